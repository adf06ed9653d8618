import type { Move } from '../move.js'
import { sigmoidComplement } from './complement.js'
import { distribute } from './distribute.js'
import { factorOut } from './factor-out.js'
import { inverseOfProduct, pushThrough } from './inverses.js'
import { linearTermByTerm } from './linear.js'
import { writeOut } from './write-out.js'

/** The moves of the search that hold for every answer. */
export const generalMoves: readonly Move[] = [
  distribute,
  linearTermByTerm,
  factorOut,
  sigmoidComplement,
  inverseOfProduct,
  pushThrough,
  writeOut,
]
