import type { Expr } from '../../expression/node.js'
import { isApply, mul, transpose } from '../../operators/algebra/build.js'
import { productOp } from '../../operators/algebra/product.js'

/** a bᵀ, split at the column; scalars stay with the left. */
export function outer(e: Expr): { left: Expr; right: Expr } | undefined {
  if (!isApply(e, productOp) || e.shape.kind !== 'matrix') return undefined
  const cut = e.args.findIndex((f) => f.shape.kind === 'vector')
  return cut < 0
    ? undefined
    : { left: mul(...e.args.slice(0, cut + 1)), right: transpose(mul(...e.args.slice(cut + 1))) }
}
