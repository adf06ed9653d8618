import { entry, maxAbs } from '../dense/dense.js'
import type { Dense } from '../expression/operator.js'

/** max |a − b| over the largest entry, or over what the rounding of a difference quotient (`noise`) leaves to see. */
export function relativeDifference(a: Dense, b: Dense, noise = 0): number {
  if (a.rows !== b.rows || a.columns !== b.columns) return Number.POSITIVE_INFINITY
  let difference = 0
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < a.columns; j++) {
      const d = Math.abs(entry(a, i, j) - entry(b, i, j))
      if (Number.isNaN(d)) return Number.POSITIVE_INFINITY
      difference = Math.max(difference, d)
    }
  // a derivative that is said to be exactly 0 is compared absolutely: what it stands for is often a difference of large terms
  const least = maxAbs(a) === 0 || maxAbs(b) === 0 ? 0.1 : leastScale
  return difference === 0 ? 0 : difference / Math.max(maxAbs(a), maxAbs(b), least, noise * noiseScale)
}

/** Derivatives smaller than this are compared absolutely: differences leave about 1e-11. */
const leastScale = 1e-4
/** A difference that is all rounding must pass at the default tolerance. */
const noiseScale = 2e6

/** The worse of two errors; NaN counts as the worst. */
export const worse = (a: number, b: number): number =>
  Number.isNaN(a) || Number.isNaN(b) ? Number.POSITIVE_INFINITY : Math.max(a, b)
