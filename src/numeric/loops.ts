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

const none: ReadonlySet<SymbolNode> = new Set()
const free = new WeakMap<Expr, ReadonlySet<SymbolNode>>()
const loops = new WeakMap<Expr, Loop>()

export const isLoop = (e: Expr): e is ReduceNode | TableNode => e.kind === 'reduce' || e.kind === 'table'

export const loopIndices = (e: ReduceNode | TableNode): readonly SymbolNode[] =>
  e.kind === 'reduce' ? [e.index] : e.indices

const under = (e: Expr): readonly Expr[] =>
  e.kind === 'symbol' ? (e.definition ? [e.definition] : []) : childrenOf(e)

/** The index symbols that a node depends on from outside: those bound within it are not among them. */
export function freeIndices(root: Expr): ReadonlySet<SymbolNode> {
  const hit = free.get(root)
  if (hit) return hit
  for (const e of ordered([root], (x) => (free.has(x) ? [] : under(x))))
    if (!free.has(e)) free.set(e, freeHere(e))
  return free.get(root)!
}

function freeHere(e: Expr): ReadonlySet<SymbolNode> {
  if (e.kind === 'symbol' && e.shape.kind === 'index' && !e.definition) return new Set([e])
  let all: ReadonlySet<SymbolNode> = none
  for (const c of under(e)) {
    const f = free.get(c)!
    if (f.size === 0 || f === all) continue
    all = all.size === 0 ? f : new Set([...all, ...f])
  }
  if (!isLoop(e) || all.size === 0) return all
  const bound = loopIndices(e)
  const left = [...all].filter((i) => !bound.includes(i))
  return left.length === 0 ? none : new Set(left)
}

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
