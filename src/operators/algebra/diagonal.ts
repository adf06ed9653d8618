import { denseFrom, entry } from '../../dense/dense.js'
import { build } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { matrix, rowsOf, vector } from '../../expression/shape.js'
import { kroneckerDelta } from '../elementwise/comparison.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'
import { mul } from './build.js'
import { signOfAll, signWithZeros } from './signs.js'

/** The diagonal matrix of a vector. */
export const diagOp: Operator = {
  name: 'diag',
  key: 'diag',
  sign: signWithZeros,
  explanation: {
    latex: String.raw`\mathrm{d}\operatorname{diag}(u) = \operatorname{diag}(\mathrm{d}u)`,
  },
  // written diag like the diagonal of a matrix: the operand's shape decides which is meant
  spelling: { name: 'diag', latex: String.raw`\operatorname{diag}`, arity: [1, 1] },
  operands: [['vector', 'matrix']],
  shape: ([a]) => matrix(rowsOf(a!), rowsOf(a!)),
  value: ([a]) => denseFrom(a!.rows, a!.rows, (i, j) => (i === j ? a!.data[i]! : 0)),
  linearIn: () => true,
  adjoint: (_node, _i, g) => diagonal(g),
  entry: (node, [i, j], cx) => mul(kroneckerDelta(i!, j!), cx.of(node.args[0]!, [i!])),
  surface: (args) => callSyntax('diag', args),
  numpy: ([a]) => ({ text: `np.diag(${a!.text})`, level: 'atom', diagonal: a! }),
  law: { cases: [[real.n]] },
}

/** The diagonal of a square matrix, as a vector. */
export const diagonalOp: Operator = {
  name: 'diagonal',
  key: 'diagonal',
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}\operatorname{diag}(X) = \operatorname{diag}(\mathrm{d}X)`,
  },
  operands: [['matrix']],
  shape: ([a], cx) => {
    if (a!.kind === 'matrix') cx.same(a!.rows, a!.columns, 'numbers of rows and columns')
    return vector(rowsOf(a!))
  },
  value: ([a]) => denseFrom(a!.rows, 1, (i) => entry(a!, i, i)),
  linearIn: () => true,
  adjoint: (_node, _i, g) => diag(g),
  entry: (node, [i], cx) => cx.of(node.args[0]!, [i!, i!]),
  surface: (args) => callSyntax('diag', args),
  numpy: ([a]) => ({ text: `np.diagonal(${a!.text})`, level: 'atom' }),
  law: { cases: [[real.nn]] },
}

export const diag = (v: Expr): Expr => build(diagOp, [v])
export const diagonal = (m: Expr): Expr => build(diagonalOp, [m])
