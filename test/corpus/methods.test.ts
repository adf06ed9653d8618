import { describe, expect, test } from 'vitest'
import { everyProblem, outcomes, summary } from './methods.js'
import { layouts } from './score.js'

/**
 * Each method derives by its own rules; the numbers of the corpus, and differences at every line, say that the three answers are one. A
 * sample of the corpora for each method and layout; `npm run methods` takes all of them.
 */
const every = 12

const cases = (['differential', 'components'] as const).flatMap((method, m) =>
  layouts.map((layout, l) => [method, layout, m * layouts.length + l] as const),
)

describe('the methods say the same', () => {
  test.each(cases)(
    '%s, %s layout',
    (method, layout, place) => {
      const sample = everyProblem.filter((_, i) => i % every === place)
      expect(sample.length).toBeGreaterThan(15)
      const all = outcomes(sample, method, layout, 1)
      const wrong = all.filter((o) => o.wrong !== undefined || o.unverified !== undefined)
      expect(wrong).toEqual([])
      const refused = all.filter((o) => o.refused !== undefined)
      // what has no entries, as a Cholesky factor, is refused by components
      const few = all.length / 50 + (method === 'components' ? 1 : 0)
      expect(refused.length, JSON.stringify(refused)).toBeLessThanOrEqual(few)
      expect(refused.every((o) => o.refused === 'method/components')).toBe(true)
      const { 'printed otherwise': others } = summary(all)
      expect(others, JSON.stringify(all.filter((o) => o.other))).toBeLessThanOrEqual(all.length / 6)
    },
    60_000,
  )
})
