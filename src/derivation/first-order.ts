import { one, symbol } from '../expression/make.js'
import type { SymbolNode } from '../expression/node.js'
import { named, phrase, told } from '../expression/phrase.js'
import { dependents } from '../expression/walk.js'
import { identity, transpose, zeroOf } from '../operators/algebra/build.js'
import { innerProduct } from '../operators/algebra/inner.js'
import { tidying } from '../simplify/tidy.js'
import type { Account, Question } from './account.js'
import { withConditions } from './conditions.js'
import { finish } from './finish.js'
import { derivativeShape, type Layout, type Side, sideOf } from './layout.js'
import { telling } from './methods/index.js'
import type { FreshNames } from './names.js'
import { ownNames } from './own-names.js'
import { cutIntoParts } from './parts.js'
import { Quantities } from './quantity.js'
import type { Step } from './step.js'
import { structureOf } from './structure.js'

export function firstOrder(
  given: SymbolNode,
  question: Question,
  fresh: FreshNames,
  opening: readonly Step[],
): Account[] {
  const { layout, variables, method = 'chain' } = question
  const moving = new Set(variables.filter((v) => dependents([given], v).has(given)))
  const result = question.upstream ? upstreamLoss(given, layout, fresh) : given
  const live = variables.filter((v) => moving.has(v) && (v !== given || question.upstream))
  const parts = live.length > 0 ? cutIntoParts(result, live, fresh) : null
  const tidy = tidying(ownNames(parts?.all.map((p) => p.name) ?? [], question.definitions ?? []))
  const structured = variables.filter((v) => structureOf(v) && result.shape.kind === 'scalar')
  const quantities = new Quantities(layout, new Map(structured.map((v) => [v, fresh.take(['G', 'Γ'])])))
  const teller = parts && telling(method, { parts, quantities, fresh })
  return variables.map((by): Account => {
    const common = { given, target: result, by, variables: [by], layout, method, order: 1, quantities }
    if (!parts || !teller || !moving.has(by) || (by === given && !question.upstream))
      // the others are checked at points that have no value for this one
      return trivial({ ...common, quantities: new Quantities(layout), result }, sideOf(result.shape, layout))
    const cut = parts.result.name
    const base = { ...common, result: cut, parts, where: [], notes: [] }
    const told = teller.tell(by)
    const account = finish({ ...base, steps: [...opening, ...told.steps] }, told, tidy)
    return { ...account, steps: withConditions(account.steps, result) }
  })
}

/** L = ⟨∂L/∂y, y⟩: a loss whose gradient by y is given; the gradient stands in the layout of the derivation. */
function upstreamLoss(y: SymbolNode, layout: Layout, fresh: FreshNames): SymbolNode {
  const loss = fresh.take(['L', 'ℓ', 'J'])
  const side = layout === 'numerator' ? 'numerator' : 'denominator'
  const given = symbol(`∂${loss}/∂${y.name}`, derivativeShape(one.shape, y.shape, side)!, {
    origin: 'engine',
    role: { type: 'partial', of: loss, by: y.name },
  })
  const column = side === 'numerator' ? transpose(given) : given
  return symbol(loss, one.shape, { definition: innerProduct(column, y), origin: 'engine' })
}

function trivial(
  base: Pick<
    Account,
    'given' | 'target' | 'by' | 'variables' | 'layout' | 'method' | 'order' | 'quantities' | 'result'
  >,
  side: Side,
): Account {
  // with an upstream gradient it is the loss that does not vary
  const { target: given, by, quantities } = base
  const same = by === given
  const shape = derivativeShape(given.shape, by.shape, side)
  const note = same ? [] : [phrase('notes.constant', { f: named(given), x: named(by) })]
  const common = { ...base, parts: null, where: [], notes: note }
  if (!shape) {
    const direction = symbol(`d${by.name}`, by.shape, {
      origin: 'engine',
      role: { type: 'differential', of: by },
    })
    const left = symbol(`d${given.name}`, given.shape, {
      origin: 'engine',
      role: { type: 'differential', of: given },
    })
    const value = same ? direction : zeroOf(given.shape)
    const step: Step = {
      rule: 'direct',
      ...told('direct'),
      sides: [same ? direction : left, value],
      shape: given.shape,
    }
    const derivative = { value, form: 'differential', side: 'numerator', direction } as const
    return { ...common, steps: [step], derivative, answer: derivative }
  }
  const q = quantities.get(given, by, 'total')!
  const value = same ? (shape.kind === 'matrix' ? identity(shape.rows) : one) : zeroOf(shape)
  const step: Step = { rule: 'direct', ...told('direct'), sides: [q.symbol, value], shape }
  const form = given.shape.kind === 'scalar' ? 'gradient' : 'jacobian'
  const derivative = { value, form, side } as const
  return { ...common, steps: [step], derivative, answer: derivative }
}
