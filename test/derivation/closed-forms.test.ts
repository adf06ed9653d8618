import { describe, expect, test } from 'vitest'
import { type DeriveOptions, derive } from '../../src/index.js'

/**
 * What people ask for most, in closed matrix form, and in the ways in which a person writes it: each way has the same printed answer, in
 * every layout, and the answer is what differences find.
 */
interface Form extends Pick<DeriveOptions, 'where' | 'order'> {
  readonly wrt: string
  /** as printed */
  readonly denominator: string
  readonly numerator: string
  readonly ways: readonly string[]
}

const forms: readonly Form[] = [
  {
    wrt: 'W',
    denominator: '2 W x xᵀ',
    numerator: '2 x xᵀ Wᵀ',
    ways: [
      '‖Wx‖²',
      '||W x||^2',
      String.raw`\lVert W x \rVert^2`,
      "(W x)' (W x)",
      "x' W' W x",
      'sum((W x).^2)',
      'Σᵢ (Wx)ᵢ²',
      'sum_i (sum_j W_ij x_j)^2',
      '⟨Wx, Wx⟩',
      'dot(W x, W x)',
      "tr(W x x' W')",
      String.raw`\left\| W \mathbf{x} \right\|_2^2`,
    ],
  },
  {
    wrt: 'x',
    denominator: '2 Wᵀ W x',
    numerator: '2 xᵀ Wᵀ W',
    ways: [
      '‖Wx‖²',
      'x^T W^T W x',
      'sum((W x).^2)',
      'sum_i (sum_j W_ij x_j)^2',
      '⟨Wx, Wx⟩',
      "tr(W x x' W')",
      'norm(W x)^2',
      String.raw`\lVert W x \rVert_2^2`,
    ],
  },
  {
    wrt: 'ŷ',
    where: 'y: n',
    denominator: '2 (ŷ − y)',
    numerator: '2 (ŷ − y)ᵀ',
    ways: [
      '(ŷ − y)ᵀ(ŷ − y)',
      "(yhat - y)'(yhat - y)",
      String.raw`(\hat{y} - y)^\top (\hat{y} - y)`,
      '||yhat - y||^2',
      '‖y − ŷ‖²',
      'sum((yhat - y).^2)',
      'Σᵢ (ŷᵢ − yᵢ)²',
      String.raw`\sum_{i=1}^n (\hat y_i - y_i)^2`,
      '⟨ŷ − y, ŷ − y⟩',
      "yhat'yhat - 2 y'yhat + y'y",
      "tr((yhat - y)(yhat - y)')",
    ],
  },
  {
    wrt: 'X',
    denominator: 'Aᵀ Bᵀ',
    numerator: 'B A',
    ways: [
      'tr(AXB)',
      String.raw`\operatorname{tr}(A X B)`,
      'trace(A*X*B)',
      'tr(B A X)',
      'Tr(X B A)',
      '⟨Aᵀ, X B⟩',
      "A' : X B",
      'sum_i (A X B)_ii',
      'sum_{i,j,k} A_ij X_jk B_ki',
      "sum(A' .* (X B))",
      'sum(diag(A X B))',
    ],
  },
  {
    wrt: 'X',
    denominator: '(A + Aᵀ) X',
    numerator: 'Xᵀ(A + Aᵀ)',
    ways: [
      'tr(XᵀAX)',
      String.raw`\mathrm{tr}(X^\top A X)`,
      "tr(A X X')",
      '⟨X, A X⟩',
      'X : A X',
      'sum(X .* (A X))',
      'sum_{i,j,k} X_ij A_ik X_kj',
      "vec(X)' vec(A X)",
    ],
  },
  {
    wrt: 'X',
    where: 'X: n×n',
    denominator: 'X⁻ᵀ',
    numerator: 'X⁻¹',
    ways: [
      'log det X',
      'log(det(X))',
      'logdet(X)',
      'ln |X|',
      String.raw`\log\det X`,
      '-log det X^-1',
      '-log(1/det(X))',
      "log det X'",
    ],
  },
  {
    wrt: 'X',
    where: 'X: n×n',
    denominator: 'det(X) X⁻ᵀ',
    numerator: 'det(X) X⁻¹',
    ways: ['det X', '|X|', String.raw`\det X`, 'exp(logdet(X))', '1/det(X^-1)', "det(X')"],
  },
  {
    wrt: 'X',
    denominator: '−X⁻ᵀ a bᵀ X⁻ᵀ',
    numerator: '−X⁻¹ b aᵀ X⁻¹',
    ways: [
      'aᵀX⁻¹b',
      "a' inv(X) b",
      String.raw`a^\top X^{-1} b`,
      'dot(a, inv(X) b)',
      '⟨a, X⁻¹b⟩',
      "tr(X^-1 b a')",
      "b' X^-T a",
      'sum(a .* (X^-1 b))',
      'sum_{i,j} a_i (X^-1)_ij b_j',
    ],
  },
  {
    wrt: 'x',
    where: 'x: n',
    denominator: 'softmax(x)',
    numerator: 'softmax(x)ᵀ',
    ways: [
      'logsumexp(x)',
      'log Σᵢ exp(xᵢ)',
      'log(sum(exp(x)))',
      String.raw`\log \sum_i \exp(x_i)`,
      'log sum_i e^{x_i}',
      "ln(ones(n)' exp(x))",
    ],
  },
  {
    wrt: 'x',
    denominator: 'diag(softmax(x)) − softmax(x) softmax(x)ᵀ',
    numerator: 'diag(softmax(x)) − softmax(x) softmax(x)ᵀ',
    ways: [
      'softmax(x)',
      'exp(x)/sum(exp(x))',
      'exp(x) / Σⱼ exp(xⱼ)',
      String.raw`\operatorname{softmax}(x)`,
      String.raw`\frac{e^{x}}{\mathbf{1}^\top e^{x}}`,
      'exp(x - logsumexp(x))',
      'exp(log_softmax(x))',
    ],
  },
  {
    wrt: 'W',
    where: 'W: m×n; b: m',
    denominator: '𝟙[W x + b > 0] xᵀ',
    numerator: 'x 𝟙[W x + b > 0]ᵀ',
    ways: [
      'Σ relu(Wx + b)',
      'sum(relu(W x + b))',
      'sum_i relu(W x + b)_i',
      'Σᵢ relu(Σⱼ W_{ij} xⱼ + bᵢ)',
      "ones(m)' relu(W x + b)",
      'sum(max(0, W x + b))',
      String.raw`\sum_i \max(0, (Wx + b)_i)`,
      '𝟙ᵀ ReLU(Wx + b)',
      'sum((W x + b) .* [W x + b > 0])',
    ],
  },
  {
    wrt: 'X',
    denominator: '2 (A^∘2 ⊙ X)',
    numerator: '2 (A^∘2 ⊙ X)ᵀ',
    ways: [
      '‖A∘X‖²_F',
      '||A .* X||_F^2',
      String.raw`\lVert A \odot X \rVert_F^2`,
      'sum((A .* X).^2)',
      'Σ_{i,j} (A_ij X_ij)²',
      "tr((A .* X)' (A .* X))",
      '⟨A ⊙ X, A ⊙ X⟩',
    ],
  },
  {
    wrt: 'x',
    where: 'x: n positive; p: scalar',
    denominator: 'sum(x^∘p)^(1/p − 1) x^∘(p − 1)',
    numerator: 'sum(x^∘p)^(1/p − 1) (x^∘(p − 1))ᵀ',
    ways: [
      '(Σᵢ xᵢᵖ)^{1/p}',
      '(sum_i x_i^p)^(1/p)',
      'sum(x.^p)^(1/p)',
      String.raw`\left(\sum_i x_i^p\right)^{1/p}`,
      "(ones(n)' x.^p)^(1/p)",
      '(sum_i |x_i|^p)^(1/p)',
      'exp(log(sum(x.^p))/p)',
    ],
  },
  {
    wrt: 'x',
    denominator: '((A + Aᵀ) x − 2 xᵀ A x/‖x‖² x)/‖x‖²',
    numerator: '((A + Aᵀ) x − 2 xᵀ A x/‖x‖² x)ᵀ/‖x‖²',
    ways: [
      'xᵀAx/(xᵀx)',
      String.raw`\frac{x^\top A x}{x^\top x}`,
      "x'A x/||x||^2",
      'dot(x, A x)/dot(x, x)',
      '⟨x, Ax⟩/⟨x, x⟩',
      'sum_{i,j} x_i A_ij x_j / sum_i x_i^2',
      "tr(A x x')/(x'x)",
    ],
  },
  {
    wrt: 'x',
    order: 2,
    denominator: 'A + Aᵀ',
    numerator: 'A + Aᵀ',
    ways: [
      'xᵀAx',
      String.raw`x^\top A x`,
      'sum_{i,j} x_i A_ij x_j',
      '⟨x, Ax⟩',
      "tr(A x x')",
      'sum(x .* (A x))',
    ],
  },
  {
    wrt: 'W1',
    denominator: '2 ((1 − tanh(W₁ x)^∘2) ⊙ W₂ᵀ(W₂ tanh(W₁ x) − y)) xᵀ',
    numerator: '2 x (W₂ tanh(W₁ x) − y)ᵀ W₂ diag(1 − tanh(W₁ x)^∘2)',
    ways: [
      '‖W₂ tanh(W₁x) − y‖²',
      '||W2 tanh(W1 x) - y||^2',
      String.raw`\lVert W_2 \tanh(W_1 x) - y \rVert^2`,
      'sum((W2 tanh(W1 x) - y).^2)',
      "(W2 tanh(W1 x) - y)'(W2 tanh(W1 x) - y)",
      'sum_i ((W2 tanh(W1 x))_i - y_i)^2',
      '⟨W₂ tanh(W₁x) − y, W₂ tanh(W₁x) − y⟩',
      '||y - W2 tanh(W1 x)||^2',
    ],
  },
]

const cases = forms.flatMap((form) => form.ways.map((way) => ({ way, ...form })))

describe('closed forms', () => {
  test.each(cases)('$way by $wrt', ({ way, wrt, where, order, denominator, numerator }) => {
    const options = { wrt, ...(where && { where }), ...(order && { order }) }
    const column = derive(way, { ...options, layout: 'denominator' })
    expect(column.unicode).toBe(denominator)
    expect(column.verify({ samples: 2 }).ok).toBe(true)
    expect(derive(way, { ...options, layout: 'numerator' }).unicode).toBe(numerator)
    const mixed = derive(way, { ...options, layout: 'mixed' })
    expect(mixed.unicode).toBe(mixed.answer.form === 'gradient' ? denominator : numerator)
  })
})

/** What other systems get wrong: `f` in denominator and in numerator layout. */
const hard: readonly (readonly [f: string, wrt: string, where: string, order: 1 | 2, string, string])[] = [
  ['tr(A X) + tr(B X)', 'X', 'A: n×m; B: n×m', 1, 'Aᵀ + Bᵀ', 'A + B'],
  ['tr(X) + 2 tr(X) + tr(A X)', 'X', 'X: n×n', 1, '3 I_n + Aᵀ', '3 I_n + A'],
  ['c tr(A X)', 'X', 'c: scalar', 1, 'c Aᵀ', 'c A'],
  ['3 tr(A X B)', 'X', '', 1, '3 Aᵀ Bᵀ', '3 B A'],
  ['tr(X) tr(A X)', 'X', 'X: n×n', 1, 'tr(A X) I_n + tr(X) Aᵀ', 'tr(A X) I_n + tr(X) A'],
  ['tr(X)^2 - 1', 'X', 'X: n×n', 1, '2 tr(X) I_n', '2 tr(X) I_n'],
  ['log tr X', 'X', 'X: n×n', 1, 'I_n/tr(X)', 'I_n/tr(X)'],
  ['tr(X^3)', 'X', '', 1, '3 (Xᵀ)²', '3 X²'],
  ['tr(X A X B)', 'X', 'X: n×n', 1, '(A X B + B X A)ᵀ', 'A X B + B X A'],
  ["f(x'x)", 'x', 'x: n', 1, '2 f′(‖x‖²) x', '2 f′(‖x‖²) xᵀ'],
  ['sum(sin(A x))', 'x', '', 1, 'Aᵀ cos(A x)', 'cos(A x)ᵀ A'],
  ['Σᵢ sin((A x)ᵢ)', 'x', '', 1, 'Aᵀ cos(A x)', 'cos(A x)ᵀ A'],
  ['tr(A ⊗ X)', 'X', 'A: m×m; X: n×n', 1, 'tr(A) I_n', 'tr(A) I_n'],
  ['diag(x) a', 'x', '', 1, 'diag(a)', 'diag(a)'],
  ['A x', 'x', 'A: m×n', 1, 'Aᵀ', 'A'],
  [
    "exp(x'A x)",
    'x',
    '',
    2,
    'exp(xᵀ A x) ((A + Aᵀ) x xᵀ(A + Aᵀ) + A + Aᵀ)',
    'exp(xᵀ A x) ((A + Aᵀ) x xᵀ(A + Aᵀ) + A + Aᵀ)',
  ],
]

describe('what is often got wrong', () => {
  test.each(hard)('%s by %s', (f, wrt, where, order, denominator, numerator) => {
    for (const [layout, answer] of [
      ['denominator', denominator],
      ['numerator', numerator],
    ] as const) {
      const d = derive(f, { wrt, where, order, layout })
      expect(d.unicode).toBe(answer)
      expect(d.verify({ samples: 2 }).ok).toBe(true)
    }
    expect(derive(f, { wrt, where, order, layout: 'mixed' }).verify({ samples: 2 }).ok).toBe(true)
  })

  test.each([
    ['A X B', 'A dX B'],
    ['X^-1', '−X⁻¹ dX X⁻¹'],
    ["X'", 'dXᵀ'],
    ['X', 'dX'],
  ])('the differential of %s', (f, expected) => {
    for (const layout of ['denominator', 'numerator', 'mixed'] as const) {
      const d = derive(f, { wrt: 'X', layout })
      if (d.answer.form === 'differential') expect(d.unicode).toBe(expected)
      expect(d.verify({ samples: 2 }).ok).toBe(true)
    }
  })
})
