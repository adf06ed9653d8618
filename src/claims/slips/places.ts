import type { ComparisonSyntax, Syntax } from '../../language/syntax.js'

/** A subtree, and the whole tree with another in its place. */
export interface Place {
  readonly node: Syntax
  readonly put: (other: Syntax) => Syntax
  /** what it is a part of */
  readonly under?: Syntax
}

type Part = readonly [Syntax, (other: Syntax) => Syntax]

const at = <T>(list: readonly T[], i: number, x: T): T[] => list.map((y, k) => (k === i ? x : y))

const sidesOf = (c: ComparisonSyntax, put: (other: ComparisonSyntax) => Syntax): Part[] => [
  [c.left, (left) => put({ ...c, left })],
  [c.right, (right) => put({ ...c, right })],
]

/** The parts of a tree that are values, each with the tree around another in its place. */
function partsIn(s: Syntax): Part[] {
  switch (s.type) {
    case 'sum':
      return s.terms.map((t, i) => [t.term, (term) => ({ ...s, terms: at(s.terms, i, { ...t, term }) })])
    case 'product':
      return s.factors.map((f, i) => [f, (other) => ({ ...s, factors: at(s.factors, i, other) })])
    case 'quotient':
      return [
        [s.numerator, (numerator) => ({ ...s, numerator })],
        [s.denominator, (denominator) => ({ ...s, denominator })],
      ]
    case 'binary':
    case 'inner':
      return [
        [s.left, (left) => ({ ...s, left })],
        [s.right, (right) => ({ ...s, right })],
      ]
    case 'power':
      return [
        [s.base, (base) => ({ ...s, base })],
        [s.exponent, (exponent) => ({ ...s, exponent })],
      ]
    case 'negate':
    case 'transpose':
    case 'inverse':
    case 'pseudoinverse':
    case 'bars':
    case 'norm':
      return [[s.arg, (arg) => ({ ...s, arg })]]
    case 'call':
    case 'apply':
      return s.args.map((a, i) => [a, (other) => ({ ...s, args: at(s.args, i, other) })])
    case 'component':
      return [[s.of, (of) => ({ ...s, of })]]
    case 'big':
      return [[s.body, (body) => ({ ...s, body })]]
    case 'matrix':
      return s.rows.flatMap((row, r) =>
        row.map((e, c): Part => [e, (other) => ({ ...s, rows: at(s.rows, r, at(row, c, other)) })]),
      )
    case 'cases':
      return s.branches.flatMap((b, i): Part[] => {
        const put = (other: Partial<typeof b>): Syntax => ({
          ...s,
          branches: at(s.branches, i, { ...b, ...other }),
        })
        return [
          [b.value, (value) => put({ value })],
          ...(b.condition ? sidesOf(b.condition, (condition) => put({ condition })) : []),
        ]
      })
    case 'indicator':
      return sidesOf(s.condition, (condition) => ({ ...s, condition }))
    default:
      return []
  }
}

/** All subtrees that are values, wholes before parts. */
export function placesIn(root: Syntax): Place[] {
  const found: Place[] = [{ node: root, put: (x) => x }]
  for (let i = 0; i < found.length; i++) {
    const { node, put } = found[i]!
    for (const [part, around] of partsIn(node))
      found.push({ node: part, put: (x) => put(around(x)), under: node })
  }
  return found
}

/** The tree with other subtrees where `by` gives some; what is put in is not looked at again. */
export function replaced(root: Syntax, by: (node: Syntax) => Syntax | undefined): Syntax {
  let tree = root
  // from the end: what is put in stands behind its place
  for (let i = placesIn(root).length - 1; i >= 0; i--) {
    const { node, put } = placesIn(tree)[i]!
    const other = by(node)
    if (other) tree = put(other)
  }
  return tree
}
