import { expect, test } from 'vitest'
import type { DeriveOptions } from '../../src/index.js'
import { disagreeing, present, problemOf } from '../helpers/numpy-differences.js'

const problems: readonly (readonly [string, string, string, DeriveOptions])[] = [
  ['A X B', 'X', 'A: m×n; X: n×p; B: p×q', {}],
  ['X^-1', 'X', 'X: n×n', {}],
  ["x y'", 'x', 'x: m; y: n', {}],
  ["tanh(A X')", 'X', 'A: m×n; X: p×n', {}],
  ['A diag(x) B', 'x', 'A: m×n; x: n; B: n×p', {}],
  ["a'X b", 'X', 'a: m; X: m×n; b: n', {}],
  ['A x', 'x', 'A: m×n; x: n', {}],
  ['c^2 A', 'c', 'c: scalar; A: m×n', {}],
  ['log(1 + ||X||_F^2)', 'X', 'X: m×n', { order: 2 }],
  ['sum(tanh(A X))', 'X', 'A: m×n; X: n×p', { order: 2 }],
  ["exp(x'A x/9)", 'x', 'A: n×n; x: n', { order: 2 }],
  ["exp(a'x/3)", 'x', 'a: n; x: n', { order: 3 }],
  ['tanh(A x)', 'x', 'A: m×n; x: n', { order: 2 }],
  ['c^3 A', 'c', 'c: scalar; A: m×n', { order: 2 }],
  ["(x'A y)^2", 'x', 'A: n×m; x: n; y: m', { and: 'y' }],
  ["a'X b", 'X', 'a: m; X: m×n; b: n', { and: 'a' }],
  ["a'X b", 'a', 'a: m; X: m×n; b: n', { and: 'X' }],
  ['c sum(x.^2)', 'c', 'c: scalar; x: n', { and: 'x' }],
]
const layouts = ['numerator', 'denominator'] as const
const forms = [undefined, 'differential', 'kronecker', 'components'] as const

test.skipIf(!present)('the code is the same array whatever the layout, the form and the order', () => {
  const lines = problems.flatMap(([of, wrt, where, options]) =>
    layouts.flatMap((layout) =>
      forms.map((form) => problemOf(of, wrt, where, { layout, ...options, ...(form && { form }) })),
    ),
  )
  expect(disagreeing(lines)).toEqual([])
})

/** Sums over indices that stay sums: loops in the code, and subscripts that may leave their axis. */
const indexed: readonly (readonly [string, string, string])[] = [
  ['sum_{i=1}^{n-1} (x_{i+1} - x_i)^2', 'x', 'x: n'],
  ['sum_i x_i x_{n+1-i}', 'x', 'x: n'],
  ['prod_{i<j} (x_j - x_i)', 'x', 'x: n'],
  ['sum_i i x_i^2', 'x', 'x: n'],
  ['z = W x; L = sum_i z_i z_{i+1}', 'W', 'W: m×n; x: n'],
  ['z_i = sum_{j<i} x_j x_i', 'x', 'x: n'],
  [
    'sum_{i=1}^{m-1} sum_{j=1}^{n-1} sqrt((X_{i+1,j} - X_{ij})^2 + (X_{i,j+1} - X_{ij})^2 + 1)',
    'X',
    'X: m×n',
  ],
  ['sum_i ||X[i,:] - c||', 'c', 'X: n×p; c: p'],
]

test.skipIf(!present)('of sums over indices too', () => {
  const lines = indexed.flatMap(([of, wrt, where]) =>
    layouts.map((layout) => problemOf(of, wrt, where, { layout })),
  )
  expect(disagreeing(lines)).toEqual([])
})
