import type { Dense } from '../expression/operator.js'
import { denseFrom, entry } from './dense.js'

/**
 * The k-th Fréchet derivative of a function of square matrices at X in the directions D₁ … Dₖ: a corner block of the function of
 * [X, D; 0, X], doubled once for each direction (Higham and Relton, Higher order Fréchet derivatives of matrix functions, 2014).
 */
export function frechetDense(f: (x: Dense) => Dense, x: Dense, directions: readonly Dense[]): Dense {
  const n = x.rows
  const doubled = directions.reduce<Dense>((b, d) => {
    const size = b.rows
    return denseFrom(2 * size, 2 * size, (i, j) => {
      if (i >= size) return j >= size ? entry(b, i - size, j - size) : 0
      if (j < size) return entry(b, i, j)
      // I ⊗ D
      const [row, column] = [Math.floor(i / n), Math.floor((j - size) / n)]
      return row === column ? entry(d, i % n, (j - size) % n) : 0
    })
  }, x)
  const value = f(doubled)
  return denseFrom(n, n, (i, j) => entry(value, i, value.columns - n + j))
}
