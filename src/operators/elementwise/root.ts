import { rational } from '../../expression/make.js'
import type { Operator } from '../../expression/operator.js'
import { mul, power } from '../algebra/build.js'
import { defineElementwise } from './define.js'

const half = rational(1, 2)

/** √u is u^½: only the name is an operator of its own. */
export const sqrtOp: Operator = {
  ...defineElementwise({
    name: 'sqrt',
    latex: String.raw`\sqrt`,
    rule: String.raw`\mathrm{d}\sqrt{u} = \frac{\mathrm{d}u}{2\sqrt{u}}`,
    value: Math.sqrt,
    derivative: (x) => mul(half, power(x, rational(-1, 2))),
    numpy: (x) => `np.sqrt(${x})`,
    domain: 'positive',
  }),
  make: ([x]) => power(x!, half),
}
