import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Method } from '../../src/derivation/methods/method.js'
import { type Derivation, derive, GradusError } from '../../src/index.js'
import { optionsOf, type Problem, problems, programOf, show } from './problem.js'

/** Random programs by differentials and by components: what the chain rule derives and the check passes, they do too, or say that they cannot. */
const told = (p: Problem, method: Method): Derivation | string => {
  try {
    return derive(programOf(p), { ...optionsOf(p), method })
  } catch (e) {
    if (e instanceof GradusError) return e.problem.code
    throw new Error(show(p), { cause: e })
  }
}

const passes = (d: Derivation): boolean => d.verify({ samples: 1 }).ok

describe('random programs by each method', () => {
  const sample = fc
    .sample(problems(), { numRuns: 60, seed: 11 })
    .map((p) => [p, told(p, 'chain')] as const)
    .filter(([, d]) => typeof d !== 'string' && passes(d))
    .map(([p]) => p)

  test('there are enough', () => expect(sample.length).toBeGreaterThan(30))

  test.each([
    ['differential', 0],
    ['components', 0.2],
  ] as const)('%s', (method, mayRefuse) => {
    const all = sample.map((p) => [p, told(p, method)] as const)
    const refused = all.flatMap(([, d]) => (typeof d === 'string' ? [d] : []))
    expect(refused.filter((code) => code !== 'method/components')).toEqual([])
    expect(refused.length).toBeLessThanOrEqual(mayRefuse * sample.length)
    // where a part moves freely over a jump nothing can be said
    const wrong = all.filter(
      ([, d]) => typeof d !== 'string' && !passes(d) && d.verify({ samples: 1 }).reason === undefined,
    )
    expect(wrong.map(([p]) => show(p))).toEqual([])
  })
})
