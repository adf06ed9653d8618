import type { Expr } from '../expression/node.js'
import { isArray } from '../expression/shape.js'
import { addOp } from '../operators/algebra/add.js'
import { add, isApply, mul } from '../operators/algebra/build.js'
import { productOp } from '../operators/algebra/product.js'
import { isSymmetric } from '../operators/algebra/properties.js'

/**
 * A matrix that is known to be symmetric, written so that one sees it: S (x xᵀ S + I) is S x xᵀ S + S. A common factor goes back into
 * the sum that it was taken out of, where that makes every term symmetric, or the transpose of another; else nothing is changed.
 */
export function symmetricForm(e: Expr): Expr {
  if (e.shape.kind !== 'matrix' || isSymmetric(e)) return e
  if (isApply(e, addOp)) {
    const spread = add(...e.args.map((t) => (isSymmetric(t) ? t : (distributed(t).find(isSymmetric) ?? t))))
    return isSymmetric(spread) ? spread : e
  }
  return distributed(e).find(isSymmetric) ?? e
}

/** P (a + b) Q as P a Q + P b Q, for each sum among the factors. */
function distributed(e: Expr): Expr[] {
  if (!isApply(e, productOp)) return []
  const scalars = e.args.filter((f) => !isArray(f.shape))
  const chain = e.args.filter((f) => isArray(f.shape))
  return chain.flatMap((f, i) =>
    isApply(f, addOp)
      ? [mul(...scalars, add(...f.args.map((t) => mul(...chain.slice(0, i), t, ...chain.slice(i + 1)))))]
      : [],
  )
}
