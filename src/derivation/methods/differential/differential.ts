import { differentialOf } from '../../../calculus/differential.js'
import { symbol, withChildren } from '../../../expression/make.js'
import { childrenOf, type Expr, type SymbolNode } from '../../../expression/node.js'
import { formula, type Phrase, phrase, told } from '../../../expression/phrase.js'
import { isArray } from '../../../expression/shape.js'
import { substitute } from '../../../expression/substitute.js'
import { fold, postorder } from '../../../expression/walk.js'
import { hasLoops } from '../../../indices/rename.js'
import { addOp } from '../../../operators/algebra/add.js'
import { add, isApply, isZero, zeroOf } from '../../../operators/algebra/build.js'
import { hadamardOp } from '../../../operators/algebra/hadamard.js'
import { traceOp } from '../../../operators/algebra/trace.js'
import { transposeOp } from '../../../operators/algebra/transpose.js'
import { cost } from '../../../simplify/cost.js'
import { inNameOf, onTheWayFrom, type Part } from '../../parts.js'
import { simplest } from '../../simplest.js'
import { distinct, type Step } from '../../step.js'
import { type Told as HowTold, reasons, ruleOfDifferential } from '../../told.js'
import type { Task, Teller, Told } from '../method.js'
import { namingSteps } from '../naming.js'
import { DifferentialNames } from './names.js'
import { readOff } from './read-off.js'
import { collected, standsInProduct, withFactor } from './terms.js'

/**
 * By differentials: the differential of each part is told, then put in from the outside inwards until only dX is left, and the derivative
 * is read off.
 */
export class Differentials implements Teller {
  readonly #task: Task
  readonly #names: DifferentialNames

  constructor(task: Task) {
    this.#task = task
    this.#names = new DifferentialNames(task.parts)
  }

  tell(by: SymbolNode): Told {
    const { parts } = this.#task
    const hidden = (s: SymbolNode): boolean => this.#names.isWrittenOut(s)
    const naming = namingSteps(parts, by).filter(
      (s) => !s.names!.some(hidden) && !(s.sides[0] === parts.result.name && parts.result.uses.some(hidden)),
    )
    const line = new Line(this.#task, this.#names, by)
    const found = line.run()
    return { ...found, steps: [...naming, ...found.steps] }
  }
}

/** A coefficient that grows longer than this gets a name (δ), so that a deep program stays linear in size. */
const longestUnnamed = 90

/** The line df = … on its way to dX: the terms by the differentials that they are linear in. */
class Line {
  readonly #task: Task
  readonly #names: DifferentialNames
  readonly #by: SymbolNode
  readonly #steps: Step[] = []
  readonly #terms = new Map<SymbolNode, Expr[]>()
  readonly #left: SymbolNode

  constructor(task: Task, names: DifferentialNames, by: SymbolNode) {
    this.#task = task
    this.#names = names
    this.#by = by
    this.#left = names.of(task.parts.result.name)
  }

  run(): Told {
    const { parts } = this.#task
    const varies = onTheWayFrom(this.#by, parts)
    const moving = parts.all.filter((p) => varies.has(p.name))
    const local = new Map(moving.map((p) => [p, this.#local(p, varies)]))
    for (const p of moving)
      if (p !== parts.result && !this.#names.isWrittenOut(p.name)) this.#tellLocal(p, local.get(p)!)
    const first = local.get(parts.result)!
    this.#take(split(first.value))
    this.#tellLocal(parts.result, first)
    for (const p of [...moving].reverse()) if (p !== parts.result) this.#putIn(p, local.get(p)!)
    const d = this.#names.of(this.#by)
    return readOff({
      left: this.#left,
      of: parts.result.name,
      by: this.#by,
      d,
      terms: this.#terms.get(d) ?? [],
      quantities: this.#task.quantities,
      steps: this.#steps,
    })
  }

  /** dp over the differentials of what p uses. */
  #local(part: Part, varies: ReadonlySet<SymbolNode>): Local {
    const raw = differentialOf(
      part.expression,
      (s) => (varies.has(s) ? this.#names.of(s) : undefined),
      'fixed',
    )
    // −X⁻¹ dX X⁻¹ needs no name F for X⁻¹
    const plain =
      part === this.#task.parts.result && part.name.origin === 'engine' && cost(part.expression) <= 2
    const over = this.#names.write(plain ? raw : inNameOf(part, raw))
    return {
      over,
      value: hasLoops(over) ? simplest(over) : this.#together(part, over),
      uses: part.uses.filter((u) => varies.has(u)),
    }
  }

  /** A number's terms in one dx, before they are put in somewhere: dz = dxᵀ x + xᵀ dx = 2 xᵀ dx. */
  #together({ name }: Part, over: Expr): Expr {
    if (isArray(name.shape) || name === this.#task.parts.result.name || this.#names.isWrittenOut(name))
      return over
    const pieces = [...split(over)]
    if (!pieces.some(([d, e]) => isApply(e, addOp) && d.shape.kind === 'vector')) return over
    return add(...pieces.map(([d, e]) => (isApply(e, addOp) ? collected(e, d).value : e)))
  }

  #tellLocal(part: Part, { over, value, uses }: Local): void {
    const left = this.#names.of(part.name)
    const how = ruleOfDifferential(part.expression, uses)
    const also = over === value || hasLoops(over) ? [] : [phrase('reasons.ownTranspose')]
    this.#tell({ ...how, ...reasons(how.text, ...also) }, distinct([left, over, value]))
  }

  #tell(how: HowTold, sides: readonly Expr[]): void {
    if (sides.length > 1) this.#steps.push({ ...how, sides, shape: sides[0]!.shape })
  }

  #take(terms: ReadonlyMap<SymbolNode, Expr>): void {
    for (const [d, term] of terms) {
      const list = this.#terms.get(d)
      // what is used earlier is told first
      if (list) list.unshift(term)
      else this.#terms.set(d, [term])
    }
  }

  #sum(): Expr {
    const all = [...this.#terms.values()].flat()
    return all.length === 0 ? zeroOf(this.#left.shape) : add(...all)
  }

  /** dp is replaced by what it is; what cannot be read as a product then is brought to one. */
  #putIn(part: Part, local: Local): void {
    const d = this.#names.of(part.name)
    const terms = this.#terms.get(d)
    if (!terms) return
    this.#terms.delete(d)
    const pieces = split(local.value)
    for (const term of terms)
      for (const [u, piece] of pieces) {
        const value = substitute(term, new Map<Expr, Expr>([[d, piece]]))
        if (!isZero(value)) this.#take(new Map([[u, value]]))
      }
    const raw = this.#sum()
    const plain = new Map<SymbolNode, readonly Expr[]>()
    const moved = [...pieces.keys()].filter((u) => this.#bringForward(u, plain))
    const how = this.#names.isWrittenOut(part.name)
      ? ruleOfDifferential(part.expression, local.uses)
      : puttingIn(d)
    const also = moved.length > 0 ? broughtForward(raw, moved) : []
    this.#tell(
      { ...how, ...reasons(how.text, ...also) },
      distinct([this.#left, raw, ...this.#between(plain), this.#sum()]),
    )
    for (const u of pieces.keys()) this.#name(u)
  }

  /** Terms in dz are made one with dz as its last factor, unless there is one and dz is seen to stand in a product. */
  #bringForward(d: SymbolNode, plain: Map<SymbolNode, readonly Expr[]>): boolean {
    const terms = this.#terms.get(d)
    if (!terms) return false
    const last = d === this.#names.of(this.#by)
    const seen = terms.every((t) => standsInProduct(t, d))
    if (seen && (terms.length === 1 || last)) return false
    if (last && terms.length === 1 && terms[0] === collected(terms[0]!, d).value) return false
    const together = collected(add(...terms), d)
    if (terms.length > 1 && together.plain !== together.value) plain.set(d, [together.plain])
    if (isZero(together.value)) this.#terms.delete(d)
    else this.#terms.set(d, [together.value])
    return terms.length !== 1 || together.value !== terms[0]
  }

  /** The line before factors that have come together are simplified. */
  #between(plain: ReadonlyMap<SymbolNode, readonly Expr[]>): Expr[] {
    return plain.size === 0 ? [] : [add(...[...this.#terms].flatMap(([d, terms]) => plain.get(d) ?? terms))]
  }

  #name(d: SymbolNode): void {
    const terms = this.#terms.get(d)
    if (!terms || terms.reduce((n, t) => n + cost(t), 0) <= longestUnnamed) return
    const { factor } = collected(add(...terms), d)
    if (!factor || cost(factor) <= longestUnnamed / 2) return
    const δ = symbol(this.#task.fresh.take(['δ']), factor.shape, { definition: factor, origin: 'engine' })
    this.#steps.push({
      ...naming,
      sides: [δ, factor],
      shape: δ.shape,
      names: [δ],
    })
    this.#terms.set(d, [withFactor(δ, d, this.#left)])
    this.#tell(naming, [this.#left, this.#sum()])
  }
}

const naming: HowTold = { rule: 'name', title: told('nameParts').title }

/** Why differentials may be brought before all else: as a trace, as a scalar that is turned, by entrywise products. */
function broughtForward(line: Expr, ds: readonly SymbolNode[]): Phrase[] {
  const all = postorder([line], { definitions: false })
  const isTurned = all.some((x) => isApply(x, transposeOp) && ds.some((d) => d === x.args[0]))
  if (all.some((x) => isApply(x, hadamardOp))) return [phrase('reasons.broughtForward')]
  if (all.some((x) => isApply(x, traceOp)) && ds.some((d) => d.shape.kind === 'matrix')) {
    const turned = isTurned ? [phrase('reasons.turnedTrace')] : []
    return [told('cyclicTrace').text, ...turned, told('takeOut').text]
  }
  return isTurned
    ? [phrase('reasons.ownTranspose'), told('takeOut').text]
    : [phrase('reasons.broughtForward')]
}

const puttingIn = (d: SymbolNode): HowTold => ({
  rule: 'substitute',
  title: phrase('steps.putIn.title', { differential: formula(d) }),
  text: phrase('steps.putIn.text'),
})

interface Local {
  readonly over: Expr
  readonly value: Expr
  /** what varies in it */
  readonly uses: readonly SymbolNode[]
}

/** The terms of an expression that is linear in several differentials, by each of them. */
function split(e: Expr): ReadonlyMap<SymbolNode, Expr> {
  const order = postorder([e], { definitions: false })
  const all = order.filter((x): x is SymbolNode => x.kind === 'symbol' && x.role?.type === 'differential')
  if (all.length < 2) return new Map(all.map((d) => [d, e]))
  const moving = new Set<Expr>(all)
  for (const x of order) if (childrenOf(x).some((c) => moving.has(c))) moving.add(x)
  return new Map(all.map((d) => [d, alone(e, d, moving)]))
}

/** What is left of a linear expression where all differentials but one are 0: what holds those only is 0 as well. */
const alone = (e: Expr, d: SymbolNode, moving: ReadonlySet<Expr>): Expr =>
  fold<Expr>(
    e,
    (x, below) => {
      if (x === d || !moving.has(x)) return x
      const stays = childrenOf(x).some((c, i) => moving.has(c) && !isZero(below[i]!))
      return stays ? withChildren(x, below) : zeroOf(x.shape)
    },
    { definitions: false, stop: (x) => !moving.has(x) },
  )
