import { describe, expect, test } from 'vitest'
import { derive } from '../../src/index.js'

/** Ways of writing that papers and other systems have, beside those of the language itself. */
const same: readonly (readonly [written: string, plain: string, wrt: string, where?: string])[] = [
  // a small t as the transpose
  ['x^t A x', "x' A x", 'x'],
  ['tr(A^t X)', "tr(A' X)", 'X', 'A: m×n; X: m×n'],
  ['(A x - b)^t (A x - b)', '‖A x - b‖²', 'x'],
  ['x^{t} A x', "x' A x", 'x'],
  // derivatives of known functions
  ["σ'(z)", 'σ(z) (1 - σ(z))', 'z', 'z: scalar'],
  [String.raw`\sigma'(z)`, 'σ(z) (1 - σ(z))', 'z', 'z: scalar'],
  ["sum(tanh'(W x))", 'sum(1 - tanh(W x).^2)', 'x'],
  ["a' relu'(z)", "a' [z > 0]", 'a', 'z: n'],
  ["sum(sin'(x))", 'sum(cos(x))', 'x', 'x: n'],
  ["a' sign'(x) + sum(a)", 'sum(a)', 'a', 'x: n; a: n'],
  // more than two in max and min
  ['sum(max(x, y, z))', 'sum(max(max(x, y), z))', 'x', 'x: n; y: n; z: n'],
  [String.raw`\max\{a, b, 0\}`, 'max(max(a, b), 0)', 'a', 'a: scalar; b: scalar'],
  ['min(a, b, c, d)', 'min(min(min(a, b), c), d)', 'c', 'a, b, c, d: scalar'],
  // Σ before a function, where it is no matrix
  ['Σ relu(W x + b)', 'sum(relu(W x + b))', 'W'],
  ['2 + Σ log(x)', '2 + sum(log(x))', 'x', 'x: n'],
  ['tr(Σ inv(X))', 'tr(Σ X^-1)', 'X'],
  ['Σ exp(x)', 'Σ (exp(x))', 'x', 'Σ: n×n; x: n'],
  ['Σ exp(x) + Σ x', 'Σ (exp(x)) + Σ x', 'x', 'x: n'],
  // norms of the entries
  ['‖X‖_max', 'max(abs(X))', 'X', 'X: m×n'],
  ['‖x‖_max', '‖x‖_∞', 'x', 'x: n'],
]

describe('habits', () => {
  test.each(same.map(([written, plain, wrt, where = '']) => ({ written, plain, wrt, where })))(
    '$written is $plain',
    ({ written, plain, wrt, where }) => {
      const d = derive(written, { wrt, where })
      expect(d.unicode).toBe(derive(plain, { wrt, where }).unicode)
      expect(d.verify({ samples: 2 }).ok).toBe(true)
    },
  )

  test.each([
    ['x^t', 'x', 'x: scalar'],
    ['tr(A) x^t', 'x', 'x: scalar; A: n×n'],
    ['tr(A) 2^t', 't', 'A: n×n'],
    ['tr(X^t)', 'X', 'X: n×n; t: scalar integer'],
  ])('t is a quantity in %s by %s', (f, wrt, where) => {
    const d = derive(f, { wrt, where })
    expect(d.notes.filter((n) => n.includes('transpose'))).toEqual([])
    expect(d.source).toMatch(/\bt\b/)
  })

  test('a t that is read as a transpose is said so', () => {
    expect(derive('x^t A x', { wrt: 'x' }).notes.join()).toMatch(/read as the transpose/)
  })

  test.each([
    ["softmax'(x)", /not a function of one number/],
    ["exp''(x)", /only the first derivative/],
    ['‖X‖_3', /several meanings/],
    ['foobar(x)', /`foobar` is neither declared nor a function/],
    ['Loss + x', /`Loss` is neither declared nor a function/],
  ])('%s is refused', (f, message) => {
    expect(() => derive(f, { wrt: 'x', where: 'X: m×n; x: n' })).toThrow(message)
  })
})
