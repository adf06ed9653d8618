import { dense, maxAbs } from '../dense/dense.js'
import { evaluateDim } from '../expression/dimension.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { columnsOf, rowsOf } from '../expression/shape.js'
import { postorder } from '../expression/walk.js'
import { directional, type Jacobian } from '../numeric/differences.js'
import { evaluate, type Point } from '../numeric/evaluate.js'
import { roundingOf } from '../numeric/rounding.js'
import type { Account } from './account.js'
import { relativeDifference, worse } from './difference.js'
import { entryError } from './entry-check.js'
import { PointDifferences } from './point-differences.js'
import type { Quantity } from './quantity.js'
import type { Step } from './step.js'
import { structureOf } from './structure.js'

/** an error of this size that is all rounding: the point tells nothing */
const vague = 1e-3
/** a few random trials miss the worst */
const underestimated = 4
/** of differences */
const shortestStep = 1e-6

/** The values of all that stands in a derivation, at one point. */
export class PointCheck {
  readonly #account: Account
  readonly #point: Point
  readonly #tolerance: number
  readonly #memo = new Map<Expr, Dense>()
  readonly #differences: PointDifferences
  /** what differences say of the quantities and differentials on the page */
  readonly #taken = new Map<Expr, Dense>()
  /** what rounding leaves in the difference quotients behind a quantity */
  readonly #noise = new Map<Expr, number>()
  /** quantities whose difference quotients tell nothing, since the function jumps where the part moves freely */
  readonly #jumping = new Set<Expr>()
  /** quantities that cannot be differenced here: the domain ends nearer to the point than any step */
  readonly #blind = new Set<Expr>()
  #vague = false

  /** errors above the tolerance are looked into: they may be rounding */
  constructor(account: Account, point: Point, tolerance: number) {
    this.#account = account
    this.#point = point
    this.#tolerance = tolerance
    for (const [s, value] of point.values) this.#memo.set(s, value)
    this.#differences = new PointDifferences(account, point, this.#memo)
    for (const q of account.quantities.all()) {
      if (q.arrangement === 'entry') continue
      const { value, noise, jumps } = this.#differences.of(q)
      this.#memo.set(q.symbol, value)
      this.#noise.set(q.symbol, noise)
      if (jumps) this.#jumping.add(q.symbol)
    }
    for (const s of this.#differentials()) {
      const { value, noise } = this.#differences.differential(s)
      this.#memo.set(s, value)
      this.#noise.set(s, noise)
    }
    for (const s of this.#noise.keys()) {
      const value = this.#memo.get(s)!
      this.#taken.set(s, value)
      if (!value.data.every(Number.isFinite)) this.#blind.add(s)
    }
  }

  /** The greatest relative difference between the first side and the others. */
  step(step: Step): number {
    const q = step.indices && this.#account.quantities.of(step.sides[0] as SymbolNode)
    if (q) return entryError(step, this.#point, this.#memo, this.#entries(q, step))
    if (postorder(step.sides, { definitions: false }).some((x) => this.#blind.has(x))) {
      this.#vague = true
      return 0
    }
    if (step.indices) {
      const noise = this.#noiseOf(step)
      return entryError(step, this.#point, this.#memo, noise === 0 ? undefined : { noise })
    }
    const values = evaluate(step.sides, this.#point, this.#memo)
    const [left, ...rest] = values
    const noise = this.#noiseOf(step)
    const error = (noise: number): number =>
      rest.reduce((e, v) => worse(e, relativeDifference(left!, v, noise)), 0)
    return this.#unlessRounding(error, noise, step.sides)
  }

  /** An error that is no larger than what rounding does to the expressions themselves, or to the differences beside them, is none. */
  #unlessRounding(
    error: (noise: number) => number,
    noise: number,
    sides: readonly Expr[],
    of?: Expr,
  ): number {
    const plain = error(noise)
    if (!(plain > this.#tolerance)) return plain
    const differenced = of
      ? [of]
      : postorder(sides, { definitions: false }).flatMap((x) => this.#source(x) ?? [])
    const around = (e: Expr): number => roundingOf([e], this.#point, new Map()) / shortestStep
    const found = [noise, roundingOf(sides, this.#point, this.#taken), ...differenced.map(around)]
    const rounded = error(underestimated * Math.max(...found))
    this.#vague ||= plain > vague && rounded < plain
    return rounded
  }

  /** The expression whose differences a symbol on the page stands for. */
  #source(x: Expr): Expr | undefined {
    if (x.kind !== 'symbol' || !this.#taken.has(x)) return undefined
    if (x.role?.type === 'differential') return x.role.of
    const q = this.#account.quantities.of(x)
    return q?.reach === 'total' ? q.of : this.#account.parts?.all.find((p) => p.name === q?.of)?.expression
  }

  /** Rounding hides what some line says at this point. */
  get vague(): boolean {
    return this.#vague
  }

  /** What rounding leaves in the differences that a step speaks of. */
  #noiseOf({ sides }: Step): number {
    return postorder(sides, { definitions: false }).reduce((n, x) => Math.max(n, this.#noise.get(x) ?? 0), 0)
  }

  /** The entries of the answer by a structured variable are those of the projected gradient. */
  #entries({ of, by }: Quantity, step: Step): Jacobian {
    const { value: j, noise } = this.#differences.entries(of, by)
    const { derivative, parts } = this.#account
    const structure =
      step.rule === 'components' && derivative.form === 'gradient' && parts ? structureOf(by) : undefined
    if (!structure) return { ...j, noise }
    const [rows, columns] = [rowsOf(by.shape), columnsOf(by.shape)].map((d) =>
      evaluateDim(d, this.#point.sizes),
    )
    const { data } = structure.projectDense(dense(rows!, columns!, j.data), 'denominator')
    return { ...j, data, noise }
  }

  /** The part of a step by which no differences can be taken, where there is one. */
  jump(step: Step): SymbolNode | undefined {
    const found = postorder(step.sides, { definitions: false }).find((x) => this.#jumping.has(x))
    return found && this.#account.quantities.of(found as SymbolNode)?.by
  }

  /** The answer against differences of the function as it was given. */
  answer(): number {
    const { derivative: answer, target: of, by } = this.#account
    const [value] = evaluate([answer.value], this.#point, this.#memo)
    if (answer.form === 'differential') {
      const direction =
        answer.direction && (this.#point.values.get(answer.direction) ?? this.#memo.get(answer.direction))
      if (!direction) return maxAbs(value!)
      const moved = directional(of, by, direction, this.#point)
      const error = (noise: number): number => relativeDifference(moved, value!, noise)
      return this.#unlessRounding(error, moved.noise, [answer.value], of)
    }
    const { value: j, noise } = this.#differences.entries(of, by)
    const laid = this.#differences.laidOut(j, of, by, answer.side)
    const structure = answer.form === 'gradient' && this.#account.parts ? structureOf(by) : undefined
    const expected = structure ? structure.projectDense(laid, answer.side) : laid
    const error = (noise: number): number => relativeDifference(expected, value!, noise)
    return this.#unlessRounding(error, noise, [answer.value], of)
  }

  #differentials(): SymbolNode[] {
    const all = postorder([...this.#account.steps.flatMap((s) => s.sides)])
    return all.filter(
      (x): x is SymbolNode =>
        x.kind === 'symbol' && x.role?.type === 'differential' && !this.#point.values.has(x),
    )
  }
}
