import { denseFrom } from '../../dense/dense.js'
import { build, zero } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Dense, EntryContext, Operator } from '../../expression/operator.js'
import { columnsOf, rowsOf, type Shape, scalar, vector } from '../../expression/shape.js'
import { divide, hadamard, mul, ones, sub, transpose } from '../algebra/build.js'
import { innerProduct } from '../algebra/inner.js'
import { rowSum } from '../algebra/sums.js'
import { exp, log } from '../elementwise/exponential.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'

/** A vector as a whole; of a matrix each row. */
function alongRows(a: Dense, shape: Shape, f: (row: readonly number[]) => readonly number[]): Dense {
  if (shape.kind !== 'matrix') return { ...a, data: Float64Array.from(f([...a.data])) }
  const rows = Array.from({ length: a.rows }, (_, i) =>
    f([...a.data.subarray(i * a.columns, (i + 1) * a.columns)]),
  )
  return denseFrom(a.rows, a.columns, (i, j) => rows[i]![j]!)
}

const logOfSum = (row: readonly number[]): number => {
  const top = Math.max(...row)
  return top + Math.log(row.reduce((s, x) => s + Math.exp(x - top), 0))
}

/** v 𝟙ᵀ: one number of a vector beside each row of a matrix. */
const beside = (v: Expr, like: Shape): Expr => mul(v, transpose(ones(columnsOf(like))))

/** Σ exp over the row that the position lies in. */
const sumOfExp = (z: Expr, at: readonly Expr[], cx: EntryContext): Expr =>
  cx.sum(z.shape.kind === 'matrix' ? columnsOf(z.shape) : rowsOf(z.shape), (k) =>
    exp(cx.of(z, [...at.slice(0, -1), k])),
  )

export const softmaxOp: Operator = {
  name: 'softmax',
  key: 'softmax',
  rowwise: true,
  sign: 'positive',
  explanation: {
    latex: String.raw`\mathrm{d}s = s \odot \mathrm{d}z - s\,(s^{\top}\mathrm{d}z),\quad s = \operatorname{softmax}(z)`,
    cite: { work: 'Bishop, Pattern Recognition and Machine Learning', place: 'eq. 4.106' },
  },
  spelling: { name: 'softmax', aliases: ['Softmax'], arity: [1, 1] },
  operands: [['vector', 'matrix']],
  shape: ([a]) => a!,
  value: ([a], node) =>
    alongRows(a!, node.shape, (row) => {
      const l = logOfSum(row)
      return row.map((x) => Math.exp(x - l))
    }),
  differential: (node, [d], s) =>
    node.shape.kind === 'matrix'
      ? hadamard(s, sub(d!, beside(rowSum(hadamard(s, d!)), node.shape)))
      : sub(hadamard(s, d!), mul(s, innerProduct(s, d!))),
  entry: (node, at, cx) => {
    const z = node.args[0]!
    return divide(exp(cx.of(z, at)), sumOfExp(z, at, cx))
  },
  surface: (args) => callSyntax('softmax', args),
  numpy: ([a], _node, cx) => ({ text: `${cx.helper('softmax')}(${a!.text})`, level: 'atom' }),
  law: { cases: [[real.n], [real.mn]] },
}
export const softmax = (a: Expr): Expr => build(softmaxOp, [a])

export const logSoftmaxOp: Operator = {
  name: 'log_softmax',
  key: 'log_softmax',
  rowwise: true,
  explanation: {
    latex: String.raw`\mathrm{d}\log s = \mathrm{d}z - \mathbf{1}\,(s^{\top}\mathrm{d}z),\quad s = \operatorname{softmax}(z)`,
  },
  spelling: { name: 'log_softmax', aliases: ['logsoftmax', 'LogSoftmax'], arity: [1, 1] },
  operands: [['vector', 'matrix']],
  shape: ([a]) => a!,
  value: ([a], node) =>
    alongRows(a!, node.shape, (row) => {
      const l = logOfSum(row)
      return row.map((x) => x - l)
    }),
  differential: (node, [d]) => {
    const s = softmax(node.args[0]!)
    return node.shape.kind === 'matrix'
      ? sub(d!, beside(rowSum(hadamard(s, d!)), node.shape))
      : sub(d!, mul(innerProduct(s, d!), ones(rowsOf(node.shape))))
  },
  entry: (node, at, cx) => {
    const z = node.args[0]!
    return sub(cx.of(z, at), log(sumOfExp(z, at, cx)))
  },
  surface: (args) => callSyntax('log_softmax', args),
  numpy: ([a], _node, cx) => ({ text: `${cx.helper('log_softmax')}(${a!.text})`, level: 'atom' }),
  law: { cases: [[real.n], [real.mn]] },
}
export const logSoftmax = (a: Expr): Expr => build(logSoftmaxOp, [a])

export const logSumExpOp: Operator = {
  name: 'logsumexp',
  key: 'logsumexp',
  rowwise: true,
  explanation: {
    latex: String.raw`\mathrm{d}\log \mathbf{1}^{\top}\exp(z) = \operatorname{softmax}(z)^{\top}\,\mathrm{d}z`,
    cite: { work: 'Boyd and Vandenberghe, Convex Optimization', place: 'sec. 3.1.5' },
  },
  spelling: { name: 'logsumexp', aliases: ['LSE', 'lse'], arity: [1, 1] },
  operands: [['vector', 'matrix']],
  shape: ([a]) => (a!.kind === 'matrix' ? vector(a!.rows) : scalar),
  value: ([a], node) => {
    if (node.args[0]!.shape.kind !== 'matrix')
      return { rows: 1, columns: 1, data: Float64Array.of(logOfSum([...a!.data])) }
    return denseFrom(a!.rows, 1, (i) => logOfSum([...a!.data.subarray(i * a!.columns, (i + 1) * a!.columns)]))
  },
  differential: (node, [d]) => {
    const s = softmax(node.args[0]!)
    return node.args[0]!.shape.kind === 'matrix' ? rowSum(hadamard(s, d!)) : innerProduct(s, d!)
  },
  entry: (node, at, cx) => log(sumOfExp(node.args[0]!, [...at, zero], cx)),
  surface: (args) => callSyntax('logsumexp', args),
  numpy: ([a], _node, cx) => ({ text: `${cx.helper('logsumexp')}(${a!.text})`, level: 'atom' }),
  law: { cases: [[real.n], [real.mn]] },
}
export const logSumExp = (a: Expr): Expr => build(logSumExpOp, [a])
