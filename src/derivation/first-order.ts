import { one, symbol } from '../expression/make.js'
import type { SymbolNode } from '../expression/node.js'
import { named, phrase, told } from '../expression/phrase.js'
import type { Shape } from '../expression/shape.js'
import { dependents } from '../expression/walk.js'
import { identity, transpose, zeroOf } from '../operators/algebra/build.js'
import { innerProduct } from '../operators/algebra/inner.js'
import { tidying } from '../simplify/tidy.js'
import type { Account, Question } from './account.js'
import { BackwardSweep } from './chain.js'
import { finish } from './finish.js'
import { byDifferentials, forwardByScalar } from './forward.js'
import { derivativeShape, type Layout, type Side, sideOf } from './layout.js'
import type { FreshNames } from './names.js'
import { ownNames } from './own-names.js'
import { cutIntoParts, type Parts } from './parts.js'
import { Quantities } from './quantity.js'
import type { Step } from './step.js'

export function firstOrder(
  given: SymbolNode,
  question: Question,
  fresh: FreshNames,
  opening: readonly Step[],
): Account[] {
  const { layout, variables } = question
  const moving = new Set(variables.filter((v) => dependents([given], v).has(given)))
  const result = question.upstream ? upstreamLoss(given, layout, fresh) : given
  const live = variables.filter((v) => moving.has(v) && (v !== given || question.upstream))
  const parts = live.length > 0 ? cutIntoParts(result, live, fresh) : null
  const tidy = tidying(ownNames(parts?.all.map((p) => p.name) ?? [], question.definitions ?? []))
  const quantities = new Quantities(layout)
  let sweep: BackwardSweep | undefined
  return variables.map((by): Account => {
    const common = { given, target: result, by, variables: [by], layout, order: 1, quantities }
    if (!parts || !moving.has(by) || (by === given && !question.upstream))
      return trivial({ ...common, result }, sideOf(result.shape, layout))
    const cut = parts.result.name
    const base = { ...common, result: cut, parts, where: [], notes: [] }
    const start = [...opening, ...namingSteps(parts, by)]
    if (cut.shape.kind !== 'scalar' && by.shape.kind === 'scalar') {
      const f = forwardByScalar(parts, by, quantities)
      return finish(
        { ...base, steps: [...start, ...f.steps] },
        f.value,
        f.quantity.symbol,
        {
          form: 'jacobian',
          side: f.quantity.side,
        },
        tidy,
      )
    }
    if (cut.shape.kind === 'scalar' || isLine(cut.shape)) {
      sweep ??= new BackwardSweep(parts, quantities, fresh)
      const found = derivativeShape(cut.shape, by.shape, 'numerator') ? sweep.run(by) : null
      if (found)
        return finish(
          { ...base, steps: [...start, ...found.steps] },
          found.value,
          found.quantity.symbol,
          {
            form: cut.shape.kind === 'scalar' ? 'gradient' : 'jacobian',
            side: found.quantity.side,
          },
          tidy,
        )
    }
    const d = byDifferentials(parts, by, quantities)
    if (d.jacobian)
      return finish(
        { ...base, steps: [...start, ...d.steps] },
        d.jacobian.value,
        d.jacobian.quantity.symbol,
        {
          form: 'jacobian',
          side: d.jacobian.quantity.side,
        },
        tidy,
      )
    return finish(
      { ...base, steps: [...start, ...d.steps] },
      d.value,
      d.differential,
      {
        form: 'differential',
        side: 'numerator',
        direction: d.direction,
      },
      tidy,
    )
  })
}

const isLine = (s: Shape): boolean => s.kind === 'vector' || s.kind === 'covector'

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
  base: Pick<Account, 'given' | 'target' | 'by' | 'variables' | 'layout' | 'order' | 'quantities' | 'result'>,
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

/** The lines that name what the engine named on the way to a variable, and the parts that are written with such names. */
function namingSteps(parts: Parts, by: SymbolNode): Step[] {
  const onTheWay = new Set<SymbolNode>([by])
  for (const p of parts.all) if (p.uses.some((u) => onTheWay.has(u))) onTheWay.add(p.name)
  const shown = new Set<SymbolNode>()
  for (const p of [...parts.all].reverse())
    if (onTheWay.has(p.name) || shown.has(p.name)) {
      shown.add(p.name)
      for (const u of p.uses) if (u.origin === 'engine') shown.add(u)
    }
  const fresh = (s: SymbolNode): boolean => s.origin === 'engine' && s !== parts.result.name && shown.has(s)
  return parts.all
    .filter((p) => shown.has(p.name) && (fresh(p.name) || p.uses.some(fresh)))
    .map((p) => ({
      rule: 'name-parts',
      ...told('nameParts'),
      sides: [p.name, p.expression],
      shape: p.name.shape,
      names: [p.name],
    }))
}
