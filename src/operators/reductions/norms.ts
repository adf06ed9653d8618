import { maxAbs, scalarOf, toNumber } from '../../dense/dense.js'
import { apply, build, minusOne, number, numberValue, one, two } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Dense, Operator } from '../../expression/operator.js'
import { isArray, type ShapeKind, scalar } from '../../expression/shape.js'
import type { Syntax } from '../../language/syntax.js'
import { add, hadamard, isNumber, mul, neg, power, sqrt, transpose } from '../algebra/build.js'
import { innerProduct } from '../algebra/inner.js'
import { signOfSize } from '../algebra/signs.js'
import { sumOf } from '../algebra/sums.js'
import { abs, sign } from '../elementwise/absolute.js'
import { times } from '../elementwise/entrywise.js'
import { log } from '../elementwise/exponential.js'
import { overEntries } from '../entry.js'
import { between, real } from '../samples.js'
import { argmax } from './extremes-of.js'
import { squaredNorm } from './squared-norm.js'

const column = (a: Expr): Expr => (a.shape.kind === 'covector' ? transpose(a) : a)
const anyArray: readonly ShapeKind[] = ['scalar', 'vector', 'covector', 'matrix']

const length = (a: Dense): number => {
  const scale = maxAbs(a)
  return scale === 0 ? 0 : scale * Math.sqrt(a.data.reduce((s, x) => s + (x / scale) ** 2, 0))
}

/** Euclidean; of a matrix Frobenius. */
export const normOp: Operator = {
  name: 'norm',
  key: 'norm',
  sign: signOfSize,
  explanation: {
    latex: String.raw`\mathrm{d}\lVert u\rVert = \frac{u^{\top}\,\mathrm{d}u}{\lVert u\rVert}`,
  },
  operands: [anyArray],
  shape: () => scalar,
  make: ([a]) => (isArray(a!.shape) ? apply(normOp, [column(a!)]) : abs(a!)),
  power: (node, exponent) => {
    const half = exponent.kind === 'number' ? numberValue(exponent) / 2 : Number.NaN
    return Number.isInteger(half) ? power(squaredNorm(node.args[0]!), number(half)) : undefined
  },
  value: ([a]) => scalarOf(length(a!)),
  kink: ([a]) => length(a!),
  differential: (node, [d], out) => mul(power(out, minusOne), innerProduct(node.args[0]!, d!)),
  entry: (node, _at, cx) =>
    sqrt(overEntries(node.args[0]!.shape, cx, (at) => power(cx.of(node.args[0]!, at), two))),
  surface: ([arg], node): Syntax => ({
    type: 'norm',
    arg: arg!,
    kind: node.args[0]!.shape.kind === 'matrix' ? 'F' : null,
  }),
  numpy: ([a]) => ({ text: `np.linalg.norm(${a!.text})`, level: 'atom' }),
  law: { cases: [[real.n], [real.mn]] },
}
/** ‖x‖; of a matrix the Frobenius norm. */
export const norm = (a: Expr): Expr => build(normOp, [a])

/** Σ|u|, of a matrix over all entries. */
export const norm1Op: Operator = {
  name: 'norm_1',
  key: 'norm_1',
  sign: signOfSize,
  explanation: {
    latex: String.raw`\mathrm{d}\lVert u\rVert_1 = \operatorname{sign}(u)^{\top}\,\mathrm{d}u`,
  },
  operands: [anyArray],
  shape: () => scalar,
  make: ([a]) => (isArray(a!.shape) ? apply(norm1Op, [column(a!)]) : abs(a!)),
  value: ([a]) => scalarOf(a!.data.reduce((s, x) => s + Math.abs(x), 0)),
  kink: ([a]) => a!.data.reduce((m, x) => Math.min(m, Math.abs(x)), Number.POSITIVE_INFINITY),
  differential: (node, [d]) => innerProduct(sign(node.args[0]!), d!),
  entry: (node, _at, cx) => overEntries(node.args[0]!.shape, cx, (at) => abs(cx.of(node.args[0]!, at))),
  surface: ([arg]): Syntax => ({ type: 'norm', arg: arg!, kind: { type: 'number', text: '1' } }),
  numpy: ([a]) => ({ text: `np.sum(np.abs(${a!.text}))`, level: 'atom' }),
  law: { cases: [[real.n], [real.mn]] },
}
export const norm1 = (a: Expr): Expr => build(norm1Op, [a])

/** max |u| of a vector. */
export const normInfOp: Operator = {
  name: 'norm_inf',
  key: 'norm_inf',
  sign: signOfSize,
  explanation: {
    latex: String.raw`\mathrm{d}\lVert u\rVert_\infty = (\operatorname{argmax}\lvert u\rvert \odot \operatorname{sign}(u))^{\top}\,\mathrm{d}u`,
  },
  operands: [['scalar', 'vector', 'covector']],
  shape: () => scalar,
  make: ([a]) => (isArray(a!.shape) ? apply(normInfOp, [column(a!)]) : abs(a!)),
  value: ([a]) => scalarOf(maxAbs(a!)),
  kink: ([a]) => {
    const [first, second] = [...a!.data].map(Math.abs).sort((x, y) => y - x)
    return Math.min(first!, second === undefined ? Number.POSITIVE_INFINITY : first! - second)
  },
  differential: (node, [d]) => {
    const x = node.args[0]!
    return innerProduct(hadamard(argmax(abs(x)), sign(x)), d!)
  },
  surface: ([arg]): Syntax => ({
    type: 'norm',
    arg: arg!,
    kind: { type: 'constant', name: 'infinity', args: [] },
  }),
  numpy: ([a]) => ({ text: `np.max(np.abs(${a!.text}))`, level: 'atom' }),
  law: { cases: [[real.n]] },
}
export const normInf = (a: Expr): Expr => build(normInfOp, [a])

/** (Σ|u|^p)^{1/p} of a vector, p ≥ 1. */
export const pNormOp: Operator = {
  name: 'p_norm',
  key: 'p_norm',
  sign: (node, sign) => sign(node.args[0]!) ?? 'nonnegative',
  explanation: {
    latex: String.raw`\mathrm{d}\lVert u\rVert_p = \lVert u\rVert_p^{1-p}\,\bigl(\lvert u\rvert^{p-1} \odot \operatorname{sign}(u)\bigr)^{\top}\,\mathrm{d}u`,
  },
  operands: [['scalar', 'vector', 'covector'], ['scalar']],
  shape: () => scalar,
  make: ([a, p]) => {
    if (!isArray(a!.shape)) return abs(a!)
    if (isNumber(p!, 1)) return norm1(a!)
    if (isNumber(p!, 2)) return norm(a!)
    return apply(pNormOp, [column(a!), p!])
  },
  value: ([a, p]) => {
    const k = toNumber(p!)
    return scalarOf(a!.data.reduce((s, x) => s + Math.abs(x) ** k, 0) ** (1 / k))
  },
  kink: ([a]) => a!.data.reduce((m, x) => Math.min(m, Math.abs(x)), Number.POSITIVE_INFINITY),
  differential: (node, [dx, dp], out) => {
    const [x, p] = node.args as [Expr, Expr]
    const terms: Expr[] = []
    if (dx) {
      const direction = times(power(abs(x), add(p, minusOne)), sign(x))
      terms.push(mul(power(out, add(one, neg(p))), innerProduct(direction, dx)))
    }
    if (dp) {
      // ln ‖u‖ = (1/p) ln Σ|u|^p, differentiated by p
      const weighted = sumOf(times(power(abs(x), p), log(abs(x))))
      const slope = add(mul(power(out, neg(p)), weighted), neg(log(out)))
      terms.push(mul(out, power(p, minusOne), slope, dp))
    }
    return add(...terms)
  },
  entry: (node, _at, cx) => {
    const [x, p] = [node.args[0]!, cx.of(node.args[1]!, [])]
    return power(
      overEntries(x.shape, cx, (at) => power(abs(cx.of(x, at)), p)),
      power(p, minusOne),
    )
  },
  surface: ([arg, p]): Syntax => ({ type: 'norm', arg: arg!, kind: p! }),
  numpy: ([a, p]) => ({ text: `np.linalg.norm(${a!.text}, ${p!.text})`, level: 'atom' }),
  law: { cases: [[real.n, between(1.5, 3).s]] },
}
/** ‖x‖_p of a vector; 1 and 2 are the norms of those names. */
export const pNorm = (a: Expr, p: Expr): Expr => build(pNormOp, [a, p])
