import { describe, expect, test } from 'vitest'
import { derive } from '../../src/index.js'

/** A result never depends on how a scalar was written. */
const squares = [
  '‖x‖²',
  'xᵀx',
  'Σᵢ xᵢ²',
  'tr(xxᵀ)',
  '⟨x, x⟩',
  'sum(x .* x)',
  '||x||^2',
  "x'x",
  'sum_i x_i^2',
  '\\lVert x \\rVert^2',
]

const answer = (program: string, where = 'x: n; c: scalar'): string =>
  derive(program, { wrt: 'x', where }).unicode

describe('x · x in every spelling', () => {
  test.each(squares)('%s gives 2 x', (square) => {
    expect(answer(square)).toBe('2 x')
  })

  test.each([
    ['inside log', (s: string) => `log(1 + ${s})`],
    ['inside an unknown function', (s: string) => `f(${s})`],
    ['in a power', (s: string) => `(${s})^3`],
    ['times a scalar', (s: string) => `c (${s})`],
    ['times itself', (s: string) => `(${s}) (${s})`],
    ['under a root', (s: string) => `sqrt(1 + ${s})`],
    ['in an exponent', (s: string) => `exp(-(${s})/2)`],
  ] as const)('%s the answer is the same', (_, wrap) => {
    const numbers = squares.map((s) => {
      const d = derive(wrap(s), { wrt: 'x', where: 'x: n; c: scalar' })
      expect(d.verify().ok, `${wrap(s)}: ${d.unicode}`).toBe(true)
      return d.answer.nodes
    })
    expect(Math.max(...numbers) - Math.min(...numbers), numbers.join(' ')).toBeLessThanOrEqual(4)
  })
})
