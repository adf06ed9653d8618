import { describe, expect, test } from 'vitest'
import { derivationOf, errorOf, problems } from './problems.js'
import { inProgramNames, layouts, readsBack, scoreIn, tolerance, typeset, unlike } from './score.js'

const lectures = problems.filter((p) => p.id.startsWith('seed-'))

if (problems.length === 0) console.log('the corpus is not here: nothing to try')

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

describe.skipIf(problems.length === 0)('the whole corpus', () => {
  test('the two layouts are transposes of each other', () => {
    expect(unlike(problems).map((p) => p.id)).toEqual([])
  })

  test.each(layouts)(
    '%s layout: no wrong answer, few refused, all read back',
    (layout) => {
      const { wrong, unread, refused, claimed, longer } = scoreIn(problems, layout)
      expect({ wrong, unread }).toEqual({ wrong: [], unread: [] })
      // one textbook takes a matrix to be symmetric without saying so
      expect(claimed.length, claimed.join(', ')).toBeLessThanOrEqual(1)
      expect(longer.length, longer.join(', ')).toBeLessThanOrEqual(problems.length / 20)
      expect(refused.length, refused.join(', ')).toBeLessThanOrEqual(2)
    },
    60_000,
  )
})
