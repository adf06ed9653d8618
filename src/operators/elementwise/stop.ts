import type { Operator } from '../../expression/operator.js'
import { signOfAll } from '../algebra/signs.js'
import { defineElementwise, maker } from './define.js'

/** The identity, taken as a constant in every derivative. */
export const stopGradientOp: Operator = {
  ...defineElementwise({
    name: 'stop_gradient',
    sign: signOfAll,
    aliases: ['stopgrad', 'detach'],
    rule: String.raw`\mathrm{d}\operatorname{stop\_gradient}(u) = 0`,
    value: (x) => x,
    derivative: () => null,
    numpy: (x) => `(${x})`,
  }),
  heldConstant: true,
}
export const stopGradient = maker(stopGradientOp)
