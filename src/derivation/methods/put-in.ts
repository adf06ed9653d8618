import { apply } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { substitute } from '../../expression/substitute.js'
import { addOp } from '../../operators/algebra/add.js'
import { isApply, isIdentity, isZero } from '../../operators/algebra/build.js'
import { productOp } from '../../operators/algebra/product.js'

/**
 * The values put in for the quantities, as a person writes it before multiplying out: W₂ᵀ (2e), not 2W₂ᵀe. Only factors of products are
 * left standing so; what is 1 or I is not written.
 */
export function putIn(over: Expr, values: ReadonlyMap<Expr, Expr>): Expr {
  if (isApply(over, addOp))
    return apply(
      addOp,
      over.args.map((t) => putIn(t, values)),
    )
  const filled = substitute(over, values)
  if (!isApply(over, productOp)) return filled
  const factors = over.args.map((f) => substitute(f, values))
  const plain =
    factors.some(isPlain) || !factors.some((f, i) => isCompound(f) && (i > 0 || isApply(f, addOp)))
  return plain || factors.every((f) => !isArray(f.shape)) !== !isArray(over.shape)
    ? filled
    : apply(productOp, factors)
}

/** 1, 0, c I: nothing to see in a product. */
const isPlain = (f: Expr): boolean =>
  f.kind === 'number' ||
  isZero(f) ||
  isIdentity(f) ||
  (isApply(f, productOp) && f.args.every((a) => !isArray(a.shape) || isIdentity(a)) && isArray(f.shape))

const isCompound = (f: Expr): boolean => isApply(f, productOp) || isApply(f, addOp)
