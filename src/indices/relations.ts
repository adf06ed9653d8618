import { addDims, constantDim, type Dim, dim, multiplyDims } from '../expression/dimension.js'
import { lengthOf } from '../expression/indices.js'
import { one, zero } from '../expression/make.js'
import type { Expr } from '../expression/node.js'
import type { Relation } from '../language/syntax.js'
import { compare, relationOf, turnedRelation } from '../operators/elementwise/comparison.js'
import { combined, type Position, positionAt, readPosition } from '../operators/indices/position.js'

/** Conditions on indices, [i < j], [k ≤ n − 1], δ_ij: each in one form, so that equal ones are the same. */

/** Both sides of a comparison of positions, with its relation; undefined for any other expression. */
export function conditionOf(
  e: Expr,
): { readonly relation: Relation; readonly left: Position; readonly right: Position } | undefined {
  const relation = relationOf(e)
  if (!relation || e.kind !== 'apply') return undefined
  const [a, b] = e.args as [Expr, Expr]
  if (a.shape.kind !== 'index' && b.shape.kind !== 'index') return undefined
  const [left, right] = [readPosition(a), readPosition(b)]
  return left && right && { relation, left, right }
}

const holds = (relation: Relation, difference: number): boolean => {
  switch (relation) {
    case '<':
      return difference < 0
    case '<=':
      return difference <= 0
    case '>':
      return difference > 0
    case '>=':
      return difference >= 0
    case '=':
      return difference === 0
    default:
      return difference !== 0
  }
}

/** Whether a ≤ b for all sizes; undefined where the difference is no number. */
const atMost = (a: Dim, b: Dim): boolean | undefined => {
  const difference = constantDim(minus(b, a))
  return difference === undefined ? undefined : difference >= 0
}

const minus = (a: Dim, b: Dim): Dim => addDims(a, multiplyDims(dim(-1), b))

/** The condition that one position stands so to another, as simple as it gets: 1 where it always holds, 0 where never. */
export function condition(relation: Relation, left: Position, right: Position): Expr {
  const difference = combined([
    [left, 1],
    [right, -1],
  ])
  const known = difference.terms.size === 0 ? constantDim(difference.offset) : undefined
  if (known !== undefined) return holds(relation, known) ? one : zero
  const terms = [...difference.terms]
  if (terms.length === 1 && Math.abs(terms[0]![1]) === 1) {
    const [i, c] = terms[0]!
    // c i + o against 0 is i against −o/c
    const bound = multiplyDims(dim(-c), difference.offset)
    return ofOne(c === 1 ? relation : turnedRelation[relation], i, bound)
  }
  const ordered = terms.sort(([a], [b]) => a.id - b.id)
  const sign = ordered[0]?.[1] ?? 1
  if (ordered.length === 2 && Math.abs(sign) === 1 && sign === -ordered[1]![1]) {
    const [i, j] = [ordered[0]![0], ordered[1]![0]]
    const offset = multiplyDims(dim(-sign), difference.offset)
    return ofTwo(sign === 1 ? relation : turnedRelation[relation], i, j, offset)
  }
  return compare(relation, positionAt(left), positionAt(right))
}

/** i against a size: what the axis already says is left out. */
function ofOne(relation: Relation, i: Expr, bound: Dim): Expr {
  const length = lengthOf(i)
  const first = dim(1)
  const at = (r: Relation, d: Dim): Expr => compare(r, i, positionAt({ terms: new Map(), offset: d }))
  switch (relation) {
    case '<':
      return ofOne('<=', i, minus(bound, first))
    case '>':
      return ofOne('>=', i, addDims(bound, first))
    case '<=':
      if (atMost(length, bound)) return one
      if (atMost(bound, dim(0))) return zero
      return addDims(bound, first) === length ? at('<', length) : at('<=', bound)
    case '>=':
      if (atMost(bound, first)) return one
      if (atMost(addDims(length, first), bound)) return zero
      return minus(bound, first) === first ? at('>', first) : at('>=', bound)
    default: {
      const outside = atMost(bound, dim(0)) || atMost(addDims(length, first), bound)
      return outside ? (relation === '=' ? zero : one) : at(relation, bound)
    }
  }
}

/** i against j + offset, the smaller first. */
function ofTwo(relation: Relation, i: Expr, j: Expr, offset: Dim): Expr {
  const first = dim(1)
  // whole numbers: i ≤ j − 1 is i < j
  if (relation === '<=' && offset === dim(-1)) return ofTwo('<', i, j, dim(0))
  if (relation === '>=' && offset === first) return ofTwo('>', i, j, dim(0))
  if (relation === '<' && offset === first) return ofTwo('<=', i, j, dim(0))
  if (relation === '>' && offset === dim(-1)) return ofTwo('>=', i, j, dim(0))
  const negative = (constantDim(offset) ?? 0) < 0
  const put = (of: Expr, by: Dim): Expr => positionAt({ terms: new Map([[of, 1]]), offset: by })
  return negative
    ? compare(turnedRelation[relation], j, put(i, multiplyDims(dim(-1), offset)))
    : compare(relation, i, put(j, offset))
}

/** The same condition in its one form. */
export function tidyCondition(e: Expr): Expr {
  const c = conditionOf(e)
  return c ? condition(c.relation, c.left, c.right) : e
}

/** The condition under which exactly one of two holds, where they exclude each other and one condition says it: i < j or i > j is i ≠ j. */
export function either(a: Expr, b: Expr): Expr | undefined {
  const [p, q] = [conditionOf(a), conditionOf(b)]
  if (!p || !q) return undefined
  const first = combined([
    [p.left, 1],
    [p.right, -1],
  ])
  const signed = [1, -1].find((s) => {
    const d = combined([
      [first, 1],
      [q.left, -s],
      [q.right, s],
    ])
    return d.terms.size === 0 && d.offset.key === '0'
  })
  if (signed === undefined) return undefined
  const relation = signed === 1 ? q.relation : turnedRelation[q.relation]
  const union = unions[[p.relation, relation].sort().join(' ')]
  if (union === undefined) return undefined
  return union === 'all' ? one : condition(union, p.left, p.right)
}

const unions: Readonly<Record<string, Relation | 'all'>> = Object.fromEntries(
  (
    [
      ['<', '>', '!='],
      ['<', '=', '<='],
      ['>', '=', '>='],
      ['<=', '>', 'all'],
      ['<', '>=', 'all'],
      ['=', '!=', 'all'],
    ] as const
  ).map(([a, b, c]) => [[a, b].sort().join(' '), c]),
)
