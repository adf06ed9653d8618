import { describe, expect, test } from 'vitest'
import { methods } from '../../src/derivation/methods/method.js'
import { derive } from '../../src/index.js'

/** By a variable with a structure: the gradient is projected on it, in either layout, and a note says so. */
const projected: readonly (readonly [
  f: string,
  wrt: string,
  where: string,
  denominator: string,
  numerator: string,
  note: RegExp,
])[] = [
  ['tr(A L)', 'L', 'L: n×n lower', 'tril(Aᵀ)', 'triu(A)', /lower triangular/],
  ['tr(A U)', 'U', 'U: n×n upper', 'triu(Aᵀ)', 'tril(A)', /upper triangular/],
  ['‖L x - y‖²', 'L', 'L: n×n lower', '2 tril((L x − y) xᵀ)', '2 triu(x (L x − y)ᵀ)', /tril\(G\)/],
  ["log det (L L')", 'L', 'L: n×n lower', 'diag(2 ⊘ diag(L))', 'diag(2 ⊘ diag(L))', /tril\(G\)/],
  ["x' D x", 'D', 'D: n×n diagonal', 'diag(x^∘2)', 'diag(x^∘2)', /diagonal/],
  ['tr(A D)', 'D', 'D: n×n diagonal', 'I_n ⊙ Aᵀ', 'I_n ⊙ A', /diagonal/],
  ['tr(A K)', 'K', 'K: n×n antisymmetric', '1/2 (Aᵀ − A)', '1/2 (A − Aᵀ)', /antisymmetric/],
  ['tr(A S)', 'S', 'S: n×n symmetric', '1/2 (A + Aᵀ)', '1/2 (A + Aᵀ)', /2G − G∘I/],
  ['logdet(chol(S))', 'S', 'S: n×n spd', 'S⁻¹/2', 'S⁻¹/2', /symmetric/],
]

describe('by a structured variable', () => {
  test.each(projected)('%s by %s: %s', (f, wrt, where, denominator, numerator, note) => {
    for (const [layout, answer] of [
      ['denominator', denominator],
      ['numerator', numerator],
      ['mixed', denominator],
    ] as const)
      for (const method of methods) {
        // what has no entries is refused by components
        if (method === 'components' && f.includes('chol')) continue
        const d = derive(f, { wrt, where, layout, method })
        if (method === 'chain') expect(d.unicode).toBe(answer)
        expect(d.verify({ samples: 2 }).ok).toBe(true)
        expect(d.notes.join('\n')).toMatch(note)
      }
  })

  test.each([
    ['log det X', 'X', 'X: n×n spd'],
    ['tr(A X^3)', 'X', 'X: n×n symmetric'],
    ["x' K A K y", 'K', 'K: n×n antisymmetric'],
    ['‖L x - y‖²', 'L', 'L: n×n lower'],
    ['‖U x - y‖²', 'U', 'U: n×n upper'],
    ['‖D x - y‖²', 'D', 'D: n×n diagonal'],
  ])('the second derivative of %s by %s: %s', (f, wrt, where) => {
    for (const layout of ['denominator', 'numerator', 'mixed'] as const) {
      const d = derive(f, { wrt, where, order: 2, layout })
      expect(d.verify({ samples: 2 }).ok).toBe(true)
      expect(d.notes.join('\n')).toMatch(/so is its differential/)
    }
  })
})

/** What a declared property says of constants and variables. */
const simplified: readonly (readonly [f: string, wrt: string, where: string, answer: string])[] = [
  ["x' A x", 'x', 'A: n×n symmetric', '2 A x'],
  ["x' K x", 'x', 'K: n×n antisymmetric', '𝟎_n'],
  ['‖K x - b‖²', 'x', 'K: n×n antisymmetric', '2 K (b − K x)'],
  ['‖Q x - b‖²', 'x', 'Q: n×n orthogonal', '2 (x − Qᵀ b)'],
  ['‖Q x‖', 'x', 'Q: n×n orthogonal', 'x/‖x‖'],
  ["x' (Q D Q')^-1 x", 'x', 'Q: n×n orthogonal; D: n×n diagonal', '2 Q D⁻¹ Qᵀ x'],
  ["log det (Q X Q')", 'X', 'Q: n×n orthogonal', 'X⁻ᵀ'],
  ['det(Q)^2 tr(A X)', 'X', 'Q: n×n orthogonal', 'Aᵀ'],
  ['sum(relu(x))', 'x', 'x: n positive', '𝟙_n'],
  ['sum(|x|)', 'x', 'x: n positive', '𝟙_n'],
  ['sum(sqrt(x.^2))', 'x', 'x: n positive', '𝟙_n'],
  ['sum(max(0, x))', 'x', 'x: n positive', '𝟙_n'],
  ['sum(leaky_relu(x, a))', 'x', 'x: n positive; a: scalar', '𝟙_n'],
  ['‖x‖_p', 'x', 'x: n positive; p: scalar', '‖x‖_p^(1 − p) x^∘(p − 1)'],
  ['cross_entropy(y, softmax(z))', 'z', 'y: n probability', 'softmax(z) − y'],
  ['cross_entropy(y, softmax(W x))', 'W', 'y: n onehot', '(softmax(W x) − y) xᵀ'],
  ['cross_entropy(Y, softmax(X W))', 'W', 'Y: m×k onehot', 'Xᵀ(softmax(X W) − Y)'],
  ["c y' y", 'c', 'y: n onehot; c: scalar', '1'],
  ['sum(y .* y .* x)', 'x', 'y: n onehot', 'y'],
  ['c sum(p)', 'c', 'p: n probability; c: scalar', '1'],
]

describe('with structured operands', () => {
  test.each(simplified)('%s by %s: %s', (f, wrt, where, answer) => {
    const d = derive(f, { wrt, where })
    expect(d.unicode).toBe(answer)
    expect(d.verify({ samples: 2 }).ok).toBe(true)
  })
})

describe('one name has one value: G with independent entries, ∂f/∂S within the structure', () => {
  test.each(methods)('%s', (method) => {
    for (const layout of ['numerator', 'denominator', 'mixed'] as const) {
      const d = derive("tr(A S) + x' S x", {
        wrt: 'S',
        where: 'A: n×n; S: n×n symmetric; x: n',
        method,
        layout,
      })
      const lines = d.steps.map((s) => s.unicode)
      const own = lines.filter((l) => l.startsWith('∂f/∂S'))
      expect(own.every((l) => l.endsWith(d.unicode))).toBe(true)
      expect(lines.at(-1)).toMatch(/^∂f\/∂S = /)
      const free = d.steps.filter((s) => s.unicode.startsWith('G'))
      expect(free.length > 0).toBe(method !== 'differential')
      if (free[0]) expect(free[0].text).toContain('G takes the entries of S as independent')
      expect(d.verify().ok).toBe(true)
    }
  })
})
