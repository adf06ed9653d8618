import type { Syntax } from '../../language/syntax.js'
import type { SlipRule } from '../diagnosis.js'

/** One small change of a tree. `rule` is the slip that it repairs; made on the right answer, it is the opposite slip. */
export interface Edit {
  readonly rule: SlipRule
  readonly from: Syntax
  readonly to: Syntax
  readonly tree: Syntax
  /** `from` was changed wherever it stands */
  readonly everywhere?: boolean
  /** several marks were changed at once */
  readonly several?: boolean
}

/** The slip that an edit makes on what was right. */
export const opposite = (rule: SlipRule): SlipRule => opposites[rule] ?? rule

const opposites: Partial<Record<SlipRule, SlipRule>> = {
  'missing-transpose': 'extra-transpose',
  'extra-transpose': 'missing-transpose',
  'missing-factor': 'extra-factor',
  'extra-factor': 'missing-factor',
  'extra-term': 'missing-term',
  'elementwise-product': 'matrix-product',
  'matrix-product': 'elementwise-product',
}
