import { describe, expect, test } from 'vitest'
import { type Derivation, GradusError } from '../../src/index.js'
import { vocabulary } from '../../src/operators/index.js'
import { unicodeOf } from '../../src/print/derivation.js'
import { derivationOf, problems } from './problems.js'

/**
 * Whatever is printed reads back to the same expression, in each of the three spellings. Terms and factors that commute may come back in
 * the order in which they were met first, so texts are compared as bags of characters.
 */
const bag = (text: string): string => [...text].sort().join('')

const spellings = ['source', 'unicode', 'latex'] as const

const answers = (layout: 'numerator' | 'denominator'): [string, Derivation][] =>
  problems.flatMap((p) => {
    try {
      return [[p.id, derivationOf(p, layout)] as [string, Derivation]]
    } catch (e) {
      if (e instanceof GradusError) return []
      throw e
    }
  })

describe.skipIf(problems.length === 0)('answers of the corpus', () => {
  test.each(['numerator', 'denominator'] as const)(
    '%s layout',
    (layout) => {
      const lost = answers(layout).flatMap(([id, d]) =>
        spellings
          .filter((s) => bag(unicodeOf(d.read(d[s]), vocabulary)) !== bag(d.unicode))
          .map((s) => `${id} ${s}: ${d[s]}`),
      )
      expect(lost).toEqual([])
    },
    60_000,
  )
})
