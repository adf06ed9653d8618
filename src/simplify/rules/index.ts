import type { Rule } from '../rule.js'
import { determinantRules } from './determinants.js'
import { entryRules } from './entries.js'
import { factorRules } from './factor.js'
import { kroneckerRules } from './kronecker.js'
import { orderRules } from './order.js'
import { productRules } from './products.js'
import { propertyRules } from './properties.js'
import { recognitionRules } from './recognise.js'
import { signRules } from './signs.js'
import { squareRules } from './squares.js'
import { sumRules } from './sums.js'
import { triangleRules } from './triangles.js'
import { unitRules } from './units.js'

/**
 * Every rewrite rule. Cancelling comes before collecting, and multiplying out last: it is tried only on what the others
 * have left.
 */
export const rules: readonly Rule[] = [
  ...recognitionRules,
  ...signRules,
  ...propertyRules,
  ...triangleRules,
  ...determinantRules,
  ...squareRules,
  ...entryRules,
  ...unitRules,
  ...productRules,
  ...kroneckerRules,
  ...sumRules,
  ...factorRules,
  ...orderRules,
]

export { recognitionRules }
