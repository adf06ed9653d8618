import { entryOf } from '../../../calculus/components.js'
import { pullback } from '../../../calculus/linear.js'
import { apply, component, one, reduce } from '../../../expression/make.js'
import type { Expr, SymbolNode } from '../../../expression/node.js'
import { phrase, told } from '../../../expression/phrase.js'
import { isArray } from '../../../expression/shape.js'
import { NoEntries } from '../../../indices/entries.js'
import { contracted } from '../../../indices/normal.js'
import { replaceIndices } from '../../../indices/rename.js'
import { GradusError } from '../../../language/errors.js'
import { add, isZero, mul, transpose, zeroOf } from '../../../operators/algebra/build.js'
import { productOp } from '../../../operators/algebra/product.js'
import { simplify } from '../../../simplify/simplify.js'
import { sideOf } from '../../layout.js'
import { onTheWayFrom, type Part, type Parts, usersOf } from '../../parts.js'
import type { Quantities } from '../../quantity.js'
import { simplest } from '../../simplest.js'
import { distinct, type Step } from '../../step.js'
import { type Told as HowTold, reasons, ruleOf } from '../../told.js'
import { localNumerator } from '../local.js'
import type { Task, Teller, Told } from '../method.js'
import { namingSteps } from '../naming.js'
import { type Collected, collect } from './collect.js'
import { gathered } from './gathered.js'
import { Positions } from './letters.js'
import { formulaOf, type LocalEntry, localEntry, shorter } from './local.js'
import { partialEntry } from './partial.js'

/** What is known of one variable or part: the derivative of the function by its entries. */
interface Reached extends Collected {
  readonly steps: readonly Step[]
  readonly through: readonly SymbolNode[]
  /** the derivative as a linear map, where its entries have no formula */
  readonly map?: LocalEntry['map']
}

/**
 * By components: each part in entries of what it is made of, each entry differentiated by each with deltas, the chain rule as a sum over
 * entries, and the result collected into matrices.
 */
export class Components implements Teller {
  readonly #parts: Parts
  readonly #q: Quantities
  readonly #task: Task
  readonly #at: Positions
  readonly #reached = new Map<SymbolNode, Reached>()

  constructor(task: Task) {
    this.#task = task
    this.#parts = task.parts
    this.#q = task.quantities
    this.#at = new Positions(task.fresh, task.parts.result.name)
  }

  /** @throws GradusError where something on the way has no form in components */
  tell(by: SymbolNode): Told {
    try {
      return this.#tell(by)
    } catch (e) {
      throw e instanceof NoEntries ? notInComponents(this.#parts.result.name, by, e) : e
    }
  }

  #tell(by: SymbolNode): Told {
    const { result, all } = this.#parts
    const varies = onTheWayFrom(by, this.#parts)
    const moving = all.filter((p) => varies.has(p.name))
    for (const p of [...moving].reverse()) if (p !== result) this.#reach(p.name)
    const found = this.#reach(by)
    const end = gathered(found, this.#q, result.name, by, {
      of: this.#at.of(result.name, 'function'),
      by: this.#at.of(by, 'variable'),
    })
    const steps = [
      ...namingSteps(this.#parts, by),
      ...moving.flatMap((p) => this.#inEntries(p)),
      ...this.#stepsTo(by),
      ...end.steps,
    ]
    return { ...end, steps }
  }

  /** The line that writes a part entry by entry. */
  #inEntries(part: Part): Step[] {
    const at = this.#at.of(part.name, part === this.#parts.result ? 'function' : 'part')
    const formula = formulaOf(part, at)
    const left = at.length === 0 ? part.name : component(part.name, at)
    if (!formula || formula === part.expression) return []
    return [{ rule: 'in-entries', ...told('inEntries'), ...this.#equation([left, formula], at) }]
  }

  /** An equation that holds at every position; where there is one only, an equation. Its sums run over letters that nothing else has. */
  #equation(sides: readonly Expr[], at: readonly SymbolNode[]): Pick<Step, 'sides' | 'shape' | 'indices'> {
    return {
      sides: distinct(sides.map((e) => this.#at.lettered(e))),
      shape: sides[0]!.shape,
      ...(at.length > 0 && { indices: at }),
    }
  }

  #stepsTo(variable: SymbolNode): Step[] {
    const needed = new Set<SymbolNode>([variable])
    const stack = [variable]
    while (stack.length > 0)
      for (const t of this.#reached.get(stack.pop()!)!.through)
        if (!needed.has(t)) {
          needed.add(t)
          stack.push(t)
        }
    return [...this.#reached].flatMap(([name, r]) => (needed.has(name) ? r.steps : []))
  }

  #reach(it: SymbolNode): Reached {
    const before = this.#reached.get(it)
    if (before) return before
    const made = this.#reachNew(it)
    this.#reached.set(it, made)
    return made
  }

  #reachNew(it: SymbolNode): Reached {
    const { result } = this.#parts
    const users = usersOf(this.#parts).get(it) ?? []
    const of = this.#at.of(result.name, 'function')
    const by = this.#at.of(it, 'variable')
    const total = partialEntry(this.#q.entries(result.name, it, 'total'), of, by)
    const steps: Step[] = []
    const symbolic: Expr[] = []
    const put: Expr[] = []
    const through: SymbolNode[] = []
    let map: LocalEntry['map']
    // factors stand in the order of the layout: outermost first in numerator layout, what is nearest to the variable first in denominator layout
    const isNumerator = sideOf(result.name.shape, this.#q.layout) === 'numerator'
    const outerFirst = (user: Part): boolean => isNumerator || user.name.shape.kind === 'matrix'
    for (const user of users) {
      if (user === result) {
        const local = localEntry(user, it, { of, by })
        if (users.length === 1)
          steps.push({
            ...(isGiven(local.value)
              ? { rule: 'upstream', ...told('upstream') }
              : toldOf(user, it, local.formula)),
            ...this.#equation([total, ...local.sides], [...of, ...by]),
          })
        symbolic.push(users.length === 1 ? total : local.value)
        const adjoint = local.map && adjointEntry(local.map, one, by, of)
        put.push(adjoint ?? local.value)
        if (users.length === 1) map = local.map
        continue
      }
      const at = this.#at.of(user.name, 'part')
      const local = localEntry(user, it, { of: at, by })
      if (isZero(local.value)) continue
      const q = partialEntry(this.#q.entries(user.name, it, 'step'), at, by)
      steps.push({
        ...toldOf(user, it, local.formula),
        ...this.#equation([q, ...local.sides], [...at, ...by]),
      })
      const above = this.#reach(user.name)
      through.push(user.name)
      const abovePart = partialEntry(this.#q.entries(result.name, user.name, 'total'), of, at)
      symbolic.push(sumOver(at, apply(productOp, isNumerator ? [abovePart, q] : [q, abovePart])))
      const own = this.#at.of(user.name, 'variable')
      const moved = replaceIndices(above.entry, new Map<Expr, Expr>(own.map((i, n) => [i, at[n]!])))
      const adjoint = local.map && above.array && adjointEntry(local.map, above.array, by, of)
      put.push(adjoint ?? sumOver(at, outerFirst(user) ? mul(moved, local.value) : mul(local.value, moved)))
    }
    // what a map does to a direction is said by the map itself
    const matrix = map && of.length === 1 && by.length === 1 ? localNumerator(map.linear, map.d) : undefined
    if (matrix) {
      const array = simplest(this.#q.layout === 'denominator' ? transpose(matrix) : matrix)
      return { entry: put[0]!, array, steps, through }
    }
    if (map && of.length + by.length > 2) return { entry: put[0]!, map, steps, through }
    const value = put.length === 0 ? zeroOf(total.shape) : shorter(contracted(add(...put)))
    // in denominator layout rows are the entries of the variable
    const axes = this.#q.layout === 'denominator' ? [...by, ...of] : [...of, ...by]
    const found = collect(
      value,
      axes,
      this.#task.fresh,
      it.origin === 'engine' || it.definition !== undefined,
      of.length === 0,
    )
    const chained = symbolic.length > 1 || symbolic[0] !== total
    const chain = chainIn([...users.map((u) => u.name), it])
    if (chained || found.entry !== value)
      steps.push({
        ...(chained ? { rule: 'chain-rule', ...chain } : { rule: 'collect', ...told('collectSums') }),
        ...this.#equation(
          chained && symbolic.length > 0
            ? [total, add(...symbolic), add(...put), value, found.entry]
            : [total, value, found.entry],
          [...of, ...by],
        ),
      })
    if (found.name) steps.push(found.name)
    return { ...found, steps, through }
  }
}

/** Σ_kl G_kl L[e_i e_jᵀ]_kl is the entry of the adjoint L*[G]. */
function adjointEntry(
  { linear, d }: NonNullable<LocalEntry['map']>,
  g: Expr,
  by: readonly SymbolNode[],
  of: readonly SymbolNode[],
): Expr | undefined {
  if (of.length > 0) return undefined
  const shaped = linear.shape.kind === 'covector' ? transpose(g) : g
  const pulled = simplify(pullback(linear, d, shaped))
  return by.length === 0 ? pulled : simplify(entryOf(pulled, by))
}

const notInComponents = (f: SymbolNode, by: SymbolNode, e: GradusError): GradusError =>
  new GradusError({
    code: 'method/components',
    message: `the derivative of ${f.name} by ${by.name} cannot be told in components: ${e.problem.message}`,
    hint: 'the methods chain and differential can tell it',
  })

const sumOver = (at: readonly SymbolNode[], body: Expr): Expr =>
  at.reduceRight<Expr>((inner, k) => reduce('sum', k, inner), body)

/** An upstream gradient, or an entry of it. */
const isGiven = (e: Expr): boolean =>
  (e.kind === 'symbol' && e.role?.type === 'partial') || (e.kind === 'component' && isGiven(e.of))

/** Of numbers alone it is the chain rule that everybody knows. */
function chainIn(names: readonly SymbolNode[]): Pick<HowTold, 'title' | 'text'> {
  if (!names.some((s) => isArray(s.shape)))
    return names.length > 2 ? told('paths') : { title: phrase('steps.chain.title') }
  return told(names.length > 2 ? 'pathsInEntries' : 'chainInEntries')
}

const toldOf = (part: Part, by: SymbolNode, formula: boolean): HowTold => {
  const scalars = !isArray(part.name.shape) && !isArray(by.shape)
  if (formula && !scalars) return { rule: 'entries', ...told('inComponents') }
  const { rule, title, text } = ruleOf(part.expression, by)
  return { rule, title, ...reasons(text, ...(scalars ? [] : [phrase('reasons.entryByEntry')])) }
}
