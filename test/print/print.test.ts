import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { letterNamed } from '../../src/language/characters.js'
import type { Syntax } from '../../src/language/syntax.js'
import { printLatex } from '../../src/print/latex.js'
import { printSource } from '../../src/print/source.js'
import { printUnicode } from '../../src/print/unicode.js'
import {
  at,
  bars,
  call,
  colon,
  compare,
  constant,
  divide,
  epow,
  hadamard,
  inner,
  inv,
  kron,
  matrix,
  minus,
  neg,
  norm,
  over,
  partial,
  pinv,
  pow,
  prod,
  s,
  sigma,
  sum,
  t,
  unknown,
  vocabulary,
  where,
} from './build.js'

type Row = [tree: Syntax, source: string, unicode: string, latex: string]

const big: Syntax = {
  type: 'big',
  op: 'sum',
  indices: [{ name: 'i', from: s(1), to: s('n') }],
  conditions: [],
  body: pow(at('x', 'i'), 'p'),
}
const margin: Syntax = {
  type: 'big',
  op: 'sum',
  indices: [{ name: 'j' }],
  conditions: [compare('j', '!=', 'y')],
  body: at('s', 'j'),
}
const elu: Syntax = {
  type: 'cases',
  branches: [
    { value: s('x'), condition: compare('x', '>=', 0) },
    { value: prod('a', minus(call('exp', 'x'), 1)), condition: null },
  ],
}

const groups: Record<string, Row[]> = {
  names: [
    [s('ŷ'), 'yhat', 'ŷ', '\\hat{y}'],
    [s('β'), 'beta', 'β', '\\beta'],
    [s('W1'), 'W1', 'W₁', 'W_{1}'],
    [s('W_z'), 'W_z', 'W_z', 'W_{z}'],
    [s('S_B'), 'S_B', 'S_B', 'S_{B}'],
    [s('δ1'), 'delta1', 'δ₁', '\\delta_{1}'],
    [s('x_n'), 'x_n', 'xₙ', 'x_{n}'],
    [s('W^{[1]}'), 'W^{[1]}', 'W^{[1]}', 'W^{[1]}'],
    [t('W^{[1]}'), "W^{[1]}'", 'W^{[1]}ᵀ', '(W^{[1]})^{\\top}'],
  ],
  products: [
    [prod(2, 'W', 'x', t('x')), "2 W x x'", '2 W x xᵀ', '2 W x x^{\\top}'],
    [
      prod(t('W1'), hadamard('g', where('z', '>', 0))),
      "W1' (g .* [z > 0])",
      'W₁ᵀ(g ⊙ 𝟙[z > 0])',
      'W_{1}^{\\top} (g \\odot \\mathbf{1}[z > 0])',
    ],
    [prod('a', prod('b', 'c')), 'a (b c)', 'a (b c)', 'a (b c)'],
    [prod('a', 2), 'a * 2', 'a · 2', 'a \\cdot 2'],
    [prod('a', pow(2, 'n')), 'a * 2^n', 'a · 2ⁿ', 'a \\cdot 2^{n}'],
    [prod(2, over(1, 'n')), '2 (1/n)', '2 (1/n)', '2 \\cdot \\frac{1}{n}'],
    [prod('x', where('x', '>', 0)), 'x [x > 0]', 'x 𝟙[x > 0]', 'x \\mathbf{1}[x > 0]'],
    [prod('f', sum('a', 'b')), 'f (a + b)', 'f (a + b)', 'f (a + b)'],
    [prod('a', neg('b')), 'a (-b)', 'a (−b)', 'a (-b)'],
    [neg(prod(2, 'x')), '-2 x', '−2 x', '-2 x'],
  ],
  quotients: [
    [prod(over(1, 2), 'x'), '1/2 x', '1/2 x', '\\frac{1}{2} x'],
    [over(prod('a', 'b'), 'c'), 'a b/c', 'a b/c', '\\frac{a b}{c}'],
    [over('a', prod('b', 'c')), 'a/(b c)', 'a/(b c)', '\\frac{a}{b c}'],
    [over(over('a', 'b'), 'c'), 'a/b/c', 'a/b/c', '\\frac{\\frac{a}{b}}{c}'],
    [over('a', over('b', 'c')), 'a/(b/c)', 'a/(b/c)', '\\frac{a}{\\frac{b}{c}}'],
    [pow(over('a', 'b'), 2), '(a/b)^2', '(a/b)²', '\\left( \\frac{a}{b} \\right)^{2}'],
    [pow('u', minus(over(1, 'p'), 1)), 'u^(1/p - 1)', 'u^(1/p − 1)', 'u^{1/p - 1}'],
    [over(sigma('i', at('x', 'i')), 'n'), '(sum_i x_i)/n', '(Σᵢ xᵢ)/n', '\\frac{\\sum_{i} x_{i}}{n}'],
  ],
  sums: [
    [minus('a', sum('b', 'c')), 'a - (b + c)', 'a − (b + c)', 'a - (b + c)'],
    [sum('a', neg('b')), 'a + (-b)', 'a + (−b)', 'a + (-b)'],
    [
      minus(call('diag', 'h'), prod('h', t('h'))),
      "diag(h) - h h'",
      'diag(h) − h hᵀ',
      '\\operatorname{diag}(h) - h h^{\\top}',
    ],
    [neg(sum('a', 'b')), '-(a + b)', '−(a + b)', '-(a + b)'],
  ],
  'elementwise and Kronecker': [
    [hadamard('a', prod('W', 'x')), 'a .* W x', 'a ⊙ W x', 'a \\odot W x'],
    [prod(hadamard('a', 'b'), t('x')), "(a .* b) x'", '(a ⊙ b) xᵀ', '(a \\odot b) x^{\\top}'],
    [hadamard('a', hadamard('b', 'c')), 'a .* (b .* c)', 'a ⊙ (b ⊙ c)', 'a \\odot (b \\odot c)'],
    [divide(hadamard('a', 'b'), 'c'), 'a .* b ./ c', 'a ⊙ b ⊘ c', 'a \\odot b \\oslash c'],
    [colon(hadamard('A', 'B'), 'C'), '(A .* B) : C', '(A ⊙ B) : C', '(A \\odot B) : C'],
    [kron(t('B'), 'A'), "kron(B', A)", 'Bᵀ ⊗ A', 'B^{\\top} \\otimes A'],
    [epow('x', 2), 'x.^2', 'x^∘2', 'x^{\\circ 2}'],
    [epow('x', minus('p', 1)), 'x.^(p - 1)', 'x^∘(p − 1)', 'x^{\\circ (p - 1)}'],
  ],
  'powers and marks': [
    [inv('X'), 'X^-1', 'X⁻¹', 'X^{-1}'],
    [t(inv('X')), 'X^-T', 'X⁻ᵀ', 'X^{-\\top}'],
    [inv(t('X')), "(X')^-1", '(Xᵀ)⁻¹', '(X^{\\top})^{-1}'],
    [pinv('X'), 'pinv(X)', 'X⁺', 'X^{+}'],
    [pow(t('A'), 2), "(A')^2", '(Aᵀ)²', '(A^{\\top})^{2}'],
    [t(pow('A', 3)), "(A^3)'", '(A³)ᵀ', '(A^{3})^{\\top}'],
    [t(prod('A', 'x')), "(A x)'", '(A x)ᵀ', '(A x)^{\\top}'],
    [pow('X', neg(2)), 'X^-2', 'X⁻²', 'X^{-2}'],
    [pow('x', 'p'), 'x^p', 'xᵖ', 'x^{p}'],
    [pow(constant('e'), neg('x')), 'e^(-x)', 'e^(−x)', 'e^{-x}'],
    [pow(neg('x'), 2), '(-x)^2', '(−x)²', '(-x)^{2}'],
    [pow(call('sigmoid', 'x'), 2), 'sigmoid(x)^2', 'σ(x)²', '\\sigma(x)^{2}'],
  ],
  functions: [
    [call('sqrt', sum('x', 1)), 'sqrt(x + 1)', '√(x + 1)', '\\sqrt{x + 1}'],
    [call('max', 0, 'x'), 'max(0, x)', 'max(0, x)', '\\max(0, x)'],
    [call('row_sum', 'A'), 'row_sum(A)', 'row_sum(A)', '\\operatorname{row\\_sum}(A)'],
    [call('log', over('a', 'b')), 'log(a/b)', 'log(a/b)', '\\log\\left( \\frac{a}{b} \\right)'],
    [unknown('f', 1, 'z'), "f'(z)", 'f′(z)', "f'(z)"],
    [norm(minus('x', 'y'), 'F'), '||x - y||_F', '‖x − y‖_F', '\\lVert x - y \\rVert_{F}'],
    [pow(norm('x'), 2), '||x||^2', '‖x‖²', '\\lVert x \\rVert^{2}'],
    [norm('x', constant('infinity')), '||x||_inf', '‖x‖_∞', '\\lVert x \\rVert_{\\infty}'],
    [norm('x', s(1)), '||x||_1', '‖x‖₁', '\\lVert x \\rVert_{1}'],
    [norm(prod(norm('x'), 'y')), '||(||x||) y||', '‖(‖x‖) y‖', '\\lVert \\lVert x \\rVert y \\rVert'],
    [bars(over('a', 'b')), '|a/b|', '|a/b|', '\\left| \\frac{a}{b} \\right|'],
    [inner('a', 'b'), '<a, b>', '⟨a, b⟩', '\\langle a, b \\rangle'],
  ],
  components: [
    [at('x', 'i'), 'x_i', 'xᵢ', 'x_{i}'],
    [at('W', 'i', 'j'), 'W[i,j]', 'Wᵢⱼ', 'W_{ij}'],
    [at('X', 'i', ':'), 'X[i,:]', 'X[i,:]', 'X_{i, :}'],
    [at('x', 3), 'x[3]', 'x[3]', 'x[3]'],
    [at(prod('A', 'x'), 'i'), '(A x)[i]', '(A x)ᵢ', '(A x)_{i}'],
    [at(call('exp', 'z'), 'i'), 'exp(z)[i]', 'exp(z)ᵢ', '\\exp(z)_{i}'],
    [at('W1', 'i', 'j'), 'W1[i,j]', '(W₁)ᵢⱼ', '(W_{1})_{ij}'],
  ],
  'sums over indices': [
    [sigma('i', pow(at('x', 'i'), 'p')), 'sum_i x_i^p', 'Σᵢ xᵢᵖ', '\\sum_{i} x_{i}^{p}'],
    [big, 'sum_{i=1}^n x_i^p', 'Σ_{i=1}^n xᵢᵖ', '\\sum_{i=1}^{n} x_{i}^{p}'],
    [margin, 'sum_{j != y} s_j', 'Σ_{j ≠ y} sⱼ', '\\sum_{j \\ne y} s_{j}'],
    [sigma('ij', at('W', 'i', 'j')), 'sum_{i, j} W[i,j]', 'Σ_{i, j} Wᵢⱼ', '\\sum_{i, j} W_{ij}'],
    [prod(2, sigma('i', at('x', 'i'))), '2 sum_i x_i', '2 Σᵢ xᵢ', '2 \\sum_{i} x_{i}'],
    [prod(sigma('i', at('x', 'i')), 'y'), '(sum_i x_i) y', '(Σᵢ xᵢ) y', '\\left( \\sum_{i} x_{i} \\right) y'],
    [sigma('i', sum(at('x', 'i'), 1)), 'sum_i (x_i + 1)', 'Σᵢ (xᵢ + 1)', '\\sum_{i} (x_{i} + 1)'],
  ],
  'constants and tables': [
    [constant('identity', 'n'), 'I_n', 'I_n', 'I_{n}'],
    [constant('ones', 'n'), 'ones(n)', '𝟙_n', '\\mathbf{1}_{n}'],
    [constant('unit', 'k'), 'e_k', 'eₖ', 'e_{k}'],
    [
      matrix([1, 2], [3, 4]),
      '[1, 2; 3, 4]',
      '[1, 2; 3, 4]',
      '\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}',
    ],
    [
      elu,
      'cases(x if x >= 0; a (exp(x) - 1))',
      'cases(x if x ≥ 0; a (exp(x) − 1))',
      '\\begin{cases} x & \\text{if } x \\ge 0 \\\\ a (\\exp(x) - 1) & \\text{otherwise} \\end{cases}',
    ],
    [prod(t('W'), partial('L', 'y')), "W' ∂L/∂y", 'Wᵀ ∂L/∂y', 'W^{\\top} \\frac{\\partial L}{\\partial y}'],
  ],
}

for (const [group, rows] of Object.entries(groups))
  describe(group, () => {
    test.each(rows.map((r) => [r[1], ...r] as const))('%s', (_, tree, source, unicode, latex) => {
      expect(printSource(tree, vocabulary)).toBe(source)
      expect(printUnicode(tree, vocabulary)).toBe(unicode)
      expect(printLatex(tree, vocabulary)).toBe(latex)
      katex.renderToString(latex, { throwOnError: true, strict: 'error', trust: false })
    })
  })

test('any depth', () => {
  let tree: Syntax = s('x')
  for (let i = 0; i < 20_000; i++) tree = i % 2 ? call('exp', tree) : prod('W', sum(tree, 'b'))
  for (const print of [printSource, printUnicode, printLatex])
    expect(print(tree, vocabulary).length).toBeGreaterThan(100_000)
})

test('every letter with a name renders', () => {
  for (const letter of new Set(letterNamed.values())) {
    const latex = printLatex(pow(at(letter, 'i'), `${letter}1`), vocabulary)
    katex.renderToString(latex, { throwOnError: true, strict: 'error', trust: false })
    expect(latex).toMatch(/^\\[A-Za-z]+_\{i\}\^\{\\[A-Za-z]+_\{1\}\}$/)
  }
})
