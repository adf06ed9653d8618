import { transposeDense } from '../dense/dense.js'
import { relativeDifference } from '../derivation/difference.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { evaluate, type Point } from '../numeric/evaluate.js'
import { isPoint, type NoPoint, samplePoint } from '../numeric/sample.js'
import { neg } from '../operators/algebra/build.js'
import type { Asked } from './asked.js'
import { kinkedIn } from './kinked.js'

/** A random point, with the values of the answer and of the claim, and of whatever else is asked for there. */
export interface Sample {
  readonly point: Point
  readonly answer: Dense
  readonly claim: Dense
  /** each node is evaluated once; NaN where it is not defined */
  readonly at: (e: Expr) => Dense
  /** likewise, with a value for one more symbol */
  readonly under: (symbol: SymbolNode, value: Dense, e: Expr) => Dense
}

const count = 6
const tolerance = 1e-7

/** The same number up to rounding. */
export const agree = (a: Dense, b: Dense): boolean => relativeDifference(a, b) <= tolerance

/** Sides of more kinks are not looked for. */
const mostKinks = 3
const mostCompared = 20

/**
 * Points where both are defined; 'large' where the arrays have too many entries. Directions are drawn with the rest.
 * Each side of a kink is seen if it can be.
 * @param claim absent where it has no value
 */
export function samplesOf(
  asked: Asked,
  answer: Expr,
  claim: Expr | undefined,
  directions: readonly SymbolNode[],
): readonly Sample[] | 'large' {
  const { account, conditions, functions } = asked
  const roots = [account.given, answer, ...(claim ? [claim] : [])]
  const samples: Sample[] = []
  const draw = (k: number, also: readonly Expr[]): Point | NoPoint =>
    samplePoint(roots, directions, {
      seed: 7000 + k,
      moving: new Set(),
      conditions: [...conditions, ...also],
      ...(functions && { functions }),
    })
  for (let k = 0; k < count; k++) {
    const point = draw(k, [])
    if (!isPoint(point)) {
      if (point.tooLarge) return 'large'
      break
    }
    samples.push(sampleAt(point, answer, claim))
  }
  if (samples.length === 0) return samples
  const seek = (...sides: Expr[]): void => {
    if (samples.some((s) => sides.every((e) => s.at(e).data.some((x) => x > 0)))) return
    const point = draw(count, sides)
    if (isPoint(point)) samples.push(sampleAt(point, answer, claim))
  }
  // a kink may be spelled in several ways, and the other way round
  const alike = (e: Expr, f: Expr): boolean =>
    samples.every((s) => agree(s.at(e), s.at(f))) || samples.every((s) => agree(s.at(e), s.at(neg(f))))
  const distinct = (kinks: readonly Expr[], from: readonly Expr[]): Expr[] =>
    kinks.filter((e, i) => ![...from, ...kinks.slice(0, i)].some((f) => alike(e, f))).slice(0, mostKinks)
  const own = distinct(kinkedIn([account.given, answer]).slice(0, mostCompared), [])
  const others = claim ? distinct(kinkedIn([claim]).slice(0, mostCompared), own) : []
  for (const e of [...own, ...others]) {
    seek(e)
    seek(neg(e))
  }
  // a kink of the claim that lies elsewhere: between the two the claim is seen to differ
  for (const e of own)
    for (const f of others)
      for (const side of [e, neg(e)]) {
        seek(side, f)
        seek(side, neg(f))
      }
  return samples
}

export function sampleAt(point: Point, answer: Expr, claim: Expr | undefined): Sample {
  const memo = new Map<Expr, Dense>()
  const at = (e: Expr): Dense => memo.get(e) ?? evaluate([e], point, memo)[0]!
  const a = at(answer)
  return {
    point,
    answer: a,
    claim: claim ? at(claim) : a,
    at,
    under: (symbol, value, e) => {
      const values = new Map(point.values).set(symbol, value)
      return evaluate([e], { ...point, values }, new Map(memo))[0]!
    },
  }
}

/** Judged by the transpose of the claim. */
export const turned = (samples: readonly Sample[]): Sample[] =>
  samples.map((s) => ({ ...s, claim: transposeDense(s.claim) }))

/** Whether an expression has the value that is wanted at every point. */
export const matches = (
  samples: readonly Sample[],
  value: (s: Sample) => Dense,
  wanted: (s: Sample) => Dense,
): boolean => samples.every((s) => agree(value(s), wanted(s)))
