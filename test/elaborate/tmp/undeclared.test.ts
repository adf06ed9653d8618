import { test } from 'vitest'
import { elaborate } from '../../../src/elaborate/elaborate.js'
import { shapeText } from '../../../src/expression/shape.js'
import { mini } from './mini.js'
const rows: [string, string?][] = [
  ["x'A x"], ["‖A x − b‖²"], ["w'x + b"], ["b + w'x"], ["‖y − Xβ‖² + λ‖β‖²"], ["tr(A X B)"], ["a'X b"], ["log(det(X))"],
  ["x + t y"], ["(x − μ)'S^-1(x − μ)"], ["X W' + b"], ["exp(−x'x/s)"], ["c x"], ["sum(x.^p)"], ["A x'y"], ["x_i^2"], ["sum_i x_i^2"], ["W_{ij}"],
  ["q = W x\nf = ‖q‖²"], ["1/2σ²"], ["A B x", "A: 3×2; B: 4×3; x: 3"], ["A B", "A: 3×2; B: 4×3"], ["x²", "x: n"], ["x'Ax / x'x", "x: n; A: n×n"], ["A^2", "A: m×n"],
  ["A + b", "A: m×n; b: m"], ["A .* x", "A: m×n; x: m"], ["x + y'", "x: n; y: n"], ["1/x", "x: n"], ["A^-1", "A: m×n"], ["x^-1", "x: n"], ["sum_i x_i y_i", "x: n; y: m"],
  ["x y", "x: n; y: n"], ["tr(A)", "A: m×n"], ["x[7]", "x: 3"], ["tr(I)"], ["z = x + y\nz = x", "x:n; y: n"], ["z = u\nu = x", "x: n"], ["‖X‖_∞", "X: m×n"], ["yhat2 - y", "yhat: n; y: n"],
  ["log x", "x: n"], ["X - m", "X: N×d; m: d"], ["X x", "X: m×n; x: m"], ["a'b + c'd", "a: n; b: n; c: m; d: k"], ["i + 1", "i: index"], ["x_i", "x: n; i: scalar"], ["c_i", "c: scalar"],
]
test('u', () => {
  for (const [p, w] of rows) {
    try {
      const parsed = mini(p, w ?? '')
      const e = elaborate(parsed)
      console.log(p, '|', w ?? '', '=>', [...e.shapes].map(([k, s]) => `${k}: ${shapeText(s)}`).join('; '), '|| result', shapeText(e.result.shape), '||', e.assumptions.join('; '), '||', e.notes.join('; '))
    } catch (e: any) {
      console.log(p, '|', w ?? '', '=> ERR', e.problem ? `${e.problem.code}: ${e.problem.message} [${e.problem.span ? p.slice(e.problem.span.start, e.problem.span.end) : ''}] HINT ${e.problem.hint}` : e.stack)
    }
  }
})
