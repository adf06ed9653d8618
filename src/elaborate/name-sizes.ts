import { dim, dimNames } from '../expression/dimension.js'
import { named, phrase, verbatim } from '../expression/phrase.js'
import type { Shape } from '../expression/shape.js'
import type { Environment } from './environment.js'
import { isUnknown } from './sizes.js'
import type { Variable } from './term.js'

const pool = ['m', 'n', 'p', 'q', 'k', 'd', 'h', 'r', 'l', 's', 't']

/** A letter that names nothing else; the length of a vector is n if it can be. */
function nextName(taken: (name: string) => boolean, vector: boolean): string {
  const wanted = vector ? ['n', ...pool] : pool
  for (const name of wanted) if (!taken(name)) return name
  for (let i = 1; ; i++) if (!taken(`n${i}`)) return `n${i}`
}

const axesOf = (s: Shape): readonly ReturnType<typeof dim>[] =>
  s.kind === 'matrix' ? [s.rows, s.columns] : s.kind === 'scalar' ? [] : [s.length]

/** Gives the sizes of variables that nothing says a readable name, and reports it. */
export function nameSizes(env: Environment): void {
  const taken = (name: string): boolean => env.dims.has(name) || env.variables.has(name)
  const name = (v: Variable, s: Shape): void => {
    const made: string[] = []
    for (const axis of axesOf(s))
      for (const unknown of dimNames(env.sizes.resolve(axis)).filter(isUnknown)) {
        const chosen = nextName(taken, s.kind !== 'matrix')
        env.dims.add(chosen)
        env.sizes.bind(unknown, dim(chosen))
        made.push(chosen)
      }
    if (made.length > 0)
      env.assumptions.push(
        made.length === 1
          ? phrase('reading.size', {
              size: verbatim(made[0]!),
              of: named(v),
              axis: s.kind === 'matrix' ? 'size' : s.kind === 'index' ? 'range' : 'length',
            })
          : phrase('reading.sizes', { sizes: made.map(verbatim), of: named(v) }),
      )
  }
  for (const v of env.variables.values()) {
    if (v.index) continue
    if (v.shape && !v.value && !v.partial) name(v, v.shape)
  }
  for (const v of env.variables.values()) if (v.index) name(v, { kind: 'index', length: v.index.length })
}
