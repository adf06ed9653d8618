import type { Expr } from '../../expression/node.js'
import { mul, transpose } from './build.js'
import { trace } from './trace.js'

/** ⟨A, B⟩ = Σ A_ij B_ij for two of one shape, as a product where the shapes allow one, else tr(AᵀB). */
export function innerProduct(a: Expr, b: Expr): Expr {
  switch (a.shape.kind) {
    case 'vector':
      return mul(transpose(a), b)
    case 'covector':
      return mul(a, transpose(b))
    case 'matrix':
      return trace(mul(transpose(a), b))
    default:
      return mul(a, b)
  }
}
