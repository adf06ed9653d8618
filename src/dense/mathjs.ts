import { createRequire } from 'node:module'
import type * as MathJs from 'mathjs'
import type { Dense } from '../expression/operator.js'
import { denseFrom, toNumber } from './dense.js'

/**
 * mathjs, loaded when the first number is needed: its single-file build takes a tenth of the time of its modules. The one place that
 * knows how its arrays look.
 */
let loaded: typeof MathJs | undefined

export function mathjs(): typeof MathJs {
  loaded ??= createRequire(import.meta.url)('mathjs/lib/browser/math.js') as typeof MathJs
  return loaded
}

/** Rows of numbers, as mathjs takes matrices. */
export const toRows = (a: Dense): number[][] =>
  Array.from({ length: a.rows }, (_, i) => Array.from(a.data.subarray(i * a.columns, (i + 1) * a.columns)))

export const fromRows = (rows: readonly (readonly number[])[]): Dense =>
  denseFrom(rows.length, rows[0]?.length ?? 0, (i, j) => rows[i]![j]!)

export const determinant = (a: Dense): number => mathjs().det(toRows(a))

/** NaN everywhere for a singular matrix: a sample that does not count. */
export function inverseDense(a: Dense): Dense {
  if (a.rows === 1) return denseFrom(1, 1, () => 1 / toNumber(a))
  try {
    return fromRows(mathjs().inv(toRows(a)))
  } catch {
    return denseFrom(a.rows, a.columns, () => Number.NaN)
  }
}

/** The x with a x = b; NaN everywhere for a singular matrix. */
export function solveDense(a: Dense, b: Dense): Dense {
  try {
    return fromRows(mathjs().lusolve(toRows(a), toRows(b)) as number[][])
  } catch {
    return denseFrom(b.rows, b.columns, () => Number.NaN)
  }
}
