import { describe, expect, test } from 'vitest'
import { derive, deriveAll } from '../../src/index.js'

/** Asked for together, derivatives share a sweep; the answers are those that each gets alone. */
const cases: readonly (readonly [string, readonly string[], string])[] = [
  ['Y = X W', ['X', 'W'], 'X: n×m; W: m×k'],
  ['Y = sin(t) A X', ['t', 'A', 'X'], 'A: n×m; X: m×k; t: scalar'],
  ['y = t A x + s x', ['t', 's', 'x', 'A'], 'A: n×n; x: n; t: scalar; s: scalar'],
  ['a = tanh(W1 x); L = ||W2 a - y||^2', ['W1', 'W2', 'x', 'a', 'y'], 'W1: h×d; W2: k×h; x: d; y: k'],
  ['z = x .* b; f = softmax(A z)', ['x', 'b', 'A', 'z'], 'A: m×n; x: n; b: n'],
  ['X^-1 b', ['X', 'b'], 'X: n×n; b: n'],
]

describe('several variables at once', () => {
  test.each(cases)('%s by %j', (program, wrt, where) => {
    for (const layout of ['numerator', 'denominator'] as const) {
      const together = deriveAll(program, { wrt, where, layout })
      expect(together.map((d) => d.account.by.name)).toEqual(wrt)
      for (const d of together) {
        expect(d.unicode).toBe(derive(program, { wrt: d.account.by.name, where, layout }).unicode)
        expect(d.verify().ok).toBe(true)
      }
    }
  })

  test('requests of a program are answered in the order in which they stand', () => {
    const program = 'W: m×n; x: n; z = W x; L = ||z||^2; ∂L/∂x, ∂z/∂x, ∂L/∂W'
    expect(deriveAll(program).map((d) => d.unicode)).toEqual(['2 Wᵀ z', 'Wᵀ', '2 z xᵀ'])
  })
})

test('a variable that the function does not depend on, beside one that it depends on', () => {
  const all = deriveAll('W x; y = sum(x)', { wrt: ['x', 'W'] })
  expect(all.map((d) => [d.unicode, d.verify().ok])).toEqual([
    ['𝟙_n', true],
    ['zeros(m, n)', true],
  ])
})
