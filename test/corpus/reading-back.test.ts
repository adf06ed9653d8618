import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '../../src/api/reading.js'
import { elaborateExpression } from '../../src/elaborate/elaborate.js'
import { dim } from '../../src/expression/dimension.js'
import { matrix, type Shape, scalar, vector } from '../../src/expression/shape.js'
import { type Derivation, GradusError } from '../../src/index.js'
import { parseExpression } from '../../src/language/parser.js'
import { vocabulary } from '../../src/operators/index.js'
import { latexOf, sourceOf, unicodeOf } from '../../src/print/derivation.js'
import { choices, declarations, expressionFrom } from '../helpers/random.js'
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

describe('random expressions', () => {
  const { scope, names } = read('x', { where: declarations })
  const shapes: readonly Shape[] = [scalar, vector(dim('n')), matrix(dim('m'), dim('n'))]

  test.each([
    ['source', sourceOf],
    ['unicode', unicodeOf],
    ['latex', latexOf],
  ] as const)('in %s', (_, print) => {
    fc.assert(
      fc.property(choices(), fc.constantFrom(...shapes), (from, shape) => {
        const e = expressionFrom(shape, 4, from)
        const text = print(e, vocabulary)
        const again = elaborateExpression(parseExpression(text, names, vocabulary), scope, e.shape, text)
        expect(bag(unicodeOf(again, vocabulary)), text).toBe(bag(unicodeOf(e, vocabulary)))
      }),
      { numRuns: Number(process.env.GRADUS_RUNS ?? 400), seed: 4 },
    )
  })
})
