import { describe, expect, test } from 'vitest'
import type { Expr } from '../../src/expression/node.js'
import { derive } from '../../src/index.js'
import { parseExpression } from '../../src/language/parser.js'
import { vocabulary } from '../../src/operators/index.js'
import { countNodes } from '../../src/print/count.js'
import { unicodeOf } from '../../src/print/derivation.js'
import { cost } from '../../src/simplify/cost.js'
import { simplify } from '../../src/simplify/simplify.js'
import { tidying } from '../../src/simplify/tidy.js'
import { expressions } from '../helpers/read.js'

const tidy = tidying([])

/** As it comes from a rule, and as a book prints it. */
const forms: readonly (readonly [where: string, from: string, to: string])[] = [
  // signs and numbers in front, scalars first
  ['a: n; b: n', 'a/2 - b/2', '1/2 (a − b)'],
  ['c: scalar; s: scalar', 'c - c s', 'c (1 − s)'],
  ['A: n×n; x: n', "2 A x + A' x 2", '2 (A + Aᵀ) x'],
  // like terms up to the transposition of a scalar
  ['a: n; B: n×n; c: n', "a' B c + c' B' a", '2 aᵀ B c'],
  // common factors
  ['A: n×n symmetric; x: n', "2 A x/(x'x) - 2 (x'A x)/(x'x)^2 x", '2/‖x‖² (A x − xᵀ A x/‖x‖² x)'],
  ['x: n', "I/||x|| - x x'/||x||^3", '(I_n − x xᵀ/‖x‖²)/‖x‖'],
  ['p: scalar; x: n', '2 p (1 - p)^2 log(p) x - (1 - p)^3 x', '(1 − p)² (2 p log(p) − 1 + p) x'],
  ['D: n; A: n×n; x: n', 'D .* x - A x', '(diag(D) − A) x'],
  // known functions
  ['p: n; y: n', "p .* y - (p' y) p", 'p ⊙ (y − pᵀ y)'],
  ['m: scalar; x: n', '(1 - sigmoid(m)) x', 'σ(−m) x'],
  ['z: n', 'sigmoid(z) .* (1 - sigmoid(z))', 'σ(z) ⊙ (1 − σ(z))'],
  ['z: n', 'sigmoid(z) - sigmoid(z).^2', 'σ(z) ⊙ (1 − σ(z))'],
  ['u: n', '(tanh(u).^3 - tanh(u)) ./ (1 - tanh(u).^2)', '−tanh(u)'],
  // one bar
  ['x: scalar; a: scalar positive', '1/(a (1 + x^2/a^2))', 'a/(a² + x²)'],
  ['z: n; y: n', '1 ./ z - y ./ z.^2', '(z − y) ⊘ z^∘2'],
  ['x: scalar', 'cos(x)/x - sin(x)/x^2', '(x cos(x) − sin(x))/x²'],
  // reciprocals on a diagonal
  ['a: m positive; b: n positive; X: m×n', 'diag(1 ./ a) X diag(1 ./ b)', 'X ⊘ a bᵀ'],
  ['v: m positive; A: m×n', 'diag(1 ./ v) A', 'diag(v)⁻¹ A'],
  ['c: scalar; u: n positive', 'c diag(1 ./ (1 + u))', 'diag(c ⊘ (1 + u))'],
  ['u: n positive', 'diag(-1 ./ u.^2)', '−diag(1 ⊘ u^∘2)'],
  ['r: n positive; A: n×n; B: n×n', "diag(A B')", 'row_sum(A ⊙ B)'],
  // one mark for several, where nothing else is transposed and it spares some
  ['X: n×n invertible; A: n×n; B: n×n', "-X^-T A' B' X^-T", '−(X⁻¹ B A X⁻¹)ᵀ'],
  ['X: n×n invertible; a: n; b: n', "-X^-T a b' X^-T", '−X⁻ᵀ a bᵀ X⁻ᵀ'],
  ['x: n; y: n', '-y.^2 ./ x.^2', '−(y ⊘ x)^∘2'],
  ['U: n×k; V: n×k', "(I + U V')^-T V", 'V (I_k + Uᵀ V)⁻¹'],
]

describe('answers as they are printed', () => {
  test.each(forms)('%s: %s', (where, from, to) => {
    const [e] = expressions(where, from) as [Expr]
    const tidied = tidy(e)
    expect(unicodeOf(tidied, vocabulary)).toBe(to)
    expect(tidy(tidied)).toBe(tidied)
    expect(cost(tidied)).toBeLessThanOrEqual(cost(simplify(e)))
  })

  test('what decides is what the source has, read back', () => {
    for (const [where, from] of forms) {
      const d = derive(`t = 1; f = t (${from})`, { where: `${where}; t: scalar`, wrt: 't' })
      const read = parseExpression(d.source, d.reading.names, vocabulary)
      expect(countNodes(read)).toBe(d.answer.nodes)
      expect(cost(d.value)).toBe(d.answer.nodes)
    }
  })

  test('a long answer is not searched', () => {
    const terms = Array.from({ length: 400 }, (_, i) => `sin(${i + 1} x)`)
    const start = performance.now()
    derive(terms.join(' + '), { where: 'x: scalar', wrt: 'x' })
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
