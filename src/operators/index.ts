import type { Operator } from '../expression/operator.js'
import type { Spelling, Vocabulary } from '../language/vocabulary.js'
import { addOp } from './algebra/add.js'
import { diagOp, diagonalOp } from './algebra/diagonal.js'
import { hadamardOp } from './algebra/hadamard.js'
import { detOp, inverseOp, logdetOp, matrixPowerOp } from './algebra/inverse.js'
import { powerOp } from './algebra/power.js'
import { productOp } from './algebra/product.js'
import { colSumOp, rowSumOp, sumOp } from './algebra/sums.js'
import { traceOp } from './algebra/trace.js'
import { transposeOp } from './algebra/transpose.js'
import { expOp, logOp } from './elementwise/exponential.js'

/** The rule book: every operator, families in the order in which a course meets them. */
export const operators: readonly Operator[] = [
  addOp,
  productOp,
  hadamardOp,
  transposeOp,
  powerOp,
  sumOp,
  rowSumOp,
  colSumOp,
  traceOp,
  diagOp,
  diagonalOp,
  inverseOp,
  matrixPowerOp,
  detOp,
  logdetOp,
  expOp,
  logOp,
]

/** The spellings of all functions of the language. */
export const vocabulary: Vocabulary = operators.flatMap((o): Spelling[] => (o.spelling ? [o.spelling] : []))

const bySpelling = new Map(operators.flatMap((o) => (o.spelling ? [[o.spelling.name, o] as const] : [])))

/** The operator behind a function of the language, by its canonical name. */
export const operatorNamed = (fn: string): Operator | undefined => bySpelling.get(fn)
