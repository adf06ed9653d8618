import type { Rule } from '../rule.js'
import { blockRules } from './blocks.js'
import { casesRules } from './cases.js'
import { choleskyRules } from './cholesky.js'
import { commonFactorRules } from './common-factor.js'
import { determinantRules } from './determinants.js'
import { diagonalRules } from './diagonals.js'
import { entryRules } from './entries.js'
import { expandRules } from './expand.js'
import { fractionRules } from './fractions.js'
import { functionRules } from './functions.js'
import { functionOfDiagonalRules } from './functions-of-diagonals.js'
import { indicatorRules } from './indicators.js'
import { kroneckerRules } from './kronecker.js'
import { logarithmRules } from './logarithms.js'
import { minusRules } from './minus.js'
import { orderRules } from './order.js'
import { polynomialRules } from './polynomials.js'
import { productRules } from './products.js'
import { propertyRules } from './properties.js'
import { pseudoInverseRules } from './pseudo-inverses.js'
import { recognitionRules } from './recognise.js'
import { rowRules } from './rows.js'
import { scaledEntryRules } from './scaled-entries.js'
import { signPowerRules } from './sign-powers.js'
import { signRules } from './signs.js'
import { squareRules } from './squares.js'
import { sumRules } from './sums.js'
import { traceRules } from './traces.js'
import { triangleRules } from './triangles.js'
import { unitRules } from './units.js'
import { vecBlockRules } from './vec-blocks.js'
import { zeroRules } from './zeros.js'

/** What is tried on what a person typed, before anything is derived. */
export const openingRules: readonly Rule[] = [
  ...recognitionRules,
  ...functionOfDiagonalRules,
  ...pseudoInverseRules,
]

/**
 * Every rewrite rule. Cancelling comes before collecting, and multiplying out last: it is tried only on what the others
 * have left.
 */
export const rules: readonly Rule[] = [
  ...zeroRules,
  ...openingRules,
  ...signRules,
  ...propertyRules,
  ...triangleRules,
  ...choleskyRules,
  ...determinantRules,
  ...squareRules,
  ...entryRules,
  ...scaledEntryRules,
  ...indicatorRules,
  ...casesRules,
  ...logarithmRules,
  ...signPowerRules,
  ...functionRules,
  ...unitRules,
  ...productRules,
  ...blockRules,
  ...kroneckerRules,
  ...vecBlockRules,
  ...sumRules,
  ...rowRules,
  ...diagonalRules,
  ...traceRules,
  ...polynomialRules,
  ...fractionRules,
  ...commonFactorRules,
  ...expandRules,
  ...minusRules,
  ...orderRules,
]
