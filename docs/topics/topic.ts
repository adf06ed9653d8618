import type { WrittenForm } from '../../src/derivation/account.js'
import type { Method } from '../../src/derivation/methods/method.js'

/** An exercise as data: what a student would type. */

export interface Exercise {
  /** the permalink */
  readonly id: string
  /** `$…$` is a formula */
  readonly title: string
  readonly program: string
  readonly where?: string
  readonly of?: string
  readonly wrt: string | readonly string[]
  readonly order?: number
  /** of a mixed second derivative, the second variable */
  readonly and?: string
  /** how the derivation is told; by the chain rule, where nothing is said */
  readonly method?: Method
  /** how the answer is written */
  readonly form?: WrittenForm
  /** the result feeds a loss: the answer is in terms of the loss's gradient by it */
  readonly upstream?: true
  /** what the check lets an unknown function be */
  readonly functions?: Readonly<Record<string, string>>
  /** numbers at which every line is evaluated as well: matrices by rows, vectors as columns of numbers */
  readonly at?: Readonly<Record<string, readonly (readonly number[])[]>>
}

export interface Topic {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly exercises: readonly Exercise[]
}
