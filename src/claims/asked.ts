import type { Account, Answer } from '../derivation/account.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Phrase } from '../expression/phrase.js'
import type { Shape } from '../expression/shape.js'
import type { Syntax } from '../language/syntax.js'

/** Reads text over the names of a program and of its derivation, in two stages: the tree, then the expression in the shape that is expected. */
export interface Readers {
  /** @throws GradusError */
  syntax(text: string): Syntax
  /** @param tell is given what is noted about the reading. @throws GradusError */
  expression(s: Syntax, expected?: Shape, source?: string, tell?: (note: Phrase) => void): Expr
}

/** A derivation as far as a claim about it needs it. */
export interface Asked {
  readonly account: Account
  /** the function as it was written, where the account has another form of it */
  readonly written: Expr
  /** the answer as it is shown */
  readonly answer: Answer
  /** the same in the other forms, where it may be claimed in one of those */
  readonly otherForms: () => readonly Answer[]
  readonly readersFor: (answer: Answer, more?: readonly SymbolNode[]) => Readers
  /** variables and definitions of the program, by name */
  readonly names: ReadonlyMap<string, SymbolNode>
  /** each must be > 0 */
  readonly conditions: readonly Expr[]
  /** what unknown functions stand for */
  readonly functions?: ReadonlyMap<string, string>
  /** some unknown function stands for none: values by hand cannot be had */
  readonly openFunctions: boolean
}
