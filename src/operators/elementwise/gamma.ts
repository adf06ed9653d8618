import { mapEntries, toNumber } from '../../dense/dense.js'
import { build, number } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { GradusError } from '../../language/errors.js'
import { callSyntax, numberSyntax } from '../surface.js'
import { defineElementwise, maker } from './define.js'

const handbook = (place: string) => ({
  work: 'Abramowitz and Stegun, Handbook of Mathematical Functions',
  place,
})

// B_2, B_4, …
const bernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6]

/** log Γ(u) for u > 0. */
export const lgammaOp = defineElementwise({
  name: 'lgamma',
  aliases: ['gammaln', 'loggamma'],
  rule: String.raw`\mathrm{d}\ln\Gamma(u) = \psi(u)\,\mathrm{d}u`,
  cite: handbook('6.3.1'),
  value: logGamma,
  derivative: (x) => digamma(x),
  numpy: (x, helper) => `${helper('lgamma')}(${x})`,
  domain: 'positive',
})
export const lgamma = maker(lgammaOp)

/** ln Γ(x) for x > 0: raised above 14 by the recurrence, then Stirling's series (6.1.40): smooth to the last digits, as differences need it. */
function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN
  let product = 1
  let y = x
  for (; y < 14; y++) product *= y
  const series = bernoulli.reduce((s, b, i) => s + b / ((2 * i + 2) * (2 * i + 1) * y ** (2 * i + 1)), 0)
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product)
}

/** ψ⁽ᵏ⁾(x) for x > 0: raised above 14 by the recurrence, then the asymptotic series (6.3.18, 6.4.11); relative error about 1e-15. */
export function polygammaAt(k: number, x: number): number {
  if (!(x > 0)) return Number.NaN
  const sign = k % 2 === 0 ? -1 : 1
  let factorial = 1
  for (let j = 2; j <= k; j++) factorial *= j
  let total = 0
  let y = x
  for (; y < 14; y++) total += sign * factorial * y ** -(k + 1)
  let series = k === 0 ? -Math.log(y) + 0.5 / y : (factorial / k) * y ** -k + 0.5 * factorial * y ** -(k + 1)
  // (2n + k − 1)!/(2n)! · y^−(2n + k)
  let term = k === 0 ? 0.5 * y ** -2 : factorial * (k + 1) * 0.5 * y ** -(k + 2)
  bernoulli.forEach((b, i) => {
    series += b * term
    const n = 2 * (i + 1)
    term *= ((n + k) * (n + k + 1)) / ((n + 1) * (n + 2)) / (y * y)
  })
  return total + sign * series
}

const made = new Map<number, Operator>()

/** ψ⁽ᵏ⁾: digamma for k = 0, trigamma for k = 1. */
export function polygammaOf(k: number): Operator {
  const found = made.get(k)
  if (found) return found
  const named = k === 0 ? 'digamma' : k === 1 ? 'trigamma' : undefined
  const op: Operator = {
    ...defineElementwise({
      name: named ?? 'polygamma',
      rule: String.raw`\mathrm{d}\psi^{(${k})}(u) = \psi^{(${k + 1})}(u)\,\mathrm{d}u`,
      cite: handbook(k === 0 ? '6.3.1' : '6.4.1'),
      value: (x) => polygammaAt(k, x),
      derivative: (x) => build(polygammaOf(k + 1), [x]),
      numpy: (x, helper) => `${helper('polygamma')}(${k}, ${x})`,
      domain: 'positive',
    }),
    key: `polygamma[${k}]`,
    ...(named
      ? {}
      : { spelling: undefined, surface: (args) => callSyntax('polygamma', [numberSyntax(k), ...args]) }),
  }
  made.set(k, op)
  return op
}

export const digammaOp = polygammaOf(0)
export const digamma = maker(digammaOp)
export const trigammaOp = polygammaOf(1)
export const trigamma = maker(trigammaOp)

/** polygamma(k, x) as it is typed, with a number for k. */
export const polygammaOp: Operator = {
  name: 'polygamma',
  key: 'polygamma',
  explanation: polygammaOf(2).explanation,
  spelling: { name: 'polygamma', arity: [2, 2] },
  operands: [['scalar'], ['scalar', 'vector', 'covector', 'matrix']],
  shape: ([, x]) => x!,
  make: ([k, x]) => {
    if (k!.kind !== 'number' || k!.denominator !== 1 || k!.numerator < 0)
      throw new GradusError({
        code: 'shape/polygamma',
        message: 'the order of a polygamma function is 0, 1, 2, …',
      })
    return build(polygammaOf(k!.numerator), [x!])
  },
  value: ([k, x]) => mapEntries(x!, (u) => polygammaAt(toNumber(k!), u)),
  surface: (args) => callSyntax('polygamma', args),
  numpy: ([k, x], _node, cx) => ({
    text: `${cx.helper('polygamma')}(${k!.text}, ${x!.text})`,
    level: 'atom',
  }),
}
export const polygamma = (k: number, x: Expr): Expr => build(polygammaOp, [number(k), x])
