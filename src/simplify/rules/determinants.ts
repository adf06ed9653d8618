import { minusOne } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, inverse, isApply, mul, neg, onesLike, power } from '../../operators/algebra/build.js'
import { det, detOp, inverseOp, logdet, logdetOp } from '../../operators/algebra/inverse.js'
import { productOp } from '../../operators/algebra/product.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import { expOp, logOp } from '../../operators/elementwise/exponential.js'
import { logSoftmaxOp, logSumExp, softmax } from '../../operators/reductions/softmax.js'
import type { Rule } from '../rule.js'
import { onPairs } from './products.js'

/** Determinants and inverses of products, transposes and inverses, and exponentials of logarithms. */

const squareChain = (e: Expr): readonly Expr[] | undefined =>
  isApply(e, productOp) && e.args.every((f) => f.shape.kind === 'matrix' && f.shape.rows === f.shape.columns)
    ? e.args
    : undefined

export const determinantRules: readonly Rule[] = [
  {
    name: 'determinant-of-transpose',
    rewrite: (e) => {
      if (e.kind !== 'apply' || (!isApply(e, detOp) && !isApply(e, logdetOp))) return undefined
      const a = e.args[0]!
      return isApply(a, transposeOp) ? (e.op.make?.([a.args[0]!]) ?? logdet(a.args[0]!)) : undefined
    },
    law: [
      { where: 'X: n×n', left: "2 det(X')", right: '2 det(X)' },
      { where: 'X: n×n', left: "2 logdet(X')", right: '2 logdet(X)' },
    ],
  },
  {
    name: 'determinant-of-inverse',
    rewrite: (e) => {
      if (e.kind !== 'apply' || (!isApply(e, detOp) && !isApply(e, logdetOp))) return undefined
      const a = e.args[0]!
      if (!isApply(a, inverseOp)) return undefined
      return isApply(e, detOp) ? power(det(a.args[0]!), minusOne) : neg(logdet(a.args[0]!))
    },
    law: [
      { where: 'X: n×n invertible', left: 'det(X^-1)', right: '1/det(X)' },
      { where: 'X: n×n invertible', left: 'logdet(X^-1)', right: '-logdet(X)' },
    ],
  },
  {
    name: 'exponential-of-logarithm',
    rewrite: (e) => {
      const a = isApply(e, expOp) ? e.args[0]! : undefined
      if (!a) return undefined
      if (isApply(a, logdetOp)) return det(a.args[0]!)
      if (isApply(a, logSoftmaxOp)) return softmax(a.args[0]!)
      // exp(c log u) = u^c
      if (!isApply(a, productOp) || isArray(a.shape)) return undefined
      const i = a.args.findIndex((f) => isApply(f, logOp))
      const log = a.args[i]
      return log && isApply(log, logOp)
        ? power(log.args[0]!, mul(...a.args.filter((_, k) => k !== i)))
        : undefined
    },
    law: [
      { where: 'X: n×n spd', left: 'exp(logdet(X))', right: 'det(X)' },
      { where: 'x: n', left: 'exp(log_softmax(x))', right: 'softmax(x)' },
      { where: 'u: scalar positive; c: scalar', left: 'exp(c log(u))', right: 'u^c' },
    ],
  },
  {
    name: 'softmax-from-log-sum-exp',
    rewrite: (e) => {
      // exp(x − logsumexp(x))
      const a = isApply(e, expOp) ? e.args[0]! : undefined
      if (!a || !isApply(a, addOp) || a.shape.kind !== 'vector') return undefined
      for (const x of a.args) if (add(x, neg(mul(logSumExp(x), onesLike(x.shape)))) === a) return softmax(x)
      return undefined
    },
    law: [{ where: 'x: n', left: 'exp(x - logsumexp(x))', right: 'softmax(x)' }],
  },
  {
    name: 'inverse-of-product-cancels',
    rewrite: onPairs((a, b) => {
      // (A B)⁻¹ A = B⁻¹, B (A B)⁻¹ = A⁻¹
      const left = isApply(a, inverseOp) ? squareChain(a.args[0]!) : undefined
      if (left && left[0] === b) return inverse(mul(...left.slice(1)))
      const right = isApply(b, inverseOp) ? squareChain(b.args[0]!) : undefined
      return right && right.at(-1) === a ? inverse(mul(...right.slice(0, -1))) : undefined
    }),
    law: [
      { where: 'A: n×n invertible; B: n×n invertible; x: n', left: '(A B)^-1 A x', right: 'B^-1 x' },
      { where: 'A: n×n invertible; B: n×n invertible; x: n', left: 'B (A B)^-1 x', right: 'A^-1 x' },
    ],
  },
]
