import { differential } from '../../../calculus/differential.js'
import { pullback } from '../../../calculus/linear.js'
import { entriesOf } from '../../../calculus/settle.js'
import { apply, symbol } from '../../../expression/make.js'
import type { Expr, SymbolNode } from '../../../expression/node.js'
import { phrase, told } from '../../../expression/phrase.js'
import { isArray } from '../../../expression/shape.js'
import { substitute } from '../../../expression/substitute.js'
import { hasLoops } from '../../../indices/rename.js'
import { addOp } from '../../../operators/algebra/add.js'
import { add, isApply, isZero, transpose, zeroOf } from '../../../operators/algebra/build.js'
import { productOp } from '../../../operators/algebra/product.js'
import { transposeOp } from '../../../operators/algebra/transpose.js'
import { cost } from '../../../simplify/cost.js'
import type { Layout } from '../../layout.js'
import type { FreshNames } from '../../names.js'
import { inNameOf, type Part, type Parts, usersOf } from '../../parts.js'
import { asNumerator, inLayoutOf, type Quantities, type Quantity } from '../../quantity.js'
import { simplest } from '../../simplest.js'
import { distinct, type Step } from '../../step.js'
import { reasons, ruleOf, type Told } from '../../told.js'
import { localNumerator } from '../local.js'
import { putIn } from '../put-in.js'

/** A derivative that grows longer than this gets a name (δ), so that a deep chain stays linear in size. */
const longestUnnamed = 90

/** What the sweep knows of one variable or part. */
interface Reached {
  readonly total: Quantity
  /** ∂result/∂it, in its layout, over the names of the parts */
  readonly value: Expr
  readonly steps: readonly Step[]
  /** the parts whose derivatives it used */
  readonly through: readonly SymbolNode[]
}

/**
 * The backward chain rule: from the result down, each part's derivative from those of the parts that use it. One sweep serves
 * every variable. The result is a scalar, or a vector all of whose parts are scalars and vectors.
 */
export class BackwardSweep {
  readonly #parts: Parts
  readonly #q: Quantities
  readonly #fresh: FreshNames
  readonly #reached = new Map<SymbolNode, Reached | null>()
  /** values of quantities, for substitution */
  readonly #values = new Map<Expr, Expr>()
  /** names given to long derivatives, in order */
  readonly deltas: SymbolNode[] = []

  constructor(parts: Parts, quantities: Quantities, fresh: FreshNames) {
    this.#parts = parts
    this.#q = quantities
    this.#fresh = fresh
  }

  /** ∂result/∂variable with its steps; null when no closed form was found on the way (vector results only). */
  run(variable: SymbolNode): { quantity: Quantity; value: Expr; steps: Step[] } | null {
    for (const p of [...this.#parts.all].reverse())
      if (p !== this.#parts.result && !this.#reached.has(p.name))
        this.#reached.set(p.name, this.#reach(p.name))
    const target = this.#reached.get(variable) ?? this.#reach(variable)
    this.#reached.set(variable, target)
    if (!target) return null
    return { quantity: target.total, value: target.value, steps: this.#stepsTo(variable) }
  }

  /** The steps on the way to a variable, in the order in which the sweep took them. */
  #stepsTo(variable: SymbolNode): Step[] {
    const needed = new Set<SymbolNode>([variable])
    const stack = [variable]
    while (stack.length > 0)
      for (const t of this.#reached.get(stack.pop()!)?.through ?? [])
        if (!needed.has(t)) {
          needed.add(t)
          stack.push(t)
        }
    return [...this.#reached].flatMap(([name, r]) => (needed.has(name) && r ? r.steps : []))
  }

  #reach(it: SymbolNode): Reached | null {
    const { result } = this.#parts
    const users = usersOf(this.#parts).get(it) ?? []
    const total = this.#q.get(result.name, it, 'total')
    if (!total) return null
    const steps: Step[] = []
    const symbolic: Expr[] = []
    const through: SymbolNode[] = []
    /** rules of contributions that have no step of their own */
    const within: Told[] = []
    for (const user of users) {
      const d = symbol(`d${it.name}`, it.shape, { role: { type: 'differential', of: it } })
      const linear = inNameOf(user, differential(user.expression, it, d, 'fixed'))
      if (isZero(linear)) continue
      if (user === result) {
        const direct = localNumerator(linear, d)
        if (!direct) return null
        const value = simplest(inLayoutOf(total, direct))
        if (users.length > 1) {
          symbolic.push(value)
          within.push(ruleOf(user.expression, it))
        } else {
          const given = value.kind === 'symbol' && value.role?.type === 'partial'
          const how = given ? { rule: 'upstream', ...told('upstream') } : ruleFor(user, total)
          steps.push(
            this.#step(how, distinct([total.symbol, ...between(inLayoutOf(total, direct), value), value])),
          )
          symbolic.push(total.symbol)
          this.#values.set(total.symbol, value)
        }
        continue
      }
      const above = this.#reached.get(user.name)
      if (!above) return null
      through.push(user.name)
      const term = this.#through(user, it, linear, d, above.total, total, steps)
      if (!term) return null
      symbolic.push(term)
      const local = this.#q.get(user.name, it, 'step')
      if (!local || !this.#values.has(local.symbol)) within.push(ruleOf(user.expression, it))
    }
    if (symbolic.length === 0) {
      const zero = zeroOf(total.symbol.shape)
      this.#values.set(total.symbol, zero)
      return { total, value: zero, steps, through }
    }
    if (symbolic.length > 1 || symbolic[0] !== total.symbol)
      this.#chainStep(total, symbolic, users, it, within, steps)
    const value = this.#named(total, steps)
    return { total, value, steps, through }
  }

  /** The contribution of one user over quantities, in the order of the layout; the local step is told when it is one. */
  #through(
    user: Part,
    it: SymbolNode,
    linear: Expr,
    d: SymbolNode,
    above: Quantity,
    total: Quantity,
    steps: Step[],
  ): Expr | null {
    const local = this.#q.get(user.name, it, 'step')
    const scalarResult = this.#parts.result.name.shape.kind === 'scalar'
    // rows by rows are turned on both sides: differentials say it better
    if (!scalarResult && it.shape.kind === 'covector') return null
    const jacobian = local && localNumerator(linear, d)
    // a row or a matrix in between is no product of Jacobians: its entries are summed over by the adjoint
    if (local && jacobian && !['covector', 'matrix'].includes(user.name.shape.kind)) {
      const value = simplest(inLayoutOf(local, jacobian))
      this.#values.set(local.symbol, value)
      const how = ruleFor(user, local)
      const sides = [local.symbol, ...between(inLayoutOf(local, jacobian), value), value]
      steps.push(this.#step(how, distinct(sides)))
      const [outer, inner] = [asNumerator(above), asNumerator(local)]
      // as it stands: scalars keep their place in the chain
      return total.side === 'numerator'
        ? apply(productOp, [outer, inner])
        : apply(productOp, [transpose(inner), transpose(outer)])
    }
    if (!scalarResult) return null
    // a matrix on one side: ⟨g, L[d]⟩ = ⟨L*[g], d⟩
    const g = above.side === 'denominator' ? above.symbol : transpose(above.symbol)
    const gradient = pullback(linear, d, g)
    if (total.side === 'denominator') return gradient
    return isApply(gradient, addOp) ? add(...gradient.args.map(transpose)) : transpose(gradient)
  }

  #chainStep(
    total: Quantity,
    symbolic: readonly Expr[],
    users: readonly Part[],
    it: SymbolNode,
    within: readonly Told[],
    steps: Step[],
  ): void {
    const over = add(...symbolic)
    const value = simplest(substitute(over, this.#values))
    const put = putIn(over, this.#values)
    this.#values.set(total.symbol, value)
    const single = symbolic.length === 1 && users.length === 1 ? users[0]! : undefined
    const local = single && this.#q.get(single.name, it, 'step')
    const how =
      symbolic.length > 1
        ? { rule: 'chain-rule', ...pathsBy(within) }
        : local && this.#values.has(local.symbol)
          ? { rule: 'chain-rule', ...chainIn(this.#q.layout) }
          : ruleOf(single?.expression ?? over, it)
    steps.push(this.#step(how, distinct([total.symbol, over, put, value])))
  }

  /** The value under which others go on: itself, or a name when it has grown long. */
  #named(total: Quantity, steps: Step[]): Expr {
    const value = this.#values.get(total.symbol)!
    if (cost(value) <= longestUnnamed || (total.by.origin === 'program' && !total.by.definition)) return value
    const delta = symbol(this.#fresh.take(deltaNames), value.shape, { definition: value, origin: 'engine' })
    this.deltas.push(delta)
    this.#values.set(total.symbol, delta)
    steps.push({
      ...this.#step({ rule: 'name', title: told('nameParts').title }, [delta, total.symbol]),
      names: [delta],
    })
    return delta
  }

  #step(how: Told, sides: readonly Expr[]): Step {
    return { ...how, sides, shape: sides[0]!.shape }
  }
}

const chainIn = (layout: Layout): Pick<Told, 'title' | 'text'> => ({
  title: phrase('steps.chain.title'),
  text: phrase('steps.chain.text', { layout }),
})

/** The contributions add; of those that no step has told, why they are what they are. */
const pathsBy = (within: readonly Told[]): Pick<Told, 'title' | 'text'> => {
  const paths = told('paths')
  const rules = within.filter((w) => !['linear', 'add', 'product'].includes(w.rule))
  const known = [...new Map(rules.map((w) => [w.rule, w.text])).values()]
  return { title: paths.title, ...reasons(paths.text, ...known) }
}

const deltaNames = ['δ']

/** The rule by which a part varies with what a quantity is by; a linear map that stands transposed is said to. */
function ruleFor({ expression }: Part, { by, side, symbol }: Quantity): Told {
  const how = ruleOf(expression, by)
  const isMap = how.rule === 'linear' && by.shape.kind !== 'matrix' && isArray(symbol.shape)
  return isMap && side === 'denominator' ? { rule: how.rule, ...told('affineTransposed') } : how
}

/** What a teacher writes before the result: entries before deltas are contracted; a term for each place before they become one. */
function between(e: Expr, value: Expr): readonly Expr[] {
  if (hasLoops(e)) return [entriesOf(e)]
  const straight = (x: Expr): Expr => (isApply(x, transposeOp) ? x.args[0]! : x)
  const count = (x: Expr): number => (isApply(x, addOp) ? x.args.length : 1)
  const [k, sum] = isApply(e, productOp) && e.args.length === 2 ? e.args : []
  const terms = straight(k?.kind === 'number' ? sum! : e)
  if (!isApply(terms, addOp) || count(terms) <= count(straight(value))) return []
  return [k?.kind === 'number' || e === terms ? e : add(...terms.args.map(transpose))]
}
