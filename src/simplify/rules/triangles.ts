import { half, minusOne } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { rowsOf } from '../../expression/shape.js'
import {
  hadamard,
  identity,
  isApply,
  isIdentity,
  mul,
  onesLike,
  power,
  transpose,
} from '../../operators/algebra/build.js'
import { diag, diagonal, diagonalOp } from '../../operators/algebra/diagonal.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { inverseOp } from '../../operators/algebra/inverse.js'
import { productOp } from '../../operators/algebra/product.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import { triangleOf } from '../../operators/algebra/triangular.js'
import { halfLowerOp } from '../../operators/matrices/cholesky.js'
import { tril, trilOp, triu, triuOp } from '../../operators/matrices/triangle.js'
import type { Rule } from '../rule.js'

/** Triangles of matrices, and what is known of triangular ones. */

/** The triangular L of L⁻¹ or L⁻ᵀ. */
function invertedTriangular(e: Expr): Expr | undefined {
  const inner = isApply(e, transposeOp) ? e.args[0]! : e
  return isApply(inner, inverseOp) && triangleOf(inner.args[0]!) ? inner.args[0] : undefined
}

export const triangleRules: readonly Rule[] = [
  {
    name: 'transpose-of-triangle',
    rewrite: (e) => {
      const a = isApply(e, transposeOp) ? e.args[0]! : undefined
      if (a && isApply(a, trilOp)) return triu(transpose(a.args[0]!))
      return a && isApply(a, triuOp) ? tril(transpose(a.args[0]!)) : undefined
    },
    law: [
      { where: 'A: n×n', left: "tril(A)'", right: "triu(A')" },
      { where: 'A: n×n', left: "triu(A')'", right: 'tril(A)' },
    ],
  },
  {
    name: 'triangle-of-triangular',
    rewrite: (e) => {
      const lower = isApply(e, trilOp)
      if (e.kind !== 'apply' || (!lower && !isApply(e, triuOp))) return undefined
      const a = e.args[0]!
      const known = triangleOf(a)
      if (!known) return undefined
      return known === 'diagonal' || known === (lower ? 'lower' : 'upper')
        ? a
        : hadamard(identity(rowsOf(a.shape)), a)
    },
    law: [
      { where: 'L: n×n lower; x: n', left: 'tril(L) x', right: 'L x' },
      { where: 'L: n×n lower; U: n×n upper; x: n', left: "triu(L' + 2 U) x", right: "(L' + 2 U) x" },
      { where: 'U: n×n upper; x: n', left: 'tril(U) x', right: '(I .* U) x' },
    ],
  },
  {
    name: 'diagonal-of-triangular-inverse',
    rewrite: (e) => {
      if (isApply(e, diagonalOp)) {
        const l = invertedTriangular(e.args[0]!)
        return l && power(diagonal(l), minusOne)
      }
      if (!isApply(e, hadamardOp) || !e.args.some(isIdentity)) return undefined
      const i = e.args.findIndex((f) => invertedTriangular(f))
      const rest = e.args.filter((f, j) => j !== i && !isIdentity(f))
      const l = i < 0 ? undefined : invertedTriangular(e.args[i]!)
      return l && hadamard(diag(power(diagonal(l), minusOne)), ...rest, onesLike(e.shape))
    },
    law: [
      { where: 'L: n×n lower invertible', left: 'diag(L^-1)', right: '1 ./ diag(L)' },
      { where: 'L: n×n lower invertible; x: n', left: '(I .* L^-T) x', right: 'x ./ diag(L)' },
    ],
  },
  {
    name: 'diagonal-of-outer-product-in-place',
    rewrite: (e) => {
      // I ⊙ a bᵀ is diag(a ⊙ b)
      if (!isApply(e, hadamardOp) || !e.args.some(isIdentity)) return undefined
      const rest = e.args.filter((f) => !isIdentity(f))
      const [outer] = rest
      if (rest.length !== 1 || !outer || !isApply(outer, productOp)) return undefined
      const cut = outer.args.findIndex((f) => f.shape.kind === 'vector')
      if (cut < 0) return undefined
      return diag(
        hadamard(mul(...outer.args.slice(0, cut + 1)), transpose(mul(...outer.args.slice(cut + 1)))),
      )
    },
    law: [{ where: 'a: n; b: n; x: n', left: "(I .* (a b')) + x x'", right: "diag(a .* b) + x x'" }],
  },
  {
    name: 'half-of-diagonal',
    rewrite: (e) => {
      const a = isApply(e, halfLowerOp) ? e.args[0]! : undefined
      const known = a && triangleOf(a)
      if (!a || !known || known === 'lower') return undefined
      return mul(half, known === 'diagonal' ? a : diag(diagonal(a)))
    },
    law: [
      { where: 'D: n×n diagonal; x: n', left: 'half_lower(D) x', right: 'D x/2' },
      { where: 'U: n×n upper; x: n', left: 'half_lower(U) x', right: '(diag(U) .* x)/2' },
    ],
  },
]
