import { denseFrom, entry } from '../dense/dense.js'
import { half } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { rowsOf } from '../expression/shape.js'
import { GradusError } from '../language/errors.js'
import { add, hadamard, identity, mul, neg, transpose } from '../operators/algebra/build.js'
import { isSymmetric } from '../operators/algebra/properties.js'
import { distributions, expand } from '../simplify/rules/expand.js'

/**
 * A variable with a structure: its gradient is the one in the space of such matrices, the orthogonal projection of the
 * unrestricted gradient G.
 */
export interface Structure {
  readonly name: string
  /** of an expression for G; the same in either layout, up to the transpose */
  readonly project: (g: Expr) => Expr
  /** of the numbers of G */
  readonly projectDense: (g: Dense) => Dense
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

/** The structure that a variable was declared with, if it restricts the derivative. @throws GradusError for one that has no projection yet */
export function structureOf(by: SymbolNode): Structure | undefined {
  const has = (...p: readonly (typeof by.properties extends ReadonlySet<infer T> ? T : never)[]): boolean =>
    p.some((x) => by.properties.has(x))
  if (by.shape.kind !== 'matrix') return undefined
  if (has('diagonal')) return diagonalMatrix
  if (has('symmetric', 'spd', 'psd')) return symmetric
  if (has('antisymmetric')) return antisymmetric
  if (has('lower', 'upper'))
    throw new GradusError({
      code: 'structure/triangular',
      message: `${by.name} is triangular; the gradient in the space of triangular matrices is not supported yet`,
      hint: `declare ${by.name} without the property to take its entries as independent`,
    })
  return undefined
}
