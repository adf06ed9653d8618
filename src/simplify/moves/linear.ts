import { build } from '../../expression/make.js'
import type { ApplyNode, Expr } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, isApply, mul } from '../../operators/algebra/build.js'
import { productOp } from '../../operators/algebra/product.js'
import type { Move } from '../move.js'

const isLinear = (e: Expr): e is ApplyNode =>
  e.kind === 'apply' && e.args.length === 1 && !e.op.elementwise && e.op.linearIn?.(e, 0) === true

/** A linear function of a sum, term by term: tr(A + B), mean(x − y), with scalars in front. */
export const linearTermByTerm: Move = {
  name: 'linear-term-by-term',
  *rewrites(e) {
    if (!isLinear(e)) return
    const inside = e.args[0]!
    if (isApply(inside, addOp)) yield add(...inside.args.map((t) => scaled(e, t)))
    else if (isApply(inside, productOp) && !isArray(inside.args[0]!.shape)) yield scaled(e, inside)
  },
  law: [
    { where: 'A: n×n; B: n×n', left: 'tr(A + 2 B)', right: 'tr(A) + 2 tr(B)' },
    { where: 'x: n; y: n; c: scalar', left: 'mean(x - c y)', right: 'mean(x) - c mean(y)' },
  ],
}

function scaled(e: ApplyNode, t: Expr): Expr {
  if (!isApply(t, productOp)) return build(e.op, [t])
  const arrays = t.args.filter((f) => isArray(f.shape))
  return mul(...t.args.filter((f) => !isArray(f.shape)), build(e.op, [mul(...arrays)]))
}
