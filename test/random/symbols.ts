import { kindOf, matrix, row, type Shape, sameShape, scalar, turned, vector } from './shapes.js'
import type { Sort, Term, Wanted } from './term.js'
import { serves, subterms, term } from './term.js'

interface Declared {
  readonly name: string
  readonly shape: Shape
  /** a property, as it is declared */
  readonly property?: string
  readonly sort?: Sort
}

/** The variables that expressions are made of, those of each shape without a property first. */
export const variables: readonly Declared[] = [
  { name: 'c', shape: scalar },
  { name: 't', shape: scalar },
  { name: 'α', shape: scalar, property: 'positive', sort: 'positive' },
  { name: 'x', shape: vector('n') },
  { name: 'a', shape: vector('n') },
  { name: 'y', shape: vector('m') },
  { name: 'b', shape: vector('m') },
  { name: 'z', shape: vector('p') },
  { name: 'v', shape: vector('3') },
  { name: 'w', shape: vector('n'), property: 'positive', sort: 'positive' },
  { name: 's', shape: vector('m'), property: 'positive', sort: 'positive' },
  { name: 'q', shape: vector('n'), property: 'probability', sort: 'probability' },
  { name: 'o', shape: vector('m'), property: 'onehot' },
  { name: 'u', shape: row('n') },
  { name: 'A', shape: matrix('m', 'n') },
  { name: 'X', shape: matrix('m', 'n') },
  { name: 'W', shape: matrix('n', 'n') },
  { name: 'B', shape: matrix('n', 'n') },
  { name: 'M', shape: matrix('m', 'm') },
  { name: 'C', shape: matrix('n', 'p') },
  { name: 'D', shape: matrix('p', 'm') },
  { name: 'G', shape: matrix('3', 'n') },
  { name: 'P', shape: matrix('m', 'n'), property: 'positive', sort: 'positive' },
  { name: 'N', shape: matrix('n', 'n'), property: 'invertible', sort: 'invertible' },
  { name: 'S', shape: matrix('n', 'n'), property: 'spd', sort: 'spd' },
  { name: 'V', shape: matrix('m', 'm'), property: 'spd', sort: 'spd' },
  { name: 'H', shape: matrix('n', 'n'), property: 'symmetric' },
  { name: 'K', shape: matrix('n', 'n'), property: 'antisymmetric' },
  { name: 'Q', shape: matrix('n', 'n'), property: 'orthogonal', sort: 'invertible' },
  { name: 'Λ', shape: matrix('n', 'n'), property: 'diagonal' },
  { name: 'R', shape: matrix('m', 'm'), property: 'lower' },
]

/** Positions: which component is taken. One for each size that it runs over. */
export const positions: Readonly<Record<string, string>> = { n: 'r', m: 'ρ' }

/** The unknown map of vectors. */
export const map = { name: 'g', from: 'n', to: 'm' } as const

const shapeText = (s: Shape): string => {
  switch (kindOf(s)) {
    case 'scalar':
      return 'scalar'
    case 'vector':
      return s.rows
    default:
      return `${s.rows}×${s.columns}`
  }
}

/** The declarations of all that stands in these terms. */
export function declarationsOf(terms: readonly Term[]): string {
  const all = terms.flatMap(subterms)
  const names = new Set(all.filter((t) => t.rule === 'symbol').map((t) => t.text))
  const lines = variables
    .filter((v) => names.has(v.name))
    .map((v) => `${v.name}: ${shapeText(v.shape)}${v.property ? ` ${v.property}` : ''}`)
  for (const name of Object.values(positions))
    if (all.some((t) => t.rule === `pick ${name}`)) lines.push(`${name}: index`)
  if (all.some((t) => t.rule === 'map')) lines.push(`${map.name}: R^${map.from} -> R^${map.to}`)
  if (all.some((t) => t.rule === 'symbolic power of a matrix')) lines.push('ν: scalar integer')
  return lines.join('; ')
}

/** A name as a term: of a variable, or of a line of the program. */
export const nameTerm = (rule: 'symbol' | 'line', name: string, shape: Shape, sort: Sort): Term =>
  term(rule, { shape, sort, bound: [] }, [], () => ({ atom: name }))

export const variablesFor = ({ shape, sort }: Wanted): Declared[] =>
  variables.filter((v) => sameShape(v.shape, shape) && serves(v.sort ?? 'any', sort))

export const variablesTurned = (shape: Shape): Declared[] =>
  variablesFor({ shape: turned(shape), sort: 'any', bound: [] })
