import { describe, expect, test } from 'vitest'
import { derive } from '../../src/index.js'
import { vocabulary } from '../../src/operators/index.js'
import { sourceOf } from '../../src/print/derivation.js'

/** Second derivatives of every operator that has one of its own in its first: each is what differences of the gradient find. */
const cases: readonly (readonly [f: string, wrt: string, where?: string])[] = [
  ['‖X‖_*', 'X', 'X: m×n'],
  ['‖X‖_*', 'X', 'X: n×n'],
  ['‖A X - B‖_*', 'X'],
  ['‖X‖_2', 'X', 'X: m×n'],
  ['‖A X - B‖_2', 'X'],
  ['‖X‖_F', 'X', 'X: m×n'],
  ['‖x‖', 'x'],
  ['‖A x - b‖', 'x'],
  ['‖x‖_1', 'x'],
  ['‖x‖_∞', 'x'],
  ['‖x‖_3', 'x'],
  ['‖x‖_p', 'x', 'p: scalar'],
  ['‖x‖_p', 'p', 'p: scalar'],
  ['tr(A polar(X))', 'X', 'X: m×n'],
  ['sum(A .* leading_pair(X))', 'X', 'X: m×n'],
  ['tr(expm(X))', 'X'],
  ['tr(A expm(X))', 'X'],
  ["a' expm(X) b", 'X'],
  ["a' expm_frechet(X, A) b", 'X'],
  ["a' X^k b", 'X', 'k: scalar integer'],
  ["a' X^10 b", 'X'],
  ['tr(X^k)', 'X', 'k: scalar integer'],
  ['tr(D sylvester(A, B, C))', 'A'],
  ['tr(A adj(X))', 'X'],
  ["b' pinv(A) y", 'A', 'A: m×n; b: n; y: m'],
  ["a' pinv(X) b", 'X', 'X: n×n'],
  ['det X', 'X'],
  ['logdet(X)', 'X'],
  ["a' X^-1 b", 'X'],
  ['sum(chol(S))', 'S', 'S: n×n'],
  ['f(x)', 'x', 'f: R^n -> R; x: n'],
  ['exp(f(A x + b))', 'x', 'f: R^m -> R; A: m×n; b: m; x: n'],
  ['f(W x)', 'W', 'f: R^m -> R; W: m×n; x: n'],
  ['max(x)', 'x'],
  ['min(x)', 'x'],
  ['prod_i x_i', 'x'],
  ['var(x)', 'x'],
  ['tr(A softmax(X))', 'X', 'X: m×n'],
  ['sum(logsumexp(X))', 'X', 'X: m×n'],
  ['kl(p, q)', 'p', 'p: n probability; q: n probability'],
  ['kl(p, q)', 'q', 'p: n probability; q: n probability'],
  ['sum(lgamma(x))', 'x', 'x: n positive'],
  ['sum(clip(x, 0, 1))', 'x'],
  ["stop_gradient(x)' x", 'x', 'x: n'],
  ['sum(exp(diag(X)))', 'X', 'X: n×n'],
  ['‖vec(X)‖', 'X', 'X: m×n'],
  ['‖A ⊗ X‖_F', 'X', 'A: p×q; X: m×n'],
]

describe('second derivatives', () => {
  test.each(cases.map(([f, wrt, where = '']) => ({ f, wrt, where })))('$f by $wrt', ({ f, wrt, where }) => {
    for (const layout of ['denominator', 'numerator'] as const) {
      const d = derive(f, { wrt, order: 2, layout, where })
      const check = d.verify({ samples: 2 })
      expect(check.reason).toBeUndefined()
      expect(check.ok).toBe(true)
      expect(sourceOf(d.read(d.source), vocabulary)).toBe(d.source)
    }
  })
})

test.each([
  ["a' X^k b", 'k', 'X: n×n; k: scalar integer'],
  ['tr(X^k)', 'k', 'X: n×n; k: scalar integer'],
  ["a' power_frechet(X, k, A) b", 'k', 'k: scalar integer'],
])('nothing varies with the exponent of a matrix: %s by %s', (f, wrt, where) => {
  expect(() => derive(f, { wrt, where })).toThrow(/exponent of a matrix is an integer/)
})

test('what has three axes and no name is refused with a remedy', () => {
  expect(() => derive("a' f(x)", { wrt: 'x', where: 'f: R^n -> R^m; x: n', order: 2 })).toThrow(/three axes/)
})
