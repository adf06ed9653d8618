import katex from 'katex'
import { checkClaim } from '../../src/api/claim.js'

import { transposeDense } from '../../src/dense/dense.js'
import { relativeDifference } from '../../src/derivation/difference.js'
import type { Layout } from '../../src/derivation/layout.js'
import { elaborateExpression } from '../../src/elaborate/elaborate.js'
import type { Derivation, DeriveOptions } from '../../src/index.js'
import { GradusError } from '../../src/language/errors.js'
import { parseExpression } from '../../src/language/parser.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { vocabulary } from '../../src/operators/index.js'
import { present } from '../../src/present/present.js'
import { derivationOf, errorOf, type Problem, pointOf } from './problems.js'

export const layouts: readonly Layout[] = ['numerator', 'denominator', 'mixed']
export const tolerance = 1e-6

/** Is the source of the answer, read again, the same function? */
export function readsBack(p: Problem, d: Derivation): boolean {
  const { value, source } = d
  const { scope, names } = d.reading
  try {
    const again = elaborateExpression(parseExpression(source, names, vocabulary), scope, value.shape, source)
    const [a, b] = evaluate([value, again], pointOf(p, d))
    return relativeDifference(a!, b!) < 1e-9
  } catch (e) {
    if (e instanceof GradusError) return false
    throw e
  }
}

/** Names of the derivation itself, dX or δ, are not of the program that the answer is read back in. */
export const inProgramNames = (d: Derivation): boolean =>
  d.account.answer.form !== 'differential' && d.where.length === 0

/** All that a page shows of a derivation, with the settings of the strictest page. */
export function typeset(d: Derivation): void {
  const options = { throwOnError: true, strict: 'error', trust: false, maxExpand: 1000, maxSize: 20 } as const
  katex.renderToString(present(d, 'latex', { steps: true, check: false }), { ...options, displayMode: true })
  for (const latex of [d.latex, ...d.where.map((w) => w.latex)]) katex.renderToString(latex, options)
}

/** The derivation, where there is one. */
export function answered(p: Problem, layout: Layout, options?: DeriveOptions): Derivation | undefined {
  try {
    return derivationOf(p, layout, options)
  } catch (e) {
    if (e instanceof GradusError) return undefined
    throw e
  }
}

/** What an answer is worth; an error is better than wrong numbers. */
export interface Score {
  refused: string[]
  wrong: string[]
  unread: string[]
  /** the textbook's answer is not judged equal */
  claimed: string[]
  /** equal to the textbook's answer, and longer */
  longer: string[]
}

export function scoreIn(problems: readonly Problem[], layout: Layout): Score {
  const score: Score = { refused: [], wrong: [], unread: [], claimed: [], longer: [] }
  for (const p of problems)
    try {
      const d = derivationOf(p, layout)
      if (!(errorOf(p, d) < tolerance)) score.wrong.push(p.id)
      if (layout === 'denominator') typeset(d)
      if (inProgramNames(d) && !readsBack(p, d)) score.unread.push(p.id)
      if (layout === 'mixed' && p.expect !== null) {
        const claim = checkClaim(d, p.expect)
        if (claim.verdict !== 'equal') score.claimed.push(p.id)
        else if (d.answer.nodes > claim.nodes) score.longer.push(p.id)
      }
    } catch (e) {
      if (!(e instanceof GradusError)) throw new Error(`${p.id}: ${(e as Error).message}`, { cause: e })
      score.refused.push(p.id)
    }
  return score
}

/** Problems whose answers in numerator and denominator layout are not each other's transposes. */
export const unlike = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter((p) => {
    const [n, d] = [answered(p, 'numerator'), answered(p, 'denominator')]
    if (!n || !d) return n !== d
    if (n.account.answer.form === 'differential') return false
    const [a] = evaluate([n.value], pointOf(p, n))
    const [b] = evaluate([d.value], pointOf(p, d))
    return relativeDifference(transposeDense(a!), b!) > 1e-9
  })
