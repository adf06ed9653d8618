import type { Move } from '../move.js'
import { sigmoidComplement } from './complement.js'
import { distribute } from './distribute.js'
import { entriesWrittenOut } from './entries.js'
import { factorOut } from './factor-out.js'
import { inverseOfProduct, pushThrough } from './inverses.js'
import { linearTermByTerm } from './linear.js'
import { writeOut } from './meaning.js'
import { otherWayRound } from './other-way.js'

/** The moves of the search that hold for every answer. */
export const generalMoves: readonly Move[] = [
  entriesWrittenOut,
  distribute,
  linearTermByTerm,
  factorOut,
  otherWayRound,
  sigmoidComplement,
  inverseOfProduct,
  pushThrough,
  writeOut,
]
