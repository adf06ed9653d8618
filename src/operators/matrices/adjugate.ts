import { denseFrom, entry } from '../../dense/dense.js'
import { determinant } from '../../dense/mathjs.js'
import { build } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Dense, Operator } from '../../expression/operator.js'
import { isArray } from '../../expression/shape.js'
import { inverse, mul, sub } from '../algebra/build.js'
import { trace } from '../algebra/trace.js'
import { invertible } from '../samples.js'
import { callSyntax } from '../surface.js'

/** The transposed cofactors: det(X) X⁻¹ of an invertible X. */
export const adjugateOp: Operator = {
  name: 'adj',
  key: 'adj',
  explanation: {
    latex: String.raw`\mathrm{d}\operatorname{adj}(X) = \operatorname{tr}(X^{-1}\mathrm{d}X)\operatorname{adj}(X) - X^{-1}\,\mathrm{d}X\operatorname{adj}(X)`,
    cite: { work: 'Magnus and Neudecker, Matrix Differential Calculus', place: 'ch. 8' },
  },
  spelling: { name: 'adj', aliases: ['adjugate'], arity: [1, 1] },
  operands: [['matrix']],
  shape: ([a], cx) => {
    if (a!.kind === 'matrix') cx.same(a!.rows, a!.columns, 'numbers of rows and columns')
    else if (isArray(a!)) cx.fail('an adjugate is of a square matrix')
    return a!
  },
  value: ([a]) => denseFrom(a!.rows, a!.rows, (i, j) => cofactor(a!, j, i)),
  differential: (node, [d], out) => {
    const step = mul(inverse(node.args[0]!), d!)
    return sub(mul(trace(step), out), mul(step, out))
  },
  surface: (args) => callSyntax('adj', args),
  numpy: ([a], _node, cx) => ({ text: `${cx.helper('adjugate')}(${a!.text})`, level: 'atom' }),
  law: { cases: [[invertible.nn]] },
}
export const adjugate = (a: Expr): Expr => build(adjugateOp, [a])

function cofactor(a: Dense, row: number, column: number): number {
  if (a.rows === 1) return 1
  const minor = denseFrom(a.rows - 1, a.rows - 1, (i, j) =>
    entry(a, i < row ? i : i + 1, j < column ? j : j + 1),
  )
  return ((row + column) % 2 === 0 ? 1 : -1) * determinant(minor)
}
