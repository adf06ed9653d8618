import { movingEntry } from '../../calculus/components.js'
import { coefficient, matrixOf, pullback } from '../../calculus/linear.js'
import { component, one, table } from '../../expression/make.js'
import type { Expr, SymbolNode } from '../../expression/node.js'
import { rowsOf } from '../../expression/shape.js'
import { freshIndex, hasLoops } from '../../indices/rename.js'
import { transpose } from '../../operators/algebra/build.js'

/** ∂of/∂by of one linear step, in numerator form; undefined where no matrix says it. */
export function localNumerator(linear: Expr, d: SymbolNode): Expr | undefined {
  if (d.shape.kind === 'scalar') return coefficient(linear, d)
  if (linear.shape.kind === 'scalar') return transpose(pullback(linear, d, one))
  if (linear.shape.kind === 'vector' && d.shape.kind === 'vector')
    return hasLoops(linear) ? entrywiseMatrix(linear, d) : matrixOf(linear, d)
  return undefined
}

/** ∂z_i/∂x_j entry by entry, where z is told in components. */
function entrywiseMatrix(linear: Expr, d: SymbolNode): Expr {
  // new ones: they go below the sums of the expression
  const [i, j] = [freshIndex(rowsOf(linear.shape)), freshIndex(rowsOf(d.shape))]
  return table([i, j], component(movingEntry(linear, d, [j]), [i]))
}
