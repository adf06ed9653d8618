import { differential, localDifferential } from '../../calculus/differential.js'
import { component, symbol } from '../../expression/make.js'
import type { Expr, SymbolNode } from '../../expression/node.js'
import { fold, postorder, type WalkOptions } from '../../expression/walk.js'
import { isZero } from '../../operators/algebra/build.js'

/** How the parts of a function change with its variable, and the function with each of its parts. */
export interface Changes {
  /** parts that change, inner ones first; the last is the function. What stands in a sum over indices is not entered */
  readonly parts: readonly Expr[]
  /** the differential of a part, in terms of the direction */
  readonly of: (part: Expr) => Expr | null
  /** the change of the function when a part alone changes by `by` */
  readonly through: (part: Expr) => { readonly by: SymbolNode; readonly total: Expr } | undefined
}

const options: WalkOptions = { stop: (e) => e.kind === 'reduce' || e.kind === 'table' }

export function changesOf(root: Expr, by: SymbolNode, direction: SymbolNode): Changes {
  const changes = new Map<Expr, Expr | null>()
  const seed = (e: Expr): Expr | undefined => (e === by ? direction : undefined)
  fold(root, (e, below) => propagated(e, below, seed, by, direction), options, changes)
  const parts = postorder([root], options).filter((e) => changes.get(e))
  return {
    parts,
    of: (e) => changes.get(e) ?? null,
    through: (part) => {
      const moved = symbol('δ', part.shape, { origin: 'engine' })
      const total = fold<Expr | null>(
        root,
        (e, below) => propagated(e, below, (x) => (x === part ? moved : undefined)),
        options,
      )
      return total ? { by: moved, total } : undefined
    },
  }
}

function propagated(
  e: Expr,
  below: readonly (Expr | null)[],
  seed: (e: Expr) => Expr | undefined,
  by?: SymbolNode,
  direction?: SymbolNode,
): Expr | null {
  const own = seed(e)
  if (own) return own
  switch (e.kind) {
    case 'symbol':
      return below[0] ?? null
    case 'reduce':
    case 'table': {
      if (!by || !direction) return null
      const whole = differential(e, by, direction)
      return isZero(whole) ? null : whole
    }
    case 'component':
      return below[0] ? component(below[0], e.at) : null
    case 'apply': {
      if (below.every((x) => x === null)) return null
      const local = localDifferential(e, below)
      return isZero(local) ? null : local
    }
    default:
      return null
  }
}
