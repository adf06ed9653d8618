import { describe, expect, test } from 'vitest'
import { methods } from '../../src/derivation/methods/method.js'
import { deriveBoth } from '../../src/index.js'

const problems = [
  ['z = W x\na = tanh(z)\nL = ‖a − y‖²', { wrt: 'W', where: 'x: n; y: m' }],
  ['tr(A X⁻¹ B)', { wrt: 'X', where: 'X: n×n; A: m×n; B: n×m' }],
  ['softmax(W x)', { wrt: 'x', where: 'W: m×n' }],
] as const

describe.each(methods)('both layouts beside each other, by %s', (method) => {
  test.each(problems)('%s', (program, options) => {
    for (const both of deriveBoth(program, { ...options, method })) {
      const { numerator, denominator, rows } = both
      expect([numerator.account.method, denominator.account.method]).toEqual([method, method])
      expect(numerator.verify().ok && denominator.verify().ok).toBe(true)
      // every line of each stands once, in its order
      const column = (side: 'numerator' | 'denominator') => rows.flatMap((r) => r[side] ?? [])
      expect(column('numerator')).toEqual(numerator.steps.map((_, i) => i))
      expect(column('denominator')).toEqual(denominator.steps.map((_, i) => i))
      for (const row of rows) {
        if (row.numerator === undefined || row.denominator === undefined) continue
        const [a, b] = [numerator.steps[row.numerator]!, denominator.steps[row.denominator]!]
        // an equation of entries is nobody's transpose
        if (a.shape.length === 0) expect(row.change).not.toContain('transpose')
        expect(a.rule).toBe(b.rule)
      }
    }
  })
})

test('by components the layouts part where entries are collected', () => {
  const remarks = (program: string, wrt: string, method: (typeof methods)[number]): string =>
    deriveBoth(program, { wrt, where: 'A: m×n; x: n; t: scalar', method })[0]!.remarks.join('\n')
  expect(remarks('‖A x‖²', 'x', 'components')).toMatch(/collected.*2 zᵀ A;.*2 Aᵀ z/)
  expect(remarks('‖A x‖²', 'x', 'chain')).not.toMatch(/collected/)
  // of numbers there is nothing to collect
  expect(remarks('sin(t)²', 't', 'components')).not.toMatch(/collected/)
})
