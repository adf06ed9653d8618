import { denseFrom, entry } from '../dense/dense.js'
import { half } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { rowsOf } from '../expression/shape.js'
import type { Property } from '../language/syntax.js'
import { add, hadamard, identity, mul, neg, transpose } from '../operators/algebra/build.js'
import { isSymmetric } from '../operators/algebra/properties.js'
import { tril, triu } from '../operators/matrices/triangle.js'
import { distributions, expand } from '../simplify/rules/expand.js'
import type { Side } from './layout.js'

/**
 * A variable with a structure: its gradient is the one in the space of such matrices, the orthogonal projection of the
 * unrestricted gradient G.
 */
export interface Structure {
  readonly name: string
  /** of an expression for G, which in numerator form stands transposed */
  readonly project: (g: Expr, side: Side) => Expr
  /** of the numbers of G */
  readonly projectDense: (g: Dense, side: Side) => Dense
  readonly text: string
  readonly note: (x: string) => string
}

const symmetric: Structure = {
  name: 'symmetric',
  project: (g) =>
    [g, ...distributions(g), expand(g) ?? g].some(isSymmetric) ? g : mul(half, add(g, transpose(g))),
  projectDense: (g) => denseFrom(g.rows, g.columns, (i, j) => (entry(g, i, j) + entry(g, j, i)) / 2),
  text: 'moving within symmetric matrices only the symmetric part of the gradient G counts: sym(G) = (G + Gᵀ)/2',
  note: (x) =>
    `${x} is symmetric: this is the gradient in the space of symmetric matrices, sym(G), where G takes the entries of ${x} as independent; ` +
    'the popular 2G − G∘I lists the partial derivatives by the entries on and below the diagonal, which is not a gradient',
}

const antisymmetric: Structure = {
  name: 'antisymmetric',
  project: (g) => mul(half, add(g, neg(transpose(g)))),
  projectDense: (g) => denseFrom(g.rows, g.columns, (i, j) => (entry(g, i, j) - entry(g, j, i)) / 2),
  text: 'moving within antisymmetric matrices only the antisymmetric part of the gradient G counts: (G − Gᵀ)/2',
  note: (x) =>
    `${x} is antisymmetric: this is the gradient in the space of antisymmetric matrices, (G − Gᵀ)/2`,
}

const diagonalMatrix: Structure = {
  name: 'diagonal',
  project: (g) => hadamard(identity(rowsOf(g.shape)), g),
  projectDense: (g) => denseFrom(g.rows, g.columns, (i, j) => (i === j ? entry(g, i, j) : 0)),
  text: 'moving within diagonal matrices only the diagonal of the gradient G counts: I ∘ G',
  note: (x) => `${x} is diagonal: this is the gradient in the space of diagonal matrices, I ∘ G`,
}

/** The triangle that G has in a layout: the transpose of a lower one is upper. */
const triangular = (name: 'lower' | 'upper'): Structure => {
  const isLower = (side: Side): boolean => (name === 'lower') === (side === 'denominator')
  const [word, part] = name === 'lower' ? ['lower', 'tril(G)'] : ['upper', 'triu(G)']
  return {
    name,
    project: (g, side) => (isLower(side) ? tril(g) : triu(g)),
    projectDense: (g, side) =>
      denseFrom(g.rows, g.columns, (i, j) => ((isLower(side) ? i >= j : i <= j) ? entry(g, i, j) : 0)),
    text: `moving within ${word} triangular matrices only that triangle of the gradient G counts: ${part}`,
    note: (x) =>
      `${x} is ${word} triangular: this is the gradient in the space of such matrices, ${part}, where G takes all entries of ${x} as independent`,
  }
}

const lower = triangular('lower')
const upper = triangular('upper')

/** The structure that a variable was declared with, if it restricts the derivative. */
export function structureOf(by: SymbolNode): Structure | undefined {
  if (by.shape.kind !== 'matrix') return undefined
  const has = (p: Property): boolean => by.properties.has(p)
  if (has('diagonal') || (has('lower') && has('upper'))) return diagonalMatrix
  if (has('symmetric') || has('spd') || has('psd')) return symmetric
  if (has('antisymmetric')) return antisymmetric
  if (has('lower')) return lower
  return has('upper') ? upper : undefined
}
