import { entry, multiplyDense, scalarOf, toNumber } from '../../dense/dense.js'
import { inverseDense } from '../../dense/mathjs.js'
import { apply, build, minusOne } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Dense, Operator } from '../../expression/operator.js'
import { isArray, scalar } from '../../expression/shape.js'
import { GradusError } from '../../language/errors.js'
import { invertible } from '../samples.js'
import { callSyntax, powerSyntax } from '../surface.js'
import { add, matrixPower, mul } from './build.js'
import { trace } from './trace.js'

/**
 * tr Xᵏ as one rule: under the trace the k places of dX in d(Xᵏ) are alike, so that an exponent that is only a name will do.
 */
export const tracePowerOp: Operator = {
  name: 'trace_power',
  key: 'trace_power',
  explanation: {
    latex: String.raw`\mathrm{d}\operatorname{tr}(X^{k}) = k\operatorname{tr}(X^{k-1}\,\mathrm{d}X)`,
    cite: { work: 'Petersen and Pedersen, The Matrix Cookbook', place: 'eq. 121' },
  },
  operands: [['matrix'], ['scalar']],
  shape: ([a, k], cx) => {
    if (a!.kind === 'matrix') cx.same(a!.rows, a!.columns, 'numbers of rows and columns')
    else cx.fail('a power is of a square matrix')
    if (isArray(k!)) cx.fail('the exponent of a matrix is an integer')
    return scalar
  },
  make: ([a, k]) => (k!.kind === 'number' ? trace(matrixPower(a!, k!)) : apply(tracePowerOp, [a!, k!])),
  value: ([a, k]) => {
    const n = toNumber(k!)
    if (!Number.isInteger(n)) return scalarOf(Number.NaN)
    const base = n < 0 ? inverseDense(a!) : a!
    let power: Dense | undefined
    for (let r = 0; r < Math.abs(n); r++) power = power ? multiplyDense(power, base) : base
    let sum = 0
    for (let i = 0; i < a!.rows; i++) sum += power ? entry(power, i, i) : 1
    return scalarOf(sum)
  },
  differential: (node, [dX, dk]) => {
    if (dk)
      throw new GradusError({
        code: 'rule/missing',
        message: 'the exponent of a matrix is an integer: nothing varies continuously with it',
      })
    const [x, k] = node.args as [Expr, Expr]
    return mul(k, trace(mul(matrixPower(x, add(k, minusOne)), dX!)))
  },
  surface: ([a, k]) => callSyntax('tr', [powerSyntax(a!, k!, false)]),
  numpy: ([a, k]) => ({
    text: `np.trace(np.linalg.matrix_power(${a!.text}, int(${k!.text})))`,
    level: 'atom',
  }),
  law: { cases: [[invertible.nn, { shape: scalar, domain: { low: 3, high: 3 } }]] },
}

export const tracePower = (x: Expr, k: Expr): Expr => build(tracePowerOp, [x, k])
