import type { NameSyntax, Syntax } from '../language/syntax.js'

/** Names of variables, definitions and sizes as they are called elsewhere. */
export type Renaming = ReadonlyMap<string, string>

/** A formula in other names; a dX is that of the new X. `variables` are the names that have differentials. */
export function rename(s: Syntax, as: Renaming, variables: Iterable<string>): Syntax {
  const differentials = new Map([...variables].map((name) => [`d${name}`, name]))
  const called = (name: string): string => as.get(name) ?? name
  const named = (n: NameSyntax): NameSyntax => {
    const of = differentials.get(n.name)
    return of === undefined
      ? { type: 'name', name: called(n.name) }
      : { type: 'name', name: `d${called(of)}`, differentialOf: called(of) }
  }
  const walk = (x: unknown): unknown => {
    if (Array.isArray(x)) return x.map(walk)
    if (typeof x !== 'object' || x === null) return x
    if ((x as Syntax).type === 'name') return named(x as NameSyntax)
    return Object.fromEntries(Object.entries(x).map(([key, part]) => [key, walk(part)]))
  }
  return walk(s) as Syntax
}
