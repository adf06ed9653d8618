import { minusOne, one } from '../../expression/make.js'
import { childrenOf, type Expr } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { postorder } from '../../expression/walk.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, isApply, mul, neg, onesLike, splitCoefficient } from '../../operators/algebra/build.js'
import { sigmoid, sigmoidOp } from '../../operators/elementwise/sigmoid.js'
import type { Move } from '../move.js'

/** 1 − σ(u) as σ(−u), unless σ(u) stands beside it: σ (1 − σ) shows whose derivative it is. */
export const sigmoidComplement: Move = {
  name: 'sigmoid-complement',
  *rewrites(e, whole) {
    if (!isApply(e, addOp)) return
    const unit = isArray(e.shape) ? onesLike(e.shape) : one
    for (const t of e.args) {
      const { coefficient, rest } = splitCoefficient(t)
      if (!isApply(rest, sigmoidOp) || standsElsewhere(rest, t, whole)) continue
      // k σ(u) is k − k σ(−u)
      const next = add(
        ...e.args,
        mul(minusOne, t),
        mul(coefficient, unit),
        mul(minusOne, coefficient, sigmoid(neg(rest.args[0]!))),
      )
      if (!isApply(next, addOp) || next.args.length < e.args.length) yield next
    }
  },
  law: [
    { where: 'x: n', left: '1 - sigmoid(x)', right: 'sigmoid(-x)' },
    { where: 'u: scalar; c: scalar', left: '2 sigmoid(u) - 2 + c', right: 'c - 2 sigmoid(-u)' },
  ],
}

/** Whether a part stands anywhere but in this term. */
const standsElsewhere = (part: Expr, term: Expr, whole: Expr): boolean =>
  postorder([whole], { definitions: false }).some(
    (x) => x !== term && childrenOf(x).includes(part) && !(part === term && isApply(x, addOp)),
  )
