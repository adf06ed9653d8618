import { describe, expect, test } from 'vitest'
import { canonicalName, parseExpression, parseProgram } from '../../src/language/parser.js'
import { lines, statements } from './read.js'
import { show } from './show.js'
import { vocabulary } from './vocabulary.js'

describe('declarations', () => {
  test.each([
    ['x: n', 'x: n'],
    ['W: m×n', 'W: m×n'],
    ['x, y: n', 'x, y: n'],
    ['W ∈ ℝ^{m×n}', 'W: m×n'],
    ['W: R^{m×n}', 'W: m×n'],
    ['W in R^{m x n}', 'W: m×n'],
    ['W \\in \\mathbb{R}^{m \\times n}', 'W: m×n'],
    ['W: ℝᵐˣⁿ', 'W: m×n'],
    ['W: m x n', 'W: m×n'],
    ['W: m*n', 'W: m×n'],
    ['W: m by n', 'W: m×n'],
    ['W: 3x4', 'W: 3×4'],
    ['W: (m, n)', 'W: m×n'],
    ['x ∈ ℝⁿ', 'x: n'],
    ['c: scalar', 'c: scalar'],
    ['c: ℝ', 'c: scalar'],
    ['c: scalar positive', 'c: scalar positive'],
    ['A: n×n symmetric', 'A: n×n symmetric'],
    ['A: n×n positive definite', 'A: n×n spd'],
    ['A: n×n positive semi-definite', 'A: n×n psd'],
    ['A: n×n skew-symmetric', 'A: n×n antisymmetric'],
    ['A: n×n lower triangular', 'A: n×n lower'],
    ['y: K onehot', 'y: K onehot'],
    ['y: K one-hot', 'y: K onehot'],
    ['p: n probability, positive', 'p: n probability positive'],
    ['x: positive', 'x: inferred positive'],
    ['y: index', 'y: index'],
    ['f: R^n -> R^m', 'f: n→m'],
    ['f: R → R', 'f: 1→1'],
    ['x: n+1', 'x: (n +1)'],
    ['Z: 2n×(m + 1)', 'Z: (2·n)×(m +1)'],
    ['X: batch×features', 'X: batch×features'],
    ['theta: 5', 'θ: 5'],
    ['W^{[1]}: m×n', 'W^{[1]}: m×n'],
    ['x_i: d for i = 1..N', 'x: d for i = 1..N'],
    ['x_i: d for i=1,…,N', 'x: d for i = 1..N'],
  ])('%s', (text, read) => {
    expect(lines('', text)).toEqual([read])
    expect(lines(text)).toEqual([read])
  })

  test('several in one text, by line, semicolon or comma', () => {
    const expected = ['W: m×n', 'x: n', 'y, z: m']
    expect(lines('W: m×n\nx: n; y, z: m')).toEqual(expected)
    expect(lines('W: m×n, x: n, y, z: m')).toEqual(expected)
    expect(lines('W: m×n,\n  x: n,\n  y, z: m')).toEqual(expected)
  })

  test('conditions on the domain', () => {
    expect(lines('', 'b - A x > 0; c ≥ 1; 0 < p < 1')).toEqual(['(b -(A·x)) > 0', 'c >= 1', '0 < p', 'p < 1'])
  })

  test('a product with a colon is none', () => {
    expect(lines('A : B', 'A, B: n×n').at(-1)).toBe('(A : B)')
    expect(lines('A : B')).toEqual(['(A : B)'])
    expect(lines('x : n')).toEqual(['x: n'])
  })

  test('they come first, and the spans say in which text', () => {
    const parsed = parseProgram('y = x', { vocabulary, where: 'x: n; c: scalar' })
    expect(parsed.whereCount).toBe(2)
    expect(parsed.statements.map((s) => s.type)).toEqual(['declaration', 'declaration', 'definition'])
    expect(parsed.statements[1]!.span).toEqual({ start: 6, end: 15 })
  })
})

describe('definitions', () => {
  test.each([
    ['y = W x', 'y = (W·x)'],
    ['y := W x', 'y = (W·x)'],
    ['y &= W x \\\\ z &= y', 'y = (W·x)', 'z = y'],
    ['\\begin{aligned} y &= W x \\\\ z &= y \\end{aligned}', 'y = (W·x)', 'z = y'],
    ['\\hat{y} = x', 'ŷ = x'],
    ['a^{[1]} = x', 'a^{[1]} = x'],
    ["f(x) = x'A x", 'f = (xᵀ·A·x)'],
    ['L(W, b) = ||W x + b||; L(W, b) + 1', 'L = ‖((W·x) +b)‖', '(L +1)'],
    ['z_j = b_j + Σᵢ xᵢ W_{ij}', 'z_{j} = (b_{j} +(Σ{i} (x_{i}·W_{i j})))'],
    ['Z_{ij} = X_{ij} + b_j', 'Z_{i j} = (X_{i j} +b_{j})'],
    ['z[j] = b[j]', 'z_{j} = b_{j}'],
    ['x_k = x + p', 'x_k = (x +p)'],
    ['s_i = Σᵢ xᵢ', 's_i = (Σ{i} x_{i})'],
    ['W_z = x', 'W_z = x'],
    ['loss = x; 2 loss', 'loss = x', '(2·loss)'],
    ['L = a +\n  b', 'L = (a +b)'],
    ['L = a\n  + b', 'L = (a +b)'],
    ['L = max(a,\n b)', 'L = max[a, b]'],
    ['L = a\n-b', 'L = a', '(-b)'],
    ['L = x.', 'L = x'],
    ['# first\nL = x # second\n\n', 'L = x'],
    ['L = x; M = y', 'L = x', 'M = y'],
    ['L = [1; 2]; M = cases(x if x > 0; 0)', 'L = [1; 2]', 'M = cases{x if x > 0; 0}'],
  ])('%s', (text, ...read) => {
    expect(lines(text)).toEqual(read)
  })

  test('their names are known before them, too', () => {
    expect(lines('y = 2 loss; loss = x')).toEqual(['y = (2·loss)', 'loss = x'])
    expect(lines('y = f(x); f = 2')[0]).toBe('y = (f·x)')
  })
})

describe('requests', () => {
  test.each([
    ['∂L/∂W', 'd L by W'],
    ['∂L/∂W1, ∂L/∂b1', 'd L by W1', 'd L by b1'],
    ['dL/dW', 'd L by W'],
    ['d/dW (||W x||)', 'd ‖(W·x)‖ by W'],
    ['∂/∂W ||W x||', 'd ‖(W·x)‖ by W'],
    ['d tr(AXB)/dX', 'd tr[(A·X·B)] by X'],
    ["∂(x'A x)/∂x", 'd (xᵀ·A·x) by x'],
    ['\\frac{\\partial L}{\\partial W_1}', 'd L by W1'],
    ['\\frac{dL}{dW}', 'd L by W'],
    ['\\frac{\\mathrm{d}L}{\\mathrm{d}W}', 'd L by W'],
    ['\\frac{\\partial}{\\partial W} \\|W x\\|', 'd ‖(W·x)‖ by W'],
    ['∇_W L', 'd L by W'],
    ['\\nabla_W L', 'd L by W'],
    ['\\nabla_{W, b} L', 'd L by W, b'],
    ['\\nabla_\\theta L', 'd L by θ'],
    ['grad(L, W)', 'd L by W'],
    ['grad(||W x||^2, W, x)', 'd ‖(W·x)‖^2 by W, x'],
    ['jacobian(y, x)', 'd y by x'],
    ['hessian(L, x)', 'd² L by x'],
    ['∂²L/∂x∂xᵀ', 'd² L by x'],
    ['∂²L/∂x²', 'd² L by x'],
    ['d²f/dx²', 'd² f by x'],
    ['\\frac{\\partial^2 L}{\\partial x \\partial x^\\top}', 'd² L by x'],
    ['∇²_x f', 'd² f by x'],
    ['\\nabla_x^2 f', 'd² f by x'],
    ['∂L/∂W^{[1]}', 'd L by W^{[1]}'],
    ['∂ŷ/∂θ', 'd ŷ by θ'],
  ])('%s', (text, ...read) => {
    expect(lines(text)).toEqual(read)
  })

  test('a size named d does not stand in the way, a quantity does', () => {
    expect(lines('dL/dW', 'W: h×d').at(-1)).toBe('d L by W')
    expect(lines('dL/dW', 'd: scalar').at(-1)).toBe('(((d·L)/d)·W)')
  })

  test('more than a request is an expression', () => {
    expect(lines("∂L/∂y x'")).toEqual(['(∂L/∂y·xᵀ)'])
  })
})

describe('a single expression', () => {
  const { names } = parseProgram('a = relu(W1 x + b1)\nz_j = a_j\nL(W1) = ||a||^2', {
    vocabulary,
    where: 'W1: m×n; x: n; b1: m; loss: scalar; y: index',
  })
  test.each([
    ["2 a x'", '(2·a·xᵀ)'],
    ['∂L/∂W1 = 2 loss e_y', '(2·loss·<unit y>)'],
    ['z_y + L(W1)', '(z_{y} +L)'],
    ['$W_1^\\top a$.', '(W1ᵀ·a)'],
  ])('%s', (text, read) => {
    expect(show(parseExpression(text, names, vocabulary))).toBe(read)
  })
})

test('a name that stands alone', () => {
  expect(['theta', 'θ_1', 'W_1', '\\hat{y}', 'yhat', 'S_B', 'W^{[1]}', 'loss'].map(canonicalName)).toEqual([
    'θ',
    'θ1',
    'W1',
    'ŷ',
    'ŷ',
    'S_B',
    'W^{[1]}',
    'loss',
  ])
  expect(['', '2', 'a b', 'x + y', '(x', 'x;y'].map(canonicalName)).toEqual(Array(6).fill(undefined))
})

test('names are spelled as they were declared', () => {
  const { names } = parseProgram('yhat = lambda x', { vocabulary, where: 'lambda: scalar; \\theta: n; x: n' })
  expect(['λ', 'θ', 'ŷ', 'x', 'n'].map((n) => names.spelling(n))).toEqual([
    'lambda',
    '\\theta',
    'yhat',
    'x',
    'n',
  ])
  expect(names.get('λ')).toMatchObject({ kind: 'variable', rank: 0 })
  expect(names.get('n')).toMatchObject({ kind: 'dimension' })
})

test('spans lie in the text that was typed', () => {
  const source = 'L = ‖ŷ − W₁ x‖² + λ\\frac{a}{b_1}'
  const [definition] = statements(source)
  const seen: string[] = []
  const walk = (s: unknown): void => {
    if (typeof s !== 'object' || s === null) return
    const { type, span } = s as { type?: string; span?: { start: number; end: number } }
    if (type && span) seen.push(`${type} ${source.slice(span.start, span.end)}`)
    for (const part of Object.values(s)) walk(part)
  }
  walk(definition)
  expect(seen).toEqual([
    'definition L = ‖ŷ − W₁ x‖² + λ\\frac{a}{b_1}',
    'sum ‖ŷ − W₁ x‖² + λ\\frac{a}{b_1}',
    'power ‖ŷ − W₁ x‖²',
    'norm ‖ŷ − W₁ x‖',
    'sum ŷ − W₁ x',
    'name ŷ',
    'product W₁ x',
    'name W₁',
    'name x',
    'number ²',
    'product λ\\frac{a}{b_1}',
    'name λ',
    'quotient {a}{b_1}',
    'name a',
    'name b_1',
  ])
})
