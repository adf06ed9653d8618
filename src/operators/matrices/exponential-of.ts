import { expmDense, expmFrechetDense } from '../../dense/expm.js'
import { apply, build } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { isArray, type Shape } from '../../expression/shape.js'
import { matchShape, type ShapeContext } from '../../expression/shaping.js'
import { addOp } from '../algebra/add.js'
import { add, isApply, isIdentity, mul, transpose } from '../algebra/build.js'
import { productOp } from '../algebra/product.js'
import { transposeOp } from '../algebra/transpose.js'
import { exp } from '../elementwise/exponential.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'

const cite = { work: 'Higham, Functions of Matrices: Theory and Computation', place: 'ch. 10' }

const square = (a: Shape, cx: ShapeContext): Shape => {
  if (a.kind === 'matrix') cx.same(a.rows, a.columns, 'numbers of rows and columns')
  else if (isArray(a)) cx.fail('a matrix exponential is of a square matrix')
  return a
}

/** e^X of a square matrix. */
export const expmOp: Operator = {
  name: 'expm',
  key: 'expm',
  title: 'Matrix exponential',
  explanation: {
    latex: String.raw`\mathrm{d}e^{X} = \int_0^1 e^{sX}\,(\mathrm{d}X)\,e^{(1-s)X}\,\mathrm{d}s`,
    because: 'X and dX need not commute; where they do it is e^X dX',
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
  differential: (node, [d], out) => frechet(node.args[0]!, d!, out),
  surface: (args) => callSyntax('expm', args),
  numpy: ([a], _node, cx) => ({ text: `${cx.helper('expm')}(${a!.text})`, level: 'atom' }),
  law: { cases: [[real.nn]] },
}
export const expm = (a: Expr): Expr => build(expmOp, [a])

/** ∫₀¹ e^{sX} D e^{(1−s)X} ds: the derivative of e^X at X in direction D. */
export const expmFrechetOp: Operator = {
  name: 'expm_frechet',
  key: 'expm_frechet',
  title: 'Fréchet derivative of the matrix exponential',
  explanation: {
    latex: String.raw`L(X, D) = \int_0^1 e^{sX}\,D\,e^{(1-s)X}\,\mathrm{d}s`,
    because: 'it is the upper right block of exp([X, D; 0, X])',
    cite,
  },
  spelling: { name: 'expm_frechet', arity: [2, 2] },
  operands: [['matrix']],
  shape: ([a, d], cx) => {
    matchShape(a!, d!, cx)
    return square(a!, cx)
  },
  make: ([a, d]) => frechet(a!, d!, expm(a!)),
  value: ([a, d]) => expmFrechetDense(a!, d!),
  linearIn: (_node, i) => i === 1,
  adjoint: (node, _i, g) => build(expmFrechetOp, [transpose(node.args[0]!), g]),
  surface: (args) => callSyntax('expm_frechet', args),
  numpy: ([a, d], _node, cx) => ({
    text: `${cx.helper('expm_frechet')}(${a!.text}, ${d!.text})`,
    level: 'atom',
  }),
  law: { cases: [[real.nn, real.nn]] },
}

/** L(X, D), which is D e^X where X and D are multiples of one matrix, or D of the identity. */
function frechet(x: Expr, d: Expr, exponential: Expr): Expr {
  if (isApply(d, addOp)) return add(...d.args.map((t) => frechet(x, t, exponential)))
  const [scalars, chain] = parts(d)
  const [, own] = parts(x)
  const same = chain.length === own.length && chain.every((f, i) => f === own[i])
  if (same || (chain.length === 1 && isIdentity(chain[0]!))) return mul(d, exponential)
  return mul(...scalars, apply(expmFrechetOp, [x, mul(...chain)]))
}

/** Scalar factors and the matrices of a product. */
function parts(e: Expr): [Expr[], Expr[]] {
  const factors = isApply(e, productOp) ? e.args : [e]
  return [factors.filter((f) => !isArray(f.shape)), factors.filter((f) => isArray(f.shape))]
}
