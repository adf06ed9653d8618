import type { Rule } from '../rule.js'
import { commonFactorRules } from './common-factor.js'
import { entryRules } from './entries.js'
import { expandRules } from './expand.js'
import { fractionRules } from './fractions.js'
import { functionRules } from './functions.js'
import { indicatorRules } from './indicators.js'
import { kroneckerRules } from './kronecker.js'
import { productRules } from './products.js'
import { recognitionRules } from './recognise.js'
import { signRules } from './signs.js'
import { sumRules } from './sums.js'
import { unitRules } from './units.js'

/**
 * Every rewrite rule. Cancelling comes before collecting, and multiplying out last: it is tried only on what the others
 * have left.
 */
export const rules: readonly Rule[] = [
  ...recognitionRules,
  ...entryRules,
  ...indicatorRules,
  ...functionRules,
  ...unitRules,
  ...productRules,
  ...kroneckerRules,
  ...sumRules,
  ...fractionRules,
  ...commonFactorRules,
  ...expandRules,
  ...signRules,
]

export { recognitionRules }
