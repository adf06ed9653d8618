import type { Dim } from '../../expression/dimension.js'
import { component, minusOne, size } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray, rowsOf } from '../../expression/shape.js'
import { hadamard, isApply, mul, onesLike, power, transpose } from '../../operators/algebra/build.js'
import { unit } from '../../operators/algebra/constants.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { productOp } from '../../operators/algebra/product.js'
import { kroneckerDelta } from '../../operators/elementwise/comparison.js'
import { colMeanOp, meanOp, rowMeanOp } from '../../operators/reductions/means.js'
import type { Rule } from '../rule.js'

/** Products with unit vectors: they pick entries, and meet in Kronecker deltas. */

/** The position k of e_k. */
const positionOf = (e: Expr): Expr | undefined =>
  e.kind === 'apply' && e.op.name === 'unit' ? e.args[0] : undefined

/** i and j of c e_i e_jᵀ, with its scalars. */
function unitMatrix(e: Expr): { scalars: readonly Expr[]; at: readonly [Expr, Expr] } | undefined {
  if (!isApply(e, productOp) || e.shape.kind !== 'matrix') return undefined
  const arrays = e.args.filter((f) => isArray(f.shape))
  if (arrays.length !== 2) return undefined
  const [i, j] = [positionOf(arrays[0]!), positionOf(transpose(arrays[1]!))]
  return i && j ? { scalars: e.args.filter((f) => !isArray(f.shape)), at: [i, j] } : undefined
}

export const unitRules: readonly Rule[] = [
  {
    name: 'hadamard-with-unit-matrix',
    rewrite: (e) => {
      if (!isApply(e, hadamardOp)) return undefined
      const one = e.args.find(unitMatrix)
      if (!one) return undefined
      const rest = hadamard(...e.args.filter((f) => f !== one), onesLike(e.shape))
      return mul(component(rest, unitMatrix(one)!.at), one)
    },
    law: [
      {
        where: 'A: m×n; i: index; j: index; x: m; y: n',
        left: "x' (A .* (e_i e_j')) y",
        right: 'A[i,j] x_i y_j',
      },
    ],
  },
  {
    name: 'hadamard-of-unit-vectors',
    rewrite: (e) => {
      if (!isApply(e, hadamardOp)) return undefined
      const units = e.args.filter(positionOf)
      if (units.length < 2) return undefined
      const [a, b] = units as [Expr, Expr]
      const delta = kroneckerDelta(positionOf(a)!, positionOf(b)!)
      return hadamard(mul(delta, a), ...e.args.filter((f) => f !== a && f !== b), onesLike(e.shape))
    },
    law: [{ where: 'x: n; i: index; j: index', left: 'e_i .* e_j .* x', right: '[i = j] e_i .* x' }],
  },
  {
    name: 'unit-vectors-pick-entry',
    rewrite: (e) => {
      if (!isApply(e, productOp) || isArray(e.shape) || e.args.length < 3) return undefined
      const [first, last] = [e.args[0]!, e.args.at(-1)!]
      if (first.shape.kind !== 'covector') return undefined
      const [i, j] = [positionOf(transpose(first)), positionOf(last)]
      if (i && j) return component(mul(...e.args.slice(1, -1)), [i, j])
      if (i) return component(mul(...e.args.slice(1)), [i])
      return j && component(transpose(mul(...e.args.slice(0, -1))), [j])
    },
    law: [
      { where: 'A: n×m; i: index; j: index; c: scalar', left: "c e_i' A e_j", right: 'c A[i,j]' },
      { where: 'A: n×m; x: m; i: index; c: scalar', left: "c e_i' A x", right: 'c (A x)_i' },
    ],
  },
  {
    name: 'mean-of-unit-matrix',
    rewrite: (e) => {
      if (e.kind !== 'apply') return undefined
      const a = e.args[0]
      const means = isApply(e, meanOp) || isApply(e, rowMeanOp) || isApply(e, colMeanOp)
      if (!means || !a) return undefined
      const over = (d: Dim): Expr => power(size(d), minusOne)
      if (isApply(e, meanOp) && positionOf(a)) return over(rowsOf(a.shape))
      const found = unitMatrix(a)
      if (!found || a.shape.kind !== 'matrix') return undefined
      const { rows, columns } = a.shape
      const scaled = (d: Dim, length: Dim, at: Expr): Expr => mul(...found.scalars, over(d), unit(length, at))
      if (isApply(e, rowMeanOp)) return scaled(columns, rows, found.at[0])
      if (isApply(e, colMeanOp)) return scaled(rows, columns, found.at[1])
      return mul(...found.scalars, over(rows), over(columns))
    },
    law: [
      { where: 'X: m×n; i: index; j: index', left: "X mean(e_i e_j' + X 0)", right: 'X/(m n)' },
      { where: 'X: m×n; x: m; i: index; j: index', left: "x + row_mean(e_i e_j' + X 0)", right: 'x + e_i/n' },
      { where: 'X: m×n; x: n; i: index; j: index', left: "x + col_mean(e_i e_j' + X 0)", right: 'x + e_j/m' },
    ],
  },
  {
    name: 'row-of-unit-matrix',
    rewrite: (e) => {
      if (e.kind !== 'component' || e.at.length !== 1) return undefined
      const found = unitMatrix(e.of)
      if (!found || e.of.shape.kind !== 'matrix') return undefined
      const delta = kroneckerDelta(e.at[0]!, found.at[0])
      return mul(...found.scalars, delta, unit(e.of.shape.columns, found.at[1]))
    },
    law: [
      {
        where: 'X: m×n; i: index; j: index; k: index',
        left: "(e_i e_j' + X 0)[k,:]",
        right: '[k = i] e_j',
      },
    ],
  },
]
