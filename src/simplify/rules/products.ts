import { component, minusOne, number, one } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray, rowsOf } from '../../expression/shape.js'
import {
  hadamard,
  identity,
  isApply,
  isNumber,
  isOnes,
  matrixPower,
  mul,
  transpose,
} from '../../operators/algebra/build.js'
import { diag, diagOp } from '../../operators/algebra/diagonal.js'
import { inverseOp, matrixPowerOp } from '../../operators/algebra/inverse.js'
import { productOp } from '../../operators/algebra/product.js'
import { colSum, rowSum, sumOf } from '../../operators/algebra/sums.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import type { Rule } from '../rule.js'

/** Identities of chains of matrix factors. */

/** Rewrites the first adjacent pair of arrays that `f` knows. */
export const onPairs =
  (f: (a: Expr, b: Expr) => Expr | undefined) =>
  (e: Expr): Expr | undefined => {
    if (!isApply(e, productOp)) return undefined
    for (let i = 0; i + 1 < e.args.length; i++) {
      const [a, b] = [e.args[i]!, e.args[i + 1]!]
      if (!isArray(a.shape) || !isArray(b.shape)) continue
      const both = f(a, b)
      if (both) return mul(...e.args.slice(0, i), both, ...e.args.slice(i + 2))
    }
    return undefined
  }

const baseAndExponent = (e: Expr): [Expr, Expr] => {
  if (isApply(e, inverseOp)) return [e.args[0]!, minusOne]
  if (isApply(e, matrixPowerOp)) return [e.args[0]!, e.args[1]!]
  // X⁻ᵀ and (Xᵏ)ᵀ are powers of Xᵀ
  if (isApply(e, transposeOp)) {
    const inner = e.args[0]!
    if (isApply(inner, inverseOp)) return [transpose(inner.args[0]!), minusOne]
    if (isApply(inner, matrixPowerOp)) return [transpose(inner.args[0]!), inner.args[1]!]
  }
  return [e, one]
}

export const productRules: readonly Rule[] = [
  {
    name: 'sum-of-entries',
    rewrite: (e) => {
      const chain = scalarChain(e)
      if (!chain) return undefined
      const [first, last] = [chain[0]!, chain[chain.length - 1]!]
      if (isApply(first, transposeOp) && isOnes(first.args[0]!)) return sumOf(mul(...chain.slice(1)))
      if (isOnes(last)) return sumOf(mul(...chain.slice(0, -1)))
      return undefined
    },
    law: [
      { where: 'x: n', left: "ones(n)' x", right: 'sum(x)' },
      { where: 'A: m×n; x: n', left: "x' A' ones(m)", right: 'sum(A x)' },
    ],
  },
  {
    name: 'diagonal-times-vector',
    rewrite: (e) => {
      if (!isApply(e, productOp)) return undefined
      const i = e.args.findIndex((f) => isApply(f, diagOp))
      const end = e.args.findIndex((f, k) => k > i && f.shape.kind === 'vector')
      const d = e.args[i]
      if (!d || !isApply(d, diagOp) || end < 0) return undefined
      const column = mul(...e.args.slice(i + 1, end + 1))
      return mul(...e.args.slice(0, i), hadamard(d.args[0]!, column), ...e.args.slice(end + 1))
    },
    law: [
      { where: 'v: n; x: n', left: 'diag(v) x', right: 'v .* x' },
      { where: 'v: m; A: m×n; x: n', left: 'diag(v) A x', right: 'v .* (A x)' },
    ],
  },
  {
    name: 'unit-row-times-diagonal',
    rewrite: onPairs((a, b) => {
      const e = isApply(a, transposeOp) ? a.args[0]! : undefined
      if (e?.kind !== 'apply' || e.op.name !== 'unit' || !isApply(b, diagOp)) return undefined
      return mul(component(b.args[0]!, [e.args[0]!]), a)
    }),
    law: [{ where: 'v: n; k: index; X: n×m', left: "e_k' diag(v) X", right: "v_k e_k' X" }],
  },
  {
    name: 'diagonal-times-diagonal',
    rewrite: onPairs((a, b) =>
      isApply(a, diagOp) && isApply(b, diagOp) ? diag(hadamard(a.args[0]!, b.args[0]!)) : undefined,
    ),
    law: [{ where: 'v: n; w: n', left: 'diag(v) diag(w)', right: 'diag(v .* w)' }],
  },
  {
    name: 'inverse-cancels',
    rewrite: onPairs((a, b) => {
      const [x, p] = baseAndExponent(a)
      const [y, q] = baseAndExponent(b)
      if (x !== y || a.shape.kind !== 'matrix') return undefined
      if (isNumber(p, 1) && isNumber(q, 1)) return undefined
      return p.kind === 'number' && q.kind === 'number'
        ? matrixPower(x, number(p.numerator + q.numerator))
        : undefined
    }),
    law: [
      { where: 'X: n×n invertible; Y: n×n', left: 'X^-1 X Y', right: 'Y' },
      { where: 'X: n×n invertible; Y: n×n', left: 'X^-1 X^-1 Y', right: 'X^-2 Y' },
    ],
  },
  {
    name: 'inverse-of-chain-cancels',
    rewrite: (e) => {
      // (A B)⁻¹ A B C = C
      if (!isApply(e, productOp)) return undefined
      for (const [i, f] of e.args.entries()) {
        const inner = isApply(f, inverseOp) ? f.args[0]! : undefined
        if (!inner || !isApply(inner, productOp)) continue
        const { length } = inner.args
        const follows = (from: number): boolean =>
          from >= 0 && inner.args.every((x, k) => e.args[from + k] === x)
        if (follows(i + 1))
          return mul(...e.args.slice(0, i), identity(rowsOf(f.shape)), ...e.args.slice(i + 1 + length))
        if (follows(i - length))
          return mul(...e.args.slice(0, i - length), identity(rowsOf(f.shape)), ...e.args.slice(i + 1))
      }
      return undefined
    },
    law: [
      { where: 'X: m×n; b: n', left: "(X' X)^-1 X' X b", right: 'b' },
      { where: 'X: m×n; Y: m×n', left: "Y X' X (X' X)^-1", right: 'Y' },
    ],
  },
  {
    name: 'repeated-factor',
    rewrite: (e) => {
      if (!isApply(e, productOp)) return undefined
      for (let i = 0; i + 1 < e.args.length; i++) {
        const a = e.args[i]!
        if (a.shape.kind !== 'matrix' || e.args[i + 1] !== a) continue
        let n = 2
        while (e.args[i + n] === a) n++
        return mul(...e.args.slice(0, i), matrixPower(a, number(n)), ...e.args.slice(i + n))
      }
      return undefined
    },
    law: [
      { where: 'X: n×n; a: n', left: 'X X X a', right: 'X^3 a' },
      { where: 'X: n×n; a: n', left: "X' X' a", right: "(X')^2 a" },
    ],
  },
  {
    name: 'row-sum',
    rewrite: onPairs((a, b) => {
      if (!isOnes(b) || a.shape.kind !== 'matrix') return undefined
      return isApply(a, transposeOp) ? colSum(a.args[0]!) : rowSum(a)
    }),
    law: [
      { where: 'X: m×n', left: 'X ones(n)', right: 'row_sum(X)' },
      { where: 'X: m×n', left: "X' ones(m)", right: 'col_sum(X)' },
    ],
  },
  {
    name: 'column-sum',
    rewrite: onPairs((a, b) => {
      if (!isApply(a, transposeOp) || !isOnes(a.args[0]!) || b.shape.kind !== 'matrix') return undefined
      return transpose(isApply(b, transposeOp) ? rowSum(b.args[0]!) : colSum(b))
    }),
    law: [{ where: 'X: m×n', left: "ones(m)' X", right: "col_sum(X)'" }],
  },
]

/** The factors of a scalar aᵀ … b. */
function scalarChain(e: Expr): readonly Expr[] | undefined {
  return isApply(e, productOp) && !isArray(e.shape) && isArray(e.args[0]!.shape) ? e.args : undefined
}
