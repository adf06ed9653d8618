import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Account } from '../../src/derivation/account.js'
import { deriveAll } from '../../src/derivation/derive.js'
import { relativeDifference } from '../../src/derivation/difference.js'
import type { Layout } from '../../src/derivation/layout.js'
import { verify } from '../../src/derivation/verify.js'
import { dim } from '../../src/expression/dimension.js'
import { symbol } from '../../src/expression/make.js'
import type { Expr, SymbolNode } from '../../src/expression/node.js'
import { matrix, type Shape, scalar, vector } from '../../src/expression/shape.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { isPoint, samplePoint } from '../../src/numeric/sample.js'
import { transpose } from '../../src/operators/algebra/build.js'
import { vocabulary } from '../../src/operators/index.js'
import { unicodeOf } from '../../src/print/derivation.js'
import { simplify } from '../../src/simplify/simplify.js'
import { choices, expressionFrom, structured, symbols } from '../helpers/random.js'

const [m, n] = [dim('m'), dim('n')]

const account = (e: Expr, by: SymbolNode, layout: Layout): Account => {
  const result = symbol('f', e.shape, { definition: e, origin: 'engine' })
  return deriveAll({
    result,
    variables: [by],
    layout,
    order: 1,
    upstream: false,
    taken: ['f', ...symbols.map((s) => s.name)],
  })[0]!
}

const shapes: readonly (readonly [string, Shape])[] = [
  ['scalar', scalar],
  ['vector', vector(n)],
  ['matrix', matrix(m, n)],
]

const show = (e: Expr): string => unicodeOf(e, vocabulary)

const runs = Number(process.env.GRADUS_RUNS ?? 60)
const layouts: readonly Layout[] = ['numerator', 'denominator', 'mixed']

describe.each(shapes)('a random %s', (_, shape) => {
  const input = fc.record({
    from: choices(),
    variable: fc.nat(symbols.length - 1),
    layout: fc.constantFrom(...layouts),
  })

  test('derives, and every step holds', () => {
    fc.assert(
      fc.property(input, ({ from, variable, layout }) => {
        const [e, by] = [expressionFrom(shape, 3, from), symbols[variable]!]
        const a = account(e, by, layout)
        const check = verify(a, { samples: 1, tolerance: 1e-5 })
        // where no point can be had the verdict says so
        if (check.reason === undefined) {
          const bad = check.steps.findIndex((s) => !s.ok)
          expect(
            bad,
            `d/d${by.name} of ${show(e)}, step ${bad}: ${a.steps[bad]?.sides.map(show).join(' = ')}`,
          ).toBe(-1)
          expect(check.answer.ok).toBe(true)
        }
      }),
      { numRuns: runs, seed: 1 },
    )
  })

  test('has transposed answers in the two layouts', () => {
    fc.assert(
      fc.property(input, ({ from, variable }) => {
        const [e, by] = [expressionFrom(shape, 3, from), symbols[variable]!]
        const [p, q] = [account(e, by, 'numerator').answer, account(e, by, 'denominator').answer]
        if (p.form === 'differential') return
        const turned = transpose(q.value)
        const point = samplePoint([e, p.value, turned], [], { seed: 3 })
        if (!isPoint(point)) return
        const [a, b] = evaluate([p.value, turned], point)
        expect(relativeDifference(a!, b!)).toBeLessThan(1e-8)
      }),
      { numRuns: runs, seed: 2 },
    )
  })

  test('keeps its value when what is declared of its symbols is used', () => {
    fc.assert(
      fc.property(choices(), (from) => {
        const e = expressionFrom(shape, 4, from, structured)
        const s = simplify(e)
        expect(simplify(s)).toBe(s)
        const point = samplePoint([e, s], [], { seed: 5 })
        if (!isPoint(point)) return
        const [a, b] = evaluate([e, s], point)
        expect(relativeDifference(a!, b!), `${show(e)} = ${show(s)}`).toBeLessThan(1e-8)
      }),
      { numRuns: 3 * runs, seed: 4 },
    )
  })

  test('keeps its value and is settled when it is simplified', () => {
    fc.assert(
      fc.property(choices(), (from) => {
        const e = expressionFrom(shape, 4, from)
        const s = simplify(e)
        expect(simplify(s)).toBe(s)
        const point = samplePoint([e], [], { seed: 5 })
        if (!isPoint(point)) return
        const [a, b] = evaluate([e, s], point)
        expect(relativeDifference(a!, b!)).toBeLessThan(1e-8)
      }),
      { numRuns: 3 * runs, seed: 3 },
    )
  })
})
