import type { Operator } from '../../expression/operator.js'
import { signOfAll, signOfSize } from '../algebra/signs.js'
import { callSyntax } from '../surface.js'
import { defineElementwise, maker } from './define.js'

export const signOp = defineElementwise({
  name: 'sign',
  sign: signOfAll,
  aliases: ['sgn'],
  rule: String.raw`\mathrm{d}\operatorname{sign}(u) = 0`,
  value: Math.sign,
  kink: Math.abs,
  derivative: () => null,
  numpy: (x) => `np.sign(${x})`,
})
export const sign = maker(signOp)

/** |·|′(0) = 0. */
export const absOp: Operator = {
  ...defineElementwise({
    name: 'abs',
    sign: signOfSize,
    rule: String.raw`\mathrm{d}\lvert u\rvert = \operatorname{sign}(u)\,\mathrm{d}u`,
    value: Math.abs,
    kink: Math.abs,
    derivative: (x) => sign(x),
    numpy: (x) => `np.abs(${x})`,
  }),
  // bars around a matrix would be its determinant
  surface: ([a], node) =>
    node.shape.kind === 'matrix' ? callSyntax('abs', [a!]) : { type: 'bars', arg: a! },
}
export const abs = maker(absOp)

/** 1 for u > 0, else 0. */
export const stepOp = defineElementwise({
  name: 'step',
  sign: 'nonnegative',
  aliases: ['heaviside'],
  rule: String.raw`\mathrm{d}\operatorname{step}(u) = 0`,
  value: (x) => (x > 0 ? 1 : 0),
  kink: Math.abs,
  derivative: () => null,
  numpy: (x) => `np.heaviside(${x}, 0.0)`,
})
export const step = maker(stepOp)
