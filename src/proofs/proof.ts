import type { ShapeKind } from '../expression/shape.js'
import type { Reason } from '../words/catalogue.js'

/** One line of a proof, in the language that users type: all sides are equal, at every point and in every direction. */
export interface ProofLine {
  /** `dP X + P dX = 0`; sides are parted by ` = `. A dX is the differential of the name X */
  readonly says: string
  readonly why: Reason
  /** the rule of the book that it uses: an operator, or a rule of derivations. Its own proof is the next level */
  readonly by?: string
}

/**
 * Why a rule holds, as a derivation of its own: from what the operator is to its differential. What varies is what has a d in a line;
 * the other variables are constant.
 */
export interface Proof {
  /** under this it is found; one rule may have a proof for vectors and one for matrices */
  readonly name: string
  /** the operator, or the rule of derivations, that it proves */
  readonly of: string
  /** it is the proof for an operand, or a variable, of this kind; without it for all that have none of their own */
  readonly kind?: ShapeKind
  /** shapes, properties and conditions of the variables */
  readonly where: string
  /** `P = X^-1`: what it is proved of, and names that help. An operator's proof ends with the differential of the former */
  readonly names: string
  /** the operands of the operator, where its maker writes it otherwise: `X`, `3` for tr(X³) */
  readonly operands?: readonly string[]
  readonly lines: readonly ProofLine[]
}

/** A line, shortly. */
export const line = (says: string, why: Reason, by?: string): ProofLine => ({
  says,
  why,
  ...(by !== undefined && { by }),
})

/** A proof of the rule of that name. */
export const proof = (of: string, where: string, names: string, lines: readonly ProofLine[]): Proof => ({
  name: of,
  of,
  where,
  names,
  lines,
})
