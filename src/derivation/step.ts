import type { Expr, SymbolNode } from '../expression/node.js'
import type { Citation } from '../expression/operator.js'
import type { Phrase } from '../expression/phrase.js'
import type { Shape } from '../expression/shape.js'

/** One line of a derivation: all sides are equal, and the check evaluates each of them. */
export interface Step {
  /** the rule's name: an operator, or `chain-rule`, `name-parts`, `substitute`, … */
  readonly rule: string
  readonly title: Phrase
  /** why, in a sentence; where there is something to say */
  readonly text?: Phrase
  /** the rule itself as a formula, LaTeX, where it has one */
  readonly formula?: string
  /** where the rule stands in the literature */
  readonly cite?: Citation
  /** left = middle … = right */
  readonly sides: readonly Expr[]
  readonly shape: Shape
  /** the equation is of entries: it holds at every position of these */
  readonly indices?: readonly SymbolNode[]
  /** the names that the step introduces */
  readonly names?: readonly SymbolNode[]
}

/** Sides of an equation without repetition. */
export const distinct = (sides: readonly Expr[]): Expr[] =>
  sides.filter((s, i) => i === 0 || s !== sides[i - 1])
