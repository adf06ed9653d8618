import type { Expr, SymbolNode } from '../expression/node.js'
import { named, type Phrase, phrase } from '../expression/phrase.js'
import { dependents, freeSymbols } from '../expression/walk.js'
import type { Point } from '../numeric/evaluate.js'
import { isPoint, type NoPoint, samplePoint } from '../numeric/sample.js'
import type { Account } from './account.js'
import { worse } from './difference.js'
import { PointCheck } from './point-check.js'
import { directionsOf } from './point-differences.js'

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
  readonly reason?: Phrase
  /** because the arrays are too large */
  readonly tooLarge?: boolean
  /** numbers for sizes that smaller ones stood in for: 784 → 5 */
  readonly standIns?: ReadonlyMap<number, number>
}

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
  let reason: Phrase | undefined
  let tooLarge = false
  let vague = 0
  const moving = dependents([account.target, account.result], account.by)
  const sized = account.steps.flatMap((s) => s.sides)
  const sample = (k: number, together: boolean): Point | NoPoint =>
    samplePoint(rootsOf(account), symbolsOf(account), {
      seed: seed * 1000 + k,
      sized,
      moving,
      together,
      ...(options.conditions && { conditions: options.conditions }),
      ...(options.functions && { functions: options.functions }),
    })
  for (let k = 0; k < samples; k++) {
    const point = sample(k, false)
    if (!isPoint(point)) {
      reason = point.reason
      tooLarge = point.tooLarge ?? false
      break
    }
    if (k === 0) sizes = point.sizes
    const check = new PointCheck(account, point, tolerance)
    const jumping = account.steps.map((step, i) => {
      const error = check.step(step)
      errors[i] = worse(errors[i]!, error)
      return error <= tolerance ? undefined : check.jump(step)
    })
    const jump = jumping.find((s) => s !== undefined)
    if (jump) {
      reason = phrase('check.jumps', { x: named(jump) })
      break
    }
    answerError = worse(answerError, check.answer())
    if (check.vague) vague++
    done++
  }
  if (done > 0 && vague === done) reason = phrase('check.rounding')
  // a quantity moves one name and holds the others: where two names are equal it has a kink, which the answer has not
  if (done > 0 && mayTie(moving))
    for (let k = 0; k < samples; k++) {
      const point = sample(k, true)
      if (isPoint(point)) answerError = worse(answerError, new PointCheck(account, point, tolerance).answer())
    }
  const first = account.first ? verify(account.first, options) : undefined
  const checks = errors.map((error): StepCheck => ({ ok: done > 0 && error <= tolerance, error }))
  const steps = [...(first?.steps ?? []), ...checks]
  const answer: StepCheck = { ok: done > 0 && answerError <= tolerance, error: answerError }
  return {
    ok: done === samples && vague < done && answer.ok && steps.every((s) => s.ok) && (first?.ok ?? true),
    maxRelativeError: Math.max(answerError, ...errors, first?.maxRelativeError ?? 0),
    samples: done,
    tolerance,
    steps,
    answer,
    sizes,
    ...((reason ?? first?.reason) !== undefined && { reason: reason ?? first?.reason }),
    ...((tooLarge || first?.tooLarge) && { tooLarge: true }),
  }
}

/** Two that vary are compared, and may be equal wherever the variable is. */
const mayTie = (moving: ReadonlySet<Expr>): boolean =>
  [...moving].some((e) => e.kind === 'apply' && e.op.kink && e.args.filter((a) => moving.has(a)).length > 1)

/** What must be finite at a point. */
const rootsOf = (a: Account): Expr[] => [
  a.target,
  a.result,
  a.derivative.value,
  ...(a.parts?.all.map((p) => p.name) ?? []),
]

/** What needs a value beside the roots: names that only steps have, since they cancel on the way, and directions. */
const symbolsOf = (a: Account): SymbolNode[] => [
  ...freeSymbols(a.steps.flatMap((s) => s.sides)).filter((s) => s.role === undefined),
  ...directionsOf(a),
  a.by,
]
