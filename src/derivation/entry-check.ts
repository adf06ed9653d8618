import { dense, scalarOf, toNumber } from '../dense/dense.js'
import { evaluateDim } from '../expression/dimension.js'
import { freeIndices, lengthOf } from '../expression/indices.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import type { Jacobian } from '../numeric/differences.js'
import { evaluateInOrder, evaluationOrder, type Point } from '../numeric/evaluate.js'
import { relativeDifference, worse } from './difference.js'
import type { Step } from './step.js'

/** Positions that are looked at: all, or where there are more, that many of them evenly. */
const mostPositions = 240

/**
 * The error of an equation of entries, ∂Y_kl/∂X_ij = …, at every position of `step.indices`. With a Jacobian by differences (entries of the
 * function by those of the variable, counted row by row) the first side is its entry, and the indices are its positions in that order.
 */
export function entryError(
  step: Step,
  point: Point,
  memo: ReadonlyMap<Expr, Dense>,
  differences?: { readonly data?: Jacobian['data']; readonly noise?: number },
): number {
  const indices = step.indices!
  const sizes = indices.map((i) => evaluateDim(lengthOf(i), point.sizes))
  const total = sizes.reduce((n, s) => n * s, 1)
  const stride = Math.ceil(total / mostPositions)
  const data = differences?.data
  const sides = data ? step.sides.slice(1) : step.sides
  const base = new Map(memo)
  const order = evaluationOrder(sides, (e) => base.has(e) || indices.includes(e as SymbolNode))
  const varies = (e: Expr): boolean => {
    const free = freeIndices(e)
    return indices.some((i) => free.has(i))
  }
  evaluateInOrder(
    order.filter((e) => !varies(e)),
    point,
    base,
  )
  const inner = order.filter((e) => varies(e) && !indices.includes(e as SymbolNode))
  const left: number[] = []
  const right: number[][] = sides.map(() => [])
  // the positions run as the Jacobian's numbers do: the last one fastest
  for (let flat = 0; flat < total; flat += stride) {
    const here = new Map<Expr, Dense>()
    let rest = flat
    for (let a = indices.length - 1; a >= 0; a--) {
      here.set(indices[a]!, scalarOf(rest % sizes[a]!))
      rest = Math.floor(rest / sizes[a]!)
    }
    evaluateInOrder(inner, point, here, base)
    const found = sides.map((e) => toNumber(here.get(e) ?? base.get(e)!))
    left.push(data ? data[flat]! : found[0]!)
    found.forEach((x, s) => {
      right[s]!.push(x)
    })
  }
  return right.reduce(
    (e, side) => worse(e, relativeDifference(column(left), column(side), differences?.noise)),
    0,
  )
}

const column = (data: readonly number[]): Dense => dense(data.length, 1, Float64Array.from(data))
