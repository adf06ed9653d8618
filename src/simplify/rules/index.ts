import type { Rule } from '../rule.js'
import { entryRules } from './entries.js'
import { factorRules } from './factor.js'
import { productRules } from './products.js'
import { recognitionRules } from './recognise.js'
import { sumRules } from './sums.js'

/**
 * Every rewrite rule. Cancelling comes before collecting, and multiplying out last: it is tried only on what the others
 * have left.
 */
export const rules: readonly Rule[] = [
  ...recognitionRules,
  ...entryRules,
  ...productRules,
  ...sumRules,
  ...factorRules,
]

export { recognitionRules }
