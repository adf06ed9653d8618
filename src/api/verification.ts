import type { Verification as Checked } from '../derivation/verify.js'

/** The numeric check of a derivation: of every step, and of the answer. */
export interface Verification extends Omit<Checked, 'reason'> {
  /** why nothing could be checked, where that is so, in the derivation's language */
  readonly reason?: string
}
