import type { Expr } from '../../expression/node.js'
import { columnsOf, rowsOf } from '../../expression/shape.js'
import { isApply, mul, transpose } from '../../operators/algebra/build.js'
import { productOp } from '../../operators/algebra/product.js'
import { blockDotOp, blockSumOp } from '../../operators/matrices/kron.js'
import { vecOp } from '../../operators/matrices/vec.js'
import type { Rule } from '../rule.js'

/** Blocks of vec(V) vec(W)ᵀ, which are outer products of the columns of V and W. */

/** V and W of vec(V) vec(W)ᵀ. */
function outerOfVecs(e: Expr): readonly [Expr, Expr] | undefined {
  if (!isApply(e, productOp) || e.args.length !== 2) return undefined
  const [a, b] = [e.args[0]!, transpose(e.args[1]!)]
  return isApply(a, vecOp) && isApply(b, vecOp) ? [a.args[0]!, b.args[0]!] : undefined
}

export const vecBlockRules: readonly Rule[] = [
  {
    name: 'blocks-of-outer-product-of-vecs',
    rewrite: (e) => {
      if (!isApply(e, blockDotOp) && !isApply(e, blockSumOp)) return undefined
      const [v, w] = outerOfVecs(e.args[0]!) ?? []
      if (!v || !w) return undefined
      const m = e.args[1]!
      // ⟨v_i w_jᵀ, B⟩ = v_iᵀ B w_j, and Σ A_ij v_i w_jᵀ = V A Wᵀ
      if (isApply(e, blockDotOp))
        return rowsOf(v.shape) === rowsOf(m.shape) && rowsOf(w.shape) === columnsOf(m.shape)
          ? mul(transpose(v), m, w)
          : undefined
      return columnsOf(v.shape) === rowsOf(m.shape) && columnsOf(w.shape) === columnsOf(m.shape)
        ? mul(v, m, transpose(w))
        : undefined
    },
    law: [
      { where: 'V: m×n; W: p×q; B: m×p', left: "block_dot(vec(V) vec(W)', B)", right: "V' B W" },
      { where: 'V: m×n; W: p×q; A: n×q', left: "block_sum(vec(V) vec(W)', A)", right: "V A W'" },
    ],
  },
]
