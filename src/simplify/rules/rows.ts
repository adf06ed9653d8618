import { minusOne, size } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { columnsOf, rowsOf } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import {
  add,
  hadamard,
  isApply,
  isIdentity,
  isZero,
  mul,
  ones,
  power,
  splitCoefficient,
  transpose,
} from '../../operators/algebra/build.js'
import { diagOp } from '../../operators/algebra/diagonal.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { productOp } from '../../operators/algebra/product.js'
import { isSymmetric } from '../../operators/algebra/properties.js'
import { colSumOp, rowSum, rowSumOp, sumOf, sumOp } from '../../operators/algebra/sums.js'
import { colMean, rowMean } from '../../operators/reductions/means.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'
import { scalarsOut } from '../scalars-out.js'

/** Row and column sums. */

export const rowRules: readonly Rule[] = [
  {
    name: 'scalar-out-of-row-sum',
    rewrite: scalarsOut(rowSumOp, (a) => mul(a, onesColumns(a))),
    law: [{ where: 'c: scalar; X: m×n', left: 'row_sum(c X)', right: 'c row_sum(X)' }],
  },
  {
    name: 'scalar-out-of-column-sum',
    rewrite: scalarsOut(colSumOp, (a) => mul(transpose(a), ones(rowsOf(a.shape)))),
    law: [{ where: 'c: scalar; X: m×n', left: 'col_sum(c X)', right: 'c col_sum(X)' }],
  },
  {
    name: 'row-sum-of-product',
    rewrite: (e) => {
      // (A B) 𝟙 = A (B 𝟙): an outer product or a diagonal matrix collapses
      const a = e.kind === 'apply' && (isApply(e, rowSumOp) || isApply(e, colSumOp)) ? e.args[0]! : undefined
      return a && collapses(a) && isApply(a, productOp) ? sumsOfTerm(e, a) : undefined
    },
    law: [
      { where: 'a: m; b: n', left: "row_sum(a b')", right: 'sum(b) a' },
      { where: 'A: m×n; x: n', left: 'row_sum(A diag(x))', right: 'A x' },
      { where: 'A: m×n; x: m', left: 'row_sum(diag(x) A)', right: 'x .* row_sum(A)' },
    ],
  },
  {
    name: 'row-sum-of-diagonal',
    rewrite: (e) => {
      const a = e.kind === 'apply' && (isApply(e, rowSumOp) || isApply(e, colSumOp)) ? e.args[0]! : undefined
      return a && isApply(a, diagOp) ? a.args[0]! : undefined
    },
    law: [{ where: 'v: n', left: 'row_sum(diag(v))', right: 'v' }],
  },
  {
    name: 'row-sum-of-sum',
    rewrite: (e, simplify) => {
      const a = e.kind === 'apply' && (isApply(e, rowSumOp) || isApply(e, colSumOp)) ? e.args[0]! : undefined
      if (e.kind !== 'apply' || !a || !isApply(a, addOp)) return undefined
      if (a.args.every(collapses)) return add(...a.args.map((t) => sumsOfTerm(e, t)))
      // a centred matrix has no sums: those of X are n times its means
      const means = isApply(e, rowSumOp) ? rowMean : colMean
      const count = size(isApply(e, rowSumOp) ? columnsOf(a.shape) : rowsOf(a.shape))
      const sums = add(
        ...a.args.map((t) => (collapses(t) ? simplify(sumsOfTerm(e, t)) : mul(count, means(t)))),
      )
      return isZero(sums) ? sums : undefined
    },
    law: [
      { where: 'v: n; x: n', left: 'row_sum(diag(v) - I) .* x', right: '(v - 1) .* x' },
      { where: 'X: m×n; x: n', left: "col_sum(X - ones(m) col_mean(X)') + x", right: 'x' },
      { where: 'X: m×n; x: m', left: "row_sum(X - row_mean(X) ones(n)') + x", right: 'x' },
    ],
  },
  {
    name: 'mean-of-rows',
    rewrite: (e) => {
      if (!isApply(e, productOp) || e.shape.kind !== 'vector') return undefined
      for (const s of e.args) {
        if (s.kind !== 'apply' || (s.op !== rowSumOp && s.op !== colSumOp)) continue
        const row = s.op === rowSumOp
        const { shape } = s.args[0]!
        const below = power(size(row ? columnsOf(shape) : rowsOf(shape)), minusOne)
        if (below.kind === 'number' || !e.args.includes(below)) continue
        const averaged = row ? rowMean(s.args[0]!) : colMean(s.args[0]!)
        return mul(...e.args.filter((f) => f !== below).map((f) => (f === s ? averaged : f)))
      }
      return undefined
    },
    law: [{ where: 'X: m×n', left: '2 col_sum(X)/m', right: '2 col_mean(X)' }],
  },
  {
    name: 'column-sum-of-symmetric',
    rewrite: (e) => (isApply(e, colSumOp) && isSymmetric(e.args[0]!) ? rowSum(e.args[0]!) : undefined),
    law: [{ where: 'S: n×n symmetric; x: n', left: 'col_sum(S) .* x', right: 'row_sum(S) .* x' }],
  },
  {
    name: 'less-scaled-rows',
    rewrite: (e) => {
      // A ⊙ P − diag(v) P is P ⊙ (A − v 𝟙ᵀ): from each row of A something is taken off
      if (!isApply(e, addOp) || e.args.length !== 2) return undefined
      for (const [product, scaled] of [e.args, [...e.args].reverse()] as [Expr, Expr][]) {
        if (!isApply(product, hadamardOp)) continue
        const { coefficient, rest } = splitCoefficient(scaled)
        if (!isApply(rest, productOp) || rest.args.length !== 2) continue
        const [d, p] = rest.args as [Expr, Expr]
        if (!isApply(d, diagOp) || !product.args.includes(p)) continue
        const others = product.args.filter((f) => f !== p)
        const taken = mul(coefficient, d.args[0]!, transpose(ones(columnsOf(p.shape))))
        const next = hadamard(p, add(hadamard(...others), taken))
        return cost(next) <= cost(e) ? next : undefined
      }
      return undefined
    },
    law: [{ where: 'A: m×n; P: m×n; v: m', left: 'A .* P - diag(v) P', right: "P .* (A - v ones(n)')" }],
  },
  {
    name: 'sum-of-row-sums',
    rewrite: (e) => {
      const a = isApply(e, sumOp) ? e.args[0]! : undefined
      return a && (isApply(a, rowSumOp) || isApply(a, colSumOp)) ? sumOf(a.args[0]!) : undefined
    },
    law: [{ where: 'X: m×n', left: 'sum(row_sum(X))', right: 'sum(X)' }],
  },
]

/** Terms whose row and column sums are simpler than they are: diagonals, I, outer products. */
function collapses(t: Expr): boolean {
  const { rest } = splitCoefficient(t)
  const factors = isApply(rest, productOp) ? rest.args : [rest]
  return factors.some((f) => isIdentity(f) || isApply(f, diagOp) || f.shape.kind === 'vector')
}

/** The row or column sums, as `of` says, of one term. */
const sumsOfTerm = (of: Expr, t: Expr): Expr =>
  isApply(of, rowSumOp) ? mul(t, onesColumns(t)) : mul(transpose(t), ones(rowsOf(t.shape)))

const onesColumns = (a: Expr): Expr =>
  a.shape.kind === 'matrix' ? ones(a.shape.columns) : ones(rowsOf(a.shape))
