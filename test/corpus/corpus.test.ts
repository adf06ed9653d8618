import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { checkClaim } from '../../src/api/claim.js'
import { stepsInLatex } from '../../src/cli/steps.js'
import { transposeDense } from '../../src/dense/dense.js'
import { relativeDifference } from '../../src/derivation/difference.js'
import type { Layout } from '../../src/derivation/layout.js'
import { elaborateExpression } from '../../src/elaborate/elaborate.js'
import type { Derivation } from '../../src/index.js'
import { GradusError } from '../../src/language/errors.js'
import { parseExpression } from '../../src/language/parser.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { vocabulary } from '../../src/operators/index.js'
import { derivationOf, errorOf, type Problem, pointOf, problems } from './problems.js'

const layouts: readonly Layout[] = ['numerator', 'denominator', 'mixed']
const lectures = problems.filter((p) => p.id.startsWith('seed-'))
const tolerance = 1e-6

if (problems.length === 0) console.log('the corpus is not here: nothing to try')

/** Is the source of the answer, read again, the same function? */
function readsBack(p: Problem, d: Derivation): boolean {
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
const inProgramNames = (d: Derivation): boolean =>
  d.account.answer.form !== 'differential' && d.where.length === 0

/** All that a page shows of a derivation, with the settings of the strictest page. */
function typeset(d: Derivation): void {
  const options = { throwOnError: true, strict: 'error', trust: false, maxExpand: 1000, maxSize: 20 } as const
  katex.renderToString(stepsInLatex(d), { ...options, displayMode: true })
  for (const latex of [d.latex, ...d.where.map((w) => w.latex)]) katex.renderToString(latex, options)
}

describe.skipIf(lectures.length === 0)('the lecture notes', () => {
  describe.each(layouts)('%s layout', (layout) => {
    test.each(lectures.map((p) => [p.id, p] as const))('%s', (_, p) => {
      const d = derivationOf(p, layout, { samples: 2 })
      expect(errorOf(p, d)).toBeLessThan(tolerance)
      expect(d.verify()).toMatchObject({ ok: true })
      if (inProgramNames(d)) expect(readsBack(p, d)).toBe(true)
      typeset(d)
    })
  })
})

/** The derivation, where there is one. */
function answered(p: Problem, layout: Layout): Derivation | undefined {
  try {
    return derivationOf(p, layout)
  } catch (e) {
    if (e instanceof GradusError) return undefined
    throw e
  }
}

/** What an answer is worth; an error is better than wrong numbers. */
interface Score {
  refused: string[]
  wrong: string[]
  unread: string[]
  claimed: string[]
}

function scoreIn(layout: Layout): Score {
  const score: Score = { refused: [], wrong: [], unread: [], claimed: [] }
  for (const p of problems)
    try {
      const d = derivationOf(p, layout)
      if (!(errorOf(p, d) < tolerance)) score.wrong.push(p.id)
      if (layout === 'denominator') typeset(d)
      if (inProgramNames(d) && !readsBack(p, d)) score.unread.push(p.id)
      if (layout === 'mixed' && p.expect !== null && checkClaim(d, p.expect).verdict !== 'equal')
        score.claimed.push(p.id)
    } catch (e) {
      if (!(e instanceof GradusError)) throw new Error(`${p.id}: ${(e as Error).message}`, { cause: e })
      score.refused.push(p.id)
    }
  return score
}

describe.skipIf(problems.length === 0)('the whole corpus', () => {
  test('the two layouts are transposes of each other', () => {
    const differing = problems.filter((p) => {
      const [n, d] = [answered(p, 'numerator'), answered(p, 'denominator')]
      if (!n || !d) return n !== d
      if (n.account.answer.form === 'differential') return false
      const [a] = evaluate([n.value], pointOf(p, n))
      const [b] = evaluate([d.value], pointOf(p, d))
      return relativeDifference(transposeDense(a!), b!) > 1e-9
    })
    expect(differing.map((p) => p.id)).toEqual([])
  })

  test.each(layouts)(
    '%s layout: no wrong answer, few refused, all read back',
    (layout) => {
      const { refused, claimed, ...wrong } = scoreIn(layout)
      expect(wrong).toEqual({ wrong: [], unread: [] })
      // one textbook takes a matrix to be symmetric without saying so
      expect(claimed.length, claimed.join(', ')).toBeLessThanOrEqual(1)
      expect(refused.length, refused.join(', ')).toBeLessThanOrEqual(2)
    },
    60_000,
  )
})
