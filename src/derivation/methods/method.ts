import type { Expr, SymbolNode } from '../../expression/node.js'
import type { Derivative } from '../account.js'
import type { FreshNames } from '../names.js'
import type { Parts } from '../parts.js'
import type { Quantities } from '../quantity.js'
import type { Step } from '../step.js'

/** Ways to tell a derivation: by the chain rule over the parts, by differentials, by components. */
export const methods = ['chain', 'differential', 'components'] as const
export type Method = (typeof methods)[number]

/** What a method works on. */
export interface Task {
  readonly parts: Parts
  readonly quantities: Quantities
  readonly fresh: FreshNames
}

/** A derivative as a method tells it, over the names of the parts. */
export interface Told extends Omit<Derivative, 'value'> {
  readonly steps: readonly Step[]
  /** what stands on the left of the last line: ∂f/∂X, or dF */
  readonly left: Expr
  readonly value: Expr
  /** of a structured variable: the gradient is projected on the structure already, as its left side says */
  readonly isProjected?: boolean
}

/** A method at work on one function: it tells the derivative by each variable. */
export interface Teller {
  tell(by: SymbolNode): Told
}
