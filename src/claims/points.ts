import { transposeDense } from '../dense/dense.js'
import { relativeDifference } from '../derivation/difference.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { evaluate, type Point } from '../numeric/evaluate.js'
import { isPoint, samplePoint } from '../numeric/sample.js'
import type { Asked } from './asked.js'

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

/**
 * Points where both are defined; 'large' where the arrays have too many entries. Directions are drawn with the rest.
 * @param claim absent where it has no value
 */
export function samplesOf(
  asked: Asked,
  answer: Expr,
  claim: Expr | undefined,
  directions: readonly SymbolNode[],
): readonly Sample[] | 'large' {
  const { account, conditions, functions } = asked
  const samples: Sample[] = []
  for (let k = 0; k < count; k++) {
    const point = samplePoint([account.given, answer, ...(claim ? [claim] : [])], directions, {
      seed: 7000 + k,
      moving: new Set(),
      conditions,
      ...(functions && { functions }),
    })
    if (!isPoint(point)) {
      if (point.tooLarge) return 'large'
      break
    }
    samples.push(sampleAt(point, answer, claim))
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
