import { describe, expect, test } from 'vitest'
import { elaborated, told } from './read.js'

/** Wrong inputs, with all that a person is told. */
const rows: readonly { text: string; where?: string; told: readonly string[] }[] = [
  {
    text: 'tr(A*B*X)',
    where: 'A: 3×2; B: 4×3; X: 2×4',
    told: [
      'error: A is 3×2 and B is 4×3; the inner sizes 2 and 4 differ',
      '  tr(A*B*X)',
      '     ^^^',
      'hint: B A X works (4×4)',
    ],
  },
  {
    text: 'A B',
    where: 'A: 3×2; B: 4×3',
    told: [
      'error: A is 3×2 and B is 4×3; the inner sizes 2 and 4 differ',
      '  A B',
      '  ^^^',
      'hint: B A works (4×2)',
    ],
  },
  {
    text: 'A B',
    where: 'A: m×n; B: p×n',
    told: [
      'error: A is m×n and B is p×n; the inner sizes n and p differ',
      '  A B',
      '  ^^^',
      "hint: A B' works (m×p)",
    ],
  },
  {
    text: "u'A v",
    where: 'u: m; A: n×m; v: n',
    told: [
      "error: u' is 1×m and A is n×m; the inner sizes m and n differ",
      "  u'A v",
      '  ^^^',
      "hint: u' A' v works (a scalar)",
    ],
  },
  {
    text: 'X w + b',
    where: 'X: n×d; w: d; b: m',
    told: ['error: X w is n and b is m; the lengths n and m differ', '  X w + b', '  ^^^^^^^'],
  },
  {
    text: 'x y',
    where: 'x: n; y: n',
    told: [
      'error: x is n and y is n; a column times a column is no product',
      '  x y',
      '  ^^^',
      "hint: x .* y works (n); x' y is the inner product",
    ],
  },
  {
    text: "x'A x / x'x",
    where: 'x: n; A: n×n',
    told: [
      "error: x' is 1×n; a row vector does not divide",
      "  x'A x / x'x",
      '  ^^^^^^^^^^',
      "hint: x'A x/(x' x) works (a scalar)",
    ],
  },
  {
    text: '1/x',
    where: 'x: n',
    told: ['error: x is n; a column vector does not divide', '  1/x', '  ^^^', 'hint: 1 ./ x works (n)'],
  },
  {
    text: 'A / B',
    where: 'A: n×n; B: n×n',
    told: ['error: B is n×n; a matrix does not divide', '  A / B', '  ^^^^^', 'hint: A inv(B) works (n×n)'],
  },
  {
    text: 'x²',
    where: 'x: n',
    told: [
      'error: x is n; a vector has no power',
      '  x²',
      '  ^^',
      'hint: x.^2 works (n); ‖x‖² is the squared norm',
    ],
  },
  {
    text: "b'x² + c",
    where: 'x: n; b: n',
    told: [
      'error: x is n; a vector has no power',
      "  b'x² + c",
      '    ^^',
      'hint: x.^2 works (n); ‖x‖² is the squared norm',
    ],
  },
  {
    text: 'X^2',
    where: 'X: m×n',
    told: [
      'error: X is m×n, and a power needs a square matrix; the numbers of rows and columns m and n differ',
      '  X^2',
      '  ^^^',
      'hint: X.^2 works (m×n)',
    ],
  },
  {
    text: 'X^(1/2)',
    where: 'X: n×n',
    told: [
      'error: X is a matrix; its exponent must be an integer',
      '  X^(1/2)',
      '  ^^^^^^^',
      'hint: entry by entry: X.^(1/2)',
    ],
  },
  {
    text: 'x^y',
    where: 'x: n; y: n',
    told: [
      'error: x is n and y is n; the exponent of an array is a scalar',
      '  x^y',
      '  ^^^',
      'hint: x.^y works (n)',
    ],
  },
  {
    text: 'X⁻¹ y',
    where: 'X: m×n; y: m',
    told: [
      'error: X is m×n, and an inverse needs a square matrix; the numbers of rows and columns m and n differ',
      '  X⁻¹ y',
      '  ^^^',
      'hint: pinv(X) works (n×m)',
    ],
  },
  {
    text: 'X + b',
    where: 'X: m×n; b: m',
    told: [
      'error: X is m×n and b is m, which is added to each row; the length of a row is n and that of the vector is m',
      '  X + b',
      '  ^^^^^',
      "hint: X + b 𝟙' works (m×n)",
    ],
  },
  {
    text: "x + y'",
    where: 'x: n; y: n',
    told: [
      "error: x is n and y' is 1×n; a column and a row do not match",
      "  x + y'",
      '  ^^^^^^',
      'hint: x + y works (n)',
    ],
  },
  {
    text: 'A .* x',
    where: 'A: m×n; x: n',
    told: [
      'error: A is m×n and x is n; a matrix and a column do not match',
      '  A .* x',
      '  ^^^^^^',
      'hint: A diag(x) works (m×n)',
    ],
  },
  {
    text: 'tr(A)',
    where: 'A: m×n',
    told: ['error: A is m×n; the numbers of rows and columns m and n differ', '  tr(A)', '  ^^^^^'],
  },
  {
    text: 'leaky_relu(x, a)',
    where: 'x: n; a: n',
    told: [
      'error: a is n; leaky_relu takes a scalar as operand 2',
      '  leaky_relu(x, a)',
      '  ^^^^^^^^^^^^^^^^',
    ],
  },
  {
    text: '‖X‖_∞',
    where: 'X: m×n',
    told: [
      'error: X is m×n; ‖X‖_∞ of a matrix has several meanings',
      '  ‖X‖_∞',
      '  ^^^^^',
      'hint: max(abs(X)), over all entries, works (a scalar)',
    ],
  },
  {
    text: '[x, 1]',
    where: 'x: n',
    told: [
      'error: x is n and 1 is a scalar, in one row; the numbers of rows n and 1 differ',
      '  [x, 1]',
      '  ^^^^^^',
    ],
  },
  {
    text: 'sum_i x_i y_i',
    where: 'x: n; y: m',
    told: [
      'error: y is m, and i runs over another axis; the lengths n and m differ',
      '  sum_i x_i y_i',
      '            ^^^',
    ],
  },
  {
    text: 'sum_{i=1}^3 x_i',
    where: 'x: n',
    told: [
      'error: i runs to 3, and its axis has length n; the lengths n and 3 differ',
      '  sum_{i=1}^3 x_i',
      '  ^^^^^^^^^^^^^^^',
    ],
  },
  {
    text: 'sum_{i=0}^n x_i',
    where: 'x: n',
    told: [
      'error: the index i starts at 0; positions count from 1',
      '  sum_{i=0}^n x_i',
      '         ^',
      'hint: let i start at 1, and write i-1 where it counts from 0',
    ],
  },
  {
    text: 'sum_{i=1}^n x_{i+1}^2 x_i',
    where: 'x: n',
    told: [
      'error: i runs to n, where a subscript is beyond its axis',
      '  sum_{i=1}^n x_{i+1}^2 x_i',
      '  ^^^^^^^^^^^^^^^^^^^^^^^^^',
      'hint: let it run to n - 1',
    ],
  },
  {
    text: 'sum_{i=1}^n x_{i-1}',
    where: 'x: n',
    told: [
      'error: i starts at 1, where a subscript is below 1',
      '  sum_{i=1}^n x_{i-1}',
      '  ^^^^^^^^^^^^^^^^^^',
    ],
  },
  {
    text: 'z_i = x_{i+1} - x_i',
    where: 'x: n',
    told: [
      'error: z has a component for every i, and a subscript leaves its axis at the end',
      '  z_i = x_{i+1} - x_i',
      '        ^^^^^^^^^^^^^',
      'hint: sum over i with a range instead, or write cases for the end',
    ],
  },
  {
    text: 'y x_y',
    where: 'x: n; y: index',
    told: ['error: y is an index; it stands in subscripts, not for a number', '  y x_y', '  ^'],
  },
  {
    text: 'x[7]',
    where: 'x: 3',
    told: ['error: x is 3; it has no component 7', '  x[7]', '  ^^^^'],
  },
  {
    text: 'x_i',
    where: 'x: n; i: scalar',
    told: ['error: i is not an index', '  x_i', '    ^', 'hint: declare a position as i: index'],
  },
  {
    text: 'x_{i^2}',
    where: 'x: n',
    told: [
      'error: i^2 cannot be a subscript',
      '  x_{i^2}',
      '     ^^^',
      'hint: a subscript is an index, a number from 1, or a sum of such: x_{i+1}',
    ],
  },
  {
    text: 'c_i',
    where: 'c: scalar',
    told: ['error: c is a scalar; it has no components', '  c_i', '  ^^^'],
  },
  {
    text: 'tr(I)',
    told: [
      'error: nothing says how large I is here',
      '  tr(I)',
      '     ^',
      'hint: write its size, as in I_n or eye(n)',
    ],
  },
  {
    text: 'commutation(m, n) vec(X)',
    told: [
      'error: the sizes m·n and ?·? must be equal, and nothing says how',
      'hint: declare the shapes of the variables, as in X: m×n',
    ],
  },
  { text: '1/0', told: ['error: division by zero', '  1/0', '  ^^^'] },
  {
    text: 'z = x + y; z = x',
    told: [
      'error: z is defined twice',
      '  z = x + y; z = x',
      '             ^',
      'hint: give the second one another name',
    ],
  },
  {
    text: 'z = 2 u; u = x',
    told: [
      'error: u is used before it is defined',
      '  z = 2 u; u = x',
      '        ^',
      'hint: move the definition of u up',
    ],
  },
  {
    text: 'z = z + 1',
    told: [
      'error: z is used in its own definition',
      '  z = z + 1',
      '      ^',
      'hint: give one of the two another name, such as z1',
    ],
  },
  {
    text: 'z = W x',
    where: 'W: m×n; x: n; z: n',
    told: ['error: z is declared n, and its definition is m', '  z = W x', '      ^^^'],
  },
  {
    text: "x'x",
    where: 'x: n; x: m',
    told: ['error: x is declared twice', 'where | x: n; x: m', '      |       ^'],
  },
  {
    text: 'tr(A)',
    where: 'A: m×n symmetric',
    told: ['error: A is m×n; symmetric needs a square matrix', 'where | A: m×n symmetric', '      | ^'],
  },
  {
    text: "L = x'x; ∂L/∂W",
    told: [
      'error: W is not a name of this program',
      "  L = x'x; ∂L/∂W",
      '              ^^',
      'hint: known names: x, L',
    ],
  },
  {
    text: "L = x'x; ∂K/∂x",
    told: ['error: K is not defined', "  L = x'x; ∂K/∂x", '            ^', 'hint: known names: x, L'],
  },
]

describe('what a person is told', () => {
  test.each(rows)('$text', ({ text, where, told: lines }) => {
    expect(told(text, where)).toEqual(lines)
  })
})

test('a hint is tried to the end of the program', () => {
  // A B' would be a product, and then not fit what is added to it
  expect(told('C = A B; D = C + E', 'A: m×n; B: p×n; E: m×p').at(-1)).toBe("hint: A B' works (m×p)")
  expect(told('C = A B; D = C + E', 'A: m×n; B: p×n; E: k×k').at(-1)).not.toMatch(/^hint/)
})

test('names that programs in JavaScript stumble over', () => {
  const e = elaborated("constructor'toString", 'constructor: n; toString: n')
  expect([...e.variables.keys()]).toEqual(['constructor', 'toString'])
})
