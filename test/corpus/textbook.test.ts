import { describe, expect, test } from 'vitest'
import { problemsIn } from './problems.js'
import { answered, layouts, scoreIn, unlike } from './score.js'

const problems = problemsIn('textbook/problems.jsonl')

describe('problems from textbooks', () => {
  test('they are there', () => {
    expect(problems.length).toBeGreaterThan(150)
    expect(new Set(problems.map((p) => p.id)).size).toBe(problems.length)
  })

  test('the two layouts are transposes of each other', () => {
    expect(unlike(problems).map((p) => p.id)).toEqual([])
  })

  test('every line of every derivation stands up to differences', () => {
    const failed = problems.filter((p) => answered(p, 'denominator', { samples: 2 })?.verify().ok === false)
    expect(failed.map((p) => p.id)).toEqual([])
  })

  test.each(layouts)(
    '%s layout: no wrong answer, few refused, all read back',
    (layout) => {
      const { wrong, unread, refused, claimed, longer } = scoreIn(problems, layout)
      expect(wrong).toEqual([])
      expect(unread).toEqual([])
      expect(claimed, claimed.join(', ')).toEqual([])
      expect(refused, refused.join(', ')).toEqual([])
      expect(longer.length, longer.join(', ')).toBeLessThanOrEqual(problems.length / 15)
    },
    60_000,
  )
})
