import type { Account, Answer } from '../derivation/account.js'
import type { Layout } from '../derivation/layout.js'

/** The layout in which the transpose of this derivation's answer is right: of the two plain ones. */
export function otherLayout(account: Account, { side }: Answer): { layout: Layout; asked: Layout } {
  return { layout: side === 'numerator' ? 'denominator' : 'numerator', asked: account.layout }
}
