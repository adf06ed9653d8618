import { expect, test } from 'vitest'
import { derive } from '../../src/index.js'

/** Arguments that an operator meets seldom: they are derived, verified in every layout, and the answer reads back. */
const corners: readonly (readonly [program: string, wrt: string, where: string, order?: number])[] = [
  // unit vectors whose sizes only the whole tells
  ['M[1,2]^2 + tr(M M)', 'M', 'M: m×m', 2],
  ['tanh(M[1,2]^2)', 'M', 'M: m×m', 2],
  ['exp(tanh(P))[1,2]', 'P', 'P: 3×n', 2],
  // a product of numeric sizes need not be of full rank
  ['pinv(outer(v, vec(A)) - outer(v, vec(X))) row_sum(outer(v, y))', 'X', 'v: 3; A: m×n; X: m×n; y: m'],
  ["tr(A pinv(z z'))", 'z', 'z: 3; A: 3×3'],
  // a part that is infinite where the value is not
  ['elu(trigamma(sigmoid(b)), 1 + a/‖[c <= t] x‖^2)', 'c', 'b: m; a: scalar; c: scalar; t: scalar; x: n'],
  // cases as a factor of a product of matrices, and beside others
  ["cases(D' if D' >= 0; exp(-D') if D' < 0) (outer(z, x) - tr(V^2))", 'z', 'z: p; x: n; D: p×m; V: m×m'],
  ['sum(cases(D if D >= 0; -D if D < 0) x + D cases(x if x > 0; 1 if x <= 0))', 'x', 'D: m×n; x: n'],
  // a quotient by an array of another shape in one term of a sum
  [
    'tr(outer(z - 2 z, (1 + x.^2) ./ softmax(x)) (C/2/α - softplus(silu(C))))^6',
    'C',
    'α: scalar positive; z: p; x: n; C: n×p',
  ],
  // entries of a table, at positions that are not numbers
  ['[1, 0; sum_i ((sum_i [i < m] (b_{i+1} - b_i)^2) ones(n))_i x_i, 2]', 'x', 'x: n; b: m'],
  // entries that a position does not matter to, beside a sum
  ['(sum_i [i < m] ((tanh(b))_{i+1} - (tanh(b))_i)^2) ones(m)', 'b', 'b: m'],
  // an array over a number under a logarithm
  [
    "log(w/sum(w))/(1 + a' (N' N + t I) a)",
    't',
    't: scalar positive; a: n; w: n positive; N: n×n invertible',
  ],
  // cycles of two sizes under one trace, rows of literals on a diagonal
  ["‖((t - s) + (diag(z))[1,2]) (b'b + G')‖", 'z', 't: scalar; s: scalar; b: m; z: p; G: 3×n'],
  ['diag([1, sigmoid(dot(v, v)), 0; 2, 1, -1; c, 0, 3])', 'v', 'c: scalar; v: 3'],
  // blocks of size 1 beside numbers
  ['(sin(diag(v)) + [1, dot(P, X), 0; 2, 1, -1; t, 0, 3])^4', 'P', 't: scalar; v: 3; X: m×n; P: m×n'],
  // what is constant beside what varies
  ["kron(X A' y, ([X < 0])[r,:])", 'X', 'y: m; A: m×n; X: m×n; r: index'],
  ['(sum_i [i < m] ((a (b - b))_{i+1} - b_i)^2) + h(a)', 'a', 'a: scalar; b: m'],
  // a domain that ends beside the point
  ['asin(tanh((t + c)^2))', 'c', 'c: scalar; t: scalar', 2],
  // saturation, and scale that cancels: lines that are rounding at some points
  ["acos(sigmoid(tr(D' D V)^2))", 'D', 'D: p×m; V: m×m spd'],
  ['sum(y .* trigamma(softmax(x)) / ‖trigamma(softmax(x)) / ‖trigamma(softmax(x))‖‖)', 'x', 'x: n; y: n'],
]

test.each(corners.map(([program, wrt, where, order = 1]) => ({ program, wrt, where, order })))(
  '$program by $wrt',
  ({ program, wrt, where, order }) => {
    for (const layout of ['numerator', 'denominator', 'mixed'] as const) {
      const d = derive(program, { wrt, where, layout, order })
      const check = d.verify()
      expect(check.reason).toBeUndefined()
      expect(check.ok, `${layout}: ${d.unicode}`).toBe(true)
      expect(d.read(d.source).shape).toBe(d.value.shape)
    }
  },
)
