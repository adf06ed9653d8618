import { minusOne, one } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { add, hadamard, mul, onesLike } from '../algebra/build.js'

/** For writing derivatives once, for scalars and arrays alike. */

/** a·b entry by entry, whatever the shape. */
export const times = (...factors: readonly Expr[]): Expr =>
  factors.some((f) => isArray(f.shape)) ? hadamard(...factors) : mul(...factors)

/** c shaped like x: 1 beside a vector is 𝟙. */
export const constantLike = (x: Expr, c: Expr = one): Expr =>
  isArray(c.shape) ? c : mul(c, onesLike(x.shape))

/** a + b; a scalar among them is spread over the entries of the other. */
export const plus = (a: Expr, b: Expr): Expr => add(constantLike(b, a), constantLike(a, b))

/** a − b, likewise. */
export const minus = (a: Expr, b: Expr): Expr => plus(a, mul(minusOne, b))
