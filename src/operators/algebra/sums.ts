import { denseFrom, entry, filled, multiplyDense, scalarOf, sumDense } from '../../dense/dense.js'
import { apply, build } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { columnsOf, rowsOf, scalar, vector } from '../../expression/shape.js'
import { overEntries } from '../entry.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'
import { mul, ones, onesLike, transpose } from './build.js'
import { signOfAll } from './signs.js'

/** Σ of all entries. */
export const sumOp: Operator = {
  name: 'sum',
  key: 'sum',
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}(\mathbf{1}^{\top} u) = \mathbf{1}^{\top}\,\mathrm{d}u`,
  },
  spelling: { name: 'sum', arity: [1, 1] },
  operands: [['scalar', 'vector', 'covector', 'matrix']],
  shape: () => scalar,
  make: ([a]) => sumOf(a!),
  value: ([a]) => scalarOf(sumDense(a!)),
  linearIn: () => true,
  adjoint: (node, _i, g) => mul(g, onesLike(node.args[0]!.shape)),
  entry: (node, _at, cx) => overEntries(node.args[0]!.shape, cx, (at) => cx.of(node.args[0]!, at)),
  surface: (args) => callSyntax('sum', args),
  numpy: ([a]) => ({ text: `np.sum(${a!.text})`, level: 'atom' }),
  law: { cases: [[real.n], [real.mn]] },
}

/** Row sums as a column vector: X 𝟙. */
export const rowSumOp: Operator = {
  name: 'row_sum',
  key: 'row_sum',
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}(X \mathbf{1}) = \mathrm{d}X\, \mathbf{1}`,
  },
  spelling: { name: 'row_sum', arity: [1, 1] },
  operands: [['matrix']],
  shape: ([a]) => vector(rowsOf(a!)),
  value: ([a]) => multiplyDense(a!, filled(a!.columns, 1, 1)),
  linearIn: () => true,
  adjoint: (node, _i, g) => mul(g, transpose(ones(columnsOf(node.args[0]!.shape)))),
  entry: (node, [i], cx) => {
    const a = node.args[0]!
    return cx.sum(columnsOf(a.shape), (j) => cx.of(a, [i!, j]))
  },
  surface: (args) => callSyntax('row_sum', args),
  numpy: ([a]) => ({ text: `np.sum(${a!.text}, axis=1)`, level: 'atom' }),
  law: { cases: [[real.mn]] },
}

/** Column sums as a column vector: Xᵀ 𝟙. */
export const colSumOp: Operator = {
  name: 'col_sum',
  key: 'col_sum',
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}(X^{\top} \mathbf{1}) = \mathrm{d}X^{\top}\, \mathbf{1}`,
  },
  spelling: { name: 'col_sum', arity: [1, 1] },
  operands: [['matrix']],
  shape: ([a]) => vector(columnsOf(a!)),
  value: ([a]) =>
    denseFrom(a!.columns, 1, (j) => {
      let s = 0
      for (let i = 0; i < a!.rows; i++) s += entry(a!, i, j)
      return s
    }),
  linearIn: () => true,
  adjoint: (node, _i, g) => mul(ones(rowsOf(node.args[0]!.shape)), transpose(g)),
  entry: (node, [j], cx) => {
    const a = node.args[0]!
    return cx.sum(rowsOf(a.shape), (i) => cx.of(a, [i, j!]))
  },
  surface: (args) => callSyntax('col_sum', args),
  numpy: ([a]) => ({ text: `np.sum(${a!.text}, axis=0)`, level: 'atom' }),
  law: { cases: [[real.mn]] },
}

/** Σ of all entries; a scalar is its own sum. */
export const sumOf = (a: Expr): Expr =>
  a.shape.kind === 'scalar' ? a : apply(sumOp, [a.shape.kind === 'covector' ? transpose(a) : a])
export const rowSum = (a: Expr): Expr => build(rowSumOp, [a])
export const colSum = (a: Expr): Expr => build(colSumOp, [a])
