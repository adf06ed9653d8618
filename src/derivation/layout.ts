import { columnsOf, matrix, rowsOf, type Shape, scalar, transposeShape } from '../expression/shape.js'

export const layouts = ['numerator', 'denominator', 'mixed'] as const
export type Layout = (typeof layouts)[number]

/** Which way a derivative is laid out: like the numerator (rows of the Jacobian are components of f), or turned. */
export type Side = 'numerator' | 'denominator'

/** Mixed layout, the habit of machine learning: gradients of scalars are shaped like the variable, everything else like a Jacobian. */
export const sideOf = (of: Shape, layout: Layout): Side =>
  layout === 'mixed' ? (of.kind === 'scalar' ? 'denominator' : 'numerator') : layout

/**
 * The shape of ∂of/∂by. Scalar by X: like X (denominator) or Xᵀ; vector by scalar: column (numerator) or row; k by d: k×d (numerator) or
 * d×k; matrix by scalar: like the matrix (numerator) or turned. undefined where it has more than two axes.
 */
export function derivativeShape(of: Shape, by: Shape, side: Side): Shape | undefined {
  const numerator = numeratorShape(of, by)
  return numerator && (side === 'numerator' ? numerator : transposeShape(numerator))
}

function numeratorShape(of: Shape, by: Shape): Shape | undefined {
  if (of.kind === 'scalar') return by.kind === 'scalar' ? scalar : transposeShape(by)
  if (by.kind === 'scalar') return of
  if (isLine(of) && isLine(by)) return matrix(lengthOf(of), lengthOf(by))
  return undefined
}

const isLine = (s: Shape): boolean => s.kind === 'vector' || s.kind === 'covector'
const lengthOf = (s: Shape) => (s.kind === 'covector' ? columnsOf(s) : rowsOf(s))
