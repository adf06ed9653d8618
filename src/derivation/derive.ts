import { hasIndices, vectorise } from '../calculus/vectorise.js'
import { one, symbol } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { type Shape, transposeShape } from '../expression/shape.js'
import { expandNames, substitute } from '../expression/substitute.js'
import { dependents, postorder } from '../expression/walk.js'
import { GradusError } from '../language/errors.js'
import { identity, transpose, zeroOf } from '../operators/algebra/build.js'
import { innerProduct } from '../operators/algebra/inner.js'
import { vocabulary } from '../operators/index.js'
import { unicodeOf } from '../print/derivation.js'
import { cost } from '../simplify/cost.js'
import { recognise, simplify } from '../simplify/simplify.js'
import { BackwardSweep, distinct } from './chain.js'
import { byDifferentials, forwardByScalar } from './forward.js'
import { derivativeShape, type Layout, type Side, sideOf } from './layout.js'
import { FreshNames } from './names.js'
import { cutIntoParts, type Parts } from './parts.js'
import { Quantities } from './quantity.js'
import type { Step } from './step.js'
import { structureOf } from './structure.js'
import { words } from './words.js'

export interface Question {
  /** what is differentiated, under its name */
  readonly result: SymbolNode
  readonly variables: readonly SymbolNode[]
  readonly layout: Layout
  readonly order: 1 | 2
  /** the result feeds a loss L: answer ∂L/∂X in terms of ∂L/∂result */
  readonly upstream: boolean
  /** names that are in use */
  readonly taken: Iterable<string>
  /** the program's intermediates: answers speak of them by name */
  readonly definitions?: readonly SymbolNode[]
}

export interface Answer {
  readonly value: Expr
  readonly form: 'gradient' | 'jacobian' | 'differential'
  readonly side: Side
  /** the differential dX that a `differential` answer is linear in */
  readonly direction?: SymbolNode
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
  readonly layout: Layout
  readonly order: 1 | 2
  readonly parts: Parts | null
  readonly quantities: Quantities
  readonly steps: readonly Step[]
  readonly answer: Answer
  /** engine names that still stand in the answer, inner ones first */
  readonly where: readonly SymbolNode[]
  readonly notes: readonly string[]
  /** of order 2: the account of the gradient, whose steps come first */
  readonly first?: Account
}

/** Answers that are longer than this keep the names of repeated derivatives (δ) instead of writing them out. */
const longestWritten = 400

/** Derives by every variable; those that can share one backward sweep do. */
export function deriveAll(question: Question): Account[] {
  const taken = [...question.taken]
  const { result, steps: opening, notes } = prepare(question.result)
  // by an intermediate the program ends there, so it has a sweep of its own
  const groups = [
    question.variables.filter((v) => !v.definition),
    ...question.variables.filter((v) => v.definition).map((v) => [v]),
  ]
  const found = new Map<SymbolNode, Account>()
  for (const variables of groups) {
    if (variables.length === 0) continue
    const fresh = new FreshNames(taken)
    for (const a of firstOrder(result, { ...question, variables }, fresh, opening)) {
      const first = { ...a, notes: [...notes, ...a.notes] }
      found.set(a.by, question.order === 1 ? first : secondOrder(first, question, fresh))
    }
  }
  return question.variables.map((v) => found.get(v)!)
}

/** Indices become matrices and known functions are recognised, definition by definition. */
function prepare(given: SymbolNode): { result: SymbolNode; steps: Step[]; notes: string[] } {
  const steps: Step[] = []
  const renewed = new Map<SymbolNode, SymbolNode>()
  for (const s of postorder([given])) {
    if (s.kind !== 'symbol' || !s.definition) continue
    const inner = replaceNames(s.definition, renewed)
    const flat = vectorise(inner)
    const known = recognise(flat)
    if (known === s.definition) continue
    const next = symbol(s.name, s.shape, { properties: s.properties, definition: known, origin: s.origin })
    renewed.set(s, next)
    if (flat !== inner)
      steps.push({ rule: 'vectorise', ...words.vectorise, sides: [s, flat], shape: s.shape })
    if (known !== flat && written(known) !== written(flat))
      steps.push({
        rule: 'recognise',
        ...words.recognise,
        sides: flat === inner ? [s, flat, known] : [s, known],
        shape: s.shape,
      })
  }
  const result = renewed.get(given) ?? given
  if (result.shape.kind !== 'covector') return { result, steps, notes: [] }
  const column = symbol(result.name, transposeShape(result.shape), {
    definition: transpose(result.definition ?? result),
    origin: result.origin,
  })
  return { result: column, steps, notes: [words.row(result.name)] }
}

/** As it is printed: ‖x‖² as one rule and as a square look the same, and need no step. */
const written = (e: Expr): string => unicodeOf(e, vocabulary)

const replaceNames = (e: Expr, by: ReadonlyMap<SymbolNode, SymbolNode>): Expr =>
  by.size === 0 ? e : substitute(e, (x) => (x.kind === 'symbol' ? by.get(x) : undefined))

function firstOrder(
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
  if (parts) refuseIndices(parts)
  const named = namesByMeaning(question.definitions ?? [])
  const quantities = new Quantities(layout)
  let sweep: BackwardSweep | undefined
  return variables.map((by): Account => {
    const common = { given, target: result, by, layout, order: 1 as const, quantities }
    if (!parts || !moving.has(by) || (by === given && !question.upstream))
      return trivial({ ...common, result }, sideOf(result.shape, layout))
    const cut = parts.result.name
    const base = { ...common, result: cut, parts, where: [], notes: [] }
    const told = [...opening, ...namingSteps(parts, by)]
    if (cut.shape.kind !== 'scalar' && by.shape.kind === 'scalar') {
      const f = forwardByScalar(parts, by, quantities)
      return finish(
        { ...base, steps: [...told, ...f.steps] },
        f.value,
        f.quantity.symbol,
        {
          form: 'jacobian',
          side: f.quantity.side,
        },
        named,
      )
    }
    if (cut.shape.kind === 'scalar' || isLine(cut.shape)) {
      sweep ??= new BackwardSweep(parts, quantities, fresh)
      const found = derivativeShape(cut.shape, by.shape, 'numerator') ? sweep.run(by) : null
      if (found)
        return finish(
          { ...base, steps: [...told, ...found.steps] },
          found.value,
          found.quantity.symbol,
          {
            form: cut.shape.kind === 'scalar' ? 'gradient' : 'jacobian',
            side: found.quantity.side,
          },
          named,
        )
    }
    const d = byDifferentials(parts, by, quantities)
    if (d.jacobian)
      return finish(
        { ...base, steps: [...told, ...d.steps] },
        d.jacobian.value,
        d.jacobian.quantity.symbol,
        {
          form: 'jacobian',
          side: d.jacobian.quantity.side,
        },
        named,
      )
    return finish(
      { ...base, steps: [...told, ...d.steps] },
      d.value,
      d.differential,
      {
        form: 'differential',
        side: 'numerator',
        direction: d.direction,
      },
      named,
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
  base: Pick<Account, 'given' | 'target' | 'by' | 'layout' | 'order' | 'quantities' | 'result'>,
  side: Side,
): Account {
  // with an upstream gradient it is the loss that does not vary
  const { target: given, by, quantities } = base
  const same = by === given
  const shape = derivativeShape(given.shape, by.shape, side)
  const note = same ? [] : [words.constant(given.name, by.name)]
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
      ...words.direct,
      sides: [same ? direction : left, value],
      shape: given.shape,
    }
    return { ...common, steps: [step], answer: { value, form: 'differential', side: 'numerator', direction } }
  }
  const q = quantities.get(given, by, 'total')!
  const value = same ? (shape.kind === 'matrix' ? identity(shape.rows) : one) : zeroOf(shape)
  const step: Step = { rule: 'direct', ...words.direct, sides: [q.symbol, value], shape }
  return {
    ...common,
    steps: [step],
    answer: { value, form: given.shape.kind === 'scalar' ? 'gradient' : 'jacobian', side },
  }
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
      ...words.nameParts,
      sides: [p.name, p.expression],
      shape: p.name.shape,
      names: [p.name],
    }))
}

/** What each of the user's names stands for, for recognising it in an answer. */
function namesByMeaning(definitions: readonly SymbolNode[]): Map<Expr, Expr> {
  const out = new Map<Expr, Expr>()
  for (const s of definitions) {
    const d = s.definition
    if (d?.kind !== 'apply') continue
    const short = simplify(d)
    for (const e of [d, short]) if (cost(e) > 2 && !out.has(e)) out.set(e, s)
  }
  return out
}

/** The last step: engine names written out where that stays readable, and the answer in its simplest form. */
function finish(
  base: Omit<Account, 'answer'>,
  value: Expr,
  left: Expr,
  answer: Omit<Answer, 'value'>,
  named: ReadonlyMap<Expr, Expr>,
): Account {
  // what the person's own names stand for is no part of the answer
  const stop = (x: Expr): boolean => x.kind === 'symbol' && x.origin === 'program'
  const names = (e: Expr): SymbolNode[] =>
    postorder([e], { stop }).filter(
      (x): x is SymbolNode => x.kind === 'symbol' && x.origin === 'engine' && x.definition !== undefined,
    )
  const written = cost(value) <= longestWritten ? expandNames(value, (s) => s.origin === 'engine') : value
  const short = cost(written) <= longestWritten ? written : value
  const final = simplify(substitute(simplify(short), named))
  const steps =
    final === base.steps.at(-1)?.sides.at(-1)
      ? base.steps
      : [...base.steps, substituteStep(left, value, final)]
  const structure = answer.form === 'gradient' ? structureOf(base.by) : undefined
  if (!structure) return { ...base, steps, where: names(final), answer: { ...answer, value: final } }
  const projected = simplify(structure.project(final))
  const told: Step = {
    rule: structure.name,
    title: words.structure.title,
    text: structure.text,
    sides: distinct([structure.project(left), structure.project(final), projected]),
    shape: projected.shape,
  }
  return {
    ...base,
    steps: projected === final ? steps : [...steps, told],
    where: names(projected),
    notes: [...base.notes, structure.note(base.by.name)],
    answer: { ...answer, value: projected },
  }
}

const substituteStep = (left: Expr, value: Expr, final: Expr): Step => ({
  rule: 'substitute',
  ...words.substitute,
  sides: value === final ? [left, final] : [left, value, final],
  shape: left.shape,
})

/** Derives the gradient once more by the same variable. */
function secondOrder(first: Account, question: Question, fresh: FreshNames): Account {
  const { answer, by, given } = first
  if (given.shape.kind !== 'scalar')
    throw new GradusError({
      code: 'order/second',
      message: `second derivatives are of scalar functions; ${given.name} is not a scalar`,
    })
  // the gradient as a column, whatever the layout: the Hessian is symmetric
  const value = answer.side === 'numerator' ? simplify(transpose(answer.value)) : answer.value
  const gradient = symbol(fresh.take(['g', 'G']), value.shape, { definition: value, origin: 'engine' })
  const [second] = firstOrder(gradient, { ...question, variables: [by], upstream: false }, fresh, [])
  return { ...second!, given, order: 2, first }
}

/** Where sums over indices remain, there is no rule yet: say which. */
function refuseIndices(parts: Parts): void {
  for (const p of parts.all)
    if (hasIndices(p.expression))
      throw new GradusError({
        code: 'index/form',
        message: `${p.name.name} has sums over indices that no product of matrices says; these have no rule here yet`,
      })
}
