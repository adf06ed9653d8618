import { addOp } from '../../operators/algebra/add.js'
import { isApply } from '../../operators/algebra/build.js'
import type { Move } from '../move.js'
import { extractions } from '../rules/common-factor.js'

/** A common factor taken out though that is longer: what is left may cancel against a denominator. */
export const factorOut: Move = {
  name: 'factor-out',
  *rewrites(e) {
    if (isApply(e, addOp)) yield* extractions(e.args)
  },
  law: [{ where: 'u: scalar', left: 'tanh(u)^3 - tanh(u)', right: 'tanh(u) (tanh(u)^2 - 1)' }],
}
