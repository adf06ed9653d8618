import { minusOne, number, one } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { mul, power } from '../algebra/build.js'
import { defineElementwise, maker } from './define.js'
import { plus } from './entrywise.js'

const cite = { work: 'Abramowitz and Stegun, Handbook of Mathematical Functions', place: '4.1–4.2' }

export const expOp = defineElementwise({
  name: 'exp',
  sign: 'positive',
  latex: String.raw`\exp`,
  rule: String.raw`\mathrm{d}\exp(u) = \exp(u)\,\mathrm{d}u`,
  cite,
  value: Math.exp,
  derivative: (_x, y) => y,
  numpy: (x) => `np.exp(${x})`,
})
export const exp = maker(expOp)

export const logOp = defineElementwise({
  name: 'log',
  aliases: ['ln'],
  latex: String.raw`\log`,
  rule: String.raw`\mathrm{d}\log u = \mathrm{d}u / u`,
  cite,
  value: Math.log,
  derivative: (x) => power(x, minusOne),
  numpy: (x) => `np.log(${x})`,
  domain: 'positive',
})
export const log = maker(logOp)

/** 1/(u ln b), for a logarithm to base b. */
const baseSlope = (base: number) => (x: Expr) => mul(power(log(number(base)), minusOne), power(x, minusOne))

const logarithm = (base: 2 | 10) =>
  defineElementwise({
    name: `log${base}`,
    latex: String.raw`\log_{${base}}`,
    rule: String.raw`\mathrm{d}\log_{${base}} u = \frac{\mathrm{d}u}{u \ln ${base}}`,
    cite,
    value: base === 2 ? Math.log2 : Math.log10,
    derivative: baseSlope(base),
    numpy: (x) => `np.log${base}(${x})`,
    domain: 'positive',
  })

export const log2Op = logarithm(2)
export const log2 = maker(log2Op)
export const log10Op = logarithm(10)
export const log10 = maker(log10Op)

export const log1pOp = defineElementwise({
  name: 'log1p',
  rule: String.raw`\mathrm{d}\log(1 + u) = \mathrm{d}u / (1 + u)`,
  value: Math.log1p,
  derivative: (x) => power(plus(one, x), minusOne),
  numpy: (x) => `np.log1p(${x})`,
  domain: { low: -0.6, high: 1.7 },
})
export const log1p = maker(log1pOp)

export const expm1Op = defineElementwise({
  name: 'expm1',
  rule: String.raw`\mathrm{d}(\exp(u) - 1) = \exp(u)\,\mathrm{d}u`,
  value: Math.expm1,
  derivative: (x) => exp(x),
  numpy: (x) => `np.expm1(${x})`,
})
export const expm1 = maker(expm1Op)
