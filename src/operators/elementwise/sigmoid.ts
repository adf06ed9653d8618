import { one } from '../../expression/make.js'
import { defineElementwise, maker } from './define.js'
import { minus, plus, times } from './entrywise.js'

const logistic = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)))

export const sigmoidOp = defineElementwise({
  name: 'sigmoid',
  sign: 'positive',
  aliases: ['σ', 'sigma', 'Sigmoid', 'logistic', 'expit'],
  latex: String.raw`\sigma`,
  unicode: 'σ',
  rule: String.raw`\mathrm{d}\sigma(u) = \sigma(u)\,(1 - \sigma(u))\,\mathrm{d}u`,
  cite: { work: 'Bishop, Pattern Recognition and Machine Learning', place: 'eq. 4.88' },
  value: logistic,
  derivative: (_x, y) => times(y, minus(one, y)),
  numpy: (x, helper) => `${helper('sigmoid')}(${x})`,
})
export const sigmoid = maker(sigmoidOp)

export const softplusOp = defineElementwise({
  name: 'softplus',
  sign: 'positive',
  rule: String.raw`\mathrm{d}\log(1 + e^{u}) = \sigma(u)\,\mathrm{d}u`,
  value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  derivative: (x) => sigmoid(x),
  numpy: (x) => `np.logaddexp(0, ${x})`,
})
export const softplus = maker(softplusOp)

export const siluOp = defineElementwise({
  name: 'silu',
  aliases: ['swish', 'SiLU', 'Swish'],
  rule: String.raw`\mathrm{d}(u\,\sigma(u)) = \sigma(u)\,\bigl(1 + u\,(1 - \sigma(u))\bigr)\,\mathrm{d}u`,
  value: (x) => x * logistic(x),
  derivative: (x) => times(sigmoid(x), plus(one, times(x, minus(one, sigmoid(x))))),
  numpy: (x, helper) => `${helper('silu')}(${x})`,
})
export const silu = maker(siluOp)
