import { constantDim, evaluateDim } from '../../src/expression/dimension.js'
import { symbol } from '../../src/expression/make.js'
import type { SymbolNode } from '../../src/expression/node.js'
import type { Dense, Sample } from '../../src/expression/operator.js'
import { columnsOf, rowsOf } from '../../src/expression/shape.js'
import type { Property } from '../../src/language/syntax.js'
import type { Point } from '../../src/numeric/evaluate.js'
import { unknownFunctions } from '../../src/numeric/functions.js'
import type { Random } from '../../src/numeric/random.js'
import { drawArray } from '../../src/numeric/structured.js'

/** Sizes of the dimensions that samples use: all different. */
export const sizes: ReadonlyMap<string, number> = new Map([
  ['m', 4],
  ['n', 3],
  ['p', 5],
  ['q', 2],
])

const properties: Record<string, readonly Property[]> = {
  positive: ['positive'],
  spd: ['spd'],
  invertible: ['invertible'],
  probability: ['probability'],
  onehot: ['onehot'],
}

/** A random value for a sample: matrices are not symmetric unless the domain says so. */
export function draw(s: Sample, random: Random): Dense {
  const [rows, columns] = [evaluateDim(rowsOf(s.shape), sizes), evaluateDim(columnsOf(s.shape), sizes)]
  const domain = s.domain ?? 'real'
  if (s.shape.kind === 'index') {
    const length = constantDim(s.shape.length) ?? evaluateDim(s.shape.length, sizes)
    return { rows: 1, columns: 1, data: Float64Array.of(random.integer(0, length - 1)) }
  }
  if (typeof domain === 'object') {
    const data = Float64Array.from({ length: rows * columns }, () => random.between(domain.low, domain.high))
    return { rows, columns, data }
  }
  return drawArray(rows, columns, new Set(properties[domain] ?? []), 'real', random)
}

export const symbolsOf = (samples: readonly Sample[]): SymbolNode[] =>
  samples.map((s, i) => symbol(`x${i + 1}`, s.shape))

export const pointOf = (values: ReadonlyMap<SymbolNode, Dense>, seed: number): Point => ({
  sizes,
  values,
  ...unknownFunctions(undefined, seed, 0),
})

/** Largest difference, relative to the largest entry (or to 1 where all is small). */
export function relativeError(a: Dense, b: Dense): number {
  if (a.data.length !== b.data.length) return Number.POSITIVE_INFINITY
  const scale = [...a.data, ...b.data].reduce((m, x) => Math.max(m, Math.abs(x)), 1e-3)
  return a.data.reduce((worst, x, i) => {
    const off = Math.abs(x - b.data[i]!) / scale
    return off > worst || Number.isNaN(off) ? (Number.isNaN(off) ? Number.POSITIVE_INFINITY : off) : worst
  }, 0)
}
