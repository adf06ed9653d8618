import { component, number } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import {
  hadamard,
  isApply,
  isNegative,
  isNumber,
  isOnesArray,
  isZero,
  mul,
  neg,
  onesLike,
  power,
  transpose,
} from '../../operators/algebra/build.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { det, detOp, logdet, matrixPowerOp } from '../../operators/algebra/inverse.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import { isPositive } from '../../operators/algebra/signs.js'
import { sumOf, sumOp } from '../../operators/algebra/sums.js'
import { traceOp } from '../../operators/algebra/trace.js'
import { tracePower } from '../../operators/algebra/trace-power.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import { abs, absOp, sign, signOp } from '../../operators/elementwise/absolute.js'
import { exp, expOp, logOp } from '../../operators/elementwise/exponential.js'
import { maxOfTwoOp } from '../../operators/elementwise/extremes.js'
import { coshOp, sinhOp, tanh } from '../../operators/elementwise/hyperbolic.js'
import { relu } from '../../operators/elementwise/rectifiers.js'
import { sigmoid, sigmoidOp, softplus } from '../../operators/elementwise/sigmoid.js'
import { norm } from '../../operators/reductions/norms.js'
import { logSumExp, softmax } from '../../operators/reductions/softmax.js'
import { squaredNormOp } from '../../operators/reductions/squared-norm.js'
import type { Rule } from '../rule.js'

/** Known functions under other spellings: σ, tanh, softmax, log-sum-exp, softplus, relu, ‖x‖², log det. */

const isOne = (e: Expr): boolean => isNumber(e, 1) || isOnesArray(e)

/** The u of 1 + exp(u). */
function onePlusExp(e: Expr): Expr | undefined {
  if (!isApply(e, addOp) || e.args.length !== 2) return undefined
  const [a, b] = e.args as [Expr, Expr]
  if (isOne(a) && isApply(b, expOp)) return b.args[0]
  return isOne(b) && isApply(a, expOp) ? a.args[0] : undefined
}

const isReciprocal = (e: Expr): Expr | undefined =>
  isApply(e, powerOp) && isNumber(e.args[1]!, -1) ? e.args[0] : undefined

/** Replaces two factors of a product or an entrywise product by one. */
const onTwoFactors =
  (f: (a: Expr, b: Expr) => Expr | undefined) =>
  (e: Expr): Expr | undefined => {
    const product = isApply(e, productOp)
    const whole = e.shape
    if (e.kind !== 'apply' || (!product && !isApply(e, hadamardOp))) return undefined
    for (let i = 0; i < e.args.length; i++)
      for (let j = 0; j < e.args.length; j++) {
        if (i === j) continue
        const [a, b] = [e.args[i]!, e.args[j]!]
        // in a chain of matrices only a scalar may move to meet another factor
        if (product && isArray(a.shape) && isArray(b.shape)) continue
        const both = f(a, b)
        if (!both) continue
        const at = isArray(b.shape) ? j : i
        const rest = e.args.map((x, k) => (k === at ? both : x)).filter((_, k) => k !== (at === i ? j : i))
        return product ? mul(...rest) : hadamard(...rest, onesLike(whole))
      }
    return undefined
  }

const sumOfExponentials = (e: Expr): Expr | undefined => {
  const s = isApply(e, sumOp) ? e.args[0]! : undefined
  return s && isApply(s, expOp) ? s.args[0] : undefined
}

export const recognitionRules: readonly Rule[] = [
  {
    name: 'sigmoid',
    rewrite: (e) => {
      const below = isReciprocal(e)
      const u = below && onePlusExp(below)
      return u && sigmoid(neg(u))
    },
    law: [
      { where: 'x: scalar', left: '1/(1 + exp(-x))', right: 'sigmoid(x)' },
      { where: 'x: n', left: '1 ./ (1 + exp(-x))', right: 'sigmoid(x)' },
    ],
  },
  {
    name: 'sigmoid-from-exponentials',
    rewrite: onTwoFactors((a, b) =>
      isApply(a, expOp) && isApply(b, sigmoidOp) && b.args[0] === neg(a.args[0]!)
        ? sigmoid(a.args[0]!)
        : undefined,
    ),
    law: [{ where: 'x: scalar', left: 'exp(x)/(1 + exp(x))', right: 'sigmoid(x)' }],
  },
  {
    name: 'tanh',
    rewrite: onTwoFactors((a, b) => {
      const below = isReciprocal(b)
      if (!below || !isApply(a, addOp) || !isApply(below, addOp)) return undefined
      const plus = exponentPair(below, 1)
      return plus && exponentPair(a, -1) === plus ? tanh(plus) : undefined
    }),
    law: [{ where: 'a: scalar', left: '(exp(a) - exp(-a))/(exp(a) + exp(-a))', right: 'tanh(a)' }],
  },
  {
    name: 'tanh-from-quotient',
    rewrite: onTwoFactors((a, b) => {
      const below = isReciprocal(b)
      return isApply(a, sinhOp) && below && isApply(below, coshOp) && below.args[0] === a.args[0]
        ? tanh(a.args[0]!)
        : undefined
    }),
    law: [{ where: 'a: n', left: 'sinh(a) ./ cosh(a)', right: 'tanh(a)' }],
  },
  {
    name: 'root-of-sum-of-squares',
    rewrite: (e) => {
      if (!isApply(e, powerOp) || isArray(e.shape)) return undefined
      const [b, p] = e.args as [Expr, Expr]
      if (p.kind !== 'number' || p.denominator !== 2) return undefined
      const x = squaredOf(b)
      return x && power(norm(x), number(p.numerator))
    },
    law: [
      { where: 'x: n', left: "sqrt(x' x)", right: '||x||' },
      { where: 'x: n', left: 'sqrt(sum(x.^2))', right: '||x||' },
    ],
  },
  {
    name: 'product-of-roots',
    rewrite: onTwoFactors((a, b) => {
      if (!isApply(a, powerOp) || !isApply(b, powerOp) || a.args[1] !== b.args[1]) return undefined
      const constant = (x: Expr): boolean => x.kind === 'number' || x.kind === 'constant'
      const [x, y] = [a.args[0]!, b.args[0]!]
      const e = a.args[1]!
      return constant(x) &&
        constant(y) &&
        isPositive(x) &&
        isPositive(y) &&
        e.kind === 'number' &&
        e.denominator !== 1
        ? power(mul(x, y), e)
        : undefined
    }),
    law: [{ where: 'c: scalar', left: 'c/(sqrt(2) sqrt(pi))', right: 'c/sqrt(2 pi)' }],
  },
  {
    name: 'softplus',
    rewrite: (e) => {
      const u = isApply(e, logOp) ? onePlusExp(e.args[0]!) : undefined
      return u && softplus(u)
    },
    law: [{ where: 'x: n', left: 'log(1 + exp(x))', right: 'softplus(x)' }],
  },
  {
    name: 'log-sum-exp',
    rewrite: (e) => {
      const u = isApply(e, logOp) ? sumOfExponentials(e.args[0]!) : undefined
      return u?.shape.kind === 'vector' ? logSumExp(u) : undefined
    },
    law: [{ where: 'x: n', left: 'log(sum(exp(x)))', right: 'logsumexp(x)' }],
  },
  {
    name: 'softmax',
    rewrite: onTwoFactors((a, b) => {
      const below = isReciprocal(a)
      const u = below && sumOfExponentials(below)
      if (u && isApply(b, transposeOp) && b.args[0] === exp(u)) return transpose(softmax(u))
      // xᵀ exp(u)/Σ exp(u)
      if (
        u &&
        isApply(b, productOp) &&
        !isArray(b.shape) &&
        b.args.some((f) => f === exp(u) || f === transpose(exp(u)))
      )
        return mul(
          ...b.args.map((f) =>
            f === exp(u) ? softmax(u) : f === transpose(exp(u)) ? transpose(softmax(u)) : f,
          ),
        )
      if (u?.shape.kind !== 'vector' || !isApply(b, expOp)) return undefined
      const v = b.args[0]!
      if (v === u) return softmax(u)
      return v.kind === 'component' && v.of === u ? component(softmax(u), v.at) : undefined
    }),
    law: [
      { where: 'z: n', left: 'exp(z)/sum(exp(z))', right: 'softmax(z)' },
      { where: 'z: n; x: n', left: "x' exp(z)/sum(exp(z))", right: "x' softmax(z)" },
    ],
  },
  {
    name: 'sum-of-entries-of-exponentials',
    rewrite: (e) => {
      // 𝟙ᵀ exp(z) in a denominator or a logarithm
      if (!isApply(e, productOp) || isArray(e.shape) || e.args.length !== 2) return undefined
      const [a, b] = e.args as [Expr, Expr]
      return isOnesArray(a) && isApply(b, expOp) ? sumOf(b) : undefined
    },
    law: [{ where: 'z: n', left: "ones(n)' exp(z)", right: 'sum(exp(z))' }],
  },
  {
    name: 'log-determinant',
    rewrite: (e) =>
      isApply(e, logOp) && isApply(e.args[0]!, detOp) ? logdet(e.args[0]!.args[0]!) : undefined,
    law: [{ where: 'S: n×n spd', left: 'log(det(S))', right: 'logdet(S)' }],
  },
  {
    name: 'determinant-of-power',
    rewrite: (e) => {
      const a = isApply(e, detOp) ? e.args[0]! : undefined
      return a && isApply(a, matrixPowerOp) ? power(det(a.args[0]!), a.args[1]!) : undefined
    },
    law: [{ where: 'X: n×n invertible; k: scalar integer', left: 'det(X^k)', right: 'det(X)^k' }],
  },
  {
    name: 'trace-of-power',
    rewrite: (e) => {
      const a = isApply(e, traceOp) ? e.args[0]! : undefined
      return a && isApply(a, matrixPowerOp) && a.args[1]!.kind !== 'number'
        ? tracePower(a.args[0]!, a.args[1]!)
        : undefined
    },
    law: [{ where: 'X: n×n; k: scalar integer', left: '2 tr(X^k)', right: 'tr(X^k) 2' }],
  },
  {
    name: 'rectifier',
    rewrite: (e) => {
      if (!isApply(e, maxOfTwoOp)) return undefined
      const [a, b] = e.args as [Expr, Expr]
      return isZero(a) ? relu(b) : isZero(b) ? relu(a) : undefined
    },
    law: [{ where: 'x: n', left: 'max(0, x)', right: 'relu(x)' }],
  },
  {
    name: 'logarithm-inverts-exponential',
    rewrite: (e) => {
      if (isApply(e, logOp) && isApply(e.args[0]!, expOp)) return e.args[0]!.args[0]!
      return isApply(e, expOp) && isApply(e.args[0]!, logOp) ? e.args[0]!.args[0]! : undefined
    },
    law: [
      { where: 'x: n', left: 'log(exp(x))', right: 'x' },
      { where: 'x: n positive', left: 'exp(log(x))', right: 'x' },
    ],
  },
  {
    name: 'square-of-absolute-value',
    rewrite: (e) => {
      if (!isApply(e, powerOp)) return undefined
      const [b, p] = e.args as [Expr, Expr]
      const even = p.kind === 'number' && p.denominator === 1 && p.numerator % 2 === 0
      return isApply(b, absOp) && even ? power(b.args[0]!, p) : undefined
    },
    law: [{ where: 'x: n', left: 'abs(x).^2', right: 'x.^2' }],
  },
  {
    name: 'sign-from-absolute-value',
    rewrite: onTwoFactors((a, b) => {
      const below = isReciprocal(b)
      if (below && isApply(below, absOp) && below.args[0] === a) return sign(a)
      if (isApply(a, signOp) && isApply(b, absOp) && a.args[0] === b.args[0]) return a.args[0]
      if (isApply(a, signOp) && a.args[0] === b) return abs(b)
      // sign(u) u³ = |u| u²
      if (isApply(a, signOp) && isApply(b, powerOp) && b.args[0] === a.args[0]) {
        const k = b.args[1]!
        if (k.kind === 'number' && k.denominator === 1 && k.numerator > 1) {
          const rest = power(b.args[0]!, number(k.numerator - 1))
          return isArray(b.shape) ? hadamard(abs(b.args[0]!), rest) : mul(abs(b.args[0]!), rest)
        }
      }
      // sign(u)/|u| = 1/u
      if (isApply(a, signOp) && below && isApply(below, absOp) && below.args[0] === a.args[0])
        return power(a.args[0]!, number(-1))
      return undefined
    }),
    law: [
      { where: 'c: scalar', left: 'c/abs(c)', right: 'sign(c)' },
      { where: 'x: n', left: 'x .* sign(x)', right: 'abs(x)' },
      { where: 'x: n', left: 'x.^2 .* sign(x)', right: 'x .* abs(x)' },
    ],
  },
]

/** The x of xᵀx, Σ xᵢ², ‖x‖². */
function squaredOf(e: Expr): Expr | undefined {
  if (isApply(e, squaredNormOp)) return e.args[0]
  if (isApply(e, sumOp)) {
    const a = e.args[0]!
    return isApply(a, powerOp) && isNumber(a.args[1]!, 2) ? a.args[0] : undefined
  }
  if (!isApply(e, productOp) || e.args.length !== 2) return undefined
  const [a, b] = e.args as [Expr, Expr]
  return b.shape.kind === 'vector' && transpose(a) === b ? b : undefined
}

/** The u of exp(u) ± exp(−u). */
function exponentPair(e: Expr, sign: 1 | -1): Expr | undefined {
  if (!isApply(e, addOp) || e.args.length !== 2) return undefined
  for (const [a, b] of [
    [e.args[0]!, e.args[1]!],
    [e.args[1]!, e.args[0]!],
  ] as const) {
    if (!isApply(a, expOp)) continue
    const u = a.args[0]!
    const other = exp(neg(u))
    if (b === (sign === 1 ? other : neg(other)) && !isNegative(u)) return u
  }
  return undefined
}
