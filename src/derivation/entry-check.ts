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
 * The error of an equation of entries, ∂Y_kl/∂X_ij = …: its first side is an entry of the Jacobian by differences (entries
 * of the function by those of the variable, counted row by row), and `step.indices` are the positions in that order.
 */
export function entryError(
  step: Step,
  jacobian: Omit<Jacobian, 'noise'> & { readonly noise?: number },
  point: Point,
  memo: ReadonlyMap<Expr, Dense>,
): number {
  const indices = step.indices!
  const sizes = indices.map((i) => evaluateDim(lengthOf(i), point.sizes))
  const total = sizes.reduce((n, s) => n * s, 1)
  const stride = Math.ceil(total / mostPositions)
  const sides = step.sides.slice(1)
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
    left.push(jacobian.data[flat]!)
    sides.forEach((e, s) => {
      right[s]!.push(toNumber(here.get(e) ?? base.get(e)!))
    })
  }
  return right.reduce(
    (e, side) => worse(e, relativeDifference(column(left), column(side), jacobian.noise)),
    0,
  )
}

const column = (data: readonly number[]): Dense => dense(data.length, 1, Float64Array.from(data))
