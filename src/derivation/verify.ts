import { dense, entry, maxAbs, transposeDense } from '../dense/dense.js'
import { evaluateDim } from '../expression/dimension.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { columnsOf, rowsOf } from '../expression/shape.js'
import { postorder } from '../expression/walk.js'
import { directional, type Jacobian, partialByDifferences } from '../numeric/differences.js'
import { evaluate, type Point } from '../numeric/evaluate.js'
import { isPoint, samplePoint } from '../numeric/sample.js'
import type { Account } from './derive.js'
import type { Quantity } from './quantity.js'
import type { Step } from './step.js'
import { structureOf } from './structure.js'

export interface VerifyOptions {
  /** random points; default 5 */
  readonly samples?: number
  readonly seed?: number
  /** greatest relative error that passes; default 1e-6 */
  readonly tolerance?: number
  /** must be > 0 at every point */
  readonly conditions?: readonly Expr[]
  /** what unknown functions stand for */
  readonly functions?: ReadonlyMap<string, string>
}

export interface StepCheck {
  readonly ok: boolean
  /** greatest difference of two sides, relative to the greatest entry */
  readonly error: number
}

export interface Verification {
  /** the answer and every step passed at every point */
  readonly ok: boolean
  readonly maxRelativeError: number
  readonly samples: number
  readonly tolerance: number
  readonly steps: readonly StepCheck[]
  /** the answer against differences of the function as it was given */
  readonly answer: StepCheck
  /** sizes of the dimensions at the first point */
  readonly sizes: ReadonlyMap<string, number>
  /** why nothing could be checked, where that is so */
  readonly reason?: string
}

/** Graphs with more parts than this are checked part by part: each local derivative by differences, chained numerically. */
const directParts = 40

/**
 * Evaluates every side of every step at random points and compares: a ∂L/∂z is what central differences of L by z give, a dX is a random
 * direction. Nothing symbolic of ours enters the left sides.
 */
export function verify(account: Account, options: VerifyOptions = {}): Verification {
  const samples = options.samples ?? 5
  const tolerance = options.tolerance ?? 1e-6
  const seed = options.seed ?? 1
  const errors = account.steps.map(() => 0)
  let answerError = 0
  let sizes: ReadonlyMap<string, number> = new Map()
  let done = 0
  let reason: string | undefined
  for (let k = 0; k < samples; k++) {
    const point = samplePoint(rootsOf(account), [...directionsOf(account), account.by], {
      seed: seed * 1000 + k,
      ...(options.conditions && { conditions: options.conditions }),
      ...(options.functions && { functions: options.functions }),
    })
    if (!isPoint(point)) {
      reason = point.reason
      break
    }
    if (k === 0) sizes = point.sizes
    const check = new PointCheck(account, point)
    account.steps.forEach((step, i) => {
      errors[i] = worse(errors[i]!, check.step(step))
    })
    answerError = worse(answerError, check.answer())
    done++
  }
  const first = account.first ? verify(account.first, options) : undefined
  const checks = errors.map((error): StepCheck => ({ ok: done > 0 && error <= tolerance, error }))
  const steps = [...(first?.steps ?? []), ...checks]
  const answer: StepCheck = { ok: done > 0 && answerError <= tolerance, error: answerError }
  return {
    ok: done === samples && answer.ok && steps.every((s) => s.ok) && (first?.ok ?? true),
    maxRelativeError: Math.max(answerError, ...errors, first?.maxRelativeError ?? 0),
    samples: done,
    tolerance,
    steps,
    answer,
    sizes,
    ...((reason ?? first?.reason) !== undefined && { reason: reason ?? first?.reason }),
  }
}

/** NaN counts as the worst. */
const worse = (a: number, b: number): number =>
  Number.isNaN(a) || Number.isNaN(b) ? Number.POSITIVE_INFINITY : Math.max(a, b)

/** What must be finite at a point. */
const rootsOf = (a: Account): Expr[] => [a.target, a.result, a.answer.value]

/** The direction in which the variable is moved where differentials are on the page, and symbols that only the answer has. */
function directionsOf(a: Account): SymbolNode[] {
  const all = postorder([
    ...a.steps.flatMap((s) => s.sides),
    a.answer.value,
    ...(a.answer.direction ? [a.answer.direction] : []),
  ])
  return all.filter(
    (x): x is SymbolNode => x.kind === 'symbol' && x.role?.type === 'differential' && x.role.of === a.by,
  )
}

type Entries = Omit<Jacobian, 'noise'>

/** The values of all that stands in a derivation, at one point. */
class PointCheck {
  readonly #account: Account
  readonly #point: Point
  readonly #memo = new Map<Expr, Dense>()
  readonly #totals: Map<SymbolNode, Entries> | undefined
  /** what rounding leaves in the difference quotients behind a quantity */
  readonly #noise = new Map<Expr, number>()
  #lastNoise = 0

  constructor(account: Account, point: Point) {
    this.#account = account
    this.#point = point
    const parts = account.parts
    if (parts && parts.all.length > directParts && account.quantities) this.#totals = this.#chained()
    for (const q of account.quantities.all()) {
      this.#lastNoise = 0
      this.#memo.set(q.symbol, this.#quantity(q))
      this.#noise.set(q.symbol, this.#lastNoise)
    }
    for (const s of this.#differentials()) this.#memo.set(s, this.#differential(s))
  }

  /** The greatest relative difference between the first side and the others. */
  step(step: Step): number {
    const values = evaluate(step.sides, this.#point, this.#memo)
    const [left, ...rest] = values
    const noise = postorder(step.sides, { definitions: false }).reduce(
      (n, x) => Math.max(n, this.#noise.get(x) ?? 0),
      0,
    )
    return rest.reduce((e, v) => worse(e, relativeDifference(left!, v, noise)), 0)
  }

  /** The answer against differences of the function as it was given. */
  answer(): number {
    const { answer, target: of, by } = this.#account
    const [value] = evaluate([answer.value], this.#point, this.#memo)
    if (answer.form === 'differential') {
      const direction =
        answer.direction && (this.#point.values.get(answer.direction) ?? this.#memo.get(answer.direction))
      if (!direction) return maxAbs(value!)
      return relativeDifference(directional(of, by, direction, this.#point), value!)
    }
    this.#lastNoise = 0
    const j = this.#differences(of, by)
    const laid = this.#laidOut(j, of, by, answer.side)
    const structure = answer.form === 'gradient' && this.#account.parts ? structureOf(by) : undefined
    return relativeDifference(structure ? structure.projectDense(laid) : laid, value!, this.#lastNoise)
  }

  #quantity(q: Quantity): Dense {
    if (q.reach === 'total') {
      const j = this.#totals?.get(q.by) ?? this.#differences(q.of, q.by)
      return this.#laidOut(j, q.of, q.by, q.side)
    }
    return this.#laidOut(this.#local(q.of, q.by), q.of, q.by, q.side)
  }

  #differences(of: Expr, by: Expr, point: Point = this.#point): Entries {
    const j = partialByDifferences(of, by, point)
    this.#lastNoise = Math.max(this.#lastNoise, j.noise ?? 0)
    return j
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

  #differential(s: SymbolNode): Dense {
    const { by, answer } = this.#account
    const of = s.role?.type === 'differential' ? s.role.of : by
    const direction = answer.direction ?? directionsOf(this.#account)[0]!
    return directional(of, by, this.#point.values.get(direction)!, this.#point)
  }

  /** Totals of a long chain: local differences, multiplied from the result down. Linear in the number of parts. */
  #chained(): Map<SymbolNode, Entries> {
    const parts = this.#account.parts!
    const totals = new Map<SymbolNode, Entries>()
    const of = parts.result.name
    const value = this.#valueOf(of)
    const n = value.data.length
    const eye = new Float64Array(n * n)
    for (let i = 0; i < n; i++) eye[i * n + i] = 1
    totals.set(of, { value, rows: n, columns: n, data: eye })
    for (const part of [...parts.all].reverse()) {
      const above = totals.get(part.name)
      if (!above) continue
      for (const u of part.uses) {
        const local = this.#local(part.name, u)
        const before = totals.get(u)
        const data = before ? Float64Array.from(before.data) : new Float64Array(n * local.columns)
        for (let i = 0; i < n; i++)
          for (let k = 0; k < local.rows; k++) {
            const a = above.data[i * above.columns + k]!
            if (a !== 0)
              for (let c = 0; c < local.columns; c++)
                data[i * local.columns + c]! += a * local.data[k * local.columns + c]!
          }
        totals.set(u, { value, rows: n, columns: local.columns, data })
      }
    }
    return totals
  }
}

/** max |a − b| over the largest entry, or over what the rounding of a difference quotient (`noise`) leaves to see. */
export function relativeDifference(a: Dense, b: Dense, noise = 0): number {
  if (a.rows !== b.rows || a.columns !== b.columns) return Number.POSITIVE_INFINITY
  let difference = 0
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < a.columns; j++) {
      const d = Math.abs(entry(a, i, j) - entry(b, i, j))
      if (Number.isNaN(d)) return Number.POSITIVE_INFINITY
      difference = Math.max(difference, d)
    }
  // a derivative that is said to be exactly 0 is compared absolutely: what it stands for is often a difference of large terms
  const least = maxAbs(a) === 0 || maxAbs(b) === 0 ? 0.1 : leastScale
  return difference === 0 ? 0 : difference / Math.max(maxAbs(a), maxAbs(b), least, noise * noiseScale)
}

/** Derivatives smaller than this are compared absolutely: differences leave about 1e-11. */
const leastScale = 1e-4
/** A difference that is all rounding must pass at the default tolerance. */
const noiseScale = 2e6
