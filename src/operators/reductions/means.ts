import { denseFrom, entry, scalarOf, sumDense } from '../../dense/dense.js'
import { apply, build, minusOne, size, two } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Dense, Operator } from '../../expression/operator.js'
import { columnsOf, isArray, rowsOf, scalar, vector } from '../../expression/shape.js'
import { entriesOf, mul, ones, onesLike, power, transpose } from '../algebra/build.js'
import { innerProduct } from '../algebra/inner.js'
import { signOfAll } from '../algebra/signs.js'
import { minus } from '../elementwise/entrywise.js'
import { overEntries } from '../entry.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'

/** The mean of all entries. */
export const meanOp: Operator = {
  name: 'mean',
  key: 'mean',
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}\operatorname{mean}(u) = \tfrac{1}{n}\mathbf{1}^{\top}\,\mathrm{d}u`,
  },
  spelling: { name: 'mean', arity: [1, 1] },
  operands: [['scalar', 'vector', 'covector', 'matrix']],
  shape: () => scalar,
  make: ([a]) => (isArray(a!.shape) ? apply(meanOp, [column(a!)]) : a!),
  value: ([a]) => scalarOf(sumDense(a!) / a!.data.length),
  linearIn: () => true,
  adjoint: (node, _i, g) => {
    const s = node.args[0]!.shape
    return mul(power(entriesOf(s), minusOne), g, onesLike(s))
  },
  entry: (node, _at, cx) => {
    const a = node.args[0]!
    return mul(
      power(entriesOf(a.shape), minusOne),
      overEntries(a.shape, cx, (at) => cx.of(a, at)),
    )
  },
  surface: (args) => callSyntax('mean', args),
  numpy: ([a]) => ({ text: `np.mean(${a!.text})`, level: 'atom' }),
  law: { cases: [[real.n], [real.mn]] },
}
export const mean = (a: Expr): Expr => build(meanOp, [a])

const column = (a: Expr): Expr => (a.shape.kind === 'covector' ? transpose(a) : a)

/** The variance of all entries, divided by their number. */
export const varOp: Operator = {
  name: 'var',
  key: 'var',
  sign: 'nonnegative',
  explanation: {
    latex: String.raw`\mathrm{d}\operatorname{var}(u) = \tfrac{2}{n}\,(u - \bar u\,\mathbf{1})^{\top}\,\mathrm{d}u`,
  },
  spelling: { name: 'var', aliases: ['variance', 'Var'], arity: [1, 1] },
  operands: [['vector', 'covector', 'matrix']],
  shape: () => scalar,
  make: ([a]) => apply(varOp, [column(a!)]),
  value: ([a]) => {
    const m = sumDense(a!) / a!.data.length
    return scalarOf(a!.data.reduce((s, x) => s + (x - m) ** 2, 0) / a!.data.length)
  },
  differential: (node, [d]) => {
    const x = node.args[0]!
    return mul(two, power(entriesOf(x.shape), minusOne), innerProduct(minus(x, mean(x)), d!))
  },
  surface: (args) => callSyntax('var', args),
  numpy: ([a]) => ({ text: `np.var(${a!.text})`, level: 'atom' }),
  law: { cases: [[real.n], [real.mn]] },
}
export const variance = (a: Expr): Expr => build(varOp, [a])

const averaged = (length: number, over: number, at: (i: number, j: number) => number): Dense =>
  denseFrom(length, 1, (i) => {
    let s = 0
    for (let j = 0; j < over; j++) s += at(i, j)
    return s / over
  })

/** The mean of each row, as a column vector. */
export const rowMeanOp: Operator = {
  name: 'row_mean',
  key: 'row_mean',
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}(\tfrac{1}{n} X \mathbf{1}) = \tfrac{1}{n}\,\mathrm{d}X\, \mathbf{1}`,
  },
  spelling: { name: 'row_mean', arity: [1, 1] },
  operands: [['matrix']],
  shape: ([a]) => vector(rowsOf(a!)),
  value: ([a]) => averaged(a!.rows, a!.columns, (i, j) => entry(a!, i, j)),
  linearIn: () => true,
  adjoint: (node, _i, g) => {
    const n = columnsOf(node.args[0]!.shape)
    return mul(power(size(n), minusOne), g, transpose(ones(n)))
  },
  entry: (node, [i], cx) => {
    const a = node.args[0]!
    const n = columnsOf(a.shape)
    return mul(
      power(size(n), minusOne),
      cx.sum(n, (j) => cx.of(a, [i!, j])),
    )
  },
  surface: (args) => callSyntax('row_mean', args),
  numpy: ([a]) => ({ text: `np.mean(${a!.text}, axis=1)`, level: 'atom' }),
  law: { cases: [[real.mn]] },
}
export const rowMean = (a: Expr): Expr => build(rowMeanOp, [a])

/** The mean of each column, as a column vector. */
export const colMeanOp: Operator = {
  name: 'col_mean',
  key: 'col_mean',
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}(\tfrac{1}{m} X^{\top} \mathbf{1}) = \tfrac{1}{m}\,\mathrm{d}X^{\top}\, \mathbf{1}`,
  },
  spelling: { name: 'col_mean', arity: [1, 1] },
  operands: [['matrix']],
  shape: ([a]) => vector(columnsOf(a!)),
  value: ([a]) => averaged(a!.columns, a!.rows, (j, i) => entry(a!, i, j)),
  linearIn: () => true,
  adjoint: (node, _i, g) => {
    const m = rowsOf(node.args[0]!.shape)
    return mul(power(size(m), minusOne), ones(m), transpose(g))
  },
  entry: (node, [j], cx) => {
    const a = node.args[0]!
    const m = rowsOf(a.shape)
    return mul(
      power(size(m), minusOne),
      cx.sum(m, (i) => cx.of(a, [i, j!])),
    )
  },
  surface: (args) => callSyntax('col_mean', args),
  numpy: ([a]) => ({ text: `np.mean(${a!.text}, axis=0)`, level: 'atom' }),
  law: { cases: [[real.mn]] },
}
export const colMean = (a: Expr): Expr => build(colMeanOp, [a])
