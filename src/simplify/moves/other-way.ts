import type { Expr } from '../../expression/node.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, isApply, transpose } from '../../operators/algebra/build.js'
import { productOp } from '../../operators/algebra/product.js'
import type { Move } from '../move.js'
import { simplify } from '../simplify.js'

/** Term by term, so that no sum stands under a transpose. */
const turned = (e: Expr): Expr => (isApply(e, addOp) ? add(...e.args.map(transpose)) : transpose(e))

/** What becomes simple when it is transposed: Pᵀ D − Yᵀ D is (D (P − Y))ᵀ. */
export const otherWayRound: Move = {
  name: 'other-way-round',
  *rewrites(e) {
    if (e.shape.kind !== 'matrix' || !(isApply(e, addOp) || isApply(e, productOp))) return
    const next = turned(simplify(turned(e)))
    if (next !== e) yield next
  },
  law: [{ where: 'P: m×n; Y: m×n; D: m×m', left: "P' D - Y' D", right: "(P - Y)' D" }],
}
