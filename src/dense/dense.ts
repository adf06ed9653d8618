import type { Dense } from '../expression/operator.js'

/**
 * Loops over small dense arrays. Sampled sizes are 2 to 7, where mathjs's matrices are one to two orders of magnitude slower than these
 * few lines; everything that needs numerical analysis (determinants, inverses, special functions) is mathjs's, in `mathjs.ts`.
 */
export const dense = (rows: number, columns: number, data?: Float64Array | readonly number[]): Dense => ({
  rows,
  columns,
  data: data ? Float64Array.from(data) : new Float64Array(rows * columns),
})

export const scalarOf = (x: number): Dense => ({ rows: 1, columns: 1, data: Float64Array.of(x) })

export const filled = (rows: number, columns: number, x: number): Dense => ({
  rows,
  columns,
  data: new Float64Array(rows * columns).fill(x),
})

/** The number in a 1×1 array. */
export const toNumber = (a: Dense): number => a.data[0]!

export const entry = (a: Dense, row: number, column: number): number => a.data[row * a.columns + column]!

export function mapEntries(a: Dense, f: (x: number, i: number) => number): Dense {
  const data = new Float64Array(a.data.length)
  for (let i = 0; i < data.length; i++) data[i] = f(a.data[i]!, i)
  return { rows: a.rows, columns: a.columns, data }
}

/** Entry by entry; shapes must be equal. */
export function zipEntries(a: Dense, b: Dense, f: (x: number, y: number) => number): Dense {
  if (a.rows !== b.rows || a.columns !== b.columns)
    throw new Error(`sizes ${a.rows}×${a.columns} and ${b.rows}×${b.columns} differ`)
  const data = new Float64Array(a.data.length)
  for (let i = 0; i < data.length; i++) data[i] = f(a.data[i]!, b.data[i]!)
  return { rows: a.rows, columns: a.columns, data }
}

export const addDense = (a: Dense, b: Dense): Dense => zipEntries(a, b, (x, y) => x + y)

export const scaleDense = (a: Dense, s: number): Dense => mapEntries(a, (x) => s * x)

export function multiplyDense(a: Dense, b: Dense): Dense {
  if (a.columns !== b.rows)
    throw new Error(`sizes ${a.rows}×${a.columns} and ${b.rows}×${b.columns} do not multiply`)
  const data = new Float64Array(a.rows * b.columns)
  for (let i = 0; i < a.rows; i++)
    for (let k = 0; k < a.columns; k++) {
      const x = a.data[i * a.columns + k]!
      for (let j = 0; j < b.columns; j++) data[i * b.columns + j]! += x * b.data[k * b.columns + j]!
    }
  return { rows: a.rows, columns: b.columns, data }
}

export function transposeDense(a: Dense): Dense {
  const data = new Float64Array(a.data.length)
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < a.columns; j++) data[j * a.rows + i] = a.data[i * a.columns + j]!
  return { rows: a.columns, columns: a.rows, data }
}

export const sumDense = (a: Dense): number => a.data.reduce((s, x) => s + x, 0)

export const maxAbs = (a: Dense): number => a.data.reduce((m, x) => Math.max(m, Math.abs(x)), 0)

/** Built entry by entry. */
export function denseFrom(rows: number, columns: number, f: (i: number, j: number) => number): Dense {
  const data = new Float64Array(rows * columns)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) data[i * columns + j] = f(i, j)
  return { rows, columns, data }
}
