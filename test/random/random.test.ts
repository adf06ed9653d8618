import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '../../src/api/reading.js'
import { relativeDifference } from '../../src/derivation/difference.js'
import { elaborateExpression } from '../../src/elaborate/elaborate.js'
import type { Expr } from '../../src/expression/node.js'
import { GradusError } from '../../src/index.js'
import { parseExpression } from '../../src/language/parser.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { isPoint, samplePoint } from '../../src/numeric/sample.js'
import { operators, vocabulary } from '../../src/operators/index.js'
import { latexOf, sourceOf, unicodeOf } from '../../src/print/derivation.js'
import { simplify } from '../../src/simplify/simplify.js'
import { operatorsMet } from './coverage.js'
import { judge } from './judge.js'
import { numpyFailures, numpyIsThere, tellFailure } from './numpy.js'
import { optionsOf, type Problem, problems, programOf, show } from './problem.js'

const runs = Number(process.env.GRADUS_RUNS ?? 100)
const sample = (count: number, seed: number) => fc.sample(problems(), { numRuns: count, seed })

test('random problems are verified, read back and are transposes in the two layouts; nothing crashes', () => {
  fc.assert(
    fc.property(problems(), (p) => {
      const { fate, why } = judge(p)
      expect(['verified', 'refused', 'unverified'], `${fate}: ${why}: ${show(p)}`).toContain(fate)
    }),
    { numRuns: runs, seed: 1 },
  )
})

test('nearly all are verified; NumPy gives the numbers of the answer', () => {
  const verified = sample(runs, 2).filter((p) => judge(p).fate === 'verified')
  expect(verified.length).toBeGreaterThan(0.9 * runs)
  if (numpyIsThere) expect(numpyFailures(verified).map(tellFailure)).toEqual([])
})

/** What the program says, as an expression; undefined where it cannot be read. */
function reading(p: Problem): ReturnType<typeof read> | undefined {
  const { where } = optionsOf(p)
  try {
    return read(programOf(p), { ...(where !== undefined && { where }) })
  } catch (e) {
    if (e instanceof GradusError) return undefined
    throw e
  }
}

function expectEqual(a: Expr, b: Expr, told: string): void {
  const point = samplePoint([a, b], [], { seed: 5, moving: new Set() })
  if (!isPoint(point)) return
  const [p, q] = evaluate([a, b], point)
  expect(relativeDifference(p!, q!), told).toBeLessThan(1e-8)
}

test('simplifying keeps the value and settles', () => {
  fc.assert(
    fc.property(problems(), (p) => {
      const e = reading(p)?.scope.result
      if (!e) return
      const s = simplify(e)
      expect(simplify(s)).toBe(s)
      expectEqual(e, s, show(p))
    }),
    { numRuns: 2 * runs, seed: 3 },
  )
})

test.each([
  ['source', sourceOf],
  ['unicode', unicodeOf],
  ['latex', latexOf],
] as const)('what was typed, printed in %s, reads back', (_, print) => {
  fc.assert(
    fc.property(problems(), (p) => {
      const r = reading(p)
      if (!r) return
      const { result } = r.scope
      const text = print(result, vocabulary)
      const syntax = parseExpression(text, r.names, vocabulary)
      expectEqual(result, elaborateExpression(syntax, r.scope, result.shape, text), `${show(p)}: ${text}`)
    }),
    { numRuns: 2 * runs, seed: 4 },
  )
})

describe('what is generated', () => {
  const many = sample(8000, 5)

  test('every function of the language', () => {
    const text = many.map(programOf).join('\n')
    expect(vocabulary.map((v) => v.name).filter((name) => !text.includes(`${name}(`))).toEqual([])
  })

  test('every operator that is written without a name', () => {
    const met = operatorsMet(many.slice(0, 2000))
    expect(operators.filter((o) => !o.spelling && !met.has(o.name)).map((o) => o.name)).toEqual([])
  })
})
