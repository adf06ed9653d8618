import type { ProductSyntax, Syntax } from '../language/syntax.js'
import { partsOf } from './children.js'
import type { Marked } from './latex.js'

/** A tree with parts of it found: the tree itself may be another, in which factors that belong together are one node. */
type Found = { readonly root: Syntax } & Pick<Marked, 'parts' | 'runs'>

/**
 * Finds terms in the tree in which they stand: as they are; as one that looks the same, since what is above and below a line is put
 * together anew; or as factors in a row among others. Of nested ones the outermost is found.
 */
export function marked(tree: Syntax, terms: readonly Syntax[]): Found {
  let root = tree
  const parts = new Set<Syntax>()
  const runs = new Set<Syntax>()
  for (const term of terms) {
    const wanted = term.type === 'negate' ? [term, term.arg] : [term]
    const shown = within(root)
    const there = wanted.find((s) => shown.has(s)) ?? alike(wanted, shown)
    if (there) parts.add(there)
    else {
      const run = runOf(term, shown)
      if (!run) continue
      root = rebuilt(root, run.among, run.grouped)
      parts.add(run.group)
      runs.add(run.group)
    }
  }
  const seen = within(root)
  const inner = new Set([...parts].flatMap((p) => [...within(p)].filter((s) => s !== p)))
  for (const p of parts) if (inner.has(p) || !seen.has(p)) parts.delete(p)
  return { root, parts, runs }
}

/** All nodes of a tree, itself first. */
function within(root: Syntax): ReadonlySet<Syntax> {
  const seen = new Set([root])
  for (const s of seen) for (const part of partsOf(s)) seen.add(part)
  return seen
}

const alike = (wanted: readonly Syntax[], shown: ReadonlySet<Syntax>): Syntax | undefined => {
  const keys = new Set(wanted.map(keyOf))
  return [...shown].find((s) => s.type !== 'name' && s.type !== 'number' && keys.has(keyOf(s)))
}

/** The same for trees that look the same. */
const keyOf = (s: Syntax): string => JSON.stringify(s)

interface Run {
  /** the product in which the factors stand, as it is and with them as one */
  readonly among: ProductSyntax
  readonly grouped: ProductSyntax
  readonly group: ProductSyntax
}

/** Factors that follow each other in a longer product. */
function runOf(term: Syntax, shown: ReadonlySet<Syntax>): Run | undefined {
  if (term.type !== 'product') return undefined
  const keys = term.factors.map(keyOf)
  for (const among of shown) {
    if (among.type !== 'product' || among.factors.length <= keys.length) continue
    const all = among.factors.map(keyOf)
    const at = all.findIndex((_, i) => keys.every((k, j) => all[i + j] === k))
    if (at < 0) continue
    const end = at + keys.length
    const group: ProductSyntax = { type: 'product', factors: among.factors.slice(at, end) }
    const factors = [...among.factors.slice(0, at), group, ...among.factors.slice(end)]
    return { among, group, grouped: { type: 'product', factors } }
  }
  return undefined
}

/** A tree with one node replaced; what does not hold it stays the same object. */
function rebuilt<T>(tree: T, old: Syntax, by: Syntax): T {
  if ((tree as unknown) === old) return by as T
  if (typeof tree !== 'object' || tree === null) return tree
  const before = Object.entries(tree)
  const after = before.map(([key, x]): [string, unknown] => [key, rebuilt(x, old, by)])
  if (after.every(([, x], i) => x === before[i]![1])) return tree
  return (Array.isArray(tree) ? after.map(([, x]) => x) : Object.fromEntries(after)) as T
}
