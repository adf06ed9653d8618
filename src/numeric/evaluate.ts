import { denseFrom, filled, scalarOf, toNumber } from '../dense/dense.js'
import { constantDim, evaluateDim } from '../expression/dimension.js'
import { numberValue } from '../expression/make.js'
import type { ComponentNode, Expr, ReduceNode, SymbolNode, TableNode } from '../expression/node.js'
import type { Dense, DenseMap, ValueContext } from '../expression/operator.js'
import { columnsOf, rowsOf } from '../expression/shape.js'
import { ordered } from '../expression/walk.js'
import { loopOf, needs } from './loops.js'

/** Where expressions are evaluated: a size for each dimension, a value for each symbol, a function for each unknown one. */
export interface Point {
  readonly sizes: ReadonlyMap<string, number>
  /** a symbol with a value here uses it even if it has a definition: so an intermediate is perturbed */
  readonly values: ReadonlyMap<SymbolNode, Dense>
  unknown(name: string, order: number): (x: number) => number
  unknownMap(name: string, from: number, to: number): DenseMap
}

/** Told each node when it is evaluated, with the values of its operands; inside a loop once for each position. */
export type Watch = (e: Expr, value: Dense, operands: readonly Dense[]) => void

/** Values by node; what is not here is looked up in the scope around it. */
interface Scope {
  readonly here: Map<Expr, Dense>
  readonly around?: Scope
}

function lookup(scope: Scope, e: Expr): Dense {
  for (let s: Scope | undefined = scope; s; s = s.around) {
    const hit = s.here.get(e)
    if (hit) return hit
  }
  throw new Error(e.kind === 'symbol' ? `no value for ${e.name}` : `${e.kind} ${e.id} was not evaluated`)
}

/** The order in which to evaluate what the roots need, given the nodes whose values are known. */
export const evaluationOrder = (roots: readonly Expr[], known: (e: Expr) => boolean): Expr[] =>
  ordered(roots, (e) => (known(e) ? [] : needs(e)))

/**
 * Evaluates the roots, each shared node once, never recursing to the depth of the graph. `memo` carries values
 * from one call to the next at the same point.
 */
export function evaluate(
  roots: readonly Expr[],
  point: Point,
  memo: Map<Expr, Dense> = new Map(),
  watch?: Watch,
): Dense[] {
  for (const [symbol, value] of point.values) memo.set(symbol, value)
  evaluateInOrder(
    evaluationOrder(roots, (e) => memo.has(e)),
    point,
    memo,
    undefined,
    watch,
  )
  return roots.map((r) => memo.get(r)!)
}

/** Evaluates the nodes of a list in its order into `into`; those that have a value there are left alone. */
export function evaluateInOrder(
  order: readonly Expr[],
  point: Point,
  into: Map<Expr, Dense>,
  around?: ReadonlyMap<Expr, Dense>,
  watch?: Watch,
): void {
  const cx: ValueContext = {
    size: (d) => evaluateDim(d, point.sizes),
    unknown: (name, k) => point.unknown(name, k),
    unknownMap: (name, from, to) => point.unknownMap(name, from, to),
  }
  const scope: Scope = around ? { here: into, around: { here: around as Map<Expr, Dense> } } : { here: into }
  run(order, scope, cx, watch)
}

function run(order: readonly Expr[], scope: Scope, cx: ValueContext, watch: Watch | undefined): void {
  for (const e of order) {
    if (scope.here.has(e)) continue
    const operands = e.kind === 'apply' ? e.args.map((a) => lookup(scope, a)) : []
    const value = valueHere(e, operands, scope, cx, watch)
    scope.here.set(e, value)
    watch?.(e, value, operands)
  }
}

function valueHere(
  e: Expr,
  operands: readonly Dense[],
  scope: Scope,
  cx: ValueContext,
  watch: Watch | undefined,
): Dense {
  switch (e.kind) {
    case 'number':
      return scalarOf(numberValue(e))
    case 'constant':
      return scalarOf(e.name === 'pi' ? Math.PI : Math.E)
    case 'size':
      return scalarOf(cx.size(e.dim))
    case 'symbol':
      return lookup(scope, e.definition ?? e)
    case 'apply':
      return e.op.value(operands, e, cx)
    case 'component':
      return componentValue(e, scope)
    case 'reduce':
      return reduceValue(e, scope, cx, watch)
    case 'table':
      return tableValue(e, scope, cx, watch)
  }
}

/** An index symbol is a position from 0; anything else that stands as a subscript is a number from 1. */
const position = (at: Expr, scope: Scope): number =>
  toNumber(lookup(scope, at)) - (at.shape.kind === 'index' ? 0 : 1)

/** NaN for a position outside of the array. */
function componentValue(e: ComponentNode, scope: Scope): Dense {
  const of = lookup(scope, e.of)
  const [i, j] = e.at.map((a) => position(a, scope)) as [number, number | undefined]
  const pick = (r: number, c: number): number =>
    r < of.rows && c < of.columns ? (of.data[r * of.columns + c] ?? Number.NaN) : Number.NaN
  if (j !== undefined) return scalarOf(pick(i, j))
  if (e.of.shape.kind === 'matrix') return denseFrom(of.columns, 1, (c) => pick(i, c))
  return scalarOf(e.of.shape.kind === 'covector' ? pick(0, i) : pick(i, 0))
}

function lengthOf(index: SymbolNode, cx: ValueContext): number {
  if (index.shape.kind !== 'index') throw new Error(`${index.name} is no index`)
  return constantDim(index.shape.length) ?? cx.size(index.shape.length)
}

/** The inside of a loop with its indices at the given positions. */
const inside = (positions: readonly (readonly [SymbolNode, number])[], scope: Scope): Scope => ({
  here: new Map(positions.map(([i, p]) => [i, scalarOf(p)])),
  around: scope,
})

function reduceValue(e: ReduceNode, scope: Scope, cx: ValueContext, watch: Watch | undefined): Dense {
  const n = lengthOf(e.index, cx)
  const neutral = e.op === 'sum' ? 0 : 1
  const { condition, inner } = loopOf(e)
  const total = filled(cx.size(rowsOf(e.shape)), cx.size(columnsOf(e.shape)), neutral)
  for (let p = 0; p < n; p++) {
    const here = inside([[e.index, p]], scope)
    run(condition, here, cx, watch)
    // what is left out is not looked at: it may not be defined there
    if (e.where && toNumber(lookup(here, e.where)) === 0) continue
    run(inner, here, cx, watch)
    const term = lookup(here, e.body)
    for (let k = 0; k < total.data.length; k++) {
      if (e.op === 'sum') total.data[k]! += term.data[k]!
      else total.data[k]! *= term.data[k]!
    }
  }
  return total
}

function tableValue(e: TableNode, scope: Scope, cx: ValueContext, watch: Watch | undefined): Dense {
  const [i, j] = e.indices
  return denseFrom(lengthOf(i!, cx), j ? lengthOf(j, cx) : 1, (r, c) => {
    const here = inside([[i!, r], ...(j ? [[j, c] as const] : [])], scope)
    run(loopOf(e).inner, here, cx, watch)
    return toNumber(lookup(here, e.body))
  })
}
