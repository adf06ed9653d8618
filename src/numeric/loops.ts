import { freeIndices, isLoop, loopIndices } from '../expression/indices.js'
import {
  childrenOf,
  type Expr,
  type ReduceNode,
  type SymbolNode,
  type TableNode,
} from '../expression/node.js'
import { ordered } from '../expression/walk.js'

/**
 * What is computed anew for each position of a bound index, and what once. Everything is cached by node: nodes never
 * change.
 */
export interface Loop {
  /** the nodes that depend on the loop's indices, what is needed first coming first: those of a condition before the others */
  readonly condition: readonly Expr[]
  readonly inner: readonly Expr[]
  /** what they need from outside the loop */
  readonly outer: readonly Expr[]
}

const loops = new WeakMap<Expr, Loop>()

const under = (e: Expr): readonly Expr[] =>
  e.kind === 'symbol' ? (e.definition ? [e.definition] : []) : childrenOf(e)

/** What must be known before a node can be evaluated: of a loop, what lies outside of it. */
export const needs = (e: Expr): readonly Expr[] => (isLoop(e) ? loopOf(e).outer : under(e))

export function loopOf(e: ReduceNode | TableNode): Loop {
  const hit = loops.get(e)
  if (hit) return hit
  const bound = loopIndices(e)
  const depends = (x: Expr): boolean => bound.some((i) => freeIndices(x).has(i))
  const below = (x: Expr): readonly Expr[] => (depends(x) ? needs(x) : [])
  const within = (order: readonly Expr[]): Expr[] =>
    order.filter((x) => depends(x) && !bound.includes(x as SymbolNode))
  const condition = e.kind === 'reduce' && e.where ? ordered([e.where], below) : []
  const body = ordered([e.body], below)
  const loop: Loop = {
    condition: within(condition),
    inner: within(body),
    outer: [...new Set([...condition, ...body])].filter((x) => !depends(x)),
  }
  loops.set(e, loop)
  return loop
}
