import type { Dim } from '../../expression/dimension.js'
import type { Expr } from '../../expression/node.js'
import { columnsOf, isArray, rowsOf } from '../../expression/shape.js'
import { identity, isApply, isOnesArray, mul, ones, transpose } from '../../operators/algebra/build.js'
import { diag, diagOp } from '../../operators/algebra/diagonal.js'
import { inverseOp } from '../../operators/algebra/inverse.js'
import { productOp } from '../../operators/algebra/product.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import { commutation, commutationSizes } from '../../operators/matrices/commutation.js'
import { khatriRao, khatriRaoOp } from '../../operators/matrices/khatri-rao.js'
import { kron, kronOp } from '../../operators/matrices/kron.js'
import { vec, vecOp } from '../../operators/matrices/vec.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'
import { onPairs } from './products.js'

/** Kronecker products, their transposes and products, and commutation matrices. */

const width = (e: Expr): Dim => columnsOf(e.shape)
const height = (e: Expr): Dim => rowsOf(e.shape)

export const kroneckerRules: readonly Rule[] = [
  {
    name: 'transpose-of-kronecker-product',
    rewrite: (e) => {
      const a = isApply(e, transposeOp) ? e.args[0]! : undefined
      return a && isApply(a, kronOp) ? kron(transpose(a.args[0]!), transpose(a.args[1]!)) : undefined
    },
    law: [{ where: 'A: m×n; B: p×q', left: "kron(A, B)'", right: "kron(A', B')" }],
  },
  {
    name: 'commutations-cancel',
    rewrite: onPairs((a, b) => {
      const [p, q] = [commutationSizes(a), commutationSizes(b)]
      return p && q && p[0] === q[1] && p[1] === q[0] ? identity(height(a)) : undefined
    }),
    law: [{ where: 'X: m×n', left: 'commutation(n, m) commutation(m, n) vec(X)', right: 'vec(X)' }],
  },
  {
    name: 'product-of-kronecker-products',
    rewrite: onPairs((a, b) => {
      if (!isApply(a, kronOp) || (!isApply(b, kronOp) && !isApply(b, khatriRaoOp))) return undefined
      const [p, q] = a.args as [Expr, Expr]
      const [r, s] = b.args as [Expr, Expr]
      if (width(p) !== height(r) || width(q) !== height(s)) return undefined
      return isApply(b, kronOp) ? kron(mul(p, r), mul(q, s)) : khatriRao(mul(p, r), mul(q, s))
    }),
    law: [
      { where: 'A: m×n; B: p×q; C: n×k; D: q×l', left: 'kron(A, B) kron(C, D)', right: 'kron(A C, B D)' },
      {
        where: 'A: m×n; B: p×q; C: n×k; D: q×k',
        left: 'kron(A, B) khatri_rao(C, D)',
        right: 'khatri_rao(A C, B D)',
      },
    ],
  },
  {
    name: 'diagonal-picks-kronecker-columns',
    rewrite: onPairs((a, b) => {
      // (I ∗ I)ᵀ (A ⊗ B) = (Aᵀ ∗ Bᵀ)ᵀ
      const inner = isApply(a, transposeOp) ? a.args[0]! : undefined
      if (!inner || !isApply(inner, khatriRaoOp) || !isApply(b, kronOp)) return undefined
      const [r, s] = b.args as [Expr, Expr]
      const [p, q] = inner.args as [Expr, Expr]
      if (height(p) !== height(r) || height(q) !== height(s)) return undefined
      return transpose(khatriRao(mul(transpose(r), p), mul(transpose(s), q)))
    }),
    law: [
      {
        where: 'A: n×k; B: n×l',
        left: "khatri_rao(I_n, I_n)' kron(A, B)",
        right: "khatri_rao(A', B')'",
      },
      { where: 'a: n; b: n; v: n', left: "khatri_rao(I_n, I_n)' kron(a, b) v'", right: "(a .* b) v'" },
    ],
  },
  {
    name: 'commutation-of-kronecker-product',
    rewrite: onPairs((a, b) => {
      // K (A ⊗ B) = (B ⊗ A) K: commutation matrices stand on the right
      const sizes = commutationSizes(a)
      if (!sizes || !isApply(b, kronOp)) return undefined
      const [p, q] = b.args as [Expr, Expr]
      if (p.shape.kind !== 'matrix' || q.shape.kind !== 'matrix') return undefined
      if (sizes[0] !== height(q) || sizes[1] !== height(p)) return undefined
      return mul(kron(q, p), commutation(width(q), width(p)))
    }),
    law: [
      {
        where: 'A: m×n; B: p×q',
        left: 'commutation(p, m) kron(A, B)',
        right: 'kron(B, A) commutation(q, n)',
      },
    ],
  },
  {
    name: 'commutation-of-vec',
    rewrite: onPairs((a, b) => {
      const sizes = commutationSizes(a)
      if (!sizes || !isApply(b, vecOp)) return undefined
      const x = b.args[0]!
      return sizes[0] === height(x) && sizes[1] === width(x) ? vec(transpose(x)) : undefined
    }),
    law: [{ where: 'X: m×n', left: 'commutation(m, n) vec(X)', right: "vec(X')" }],
  },
  {
    name: 'commutation-undone',
    rewrite: (e) => {
      // Kᵀ = K⁻¹ is the commutation back
      const back = isApply(e, transposeOp) || isApply(e, inverseOp) ? commutationSizes(e.args[0]!) : undefined
      return back && commutation(back[1], back[0])
    },
    law: [
      { where: 'X: m×n', left: "commutation(m, n)' vec(X')", right: 'vec(X)' },
      { where: 'X: m×n', left: "inv(commutation(m, n)) vec(X')", right: 'vec(X)' },
    ],
  },
  {
    name: 'kronecker-product-of-vec',
    rewrite: onPairs((a, b) => {
      // (B ⊗ A) vec(X) = vec(A X Bᵀ), where that is shorter
      if (!isApply(a, kronOp) || !isApply(b, vecOp)) return undefined
      const x = b.args[0]!
      const [p, q] = a.args as [Expr, Expr]
      if (width(q) !== height(x) || width(p) !== columnsOf(x.shape)) return undefined
      const inside = vec(mul(q, x, transpose(p)))
      return cost(inside) < cost(mul(a, b)) ? inside : undefined
    }),
    law: [{ where: 'A: m×n', left: 'kron(I_n, A) vec(I_n)', right: 'vec(A)' }],
  },
  {
    name: 'scalar-out-of-vec',
    rewrite: (e) => {
      const a = isApply(e, vecOp) ? e.args[0]! : undefined
      if (!a || !isApply(a, productOp) || isArray(a.args[0]!.shape)) return undefined
      const arrays = a.args.filter((f) => isArray(f.shape))
      return mul(...a.args.filter((f) => !isArray(f.shape)), vec(mul(...arrays)))
    },
    law: [{ where: 'c: scalar; X: m×n', left: 'vec(c X)', right: 'c vec(X)' }],
  },
  {
    name: 'vec-of-ones',
    rewrite: (e) => {
      const a = isApply(e, vecOp) ? e.args[0]! : undefined
      return a && isOnesArray(a) ? ones(rowsOf(e.shape)) : undefined
    },
    law: [{ where: 'X: p×q', left: "vec(X) + vec(ones(p) ones(q)')", right: 'vec(X) + ones(p q)' }],
  },
  {
    name: 'kronecker-product-of-diagonals',
    rewrite: (e) => {
      if (!isApply(e, kronOp)) return undefined
      const [a, b] = e.args as [Expr, Expr]
      if (!isApply(a, diagOp) || !isApply(b, diagOp)) return undefined
      return diag(kron(a.args[0]!, b.args[0]!))
    },
    law: [{ where: 'a: m; b: n', left: 'kron(diag(a), diag(b))', right: 'diag(kron(a, b))' }],
  },
]
