import { mapEntries } from '../../dense/dense.js'
import { one, zero } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Dense } from '../../expression/operator.js'
import { isArray, type Shape, sameShape } from '../../expression/shape.js'
import { matchShape, type ShapeContext } from '../../expression/shaping.js'
import { isApply, isOnesArray, isZero, mul } from '../algebra/build.js'
import { productOp } from '../algebra/product.js'

/** Entrywise operators of several operands: arrays of one shape, and scalars, which stand beside every entry. */

/** The shape of the arrays among the operands, which must agree; that of a scalar if there are none. */
export function broadcastShape(args: readonly Shape[], cx: ShapeContext): Shape {
  const arrays = args.filter(isArray)
  for (const a of arrays.slice(1)) matchShape(arrays[0]!, a, cx)
  return arrays[0] ?? args[0]!
}

/** f entry by entry; scalars are repeated. */
export function broadcastValues(args: readonly Dense[], f: (...x: number[]) => number): Dense {
  const like = args.reduce((a, b) => (b.data.length > a.data.length ? b : a))
  return mapEntries(like, (_, k) => f(...args.map((a) => a.data[a.data.length === 1 ? 0 : k]!)))
}

/** The least of f over the entries; for distances from a kink. */
export const leastEntry = (args: readonly Dense[], f: (...x: number[]) => number): number =>
  broadcastValues(args, f).data.reduce((m, x) => Math.min(m, x), Number.POSITIVE_INFINITY)

/** How far two numbers are apart; `tied` where they are equal. */
export const apart =
  (tied: number) =>
  (a: number, b: number): number =>
    a === b ? tied : Math.abs(a - b)

/** The scalar s of s·𝟙, if the array is that. */
function spreadScalar(e: Expr): Expr | undefined {
  if (!isArray(e.shape)) return undefined
  if (isZero(e)) return zero
  if (isOnesArray(e)) return one
  if (!isApply(e, productOp)) return undefined
  const arrays = e.args.filter((a) => isArray(a.shape))
  const scalars = e.args.filter((a) => !isArray(a.shape))
  return scalars.length > 0 && arrays.every(isOnesArray) ? mul(...scalars) : undefined
}

/** Arrays of equal entries become the scalar, as long as another operand keeps the shape: max(0, x), not max(𝟎, x). */
export function narrowed(args: readonly Expr[]): readonly Expr[] {
  const shape = args.find((a) => isArray(a.shape))?.shape
  const kept = args.map((a) => spreadScalar(a) ?? a)
  return shape && !kept.some((a) => sameShape(a.shape, shape)) ? args : kept
}
