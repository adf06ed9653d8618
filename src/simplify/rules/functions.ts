import { minusOne, number, numberValue } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray, rowsOf } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import {
  add,
  hadamard,
  identity,
  isApply,
  isNumber,
  isOnesArray,
  mul,
  neg,
  onesLike,
  power,
  splitCoefficient,
} from '../../operators/algebra/build.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import { exp, expOp } from '../../operators/elementwise/exponential.js'
import { cosOp, sin, sinOp } from '../../operators/elementwise/trigonometric.js'
import { logSoftmax, logSoftmaxOp, softmax, softmaxOp } from '../../operators/reductions/softmax.js'
import { polarOp } from '../../operators/reductions/spectral.js'
import type { Rule } from '../rule.js'

/** Identities of single functions that derivatives bring about. */

/** The entrywise or scalar factors of a product, and how to put them together again. */
function factorsOf(e: Expr): { list: readonly Expr[]; join: (f: readonly Expr[]) => Expr } | undefined {
  if (isApply(e, hadamardOp)) return { list: e.args, join: (f) => hadamard(...f, onesLike(e.shape)) }
  return isApply(e, productOp) ? { list: e.args, join: (f) => mul(...f) } : undefined
}

/** Adds a term to what is scalar or, in every entry, to an array. */
const spread = (k: Expr, like: Expr): Expr => (isArray(like.shape) ? mul(k, onesLike(like.shape)) : k)

export const functionRules: readonly Rule[] = [
  {
    name: 'exponential-over-sum',
    rewrite: (e) => {
      // e⁻ᵘ/(a + b e⁻ᵘ) is 1/(a eᵘ + b)
      const factors = factorsOf(e)
      if (!factors) return undefined
      for (const f of factors.list) {
        if (!isApply(f, expOp) || splitCoefficient(f.args[0]!).coefficient.numerator >= 0) continue
        for (const g of factors.list) {
          if (!isApply(g, powerOp) || !isNumber(g.args[1]!, -1) || !isApply(g.args[0]!, addOp)) continue
          const terms = g.args[0].args
          const constant = (t: Expr): boolean =>
            splitCoefficient(t).rest.kind === 'number' || isOnesArray(splitCoefficient(t).rest)
          const scaled = terms.map((t) =>
            splitCoefficient(t).rest === f
              ? spread(splitCoefficient(t).coefficient, f)
              : constant(t)
                ? mul(splitCoefficient(t).coefficient, exp(neg(f.args[0]!)))
                : undefined,
          )
          if (terms.length !== 2 || scaled.some((t) => !t)) continue
          const below = power(add(...(scaled as Expr[])), minusOne)
          return factors.join(factors.list.filter((x) => x !== f).map((x) => (x === g ? below : x)))
        }
      }
      return undefined
    },
    law: [
      { where: 'h: n positive; y: n', left: 'y .* exp(-h) ./ (1 - exp(-h))', right: 'y ./ (exp(h) - 1)' },
      { where: 'u: scalar', left: 'exp(-u)/(2 + 3 exp(-u))', right: '1/(2 exp(u) + 3)' },
    ],
  },
  {
    name: 'double-angle',
    rewrite: (e) => {
      // 2 sin u cos u, which may stand in a chain of matrices
      const { coefficient, rest } = splitCoefficient(e)
      if (!Number.isInteger(numberValue(coefficient) / 2)) return undefined
      const halved = number(numberValue(coefficient) / 2)
      const inChain = isApply(rest, productOp) ? rest.args : []
      for (const [i, part] of [rest, ...inChain].entries()) {
        const factors = factorsOf(part)
        const s = factors?.list.find((x) => isApply(x, sinOp) && cosineOf(x, factors.list))
        if (!factors || !s || s.kind !== 'apply') continue
        const doubled = sin(mul(number(2), s.args[0]!))
        const cosine = cosineOf(s, factors.list)
        const next = factors.join(
          factors.list.filter((x) => x !== cosine).map((x) => (x === s ? doubled : x)),
        )
        return mul(halved, ...(i === 0 ? [next] : inChain.map((x, k) => (k === i - 1 ? next : x))))
      }
      return undefined
    },
    law: [
      { where: 'x: n', left: '2 sin(x) .* cos(x)', right: 'sin(2 x)' },
      { where: 'A: m×n; x: m', left: "2 A' (sin(x) .* cos(x))", right: "A' sin(2 x)" },
      { where: 'u: scalar; x: n', left: '4 sin(u) cos(u) x', right: '2 sin(2 u) x' },
    ],
  },
  {
    name: 'softmax-of-shifted',
    rewrite: (e) => {
      // softmax does not see what is added to all entries alike
      if (!isApply(e, softmaxOp) && !isApply(e, logSoftmaxOp)) return undefined
      const a = e.args[0]!
      if (!isApply(a, addOp) || a.shape.kind !== 'vector') return undefined
      const terms = a.args.map((t) => (isApply(t, logSoftmaxOp) ? t.args[0]! : t))
      const kept = terms.filter((t) => !isOnesTerm(t))
      const next = kept.length === 0 ? terms[0]! : add(...kept)
      return next === a ? undefined : isApply(e, softmaxOp) ? softmax(next) : logSoftmax(next)
    },
    law: [
      { where: 'z: n; c: n', left: 'softmax(log_softmax(z) + c)', right: 'softmax(z + c)' },
      { where: 'z: n; u: scalar', left: 'softmax(z - u)', right: 'softmax(z)' },
    ],
  },
  {
    name: 'polar-factor-of-positive-definite',
    rewrite: (e) => {
      const s = isApply(e, polarOp) ? e.args[0]! : undefined
      return s?.kind === 'symbol' && s.properties.has('spd') ? identity(rowsOf(s.shape)) : undefined
    },
    law: [{ where: 'S: n×n spd; x: n', left: 'polar(S) x', right: 'x' }],
  },
]

const isOnesTerm = (t: Expr): boolean =>
  isOnesArray(t) ||
  (isApply(t, productOp) &&
    t.args.some((f) => isArray(f.shape)) &&
    t.args.every((f) => !isArray(f.shape) || isOnesArray(f)))

/** cos u beside sin u. */
const cosineOf = (s: Expr, beside: readonly Expr[]): Expr | undefined =>
  s.kind === 'apply' ? beside.find((x) => isApply(x, cosOp) && x.args[0] === s.args[0]) : undefined
