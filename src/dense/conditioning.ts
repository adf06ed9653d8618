import type { Dense } from '../expression/operator.js'
import { entry, maxAbs } from './dense.js'
import { inverseDense } from './mathjs.js'

/** How well numbers determine inverses and determinants. */

/** About the least change of an entry that makes the matrix singular. */
export const distanceToSingular = (a: Dense): number => 1 / maxAbs(inverseDense(a))

/** What is rounded inside of an inverse: the condition number times the inverse, as far as the entries tell. */
export const inverseMagnitude = (a: Dense, inverse: Dense): number => maxAbs(a) * maxAbs(inverse) ** 2

/** What cancels inside of a determinant: Hadamard's bound, the product of the lengths of the rows. */
export function determinantMagnitude(a: Dense): number {
  let product = 1
  for (let i = 0; i < a.rows; i++) {
    let square = 0
    for (let j = 0; j < a.columns; j++) square += entry(a, i, j) ** 2
    product *= Math.sqrt(square)
  }
  return product
}
