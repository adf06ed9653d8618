import type { Expr } from '../../expression/node.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, isApply, mul, transpose } from '../../operators/algebra/build.js'
import { productOp } from '../../operators/algebra/product.js'

/** The transpose, of sums and products with sums term by term. */
export function turned(e: Expr): Expr {
  if (isApply(e, addOp)) return add(...e.args.map(turned))
  return isApply(e, productOp) ? mul(...[...e.args].reverse().map(turned)) : transpose(e)
}
