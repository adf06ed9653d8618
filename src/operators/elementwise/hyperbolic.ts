import { minusOne, one, rational, two } from '../../expression/make.js'
import { power } from '../algebra/build.js'
import { defineElementwise, maker } from './define.js'
import { minus, plus } from './entrywise.js'

const handbook = (place: string) => ({
  work: 'Abramowitz and Stegun, Handbook of Mathematical Functions',
  place,
})

export const sinhOp = defineElementwise({
  name: 'sinh',
  latex: String.raw`\sinh`,
  rule: String.raw`\mathrm{d}\sinh u = \cosh(u)\,\mathrm{d}u`,
  cite: handbook('4.5.71'),
  value: Math.sinh,
  derivative: (x) => cosh(x),
  numpy: (x) => `np.sinh(${x})`,
})
export const sinh = maker(sinhOp)

export const coshOp = defineElementwise({
  name: 'cosh',
  sign: 'positive',
  latex: String.raw`\cosh`,
  rule: String.raw`\mathrm{d}\cosh u = \sinh(u)\,\mathrm{d}u`,
  cite: handbook('4.5.72'),
  value: Math.cosh,
  derivative: (x) => sinh(x),
  numpy: (x) => `np.cosh(${x})`,
})
export const cosh = maker(coshOp)

export const tanhOp = defineElementwise({
  name: 'tanh',
  latex: String.raw`\tanh`,
  rule: String.raw`\mathrm{d}\tanh u = (1 - \tanh^2 u)\,\mathrm{d}u`,
  cite: handbook('4.5.73'),
  value: Math.tanh,
  derivative: (_x, y) => minus(one, power(y, two)),
  numpy: (x) => `np.tanh(${x})`,
})
export const tanh = maker(tanhOp)

const minusHalf = rational(-1, 2)

export const asinhOp = defineElementwise({
  name: 'asinh',
  aliases: ['arcsinh', 'arsinh'],
  rule: String.raw`\mathrm{d}\operatorname{asinh} u = \frac{\mathrm{d}u}{\sqrt{1 + u^2}}`,
  cite: handbook('4.6.37'),
  value: Math.asinh,
  derivative: (x) => power(plus(one, power(x, two)), minusHalf),
  numpy: (x) => `np.arcsinh(${x})`,
})
export const asinh = maker(asinhOp)

export const acoshOp = defineElementwise({
  name: 'acosh',
  aliases: ['arccosh', 'arcosh'],
  rule: String.raw`\mathrm{d}\operatorname{acosh} u = \frac{\mathrm{d}u}{\sqrt{u^2 - 1}}`,
  cite: handbook('4.6.38'),
  value: Math.acosh,
  kink: (x) => x - 1,
  derivative: (x) => power(minus(power(x, two), one), minusHalf),
  numpy: (x) => `np.arccosh(${x})`,
  domain: { low: 1.3, high: 2.7 },
})
export const acosh = maker(acoshOp)

export const atanhOp = defineElementwise({
  name: 'atanh',
  aliases: ['arctanh', 'artanh'],
  rule: String.raw`\mathrm{d}\operatorname{atanh} u = \frac{\mathrm{d}u}{1 - u^2}`,
  cite: handbook('4.6.39'),
  value: Math.atanh,
  kink: (x) => 1 - Math.abs(x),
  derivative: (x) => power(minus(one, power(x, two)), minusOne),
  numpy: (x) => `np.arctanh(${x})`,
  domain: { low: -0.8, high: 0.8 },
})
export const atanh = maker(atanhOp)
