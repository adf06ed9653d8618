import { describe, expect, test } from 'vitest'
import { problemsIn } from '../corpus/problems.js'
import { mutantsOf, share, survey } from './survey.js'

/** A part of the mutants that `npm run claims` goes through, spread over all problems and slips. */
const problems = problemsIn('../corpus/textbook/problems.jsonl')
const mutants = mutantsOf(problems)
const step = 11

describe('accepted answers, spoilt', () => {
  const found = survey(mutants.filter((_, i) => i % step === 0))
  const rows = [...found.rows.values()]
  const total = (of: 'mutants' | 'judged' | 'named'): number => rows.reduce((n, r) => n + r[of], 0)

  test('there are many, of every kind', () => {
    expect(mutants.length).toBeGreaterThan(2000)
    expect(total('judged')).toBeGreaterThan(150)
  })

  test('none is judged right', () => {
    expect(found.taken).toEqual([])
  })

  test('what is shown as corrected is right', () => {
    expect(found.miscorrected).toEqual([])
  })

  test.each(['numerator', 'denominator'] as const)('in %s layout too', (layout) => {
    const some = mutants.filter((_, i) => i % (5 * step) === (layout === 'numerator' ? 3 : 7))
    expect(survey(some, undefined, layout).miscorrected).toEqual([])
  })

  test('nearly all slips are named', () => {
    expect(share(total('named'), total('judged'))).toBeGreaterThan(0.97)
  })

  test('so is what was left out', () => {
    const dropped = mutants.filter((m) => m.mutation.name === 'factor dropped').filter((_, i) => i % 3 === 0)
    const { judged, named } = survey(dropped).rows.get('factor dropped')!
    expect(judged).toBeGreaterThan(20)
    expect(share(named, judged)).toBeGreaterThan(0.9)
  })
})
