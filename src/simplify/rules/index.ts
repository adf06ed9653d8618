import type { Rule } from '../rule.js'
import { entryRules } from './entries.js'
import { factorRules } from './factor.js'
import { kroneckerRules } from './kronecker.js'
import { productRules } from './products.js'
import { recognitionRules } from './recognise.js'
import { sumRules } from './sums.js'
import { unitRules } from './units.js'

/**
 * Every rewrite rule. Cancelling comes before collecting, and multiplying out last: it is tried only on what the others
 * have left.
 */
export const rules: readonly Rule[] = [
  ...recognitionRules,
  ...entryRules,
  ...unitRules,
  ...productRules,
  ...kroneckerRules,
  ...sumRules,
  ...factorRules,
]

export { recognitionRules }
