import { denseFrom, entry, mapEntries, multiplyDense, scaleDense, transposeDense } from '../dense/dense.js'
import type { Dense } from '../expression/operator.js'
import type { Property } from '../language/syntax.js'
import type { Random } from './random.js'

/** How entries are drawn. Each is a region where some functions are defined that are not defined elsewhere. */
export type Manner = 'real' | 'positive' | 'unit' | 'small' | 'dominant' | 'above' | 'calm' | 'flow'

export const manners: readonly Manner[] = [
  'real',
  'positive',
  'unit',
  'small',
  'dominant',
  'above',
  'calm',
  'flow',
]

type Draw = () => number

function entries(manner: Manner, random: Random, columns: number): Draw {
  const signed = (low: number, high: number) => () => random.sign() * random.between(low, high)
  switch (manner) {
    case 'positive':
      return () => random.between(0.3, 1.7)
    case 'unit':
      return () => random.between(0.15, 0.85)
    case 'small':
      return signed(0.03, 0.2)
    case 'above':
      return () => random.between(1.2, 2.6)
    case 'flow':
      // positive, and a chain of such matrices neither grows nor dies away, nor do rectifiers between them
      return columns > 1 ? () => random.between(0.5, 1.5) / columns : () => random.between(0.3, 1.7)
    default:
      return signed(0.3, 1.7)
  }
}

/** A random array of the given size with the given properties; matrices are well conditioned where a property asks for an inverse. */
export function drawArray(
  rows: number,
  columns: number,
  properties: ReadonlySet<Property>,
  manner: Manner,
  random: Random,
): Dense {
  const has = (p: Property): boolean => properties.has(p)
  const square = rows === columns && rows > 1
  let draw = entries(manner, random, columns)
  if (has('integer')) draw = () => random.integer(2, 4)
  if (has('positive') || has('nonnegative')) {
    const any = draw
    draw = () => Math.abs(any())
  }
  if (has('probability')) return byRows(rows, columns, (n) => probabilities(n, random))
  if (has('onehot'))
    return byRows(rows, columns, (n) => {
      const at = random.integer(0, n - 1)
      return Array.from({ length: n }, (_, i) => (i === at ? 1 : 0))
    })
  const plain = denseFrom(rows, columns, draw)
  if (has('orthogonal')) return orthonormal(rows, columns, random)
  if (manner === 'calm' && columns > 1 && properties.size === 0) return calm(rows, columns, random)
  if (!square)
    return has('spd') || has('psd') ? denseFrom(rows, columns, () => Math.abs(draw()) + 0.3) : plain
  const keep = (f: (i: number, j: number) => boolean, a: Dense): Dense =>
    denseFrom(rows, columns, (i, j) => (f(i, j) ? entry(a, i, j) : 0))
  if (has('diagonal')) {
    const diagonal = has('spd') || has('psd') ? denseFrom(rows, columns, () => Math.abs(draw()) + 0.2) : plain
    return keep((i, j) => i === j, diagonal)
  }
  if (has('spd') || has('psd')) return definite(plain, has('spd') ? 0.6 : 0.3)
  if (has('antisymmetric'))
    return denseFrom(rows, rows, (i, j) => (entry(plain, i, j) - entry(plain, j, i)) / 1.5)
  if (has('symmetric')) {
    const even = denseFrom(rows, rows, (i, j) => entry(plain, Math.min(i, j), Math.max(i, j)))
    return has('invertible') || manner === 'dominant' ? heavier(even, rows * 0.9) : even
  }
  const lead =
    manner === 'dominant' || has('invertible')
      ? heavier(plain, manner === 'dominant' ? rows * 1.2 : rows * 0.8)
      : plain
  if (has('lower')) return keep((i, j) => i >= j, lead)
  if (has('upper')) return keep((i, j) => i <= j, lead)
  return lead
}

/** Adds `by` to the size of the diagonal's entries, which become positive. */
const heavier = (a: Dense, by: number): Dense =>
  denseFrom(a.rows, a.columns, (i, j) => (i === j ? Math.abs(entry(a, i, j)) + by : entry(a, i, j)))

/** B Bᵀ/n + floor·I. */
function definite(b: Dense, floor: number): Dense {
  const square = scaleDense(multiplyDense(b, transposeDense(b)), 1 / b.rows)
  return denseFrom(b.rows, b.rows, (i, j) => entry(square, i, j) + (i === j ? floor : 0))
}

function probabilities(n: number, random: Random): number[] {
  const raw = Array.from({ length: n }, () => random.between(0.3, 1.7))
  const total = raw.reduce((s, x) => s + x, 0)
  return raw.map((x) => x / total)
}

/** A vector is one row; a matrix is drawn row by row. */
function byRows(rows: number, columns: number, row: (n: number) => number[]): Dense {
  if (columns === 1) return { rows, columns, data: Float64Array.from(row(rows)) }
  const all = Array.from({ length: rows }, () => row(columns))
  return denseFrom(rows, columns, (i, j) => all[i]![j]!)
}

/** Nearly orthogonal: a chain of such matrices neither grows nor dies away. */
function calm(rows: number, columns: number, random: Random): Dense {
  const q = scaleDense(orthonormal(rows, columns, random), Math.sqrt(Math.max(1, columns / rows)))
  return mapEntries(q, (x) => x + random.between(-0.1, 0.1))
}

/** Orthonormal columns (rows, if there are fewer of them): Gram and Schmidt, twice for accuracy. */
function orthonormal(rows: number, columns: number, random: Random): Dense {
  if (columns > rows) return transposeDense(orthonormal(columns, rows, random))
  const basis: Float64Array[] = []
  while (basis.length < columns) {
    const v = Float64Array.from({ length: rows }, () => random.between(-1, 1))
    for (let pass = 0; pass < 2; pass++)
      for (const b of basis) {
        const along = b.reduce((s, x, i) => s + x * v[i]!, 0)
        for (let i = 0; i < rows; i++) v[i]! -= along * b[i]!
      }
    const length = Math.sqrt(v.reduce((s, x) => s + x * x, 0))
    if (length > 0.1) basis.push(v.map((x) => x / length))
  }
  return denseFrom(rows, columns, (i, j) => basis[j]![i]!)
}
