import { symbol } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { distinctPhrases, told } from '../expression/phrase.js'
import { GradusError } from '../language/errors.js'
import { transpose } from '../operators/algebra/build.js'
import { simplify } from '../simplify/simplify.js'
import { symmetricForm } from '../simplify/symmetric.js'
import type { Account, Derivative, Question } from './account.js'
import { firstOrder } from './first-order.js'
import type { Side } from './layout.js'
import type { FreshNames } from './names.js'
import { distinct, type Step } from './step.js'
import { structureOf } from './structure.js'

/** Letters for a derivative that is differentiated again, by its order. */
const letters: readonly (readonly string[])[] = [
  ['g', 'G'],
  ['h', 'H'],
  ['t', 'T'],
]

/**
 * Derives a derivative once more: the simplified one, so that what has cancelled is not carried on.
 * @throws GradusError where it has more than two axes already
 */
export function deriveAgain(first: Account, by: SymbolNode, question: Question, fresh: FreshNames): Account {
  const { derivative, given, variables, order } = first
  if (derivative.form === 'differential')
    throw new GradusError({
      code: 'order/axes',
      message: `the derivative of order ${order} of ${given.name} by ${first.by.name} has more than two axes; it is not differentiated again`,
      hint: `ask for a component of ${given.name}, or by a vector that ${first.by.name} is made of`,
    })
  const value = columnOf(first)
  const [small, large] = letters[Math.min(order, letters.length) - 1]!
  const name = fresh.take([value.shape.kind === 'matrix' ? large! : small!, large!])
  const again = symbol(name, value.shape, { definition: value, origin: 'engine' })
  const [second] = firstOrder(again, { ...question, variables: [by], upstream: false }, fresh, [])
  const named = { ...first, steps: [...first.steps, naming(first, again)] }
  const notes = distinctPhrases([...first.notes, ...second!.notes])
  const account = { ...second!, notes, given, order: order + 1, variables: [...variables, by], first: named }
  return order === 1 && by === first.by ? symmetric(account) : account
}

/** A Hessian in a form that shows its symmetry. */
function symmetric(account: Account): Account {
  const { derivative, steps, quantities, result, by } = account
  const value = symmetricForm(derivative.value)
  if (value === derivative.value || derivative.form === 'differential') return account
  const left = quantities.get(result, by, 'total')!.symbol
  const step: Step = {
    rule: 'symmetric',
    ...told('symmetric'),
    sides: [left, derivative.value, value],
    shape: value.shape,
  }
  const laid = { ...derivative, value }
  return { ...account, steps: [...steps, step], derivative: laid, answer: laid }
}

/** The line that names the derivative that is differentiated again. */
function naming({ quantities, result, by, derivative }: Account, again: SymbolNode): Step {
  const isWithin = derivative.form === 'gradient' && structureOf(by) !== undefined
  const { symbol: left } = isWithin ? quantities.within(result, by) : quantities.get(result, by, 'total')!
  const straight = derivative.side === straightSide(derivative) ? left : transpose(left)
  return {
    rule: 'name-derivative',
    ...told('nameDerivative'),
    sides: distinct([again, straight, again.definition!]),
    shape: again.shape,
    names: [again],
  }
}

/** The derivative as a column where it is one, whatever the layout; of a Jacobian the numerator form. */
function columnOf({ derivative }: Account): Expr {
  const { value, side } = derivative
  return side === straightSide(derivative) ? value : simplify(transpose(value))
}

const straightSide = ({ form }: Derivative): Side => (form === 'gradient' ? 'denominator' : 'numerator')
