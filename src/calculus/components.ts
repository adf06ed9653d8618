import { one } from '../expression/make.js'
import type { ApplyNode, Expr, SymbolNode } from '../expression/node.js'
import { columnsOf, isArray, rowsOf } from '../expression/shape.js'
import { substitute } from '../expression/substitute.js'
import { postorder } from '../expression/walk.js'
import { entryOf as entryInside, speaksOfIndices } from '../indices/entries.js'
import { normalForm } from '../indices/normal.js'
import { hasLoops } from '../indices/rename.js'
import { isApply, mul, transpose } from '../operators/algebra/build.js'
import { unit } from '../operators/algebra/constants.js'
import { diagOp, diagonalOp } from '../operators/algebra/diagonal.js'
import { productOp } from '../operators/algebra/product.js'

/**
 * Entries of array expressions: (A B)_kl, and what becomes of a linear map when one entry moves alone. Products with
 * unit vectors pick entries, e_kᵀ A e_i = A_ki, and meet in Kronecker deltas, e_kᵀ e_i = δ_ki.
 */

/** L[d] where only one entry of d moves: d = e_i e_jᵀ for a matrix, e_i for a vector, 1 for a scalar. */
export const movingEntry = (linear: Expr, d: SymbolNode, at: readonly Expr[]): Expr =>
  substitute(linear, new Map<Expr, Expr>([[d, entryDirection(d, at)]]))

function entryDirection(d: SymbolNode, at: readonly Expr[]): Expr {
  const { shape } = d
  if (shape.kind === 'matrix') return mul(unit(shape.rows, at[0]!), transpose(unit(shape.columns, at[1]!)))
  if (!isArray(shape)) return one
  return shape.kind === 'vector' ? unit(rowsOf(shape), at[0]!) : transpose(unit(columnsOf(shape), at[0]!))
}

/** The entry of an array at the given positions, one for each axis, as a person writes it: (A B)_kl stays whole, A e_i e_jᵀ B is A_ki B_jl. */
export function entryOf(
  e: Expr,
  at: readonly Expr[],
  /** an entry of what would stay whole */
  known?: (e: Expr, at: readonly Expr[]) => Expr | undefined,
): Expr {
  const opens = (x: Expr): boolean => comesApart(x) || known?.(x, at) !== undefined
  const entry = entryInside(e, at, opens, known)
  return hasLoops(entry) ? normalForm(entry) : entry
}

const transparent = new Set(['add', 'hadamard', 'transpose'])

/** Sums, entrywise operations, diagonals; products in which a unit vector picks an entry, or that are outer products. */
export function comesApart(e: Expr): boolean {
  // an entry of what has no formula in entries stays as it is, unless sums stand inside
  if (e.kind === 'apply' && !e.op.entry && !e.op.elementwise && isArray(e.shape)) return hasLoops(e)
  if (speaksOfIndices(e)) return true
  if (e.kind !== 'apply') return false
  if (!isArray(e.shape)) return hasUnit(e)
  if (isApply(e, productOp)) return productComesApart(e)
  return (
    transparent.has(e.op.name) ||
    e.op.elementwise === true ||
    isApply(e, diagOp) ||
    isApply(e, diagonalOp) ||
    hasUnit(e)
  )
}

function productComesApart(e: ApplyNode): boolean {
  const chain = e.args.filter((a) => isArray(a.shape))
  const outer = chain.some((f, i) => f.shape.kind === 'vector' && i < chain.length - 1)
  return (
    chain.length < e.args.length ||
    outer ||
    chain.some((f) => (hasUnit(f) || isApply(f, diagOp)) && comesApart(f))
  )
}

const hasUnit = (e: Expr): boolean =>
  postorder([e], { definitions: false }).some((x) => x.kind === 'apply' && x.op.name === 'unit')
