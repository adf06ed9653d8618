import { describe, expect, test } from 'vitest'
import { elaborated, inEnglish, shapesOf } from './read.js'

/** What undeclared names are taken for. */
const readings: readonly [program: string, shapes: string][] = [
  // quadratic and linear forms
  ["x'A x", 'x: n; A: n×n'],
  ["w'x + b", 'w: n; x: n; b: scalar'],
  ["b + w'x", 'b: scalar; w: n; x: n'],
  ["a'X^-1 b", 'a: n; X: n×n; b: n'],
  ['‖A x − b‖²', 'A: m×n; x: n; b: m'],
  ["x'y + z", 'x: n; y: n; z: scalar'],
  // Greek letters: scalars in front, vectors behind a matrix, under a norm or a transpose
  ['‖y − Xβ‖² + λ‖β‖²', 'y: n; X: n×m; β: m; λ: scalar'],
  ['(x − μ)ᵀ Σ⁻¹ (x − μ)', 'x: n; μ: n; Σ: n×n'],
  ['(θ − θ0)ᵀ(θ − θ0)', 'θ: n; θ0: n'],
  ['α x + β y', 'α: scalar; x: n; β: scalar; y: n'],
  ["αᵀK α − y'α", 'α: n; K: n×n; y: n'],
  ["sum(log(x'A + ε))", 'x: n; A: n×m; ε: scalar'],
  // steps, divisors, exponents
  ['x + t y', 'x: n; t: scalar; y: n'],
  ['c x', 'c: scalar; x: n'],
  ['t (x − y)', 't: scalar; x: n; y: n'],
  ['exp(−x’x/s)', 'x: n; s: scalar'],
  ['sum(x.^p)', 'x: n; p: scalar'],
  ['exp(−x^2)', 'x: scalar'],
  ['(h − o)^2', 'h: scalar; o: scalar'],
  ['exp(−γ t) cos(ω t)', 'γ: scalar; t: scalar; ω: scalar'],
  // what functions and subscripts say
  ['log(det(k))', 'k: m×m'],
  ['x_i^2', 'i: index; x: n'],
  ['W_{ij}', 'i: index; j: index; W: m×n'],
  ['softmax(θ)', 'θ: n'],
  ['‖X‖_*', 'X: m×n'],
  ['diag(d) x', 'd: n; x: n'],
  ["vec(X)'vec(Y)", 'X: m×n; Y: m×n'],
  ['log det(X ⊗ I_m + I_n ⊗ A)', 'X: n×n; A: m×m'],
  ['cases(x if x >= 0; a x if x < 0)', 'x: n; a: scalar'],
  // what fits beats what is usual
  ['diag(A) x', 'A: m×m; x: scalar'],
  ["X W' + b", 'X: m×n; W: p×n; b: p'],
  // definitions pass kinds on, either way
  ['q = x + y; f = q z', 'x: scalar; y: scalar; q: scalar; z: n; f: n'],
  ["p = softmax(z); L = −y'log(p)", 'z: n; p: n; y: n; L: scalar'],
]

describe('what undeclared names are taken for', () => {
  test.each(readings)('%s', (program, shapes) => {
    expect(shapesOf(elaborated(program))).toBe(shapes)
  })
})

test('a network without declarations', () => {
  const e = elaborated('z = W1 x + b1; a = relu(z); ŷ = softmax(W2 a + b2); L = cross_entropy(y, ŷ)')
  expect(shapesOf(e)).toBe('W1: m×n; x: n; b1: m; z: m; a: m; W2: p×m; b2: p; ŷ: p; y: p; L: scalar')
})

test('a declared result says of what kind the value is', () => {
  expect(shapesOf(elaborated('y = α x + b', 'y: m'))).toBe('y: m; α: scalar; x: m; b: m')
  expect(shapesOf(elaborated('s = a x', 's: scalar'))).toBe('s: scalar; a: scalar; x: scalar')
})

test('every assumption is told, with its reason', () => {
  expect(inEnglish(elaborated("w'x + b").assumptions)).toEqual([
    "w is a vector, from its use in w'",
    "x is a vector, from its use in w'x",
    "b is a scalar, from its use in w'x + b",
    'n names the length of w',
  ])
  expect(inEnglish(elaborated('tr(A X) + x_i', 'X: m×n; x: k').assumptions)).toEqual([
    'i is a fixed position (an index)',
    'A is a matrix, by convention',
  ])
  expect(inEnglish(elaborated('A B x', 'A: m×n; B: n×k; x: k').assumptions)).toEqual([])
})

test('sizes get names that nothing else has', () => {
  expect(shapesOf(elaborated("m'A n + 1/N"))).toBe('m: p; A: p×q; n: q; N: scalar')
})

test('properties alone leave the shape to inference', () => {
  const e = elaborated("x'S x", 'S: symmetric; x: positive')
  expect(shapesOf(e)).toBe('S: m×m; x: m')
  expect(e.variables.get('S')!.properties.has('symmetric')).toBe(true)
})

test.each([
  ['x^\\top A x', 'x is a vector, from its use in x^\\top'],
  ['w^T b + \\frac{λ}{2} \\|w\\|^2', 'λ is a scalar, from its use in \\frac{λ}{2}'],
  ['\\mathbf{w}^\\top b', 'w is a vector, from its use in \\mathbf{w}^\\top'],
  ['tr(A x)', 'x is a scalar, from its use in A x'],
])('what a name is taken for, and why: %s', (program, told) => {
  expect(inEnglish(elaborated(program, 'A: n×n').assumptions)).toContain(told)
})

describe('notes', () => {
  test.each<[string, string, string]>([
    [
      'sum(p(x))',
      'x: n',
      'p(x) is read as a product, p times x; for a function declare p: R^n -> R or the like',
    ],
    [
      'q( x )',
      'x: n',
      'q(x) is read as a product, q times x; for a function declare q: R^n -> R or the like',
    ],
    ['1/2σ²', 'σ: scalar', '1/2σ² is read (1/2)σ²; the other reading is 1/(2σ²)'],
    ["X W' + b", 'X: N×d; W: k×d; b: k', 'b is added to each row: written out, 𝟙 bᵀ'],
    ['sum(e^X)', 'X: m×n', 'e^X is read entry by entry; the matrix exponential is expm(X)'],
    ['‖X‖_1', 'X: m×n', '‖X‖_1 is read as the sum of the absolute values of all entries'],
    ["a'x", 'A: n×n; x: n', 'a is not declared, A is'],
    [
      'sum_{i != j} x_i x_j',
      'x: n',
      'the sum over i ≠ j is over i alone; over all pairs it is sum_j sum_{i != j}',
    ],
  ])('%s', (program, where, note) => {
    expect(inEnglish(elaborated(program, where).notes)).toEqual([note])
  })

  test.each([
    ['1/2 σ²', 'σ: scalar'],
    ["1/2x'x", 'x: n'],
    ['½σ²', 'σ: scalar'],
    ['(1/2)σ²', 'σ: scalar'],
    ['p(x)', 'p: scalar; x: n'],
    ['p (x - b)', 'x: n; b: n'],
    ['sum(f(x))', 'x: n'],
    ['sum_{j != y} s_j', 's: C; y: index'],
  ])('none for %s', (program, where) => {
    expect(inEnglish(elaborated(program, where).notes)).toEqual([])
  })
})
