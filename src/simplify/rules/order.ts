import { numberValue } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { addOp } from '../../operators/algebra/add.js'
import {
  type Applied,
  add,
  hadamard,
  isApply,
  isNegative,
  isOnesArray,
  mul,
  neg,
  splitCoefficient,
  transpose,
} from '../../operators/algebra/build.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { productOp } from '../../operators/algebra/product.js'
import { isSymmetric } from '../../operators/algebra/properties.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'

/** One of several ways to write signs and terms that are equally short. */

/** s − 1: a sum of two whose constant is taken off. */
const isLessConstant = (e: Expr): e is Applied =>
  isApply(e, addOp) &&
  e.args.length === 2 &&
  e.args.some((t) => {
    const { coefficient, rest } = splitCoefficient(t)
    return numberValue(coefficient) < 0 && (t.kind === 'number' || isOnesArray(rest))
  }) &&
  !e.args.every(isNegative)

const negated = (sum: Applied): Expr =>
  add(...[...sum.args].map(neg).sort((a, b) => +isNegative(a) - +isNegative(b)))

const isDifference = (e: Expr): boolean =>
  isApply(e, addOp) && e.args.some(isNegative) && !e.args.every(isNegative)

/** A difference, or a product in which one stands, turned round. */
function turnedRound(e: Expr): Expr | undefined {
  if (isApply(e, addOp)) return e.args.some(isNegative) && !isLessConstant(e) ? negated(e) : undefined
  if (!isApply(e, productOp)) return undefined
  const i = e.args.findIndex((f) => isApply(f, addOp) && f.args.some(isNegative) && !isLessConstant(f))
  const sum = e.args[i]
  return sum && isApply(sum, addOp)
    ? mul(...e.args.slice(0, i), negated(sum), ...e.args.slice(i + 1))
    : undefined
}

export const orderRules: readonly Rule[] = [
  {
    name: 'sign-into-row',
    rewrite: (e) => {
      // −2 (y − t)ᵀ A is 2 (t − y)ᵀ A, like the column
      if (!isApply(e, productOp)) return undefined
      const k = e.args[0]!
      if (k.kind !== 'number' || k.numerator >= 0) return undefined
      const i = e.args.findIndex((f) => isApply(f, transposeOp) && isDifference(f.args[0]!))
      const row = e.args[i]
      if (!row || !isApply(row, transposeOp)) return undefined
      const sum = row.args[0]!
      if (!isApply(sum, addOp) || e.args.includes(sum)) return undefined
      return mul(neg(k), ...e.args.slice(1, i), transpose(negated(sum)), ...e.args.slice(i + 1))
    },
    law: [{ where: 'y: n; t: n; A: n×m', left: "-2 (y - t)' A", right: "2 (t - y)' A" }],
  },
  {
    name: 'product-of-transposes',
    rewrite: (e) => {
      // Aᵀ ⊙ Bᵀ is (A ⊙ B)ᵀ
      if (!isApply(e, hadamardOp) || e.shape.kind !== 'matrix') return undefined
      if (!e.args.every((f) => isApply(f, transposeOp) || isSymmetric(f))) return undefined
      const whole = transpose(hadamard(...e.args.map(transpose)))
      return cost(whole) < cost(e) ? whole : undefined
    },
    law: [
      { where: 'A: m×n; B: m×n', left: "A' .* B'", right: "(A .* B)'" },
      { where: 'A: m×n; X: m×n', left: "(A .* X)' .* A'", right: "(A.^2 .* X)'" },
    ],
  },
  {
    name: 'one-minus-before-a-difference',
    rewrite: (e) => {
      // (s − 1) ⊙ W (y − t) is (1 − s) ⊙ W (t − y)
      if (!isApply(e, hadamardOp)) return undefined
      const i = e.args.findIndex(isLessConstant)
      const slope = e.args[i]
      if (!slope || !isLessConstant(slope)) return undefined
      for (const [k, f] of e.args.entries()) {
        const round = k === i ? undefined : turnedRound(f)
        if (round)
          return hadamard(
            negated(slope),
            ...e.args.map((x, j) => (j === k ? round : x)).filter((_, j) => j !== i),
          )
      }
      return undefined
    },
    law: [
      { where: 's: n; y: n; t: n', left: '(s - 1) .* (y - t)', right: '(1 - s) .* (t - y)' },
      { where: 's: n; y: m; t: m; W: n×m', left: '(s - 1) .* (W (y - t))', right: '(1 - s) .* (W (t - y))' },
    ],
  },
]
