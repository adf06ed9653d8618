import type { Dim } from './dimension.js'
import { childrenOf, type Expr, type ReduceNode, type SymbolNode, type TableNode } from './node.js'
import { ordered } from './walk.js'

/** Indices: symbols for positions in an axis, bound by sums, products and tables, or free. */

export const isLoop = (e: Expr): e is ReduceNode | TableNode => e.kind === 'reduce' || e.kind === 'table'

/** The indices that a sum, product or table binds. */
export const loopIndices = (e: ReduceNode | TableNode): readonly SymbolNode[] =>
  e.kind === 'reduce' ? [e.index] : e.indices

/** An index that is bound somewhere around, not a position that the user gave. */
export const isBound = (e: Expr): e is SymbolNode => e.kind === 'symbol' && e.role?.type === 'bound'

/** The length of the axis that an index runs over. */
export function lengthOf(index: Expr): Dim {
  if (index.shape.kind !== 'index') throw new Error('not an index')
  return index.shape.length
}

const none: ReadonlySet<SymbolNode> = new Set()
const free = new WeakMap<Expr, ReadonlySet<SymbolNode>>()

/** The indices that a node depends on and does not bind itself. What a name stands for is closed, so names are not entered. */
export function freeIndices(root: Expr): ReadonlySet<SymbolNode> {
  const hit = free.get(root)
  if (hit) return hit
  for (const e of ordered([root], (x) => (free.has(x) ? [] : childrenOf(x))))
    if (!free.has(e)) free.set(e, freeHere(e))
  return free.get(root)!
}

function freeHere(e: Expr): ReadonlySet<SymbolNode> {
  if (e.kind === 'symbol') return isBound(e) ? new Set([e]) : none
  let all: ReadonlySet<SymbolNode> = none
  for (const c of childrenOf(e)) {
    const f = free.get(c)!
    if (f.size === 0 || f === all) continue
    all = all.size === 0 ? f : new Set([...all, ...f])
  }
  if (!isLoop(e) || all.size === 0) return all
  const bound = loopIndices(e)
  const left = [...all].filter((i) => !bound.includes(i))
  return left.length === 0 ? none : new Set(left)
}
