import type { Expr } from '../expression/node.js'
import { isArray } from '../expression/shape.js'
import { isApply, mul } from '../operators/algebra/build.js'
import { productOp } from '../operators/algebra/product.js'

/** Takes the scalar factors of a product out of a linear operator. */
export const scalarsOut =
  (op: { readonly key: string }, remake: (a: Expr) => Expr) =>
  (e: Expr): Expr | undefined => {
    if (!isApply(e, op)) return undefined
    const a = e.args[0]!
    if (!isApply(a, productOp) || isArray(a.args[0]!.shape)) return undefined
    const arrays = a.args.filter((f) => isArray(f.shape))
    return mul(...a.args.filter((f) => !isArray(f.shape)), remake(mul(...arrays)))
  }
