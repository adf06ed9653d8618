import type { Expr } from '../../expression/node.js'
import { addOp } from './add.js'
import { add, isApply, mul, transpose } from './build.js'
import { productOp } from './product.js'

/** The transpose, of sums and products with sums term by term. */
export function turned(e: Expr): Expr {
  if (isApply(e, addOp)) return add(...e.args.map(turned))
  return isApply(e, productOp) ? mul(...[...e.args].reverse().map(turned)) : transpose(e)
}
