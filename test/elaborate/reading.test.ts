import { describe, expect, test } from 'vitest'
import type { Expr } from '../../src/expression/node.js'
import { shapeText } from '../../src/expression/shape.js'
import { beside, elaborated } from './read.js'

/** Two ways to write one expression, and its shape. */
const same: readonly [where: string, left: string, right: string, shape: string][] = [
  // scalars and vectors are spread
  ['x: n; c: scalar', 'x + c', 'x + c ones(n)', 'n'],
  ['x: n', '1 - x', 'ones(n) - x', 'n'],
  ['X: m×n; c: scalar', 'X - c', "X - c ones(m) ones(n)'", 'm×n'],
  ['X: N×d; W: k×d; b: k', "X W' + b", "X W' + ones(N) b'", 'N×k'],
  ['X: N×d; μ: d', 'X − μ', "X − ones(N) μ'", 'N×d'],
  ['X: N×d; μ: d', "X − μ'", "X − ones(N) μ'", 'N×d'],
  ['A: n×n; b: n', 'A + b', "A + ones(n) b'", 'n×n'],
  ['x: n; c: scalar', 'c .* x', 'c x', 'n'],
  ['x: n', '1 ./ x', 'x.^(-1)', 'n'],
  ['x: n; c: scalar', 'x ./ c', 'x/c', 'n'],
  // products
  ['A: m×n; x: k; y: k', "A x'y", "(x'y) A", 'm×n'],
  ['A: m×n; x: k; B: k×p; y: p', "A x'B y", "(x'B y) A", 'm×n'],
  ['x: n; y: n; z: m; w: m', "x'y z'w", "(x'y)(z'w)", 'scalar'],
  ['u: m; v: n; w: n', "u v'w", "(v'w) u", 'm'],
  ['A: m×n; b: 1×n', "A b'", 'A transpose(b)', 'm'],
  ['x: n; y: n', '⟨x, y⟩', "x'y", 'scalar'],
  ['X: m×n; Y: m×n', 'X : Y', "tr(X'Y)", 'scalar'],
  ['a: scalar; b: scalar', '⟨a, b⟩', 'a b', 'scalar'],
  // powers
  ['x: n', 'e^x', 'exp(x)', 'n'],
  ['c: scalar', 'e^{-c}', 'exp(-c)', 'scalar'],
  ['X: n×n', 'X^{-1}', 'inv(X)', 'n×n'],
  ['X: n×n', 'X^1', 'X', 'n×n'],
  ['x: n', 'x.^2', 'x^∘2', 'n'],
  ['c: scalar', '1/c', 'c^-1', 'scalar'],
  ['S: n×n symmetric', "S'", 'S', 'n×n'],
  // bars and norms go by the kind
  ['X: n×n', '|X|', 'det(X)', 'scalar'],
  ['x: n', '|x|', 'abs(x)', 'n'],
  ['x: n', '‖x‖_2', '‖x‖', 'scalar'],
  ['X: m×n', '‖X‖_F', '‖X‖', 'scalar'],
  ['x: n', 'norm(x, 1)', '‖x‖_1', 'scalar'],
  ['x: n', "‖x'‖", '‖x‖', 'scalar'],
  ['c: scalar', '‖c‖', '|c|', 'scalar'],
  ['x: n', "softmax(x')", "softmax(x)'", '1×n'],
  ['x: n', "sum(x')", 'sum(x)', 'scalar'],
  // sizes
  ['x: n', "x'x/n", "1/n x'x", 'scalar'],
  ['x: n', "𝟙'x", "ones(n)'x", 'scalar'],
  ['A: n×n', 'A + I', 'A + I_n', 'n×n'],
  ['U: m×k', "I + U U'", "eye(m) + U U'", 'm×m'],
  ['X: 1×n', 'X', 'X', '1×n'],
  ['x: 1; y: 1×1', 'x y', 'y x', 'scalar'],
  // components
  ['x: n; y: index', 'x_y', 'x[y]', 'scalar'],
  ['A: m×n; x: n; i: index', '(A x)_i', '(A x)[i]', 'scalar'],
  ['X: m×n; i: index', 'X[i,:]', 'X[i]', 'n'],
  ['X: m×n; j: index', 'X[:,j]', "(X')[j,:]", 'm'],
  ['x: 3', 'x[3]', 'x_3', 'scalar'],
  ['x: n', 'sum_i x_i x_i', 'sum_i x_i^2', 'scalar'],
  ['x: n', 'sum_{i=1}^n x_i^2', 'sum_i x_i^2', 'scalar'],
  // blocks
  ['A: m×n; B: p×q', '[A, 0; 0, B]', '[A, zeros(m, q); zeros(p, n), B]', '(m + p)×(n + q)'],
  ['A: m×n; x: k', '[A, 0; 0, I] x', '[A, zeros(m, k - n); zeros(k - n, n), eye(k - n)] x', 'k + m - n'],
  ['x: m; y: n', '[x; y]', '[x; y]', 'm + n'],
  ['x: m', "[x', 1]", "[x', 1]", '1×(m + 1)'],
  ['x: n; y: n', '[x, y]', '[x, y]', 'n×2'],
]

describe('two ways to write one thing', () => {
  test.each(same)('%s: %s is %s', (where, left, right, shape) => {
    const read = beside(left, where)
    const [a, b] = [read(left), read(right)]
    expect(shapeText(a.shape)).toBe(shape)
    expect(a === b).toBe(true)
  })
})

const shapes: readonly [where: string, program: string, shape: string][] = [
  ['A: 2×3; B: 4×5', 'A ⊗ B', '8×15'],
  ['a: m; x: n', 'a ⊗ x', 'm·n'],
  ['X: m×n', 'vec(X)', 'm·n'],
  ['X: m×n', 'commutation(m, n) vec(X)', 'm·n'],
  ['v: 6', 'unvec(v, 2, 3)', '2×3'],
  ['X: m×n', "diag(X X')", 'm'],
  ['x: n', 'diag(x)', 'n×n'],
  ['X: m×n', 'row_sum(X)', 'm'],
  ['X: m×n', 'col_mean(X)', 'n'],
  ['X: m×n', 'logsumexp(X)', 'm'],
  ['X: m×n', 'softmax(X)', 'm×n'],
  ['x: n', 'max(0, x)', 'n'],
  ['x: n', 'max(x)', 'scalar'],
  ['x: n; a: scalar', 'leaky_relu(x, a)', 'n'],
  ['x: n', '[x > 0]', 'n'],
  ['X: 5×3', 'pinv(X)', '3×5'],
  ['X: m×n', '‖X‖_2', 'scalar'],
  ['x: n; y: index', "x'e_y", 'scalar'],
  ['x: n', 'f(x)', 'n'],
  ['x: n', "f'(x)", 'n'],
  ['f: R^n -> R^m; x: n', 'f(x)', 'm'],
  ['f: R^n -> R^m; x: n', 'J_f(x)', 'm×n'],
  ['f: R^n -> R; x: n', 'f(x)', 'scalar'],
  ['x: n; c: scalar', 'cases(x if c > 0; -x)', 'n'],
  ['t: scalar', '[cos(t), -sin(t); sin(t), cos(t)]', '2×2'],
  ['', '[1, 2, 3]', '1×3'],
  ['', '[1; 2]', '2'],
  ['y: m; x: n', "∂L/∂y x'", 'm×n'],
]

test.each(shapes)('%s: the shape of %s', (where, program, shape) => {
  expect(shapeText(elaborated(program, where).result.shape)).toBe(shape)
})

describe('numbers', () => {
  const number = (text: string): [number, number, boolean] => {
    const e = elaborated(text).result
    if (e.kind !== 'number') throw new Error(e.kind)
    return [e.numerator, e.denominator, e.decimal]
  }
  test('decimals are exact and stay decimals', () => {
    expect(number('0.044715')).toEqual([8943, 200000, true])
    expect(number('2.50')).toEqual([5, 2, true])
    expect(number('1e-3')).toEqual([1, 1000, true])
  })
  test('quotients are rational', () => {
    expect(number('1/2')).toEqual([1, 2, false])
    expect(number('2/4 + 1/2')).toEqual([1, 1, false])
  })
  test('what is too large or too small is floating point', () => {
    expect(number('1e300')).toEqual([1e300, 1, false])
    expect(number('1e-300')).toEqual([1e-300, 1, false])
  })
})

describe('indices', () => {
  test('equal sums of two statements are one expression', () => {
    const e = elaborated('s = sum_i x_i^2; t = 2 sum_i x_i^2', 'x: n')
    const [s, t] = e.definitions.map((d) => d.definition!)
    expect(t!.kind === 'apply' && t!.args.includes(s!)).toBe(true)
  })

  test('an index that hides another gets a letter of its own', () => {
    const e = elaborated('sum_i (x_i sum_i y_i)', 'x: n; y: n').result
    const names = new Set<string>()
    const visit = (x: Expr): void => {
      if (x.kind === 'reduce') {
        names.add(x.index.name)
        visit(x.body)
      } else if (x.kind === 'apply') x.args.forEach(visit)
    }
    visit(e)
    expect([...names].sort()).toEqual(['i', 'j'])
  })

  test('a condition restricts the innermost sum', () => {
    const e = elaborated('sum_{j != y} s_j', 's: C; y: index').result
    expect(e.kind === 'reduce' && e.where?.shape.kind).toBe('scalar')
  })

  test('a left side with indices makes a vector, or a matrix', () => {
    const e = elaborated('z_j = b_j + sum_i x_i W_{ij}; Y_{ij} = x_i z_j', 'W: m×n; x: m; b: n')
    expect(e.definitions.map((d) => shapeText(d.shape))).toEqual(['n', 'm×n'])
    expect(e.definitions.map((d) => d.definition!.kind)).toEqual(['table', 'table'])
  })

  test('samples are the rows of a matrix', () => {
    const e = elaborated("1/N sum_i (w'x_i − y_i)^2", 'x_i: d for i = 1..N; y_i: scalar for i = 1..N; w: d')
    expect(shapeText(e.shapes.get('x')!)).toBe('N×d')
    expect(shapeText(e.shapes.get('y')!)).toBe('N')
    expect(e.result.shape.kind).toBe('scalar')
  })

  test('the length of a position is learnt from where it is used', () => {
    const y = elaborated('log softmax(W x)_y', 'W: C×D; x: D; y: index').variables.get('y')!
    expect(y.shape.kind === 'index' && y.shape.length.key).toBe('C')
  })
})
