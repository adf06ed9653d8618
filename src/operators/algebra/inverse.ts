import { determinantMagnitude, distanceToSingular, inverseMagnitude } from '../../dense/conditioning.js'
import { denseFrom, multiplyDense, scalarOf, toNumber } from '../../dense/dense.js'
import { determinant, inverseDense } from '../../dense/mathjs.js'
import { apply, build, minusOne, number } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Dense, Operator } from '../../expression/operator.js'
import { isArray, type Shape, scalar } from '../../expression/shape.js'
import type { ShapeContext } from '../../expression/shaping.js'
import { GradusError } from '../../language/errors.js'
import type { Syntax } from '../../language/syntax.js'
import { frechetDerivative, frechetLaw } from '../matrices/frechet.js'
import { invertible } from '../samples.js'
import { callSyntax, powerSyntax } from '../surface.js'
import { add, inverse, matrixPower, mul, power } from './build.js'
import { trace } from './trace.js'

const cookbook = (place: string) => ({ work: 'Petersen and Pedersen, The Matrix Cookbook', place })

const square = (a: Shape, cx: ShapeContext, what: string): void => {
  if (a.kind === 'matrix') cx.same(a.rows, a.columns, 'numbers of rows and columns')
  else if (isArray(a)) cx.fail(`${what} is of a square matrix`)
}

export const inverseOp: Operator = {
  name: 'inverse',
  key: 'inverse',
  explanation: {
    latex: String.raw`\mathrm{d}X^{-1} = -X^{-1}\,(\mathrm{d}X)\,X^{-1}`,
    cite: cookbook('eq. 40'),
  },
  spelling: { name: 'inv', aliases: ['inverse'], arity: [1, 1] },
  operands: [['matrix', 'scalar']],
  shape: ([a], cx) => {
    square(a!, cx, 'an inverse')
    return a!
  },
  make: ([a]) => inverse(a!),
  value: ([a]) => inverseDense(a!),
  magnitude: ([a], value) => inverseMagnitude(a!, value),
  singular: ([a]) => distanceToSingular(a!),
  differential: (_node, [d], out) => mul(minusOne, out, d!, out),
  surface: ([a]): Syntax => ({ type: 'inverse', arg: a! }),
  numpy: ([a]) => ({ text: `np.linalg.inv(${a!.text})`, level: 'atom' }),
  law: { cases: [[invertible.nn]] },
}

/** Longer sums than this, and those of unknown length, are written as one function. */
const mostTerms = 6

/** Xᵏ for an integer k, known or not. */
export const matrixPowerOp: Operator = {
  name: 'matrix_power',
  key: 'matrix_power',
  explanation: {
    latex: String.raw`\mathrm{d}X^{k} = \sum_{r=0}^{k-1} X^{r}\,(\mathrm{d}X)\,X^{k-1-r}`,
    cite: cookbook('eq. 121'),
  },
  operands: [['matrix'], ['scalar']],
  shape: ([a, k], cx) => {
    square(a!, cx, 'a power')
    if (isArray(k!)) cx.fail('the exponent of a matrix is an integer')
    return a!
  },
  make: ([a, k]) => matrixPower(a!, k!),
  value: ([a, k]) => integerPower(a!, toNumber(k!)),
  differential: (node, [d, dk]) => {
    const [x, k] = node.args as [Expr, Expr]
    if (dk || !d)
      throw new GradusError({
        code: 'rule/missing',
        message: 'the exponent of a matrix is an integer: nothing varies continuously with it',
      })
    if (k.kind !== 'number' || Math.abs(k.numerator) > mostTerms) return powerAlong(x, k, d)
    const n = Math.abs(k.numerator)
    const terms = (base: Expr): Expr[] =>
      Array.from({ length: n }, (_, r) =>
        mul(matrixPower(base, number(r)), d, matrixPower(base, number(n - 1 - r))),
      )
    if (k.numerator > 0) return add(...terms(x))
    // d(X^-n) = −X^-n d(X^n) X^-n
    return add(...terms(x).map((t) => mul(minusOne, node, t, node)))
  },
  surface: ([a, k]) => powerSyntax(a!, k!, false),
  numpy: ([a, k]) => ({
    text: `np.linalg.matrix_power(${a!.text}, ${/^-?\d+$/.test(k!.text) ? k!.text : `int(${k!.text})`})`,
    level: 'atom',
  }),
  law: {
    cases: [3, 2, -2, 9].map((k) => [invertible.nn, { shape: scalar, domain: { low: k, high: k } }]),
  },
}

function integerPower(a: Dense, k: number): Dense {
  if (!Number.isInteger(k)) return denseFrom(a.rows, a.columns, () => Number.NaN)
  const base = k < 0 ? inverseDense(a) : a
  let out = denseFrom(a.rows, a.rows, (i, j) => (i === j ? 1 : 0))
  for (let r = 0; r < Math.abs(k); r++) out = multiplyDense(out, base)
  return out
}

/** Σ Xʳ D Xᵏ⁻¹⁻ʳ, the derivative of Xᵏ in direction D; of more directions likewise. */
const { op: powerFrechetOp, along: powerInDirections } = frechetDerivative({
  name: 'power_frechet',
  explanation: {
    latex: String.raw`L_k(X, D) = \sum_{r=0}^{k-1} X^{r} D X^{k-1-r},\quad \mathrm{d}L_k(X, D) = L_k(X, D, \mathrm{d}X) + L_k(X, \mathrm{d}D)`,
    cite: { work: 'Higham, Functions of Matrices: Theory and Computation', place: 'ch. 3' },
  },
  parameters: 1,
  value: (x, [k]) => integerPower(x, toNumber(k!)),
  slope: (x, [k]) => mul(k!, matrixPower(x, add(k!, minusOne))),
  law: frechetLaw({ shape: scalar, domain: { low: 4, high: 4 } }),
})

export { powerFrechetOp }

const powerAlong = (x: Expr, k: Expr, d: Expr): Expr => powerInDirections(x, [k], [d])

export const detOp: Operator = {
  name: 'det',
  key: 'det',
  sign: (node) => {
    const [x] = node.args
    return x!.kind === 'symbol' && x!.properties.has('spd') ? 'positive' : undefined
  },
  explanation: {
    latex: String.raw`\mathrm{d}\det X = \det(X)\operatorname{tr}(X^{-1}\,\mathrm{d}X)`,
    cite: cookbook('eq. 41'),
  },
  spelling: { name: 'det', latex: String.raw`\det`, arity: [1, 1] },
  operands: [['matrix', 'scalar']],
  shape: ([a], cx) => {
    square(a!, cx, 'a determinant')
    return scalar
  },
  make: ([a]) => (isArray(a!.shape) ? apply(detOp, [a!]) : a!),
  value: ([a]) => scalarOf(determinant(a!)),
  kink: ([a]) => distanceToSingular(a!),
  magnitude: ([a]) => determinantMagnitude(a!),
  differential: (node, [d], out) => mul(out, trace(mul(inverse(node.args[0]!), d!))),
  surface: (args) => callSyntax('det', args),
  numpy: ([a]) => ({ text: `np.linalg.det(${a!.text})`, level: 'atom' }),
  law: { cases: [[invertible.nn]] },
}

export const logdetOp: Operator = {
  name: 'logdet',
  key: 'logdet',
  explanation: {
    latex: String.raw`\mathrm{d}\log\det X = \operatorname{tr}(X^{-1}\,\mathrm{d}X)`,
    cite: cookbook('eq. 43'),
  },
  spelling: { name: 'logdet', latex: String.raw`\operatorname{logdet}`, arity: [1, 1] },
  operands: [['matrix', 'scalar']],
  shape: ([a], cx) => {
    square(a!, cx, 'a determinant')
    return scalar
  },
  value: ([a]) => scalarOf(Math.log(determinant(a!))),
  magnitude: ([a], value) => determinantMagnitude(a!) / Math.exp(value.data[0]!),
  singular: ([a]) => distanceToSingular(a!),
  differential: (node, [d]) =>
    isArray(node.args[0]!.shape)
      ? trace(mul(inverse(node.args[0]!), d!))
      : mul(power(node.args[0]!, minusOne), d!),
  surface: (args) => callSyntax('logdet', args),
  numpy: ([a]) => ({ text: `np.linalg.slogdet(${a!.text})[1]`, level: 'atom' }),
  law: { cases: [[{ ...invertible.nn, domain: 'spd' }]] },
}

export const det = (a: Expr): Expr => build(detOp, [a])
export const logdet = (a: Expr): Expr => build(logdetOp, [a])
