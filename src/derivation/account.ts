import type { Expr, SymbolNode } from '../expression/node.js'
import type { Phrase } from '../expression/phrase.js'
import type { Layout, Side } from './layout.js'
import type { Method } from './methods/method.js'
import type { Parts } from './parts.js'
import type { Quantities } from './quantity.js'
import type { Step } from './step.js'

export interface Question {
  /** what is differentiated, under its name */
  readonly result: SymbolNode
  readonly variables: readonly SymbolNode[]
  readonly layout: Layout
  /** how the derivation is told; default `chain` */
  readonly method?: Method
  /** how often; the second time by `and`, if that is given, else by the same variable */
  readonly order: number
  readonly and?: SymbolNode
  /** the answer is wanted in this form; without it, in the best */
  readonly form?: WrittenForm
  /** the result feeds a loss L: answer ∂L/∂X in terms of ∂L/∂result */
  readonly upstream: boolean
  /** names that are in use */
  readonly taken: Iterable<string>
  /** the program's intermediates: answers speak of them by name */
  readonly definitions?: readonly SymbolNode[]
}

/** Ways to write a derivative of any number of axes: dY = A dX B, ∂vec Y/∂vec X, ∂Y_kl/∂X_ij. */
export const writtenForms = ['differential', 'kronecker', 'components'] as const
export type WrittenForm = (typeof writtenForms)[number]

/** What was derived: an array of at most two axes, laid out on a side, or a map that is linear in a direction dX. */
export interface Derivative {
  readonly value: Expr
  readonly form: 'gradient' | 'jacobian' | 'differential'
  readonly side: Side
  /** the differential dX that a `differential` is linear in */
  readonly direction?: SymbolNode
}

/** The derivative as it is written. */
export interface Answer {
  readonly value: Expr
  readonly form: Derivative['form'] | WrittenForm
  readonly side: Side
  /** the differential dX that a `differential` answer is linear in */
  readonly direction?: SymbolNode
  /** of `components`: the positions in the function and in the variable */
  readonly indices?: { readonly of: readonly SymbolNode[]; readonly by: readonly SymbolNode[] }
}

/** A derivation as data: what was asked, the parts, the steps, the answer. Rendering and checking are done elsewhere. */
export interface Account {
  /** the function as it was given */
  readonly given: SymbolNode
  /** what the answer is the derivative of: the function; its gradient (order 2); the loss that it feeds (upstream) */
  readonly target: SymbolNode
  /** the same under the names of the parts; with an upstream gradient the loss ⟨G, result⟩ */
  readonly result: SymbolNode
  readonly by: SymbolNode
  /** the variables in the order in which they were asked for, one for each order */
  readonly variables: readonly SymbolNode[]
  /** a mixed derivative, taken by the second variable first: in denominator layout so the rows are those of the first */
  readonly turned?: boolean
  readonly layout: Layout
  readonly method: Method
  readonly order: number
  readonly parts: Parts | null
  readonly quantities: Quantities
  readonly steps: readonly Step[]
  readonly derivative: Derivative
  readonly answer: Answer
  /** engine names that still stand in the answer, inner ones first */
  readonly where: readonly SymbolNode[]
  readonly notes: readonly Phrase[]
  /** of a higher order: the account of the order before, whose steps come first */
  readonly first?: Account
}

/** What stands above in ∂L/∂x, ∂²L/∂x²: the function or, with an upstream gradient, the loss that it feeds. */
export const differentiated = ({ first, target }: Account): SymbolNode =>
  first ? differentiated(first) : target
