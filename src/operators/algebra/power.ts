import { mapEntries, toNumber, zipEntries } from '../../dense/dense.js'
import { minusOne, numberValue, one } from '../../expression/make.js'
import type { Expr, NumberNode } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { isArray } from '../../expression/shape.js'
import { matchShape } from '../../expression/shaping.js'
import type { Syntax } from '../../language/syntax.js'
import { log } from '../elementwise/exponential.js'
import { between, positive, real } from '../samples.js'
import { binarySyntax, callSyntax, numberSyntax, powerSyntax, quotientSyntax } from '../surface.js'
import { add, hadamard, isApply, mul, onesLike, power } from './build.js'

/** b^e entry by entry: the exponent is a scalar, or an array shaped like the base. */
export const powerOp: Operator = {
  name: 'power',
  key: 'power',
  explanation: {
    latex: String.raw`\mathrm{d}(u^{p}) = p\, u^{p-1}\, \mathrm{d}u + u^{p} \ln u\, \mathrm{d}p`,
    ofFirst: String.raw`\mathrm{d}(u^{p}) = p\, u^{p-1}\, \mathrm{d}u`,
    ofOthers: 'varyingExponent',
    cite: { work: 'Abramowitz and Stegun, Handbook of Mathematical Functions', place: '3.3.4' },
  },
  operands: [
    ['scalar', 'vector', 'covector', 'matrix'],
    ['scalar', 'vector', 'covector', 'matrix'],
  ],
  elementwise: true,
  sign: (node, sign) => {
    const [base, p] = node.args as [Expr, Expr]
    if (sign(base) === 'positive') return 'positive'
    if (p.kind !== 'number') return undefined
    if (sign(base) && numberValue(p) > 0) return 'nonnegative'
    return p.denominator === 1 && p.numerator % 2 === 0 && p.numerator > 0 ? 'nonnegative' : undefined
  },
  shape: ([base, exponent], cx) => {
    if (isArray(exponent!)) matchShape(base!, exponent!, cx)
    return base!
  },
  make: ([base, exponent]) => power(base!, exponent!),
  value: ([base, exponent], node) =>
    isArray(node.args[1]!.shape)
      ? zipEntries(base!, exponent!, (x, p) => x ** p)
      : mapEntries(base!, (x) => x ** toNumber(exponent!)),
  derivative: (node, i, out) => {
    const [base, exponent] = node.args as [Expr, Expr]
    if (i === 1) {
      const ln = log(base)
      return isArray(base.shape) ? hadamard(out, ln) : mul(out, ln)
    }
    if (isArray(exponent.shape))
      return hadamard(exponent, power(base, add(exponent, mul(minusOne, onesFor(exponent)))))
    return mul(exponent, power(base, add(exponent, minusOne)))
  },
  surface: ([written, exponent], node) => {
    // (‖x‖²)² is ‖x‖⁴
    const [base, scale] = squareOf(written!, node.args[1]!)
    if (scale !== undefined) return scale
    const [b, e] = node.args as [Expr, Expr]
    const array = isArray(b.shape)
    const oneSyntax = { type: 'number', text: '1' } as const
    const over = (s: Syntax): Syntax =>
      array ? binarySyntax('divide', [oneSyntax, s]) : quotientSyntax(oneSyntax, s)
    if (e.kind === 'number') {
      if (e.numerator === 1 && e.denominator === 2) return callSyntax('sqrt', [base!])
      if (e.numerator < 0 && !e.decimal) {
        const positiveExponent = powerSurface(base!, e, array)
        return over(positiveExponent)
      }
    }
    if (exponent!.type === 'negate' && e.kind !== 'number')
      return over(powerSyntax(base!, exponent!.arg, array))
    return powerSyntax(base!, exponent!, array)
  },
  numpy: ([base, exponent]) => {
    if (exponent!.text === '-1')
      return {
        text: `1 / ${base!.level === 'atom' || base!.level === 'power' ? base!.text : `(${base!.text})`}`,
        level: 'product',
      }
    if (exponent!.text === '1 / 2') return { text: `np.sqrt(${base!.text})`, level: 'atom' }
    // an int has no negative powers where the exponent is an array of ints
    const literal = /^\d+$/.test(base!.text) ? `${base!.text}.0` : base!.text
    const b = base!.level === 'atom' ? literal : `(${base!.text})`
    const e = exponent!.level === 'atom' ? exponent!.text : `(${exponent!.text})`
    return { text: `${b} ** ${e}`, level: 'power' }
  },
  law: {
    cases: [
      [positive.n, positive.s],
      [positive.s, real.s],
      [positive.mn, between(1.2, 2.5).mn],
    ],
  },
}

/** A power that is written on a square already: the base, or the whole with one exponent. */
function squareOf(base: Syntax, exponent: Expr): [Syntax, Syntax | undefined] {
  if (base.type !== 'power' || base.base.type !== 'norm' || exponent.kind !== 'number')
    return [base, undefined]
  if (!Number.isInteger(numberValue(exponent)) || Math.abs(numberValue(exponent)) < 2)
    return [base, undefined]
  const k = 2 * numberValue(exponent)
  const whole = powerSyntax(base.base, numberSyntax(Math.abs(k)), false)
  return [base, k < 0 ? quotientSyntax({ type: 'number', text: '1' }, whole) : whole]
}

const onesFor = (e: Expr): Expr => (isArray(e.shape) ? onesLike(e.shape) : one)

/** base^|e| for a negative numeric exponent. */
function powerSurface(base: Syntax, e: NumberNode, array: boolean): Syntax {
  if (e.numerator === -1 && e.denominator === 1) return base
  if (e.numerator === -1 && e.denominator === 2) return callSyntax('sqrt', [base])
  const p: Syntax = { type: 'number', text: String(-e.numerator) }
  const exponent =
    e.denominator === 1 ? p : quotientSyntax(p, { type: 'number', text: String(e.denominator) })
  return powerSyntax(base, exponent, array)
}

/** What stands below a line: 1/u, 1/u². */
export const isDenominator = (e: Expr): boolean => {
  if (!isApply(e, powerOp)) return false
  const exponent = e.args[1]!
  return exponent.kind === 'number' && exponent.denominator === 1 && exponent.numerator < 0
}
