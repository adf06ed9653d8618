import { expmDense } from '../../dense/expm.js'
import { apply, build } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { isArray } from '../../expression/shape.js'
import { isApply, transpose } from '../algebra/build.js'
import { transposeOp } from '../algebra/transpose.js'
import { exp } from '../elementwise/exponential.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'
import { frechetDerivative, frechetLaw, square } from './frechet.js'

const cite = { work: 'Higham, Functions of Matrices: Theory and Computation', place: 'ch. 10' }

/** e^X of a square matrix. */
export const expmOp: Operator = {
  name: 'expm',
  key: 'expm',
  explanation: {
    latex: String.raw`\mathrm{d}e^{X} = \int_0^1 e^{sX}\,(\mathrm{d}X)\,e^{(1-s)X}\,\mathrm{d}s`,
    cite,
  },
  spelling: { name: 'expm', arity: [1, 1] },
  operands: [['matrix', 'scalar']],
  shape: ([a], cx) => square(a!, cx),
  make: ([a]) => {
    if (!isArray(a!.shape)) return exp(a!)
    return isApply(a!, transposeOp) ? transpose(expm(a!.args[0]!)) : apply(expmOp, [a!])
  },
  value: ([a]) => expmDense(a!),
  differential: (node, [d]) => along(node.args[0]!, [], [d!]),
  surface: (args) => callSyntax('expm', args),
  numpy: ([a], _node, cx) => ({ text: `${cx.helper('expm')}(${a!.text})`, level: 'atom' }),
  law: { cases: [[real.nn]] },
}
export const expm = (a: Expr): Expr => build(expmOp, [a])

/** The derivative of e^X at X in one direction or more: of one, ∫₀¹ e^{sX} D e^{(1−s)X} ds. */
const { op, along } = frechetDerivative({
  name: 'expm_frechet',
  explanation: {
    latex: String.raw`L(X, D) = \int_0^1 e^{sX}\,D\,e^{(1-s)X}\,\mathrm{d}s,\quad \mathrm{d}L(X, D) = L(X, D, \mathrm{d}X) + L(X, \mathrm{d}D)`,
    cite,
  },
  parameters: 0,
  value: expmDense,
  slope: (x) => expm(x),
  law: frechetLaw(),
})
export const expmFrechetOp = op
