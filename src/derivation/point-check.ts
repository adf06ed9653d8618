import { dense, denseFrom, mapEntries, maxAbs, transposeDense } from '../dense/dense.js'
import { evaluateDim } from '../expression/dimension.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { columnsOf, rowsOf } from '../expression/shape.js'
import { dependents, postorder } from '../expression/walk.js'
import { directional, type Jacobian, partialByDifferences } from '../numeric/differences.js'
import { evaluate, type Point } from '../numeric/evaluate.js'
import { roundingOf } from '../numeric/rounding.js'
import type { Account } from './account.js'
import { chainedDifferentials, chainedTotals, type Entries } from './chained-check.js'
import { relativeDifference, worse } from './difference.js'
import { entryError } from './entry-check.js'
import type { Quantity } from './quantity.js'
import type { Step } from './step.js'
import { structureOf } from './structure.js'

/** Graphs with more parts than this are checked part by part: each local derivative by differences, chained numerically. */
const directParts = 40

/** The direction in which the variable is moved where differentials are on the page, and symbols that only the answer has. */
export function directionsOf(a: Account): SymbolNode[] {
  const all = postorder([
    ...a.steps.flatMap((s) => s.sides),
    a.answer.value,
    ...[a.answer.direction, a.derivative.direction].filter((x) => x !== undefined),
  ])
  return all.filter(
    (x): x is SymbolNode => x.kind === 'symbol' && x.role?.type === 'differential' && x.role.of === a.by,
  )
}

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
  /** what differences say of the quantities and differentials on the page */
  readonly #taken = new Map<Expr, Dense>()
  readonly #totals: ReadonlyMap<SymbolNode, Entries> | undefined
  /** of a long chain: how each part moves along the direction */
  #moved: ReadonlyMap<SymbolNode, Dense> | undefined
  /** what rounding leaves in the difference quotients behind a quantity */
  readonly #noise = new Map<Expr, number>()
  #lastNoise = 0
  /** quantities whose difference quotients tell nothing, since the function jumps where the part moves freely */
  readonly #jumping = new Set<Expr>()
  #lastJumps = false
  /** quantities that cannot be differenced here: the domain ends nearer to the point than any step */
  readonly #blind = new Set<Expr>()
  #vague = false

  /** errors above the tolerance are looked into: they may be rounding */
  constructor(account: Account, point: Point, tolerance: number) {
    this.#account = account
    this.#point = point
    this.#tolerance = tolerance
    for (const [s, value] of point.values) this.#memo.set(s, value)
    const parts = account.parts
    if (parts && parts.all.length > directParts && account.quantities)
      this.#totals = chainedTotals(
        parts,
        (e) => this.#valueOf(e),
        (p, u) => this.#local(p, u),
      )
    for (const q of account.quantities.all()) {
      if (q.arrangement === 'entry') continue
      this.#lastNoise = 0
      this.#lastJumps = false
      this.#memo.set(q.symbol, this.#quantity(q))
      this.#noise.set(q.symbol, this.#lastNoise)
      if (this.#lastJumps) this.#jumping.add(q.symbol)
    }
    for (const s of this.#differentials()) {
      const moved = this.#differential(s)
      this.#memo.set(s, moved)
      this.#noise.set(s, moved.noise)
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
    if (q) {
      this.#lastNoise = 0
      return entryError(step, this.#point, this.#memo, this.#entries(q, step))
    }
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
    const j = this.#differences(of, by)
    const { derivative, parts } = this.#account
    const structure =
      step.rule === 'components' && derivative.form === 'gradient' && parts ? structureOf(by) : undefined
    if (!structure) return { ...j, noise: this.#lastNoise }
    const [rows, columns] = [rowsOf(by.shape), columnsOf(by.shape)].map((d) =>
      evaluateDim(d, this.#point.sizes),
    )
    const { data } = structure.projectDense(dense(rows!, columns!, j.data), 'denominator')
    return { ...j, data, noise: this.#lastNoise }
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
    this.#lastNoise = 0
    const j = this.#differences(of, by)
    const laid = this.#laidOut(j, of, by, answer.side)
    const structure = answer.form === 'gradient' && this.#account.parts ? structureOf(by) : undefined
    const expected = structure ? structure.projectDense(laid, answer.side) : laid
    const error = (noise: number): number => relativeDifference(expected, value!, noise)
    return this.#unlessRounding(error, this.#lastNoise, [answer.value], of)
  }

  #quantity(q: Quantity): Dense {
    if (q.arrangement === 'stacked') {
      const j = this.#byColumns(this.#differences(q.of, q.by), q)
      return q.side === 'numerator' ? j : transposeDense(j)
    }
    const j =
      q.reach === 'total'
        ? (this.#totals?.get(q.by) ?? this.#differences(q.of, q.by))
        : this.#local(q.of, q.by)
    return q.arrangement === 'rows' ? j : this.#laidOut(j, q.of, q.by, q.side)
  }

  /** The Jacobian of the entries in the order in which vec stacks them. */
  #byColumns(j: Entries, { of, by }: Quantity): Dense {
    const order = (s: SymbolNode): ((k: number) => number) => {
      const [rows, columns] = [rowsOf(s.shape), columnsOf(s.shape)].map((d) =>
        evaluateDim(d, this.#point.sizes),
      )
      return (k) => (k % rows!) * columns! + Math.floor(k / rows!)
    }
    const [row, column] = [order(of), order(by)]
    return denseFrom(j.rows, j.columns, (r, c) => j.data[row(r) * j.columns + column(c)]!)
  }

  #differences(of: Expr, by: Expr, point: Point = this.#point): Entries {
    const j = partialByDifferences(of, by, point)
    this.#lastNoise = Math.max(this.#lastNoise, j.noise ?? 0)
    this.#lastJumps ||= (j.jumps ?? false) || (by !== this.#account.by && this.#jumps(of, by, point))
    return j
  }

  /** Whether something on the way jumps where `by` moves freely. */
  #jumps(of: Expr, by: Expr, point: Point): boolean {
    const between = dependents([of], by).values()
    const suspects = [...between].filter((x) => x.kind === 'apply' && x.op.jumps && x !== by)
    return suspects.some((x) => x.kind === 'apply' && x.op.jumps!(evaluate(x.args, point, new Map())))
  }

  /** ∂of/∂by through the defining expression of `of` alone: all other names are held. */
  #local(of: SymbolNode, by: SymbolNode): Entries {
    const part = this.#account.parts!.all.find((p) => p.name === of)!
    const held = new Map(this.#point.values)
    for (const u of part.uses) held.set(u, this.#valueOf(u))
    held.delete(by)
    const at = this.#valueOf(by)
    held.set(by, at)
    return this.#differences(part.expression, by, { ...this.#point, values: held })
  }

  #valueOf(e: Expr): Dense {
    return evaluate([e], this.#point, this.#memo)[0]!
  }

  #laidOut(j: Entries, of: SymbolNode, by: SymbolNode, side: Quantity['side']): Dense {
    const size = (d: Parameters<typeof evaluateDim>[0]): number => evaluateDim(d, this.#point.sizes)
    const [p, q] = [of.shape.kind, by.shape.kind]
    const data = j.data
    if (p === 'scalar') {
      const like = dense(size(rowsOf(by.shape)), size(columnsOf(by.shape)), data)
      return side === 'denominator' ? like : transposeDense(like)
    }
    const numerator =
      q === 'scalar'
        ? dense(size(rowsOf(of.shape)), size(columnsOf(of.shape)), data)
        : dense(j.rows, j.columns, data)
    return side === 'numerator' ? numerator : transposeDense(numerator)
  }

  #differentials(): SymbolNode[] {
    const all = postorder([...this.#account.steps.flatMap((s) => s.sides)])
    return all.filter(
      (x): x is SymbolNode =>
        x.kind === 'symbol' && x.role?.type === 'differential' && !this.#point.values.has(x),
    )
  }

  #differential(s: SymbolNode): ReturnType<typeof directional> {
    const { by, answer, derivative, parts } = this.#account
    const of = s.role?.type === 'differential' ? s.role.of : by
    const direction = answer.direction ?? derivative.direction ?? directionsOf(this.#account)[0]
    // where dX stands in no line, all that moves is 0 in any direction
    const along = (direction && this.#point.values.get(direction)) ?? mapEntries(this.#valueOf(by), () => 1)
    if (!this.#totals || !parts) return directional(of, by, along, this.#point)
    this.#moved ??= chainedDifferentials(parts, by, along, (p, u) => this.#local(p, u))
    const moved = this.#moved.get(of)
    return moved ? { ...moved, noise: 0 } : directional(of, by, along, this.#point)
  }
}
