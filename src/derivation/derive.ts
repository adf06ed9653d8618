import type { SymbolNode } from '../expression/node.js'
import { named, phrase } from '../expression/phrase.js'
import { GradusError } from '../language/errors.js'
import type { Account, Question } from './account.js'
import { firstOrder } from './first-order.js'
import { inForm } from './forms.js'
import { FreshNames } from './names.js'
import { deriveAgain } from './orders.js'
import { prepare } from './prepare.js'
import type { Step } from './step.js'

/** Derives by every variable; those that can share one backward sweep do. @throws GradusError */
export function deriveAll(question: Question): Account[] {
  const { and, upstream, order } = question
  if (upstream && (order > 1 || and))
    throw new GradusError({
      code: 'order/upstream',
      message:
        'a second derivative of the loss needs more than the upstream gradient: also how that gradient varies',
      hint: 'write the loss as a line of the program, or ask for the first derivative',
    })
  const taken = [...question.taken]
  const { result, steps: opening, notes } = prepare(question.result)
  // by an intermediate the program ends there, so it has a sweep of its own
  const groups = [
    question.variables.filter((v) => !v.definition),
    ...question.variables.filter((v) => v.definition).map((v) => [v]),
  ]
  const found = new Map<SymbolNode, Account>()
  if (and)
    for (const v of question.variables)
      found.set(v, mixed(result, v, and, question, opening, new FreshNames(taken)))
  else
    for (const variables of groups) {
      if (variables.length === 0) continue
      const fresh = new FreshNames(taken)
      for (const a of firstOrder(result, { ...question, variables }, fresh, opening)) {
        let account: Account = { ...a, notes: [...notes, ...a.notes] }
        for (let k = 1; k < question.order; k++) account = deriveAgain(account, a.by, question, fresh)
        found.set(a.by, inForm(account, question.form, fresh))
      }
    }
  return question.variables.map((v) => found.get(v)!)
}

/** ∂²L/∂x∂y: entry (i, j) is ∂²L/∂x_i∂y_j in every layout, as in ∂²L/∂x∂yᵀ. In denominator layout that is the derivative by y first. */
function mixed(
  result: SymbolNode,
  x: SymbolNode,
  y: SymbolNode,
  question: Question,
  opening: readonly Step[],
  fresh: FreshNames,
): Account {
  const lines = [x, y].every((v) => v.shape.kind === 'vector')
  const turned = lines && question.layout === 'denominator'
  const [before, after] = turned ? [y, x] : [x, y]
  const [first] = firstOrder(result, { ...question, variables: [before] }, fresh, opening)
  const second = deriveAgain(first!, after, question, fresh)
  const account = { ...second, variables: [x, y], ...(turned && { turned }) }
  return inForm(
    lines
      ? { ...account, notes: [...account.notes, phrase('notes.mixed', { x: named(x), y: named(y) })] }
      : account,
    question.form,
    fresh,
  )
}
