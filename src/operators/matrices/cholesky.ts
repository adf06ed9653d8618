import { denseFrom, entry } from '../../dense/dense.js'
import { apply, build, half } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Dense, Operator } from '../../expression/operator.js'
import { isArray, type Shape } from '../../expression/shape.js'
import type { ShapeContext } from '../../expression/shaping.js'
import { add, inverse, mul, sqrt, transpose } from '../algebra/build.js'
import { real, spd } from '../samples.js'
import { callSyntax } from '../surface.js'

const square = (a: Shape, cx: ShapeContext): Shape => {
  if (a.kind === 'matrix') cx.same(a.rows, a.columns, 'numbers of rows and columns')
  return a
}

/** The lower triangular L with L Lᵀ = X; of X only the symmetric part counts. */
export const cholOp: Operator = {
  name: 'chol',
  key: 'chol',
  explanation: {
    latex: String.raw`\mathrm{d}L = L\,\operatorname{half\_lower}(L^{-1}\,\mathrm{d}X\,L^{-\top})`,
    cite: { work: 'Murray, Differentiation of the Cholesky decomposition (2016)' },
  },
  spelling: { name: 'chol', aliases: ['cholesky'], arity: [1, 1] },
  operands: [['matrix', 'scalar']],
  shape: ([a], cx) => square(a!, cx),
  make: ([a]) => (isArray(a!.shape) ? apply(cholOp, [a!]) : sqrt(a!)),
  value: ([a]) => choleskyDense(a!),
  differential: (_node, [d], out) => {
    const symmetric = d === transpose(d!) ? d! : mul(half, add(d!, transpose(d!)))
    return mul(out, halfLower(mul(inverse(out), symmetric, transpose(inverse(out)))))
  },
  surface: (args) => callSyntax('chol', args),
  numpy: ([a], _node, cx) => ({ text: `${cx.helper('chol')}(${a!.text})`, level: 'atom' }),
  law: { cases: [[spd.nn]] },
}
export const chol = (a: Expr): Expr => build(cholOp, [a])

/** NaN everywhere if the matrix is not positive definite. */
function choleskyDense(x: Dense): Dense {
  const n = x.rows
  const l = denseFrom(n, n, () => 0)
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let s = (entry(x, i, j) + entry(x, j, i)) / 2
      for (let k = 0; k < j; k++) s -= entry(l, i, k) * entry(l, j, k)
      l.data[i * n + j] = i === j ? Math.sqrt(s) : s / entry(l, j, j)
    }
  return l.data.every(Number.isFinite) ? l : denseFrom(n, n, () => Number.NaN)
}

/** The lower triangle, its diagonal halved. */
export const halfLowerOp: Operator = {
  name: 'half_lower',
  key: 'half_lower',
  explanation: {
    latex: String.raw`\mathrm{d}\operatorname{half\_lower}(X) = \operatorname{half\_lower}(\mathrm{d}X)`,
  },
  spelling: { name: 'half_lower', arity: [1, 1] },
  operands: [['matrix']],
  shape: ([a], cx) => square(a!, cx),
  value: ([a]) => denseFrom(a!.rows, a!.columns, (i, j) => (i > j ? 1 : i === j ? 0.5 : 0) * entry(a!, i, j)),
  linearIn: () => true,
  adjoint: (_node, _i, g) => halfLower(g),
  surface: (args) => callSyntax('half_lower', args),
  numpy: ([a], _node, cx) => ({ text: `${cx.helper('half_lower')}(${a!.text})`, level: 'atom' }),
  law: { cases: [[real.nn]] },
}
export const halfLower = (a: Expr): Expr => build(halfLowerOp, [a])
