import { size, two } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray, rowsOf } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import {
  add,
  hadamard,
  isApply,
  isIdentity,
  mul,
  ones,
  onesLike,
  power,
  splitCoefficient,
  transpose,
} from '../../operators/algebra/build.js'
import { diagOp, diagonal, diagonalOp } from '../../operators/algebra/diagonal.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { productOp } from '../../operators/algebra/product.js'
import { colSum, rowSum, rowSumOp, sumOf, sumOp } from '../../operators/algebra/sums.js'
import { trace, traceOp } from '../../operators/algebra/trace.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'
import { scalarsOut } from '../scalars-out.js'

/** Diagonals of matrices, and traces. */

export const diagonalRules: readonly Rule[] = [
  {
    name: 'sum-of-diagonal',
    rewrite: (e) =>
      isApply(e, sumOp) && isApply(e.args[0]!, diagonalOp) ? trace(e.args[0].args[0]!) : undefined,
    law: [{ where: 'A: n×n; x: n', left: 'sum(diag(A)) x', right: 'tr(A) x' }],
  },
  {
    name: 'scalar-out-of-diagonal',
    rewrite: scalarsOut(diagonalOp, diagonal),
    law: [{ where: 'c: scalar; A: n×n; B: n×n; C: n×n', left: 'diag(c A B C)', right: 'c diag(A B C)' }],
  },
  {
    name: 'sum-of-matrix-diagonals',
    rewrite: (e) => {
      if (!isApply(e, addOp)) return undefined
      const of = (t: Expr): Expr | undefined => {
        const { coefficient, rest } = splitCoefficient(t)
        return isApply(rest, diagonalOp) ? mul(coefficient, rest.args[0]!) : undefined
      }
      const inside = e.args.flatMap((t) => of(t) ?? [])
      if (inside.length < 2) return undefined
      const next = add(...e.args.filter((t) => !of(t)), diagonal(add(...inside)))
      return cost(next) < cost(e) ? next : undefined
    },
    law: [{ where: 'A: n×n; B: n×n', left: 'diag(A) - 2 diag(B)', right: 'diag(A - 2 B)' }],
  },
  {
    name: 'row-sum-as-diagonal',
    rewrite: (e) => {
      // the row sums of Aᵀ ⊙ Aᵀ M are diag(Aᵀ M A)
      const a = isApply(e, rowSumOp) ? e.args[0]! : undefined
      if (!a || !isApply(a, hadamardOp) || a.args.length !== 2) return undefined
      const all = [a.args, [...a.args].reverse()].map(([p, q]) => diagonal(mul(p!, transpose(q!))))
      const next = all.reduce((x, y) => (cost(y) < cost(x) ? y : x))
      return cost(next) < cost(e) ? next : undefined
    },
    law: [{ where: 'A: m×n; M: m×m', left: "row_sum(A' .* (A' M))", right: "diag(A' M A)" }],
  },
  {
    name: 'trace-of-diagonal',
    rewrite: (e) => {
      if (!isApply(e, traceOp)) return undefined
      const a = e.args[0]!
      if (isIdentity(a)) return size(rowsOf(a.shape))
      if (isApply(a, diagOp)) return sumOf(a.args[0]!)
      return undefined
    },
    law: [{ where: 'v: n; x: n', left: 'tr(diag(v)) x', right: 'sum(v) x' }],
  },
  {
    name: 'diagonal-of-diagonal',
    rewrite: (e) => {
      if (!isApply(e, diagonalOp)) return undefined
      const a = e.args[0]!
      if (isApply(a, diagOp)) return a.args[0]!
      if (isApply(a, transposeOp)) return diagonal(a.args[0]!)
      if (isIdentity(a)) return ones(rowsOf(a.shape))
      if (isApply(a, hadamardOp) && a.args.some(isIdentity))
        return diagonal(hadamard(...a.args.filter((f) => !isIdentity(f)), onesLike(a.shape)))
      return undefined
    },
    law: [
      { where: 'v: n', left: 'diag(diag(v))', right: 'v' },
      { where: 'X: n×n', left: "diag(X')", right: 'diag(X)' },
    ],
  },
  {
    name: 'diagonal-of-transposed',
    rewrite: (e, simplify) => {
      // the diagonal and the trace of a matrix are those of its transpose
      if (!isApply(e, diagonalOp) && !isApply(e, traceOp)) return undefined
      const a = e.args[0]!
      const turned = simplify(isApply(a, addOp) ? add(...a.args.map(transpose)) : transpose(a))
      return cost(turned) < cost(a) ? (isApply(e, traceOp) ? trace(turned) : diagonal(turned)) : undefined
    },
    law: [
      { where: 'A: n×n; B: n×n; x: n', left: "x .* diag(A' B')", right: 'x .* diag(B A)' },
      { where: 'A: n×n; B: n×n; c: scalar', left: "c tr(A' B')", right: 'c tr(B A)' },
    ],
  },
  {
    name: 'diagonal-of-scaled',
    rewrite: (e) => {
      // diag(A diag(v) B) is (A ⊙ Bᵀ) v, diag(A diag(v)) is diag(A) ⊙ v
      const a = isApply(e, diagonalOp) ? e.args[0]! : undefined
      if (!a || !isApply(a, productOp)) return undefined
      const scalars = a.args.filter((f) => !isArray(f.shape))
      const chain = a.args.filter((f) => isArray(f.shape))
      const i = chain.findIndex((f) => isApply(f, diagOp))
      const d = chain[i]
      if (!d || !isApply(d, diagOp)) return undefined
      if (chain.some((f) => f.shape.kind !== 'matrix')) return undefined
      if (chain.length === 1) return mul(...scalars, d.args[0]!)
      const [left, right] = [chain.slice(0, i), chain.slice(i + 1)]
      const v = d.args[0]!
      const value =
        left.length > 0 && right.length > 0
          ? mul(...scalars, hadamard(mul(...left), transpose(mul(...right))), v)
          : mul(...scalars, hadamard(diagonal(mul(...left, ...right)), v))
      return cost(value) < cost(e) ? value : undefined
    },
    law: [
      { where: 'A: n×n; B: n×n; v: n', left: 'diag(A diag(v) B)', right: "(A .* B') v" },
      { where: 'c: scalar; v: n; w: n', left: 'w .* diag(c diag(v))', right: 'c (w .* v)' },
      { where: 'A: n×n; v: n; w: n', left: 'w .* diag(A diag(v))', right: 'w .* v .* diag(A)' },
    ],
  },
  {
    name: 'diagonal-of-outer-product',
    rewrite: (e) => {
      const a = isApply(e, diagonalOp) ? e.args[0]! : undefined
      if (!a || !isApply(a, productOp)) return undefined
      const { coefficient, rest } = splitCoefficient(a)
      if (!isApply(rest, productOp)) return undefined
      const cut = rest.args.findIndex((f) => f.shape.kind === 'vector')
      if (cut < 0) return undefined
      return mul(
        coefficient,
        hadamard(mul(...rest.args.slice(0, cut + 1)), transpose(mul(...rest.args.slice(cut + 1)))),
      )
    },
    law: [{ where: 'a: n; b: n', left: "diag(a b')", right: 'a .* b' }],
  },
  {
    name: 'diagonal-of-product',
    rewrite: (e) => {
      // diag(A Bᵀ) is the row sums of A ⊙ B, diag(Aᵀ B) the column sums
      const a = isApply(e, diagonalOp) ? e.args[0]! : undefined
      if (!a || !isApply(a, productOp)) return undefined
      const scalars = a.args.filter((f) => !isArray(f.shape))
      const chain = a.args.filter((f) => isArray(f.shape))
      // of three factors, Aᵀ M A, the diagonal is what one reads
      const half = chain.length / 2
      const [left, right] = [mul(...chain.slice(0, half)), mul(...chain.slice(half))]
      if (chain.length % 2 === 1 || left.shape.kind !== 'matrix') return undefined
      const sums =
        right === transpose(left)
          ? rowSum(power(left, two))
          : chain.length > 2
            ? undefined
            : isApply(right, transposeOp)
              ? rowSum(hadamard(left, transpose(right)))
              : isApply(left, transposeOp)
                ? colSum(hadamard(transpose(left), right))
                : undefined
      const next = sums && mul(...scalars, sums)
      return next && cost(next) < cost(e) ? next : undefined
    },
    law: [
      { where: 'A: m×n; B: m×n', left: "diag(A B')", right: 'row_sum(A .* B)' },
      { where: 'A: m×n; B: m×n; c: scalar', left: "diag(c A' B)", right: 'c col_sum(A .* B)' },
      { where: 'F: m×n', left: "diag(F F')", right: 'row_sum(F.^2)' },
      { where: 'A: n×k; B: k×m; x: n', left: "x .* diag(A B B' A')", right: 'x .* row_sum((A B).^2)' },
    ],
  },
  {
    name: 'trace-of-product-with-diagonal',
    rewrite: (e) => {
      const a = isApply(e, traceOp) ? e.args[0]! : undefined
      if (!a || !isApply(a, productOp)) return undefined
      const i = a.args.findIndex((f) => isApply(f, diagOp))
      const d = a.args[i]
      if (!d || !isApply(d, diagOp)) return undefined
      const around = [...a.args.slice(i + 1), ...a.args.slice(0, i)]
      return mul(transpose(diagonal(mul(...around))), d.args[0]!)
    },
    law: [{ where: 'A: n×n; v: n', left: 'tr(A diag(v))', right: "diag(A)' v" }],
  },
]
