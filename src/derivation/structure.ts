import { denseFrom, entry } from '../dense/dense.js'
import { half } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { named, type Phrase, phrase } from '../expression/phrase.js'
import { rowsOf } from '../expression/shape.js'
import type { Property } from '../language/syntax.js'
import { add, hadamard, identity, mul, neg } from '../operators/algebra/build.js'
import { isSymmetric } from '../operators/algebra/properties.js'
import { turned } from '../operators/algebra/turned.js'
import { tril, triu } from '../operators/matrices/triangle.js'
import { distributions, expand } from '../simplify/rules/expand.js'
import type { Side } from './layout.js'

/**
 * A variable with a structure: its gradient is the one in the space of such matrices, the orthogonal projection of the
 * unrestricted gradient G.
 */
export interface Structure {
  readonly name: StructureName
  /** of an expression for G, which in numerator form stands transposed */
  readonly project: (g: Expr, side: Side) => Expr
  /** of the numbers of G */
  readonly projectDense: (g: Dense, side: Side) => Dense
  readonly text: Phrase
  readonly adjective: Phrase
  readonly note: (x: SymbolNode) => Phrase
  /** of a derivative that is no gradient, and stays as it is */
  readonly within: (x: SymbolNode) => Phrase
}

const structureNames = ['symmetric', 'antisymmetric', 'diagonal', 'lower', 'upper'] as const
type StructureName = (typeof structureNames)[number]

/** The names of steps by a structure: diagonal by itself is an operator. */
export const structureRule = ({ name }: { readonly name: StructureName }): string => `${name}-variable`
export const structureRules = structureNames.map((name) => structureRule({ name }))

const wordsOf = (name: StructureName): Pick<Structure, 'text' | 'adjective' | 'note' | 'within'> => ({
  text: phrase(`structures.${name}.text`),
  adjective: phrase(`structures.${name}.adjective`),
  note: (x) => phrase(`structures.${name}.note`, { x: named(x) }),
  within: (x) => phrase('notes.within', { x: named(x), structure: phrase(`structures.${name}.adjective`) }),
})

/** With transposes of sums taken to their terms, where they meet those of the transpose. */
const spread = (g: Expr): Expr => turned(turned(g))

const symmetric: Structure = {
  name: 'symmetric',
  project: (g) =>
    [g, ...distributions(g), expand(g) ?? g].some(isSymmetric) ? g : mul(half, add(spread(g), turned(g))),
  projectDense: (g) => denseFrom(g.rows, g.columns, (i, j) => (entry(g, i, j) + entry(g, j, i)) / 2),
  ...wordsOf('symmetric'),
}

const antisymmetric: Structure = {
  name: 'antisymmetric',
  project: (g) => mul(half, add(spread(g), neg(turned(g)))),
  projectDense: (g) => denseFrom(g.rows, g.columns, (i, j) => (entry(g, i, j) - entry(g, j, i)) / 2),
  ...wordsOf('antisymmetric'),
}

const diagonalMatrix: Structure = {
  name: 'diagonal',
  project: (g) => hadamard(identity(rowsOf(g.shape)), g),
  projectDense: (g) => denseFrom(g.rows, g.columns, (i, j) => (i === j ? entry(g, i, j) : 0)),
  ...wordsOf('diagonal'),
}

/** The triangle that G has in a layout: the transpose of a lower one is upper. */
const triangular = (name: 'lower' | 'upper'): Structure => {
  const isLower = (side: Side): boolean => (name === 'lower') === (side === 'denominator')
  return {
    name,
    project: (g, side) => (isLower(side) ? tril(g) : triu(g)),
    projectDense: (g, side) =>
      denseFrom(g.rows, g.columns, (i, j) => ((isLower(side) ? i >= j : i <= j) ? entry(g, i, j) : 0)),
    ...wordsOf(name),
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
