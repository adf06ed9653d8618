import { mathjs } from '../../dense/mathjs.js'
import { constant, half, minusOne, rational, two } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { mul, power } from '../algebra/build.js'
import { defineElementwise, maker } from './define.js'
import { plus, times } from './entrywise.js'
import { exp } from './exponential.js'

const cite = { work: 'Abramowitz and Stegun, Handbook of Mathematical Functions', place: '7.1.19' }
const minusHalf = rational(-1, 2)

export const erfOp = defineElementwise({
  name: 'erf',
  rule: String.raw`\mathrm{d}\operatorname{erf}(u) = \tfrac{2}{\sqrt{\pi}}\, e^{-u^2}\,\mathrm{d}u`,
  cite,
  value: (x) => mathjs().erf(x),
  derivative: (x) => mul(two, power(constant('pi'), minusHalf), exp(times(minusOne, power(x, two)))),
  numpy: (x, helper) => `${helper('erf')}(${x})`,
})
export const erf = maker(erfOp)

/** In the lower tail 1 + erf would cancel: there Laplace's continued fraction, φ/(|x| + 1/(|x| + 2/(|x| + …))), handbook 26.2.14. */
function cumulative(x: number): number {
  if (x > -4) return (1 + mathjs().erf(x / Math.SQRT2)) / 2
  let below = 0
  for (let k = 120; k > 0; k--) below = k / (below - x)
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI) / (below - x)
}

/** exp(−x²/2)/√(2π) */
const density = (x: Expr): Expr =>
  mul(power(mul(two, constant('pi')), minusHalf), exp(times(minusOne, half, power(x, two))))

/** The cumulative distribution function of the standard normal distribution. */
export const normalCdfOp = defineElementwise({
  name: 'Phi',
  sign: 'positive',
  aliases: ['Φ'],
  latex: String.raw`\Phi`,
  unicode: 'Φ',
  rule: String.raw`\mathrm{d}\Phi(u) = \tfrac{1}{\sqrt{2\pi}}\, e^{-u^2/2}\,\mathrm{d}u`,
  cite: { ...cite, place: '26.2.1–26.2.2' },
  value: cumulative,
  derivative: density,
  numpy: (x, helper) => `${helper('normal_cdf')}(${x})`,
})
export const normalCdf = maker(normalCdfOp)

export const geluOp = defineElementwise({
  name: 'gelu',
  aliases: ['GELU', 'GeLU'],
  rule: String.raw`\mathrm{d}(u\,\Phi(u)) = \Bigl(\Phi(u) + \tfrac{u}{\sqrt{2\pi}}\, e^{-u^2/2}\Bigr)\,\mathrm{d}u`,
  cite: { work: 'Hendrycks and Gimpel, Gaussian Error Linear Units (2016)' },
  value: (x) => x * cumulative(x),
  derivative: (x) => plus(normalCdf(x), times(x, density(x))),
  numpy: (x, helper) => `${helper('gelu')}(${x})`,
})
export const gelu = maker(geluOp)
