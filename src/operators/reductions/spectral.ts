import { denseFrom, entry, maxAbs, multiplyDense, scalarOf, transposeDense } from '../../dense/dense.js'
import { svd } from '../../dense/svd.js'
import { apply, build } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Dense, Operator } from '../../expression/operator.js'
import { rowsOf, scalar } from '../../expression/shape.js'
import type { Syntax } from '../../language/syntax.js'
import { add, identity, inverse, mul, sub, transpose } from '../algebra/build.js'
import { innerProduct } from '../algebra/inner.js'
import { signOfSize } from '../algebra/signs.js'
import { sylvester } from '../matrices/sylvester.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'
import { norm } from './norms.js'

/** U Vᵀ of the singular value decomposition X = U diag(s) Vᵀ, X of full rank: m×n. */
export const polarOp: Operator = {
  name: 'polar',
  key: 'polar',
  explanation: {
    latex: String.raw`X U^{\top}\,\mathrm{d}U + \mathrm{d}U\,U^{\top} X = \mathrm{d}X - U\,\mathrm{d}X^{\top} U`,
    cite: { work: 'Higham, Functions of Matrices: Theory and Computation', place: 'ch. 8' },
  },
  spelling: { name: 'polar', arity: [1, 1] },
  operands: [['matrix']],
  shape: ([a]) => a!,
  value: ([a]) => {
    const { u, v } = svd(a!)
    return multiplyDense(u, transposeDense(v))
  },
  singular: ([a]) => svd(a!).s.at(-1)!,
  // it turns as fast as the smallest singular value is small
  magnitude: ([a]) => maxAbs(a!) / svd(a!).s.at(-1)!,
  differential: (node, [d], out) => {
    const [x, turned] = [node.args[0]!, transpose(out)]
    return sylvester(mul(x, turned), mul(turned, x), sub(d!, mul(out, transpose(d!), out)))
  },
  surface: (args) => callSyntax('polar', args),
  numpy: ([a], _node, cx) => ({ text: `${cx.helper('polar')}(${a!.text})`, level: 'atom' }),
  law: { cases: [[real.mn]] },
}
export const polar = (a: Expr): Expr => build(polarOp, [a])

/** Between the two largest singular values. */
function gap(a: Dense): number {
  const { s } = svd(a)
  return s[0]! - (s[1] ?? 0)
}

/** u₁v₁ᵀ, the singular vectors of the largest singular value: m×n. */
export const leadingPairOp: Operator = {
  name: 'leading_pair',
  key: 'leading_pair',
  explanation: {
    latex: String.raw`\mathrm{d}L = A\,(\sigma\,\mathrm{d}X\,L^{\top} L + X\,\mathrm{d}X^{\top} L) + (\sigma\, L L^{\top}\mathrm{d}X + L\,\mathrm{d}X^{\top} X)\,B,\quad A = (\sigma^2 I - X X^{\top} + \sigma^2 L L^{\top})^{-1}(I - L L^{\top})`,
    cite: { work: 'Magnus and Neudecker, Matrix Differential Calculus', place: 'ch. 9' },
  },
  spelling: { name: 'leading_pair', arity: [1, 1] },
  operands: [['matrix']],
  shape: ([a]) => a!,
  value: ([a]) => {
    const { u, v } = svd(a!)
    return denseFrom(a!.rows, a!.columns, (i, j) => entry(u, i, 0) * entry(v, j, 0))
  },
  singular: ([a]) => gap(a!),
  differential: (node, [d], out) => {
    const x = node.args[0]!
    const [xt, dt, lt] = [x, d!, out].map(transpose) as [Expr, Expr, Expr]
    const sigma = spectralNorm(x)
    const square = mul(sigma, sigma)
    // the inverse of σ²I − X Xᵀ at a right angle to u, and of σ²I − XᵀX to v: on these themselves σ² is put in
    const apart = (gram: Expr, pair: Expr): readonly [Expr, Expr] => {
      const unit = identity(rowsOf(gram.shape))
      return [inverse(add(sub(mul(square, unit), gram), mul(square, pair))), sub(unit, pair)]
    }
    const [left, right] = [apart(mul(x, xt), mul(out, lt)), apart(mul(xt, x), mul(lt, out))]
    return add(
      mul(...left, add(mul(sigma, d!, lt, out), mul(x, dt, out))),
      mul(add(mul(sigma, out, lt, d!), mul(out, dt, x)), right[1], right[0]),
    )
  },
  surface: (args) => callSyntax('leading_pair', args),
  numpy: ([a], _node, cx) => ({ text: `${cx.helper('leading_pair')}(${a!.text})`, level: 'atom' }),
  law: { cases: [[real.mn]] },
}
export const leadingPair = (a: Expr): Expr => build(leadingPairOp, [a])

const cite = { work: 'Watson, Characterization of the subdifferential of some matrix norms (1992)' }

/** Σ of the singular values. */
export const nuclearNormOp: Operator = {
  name: 'nuclear_norm',
  key: 'nuclear_norm',
  sign: signOfSize,
  explanation: {
    latex: String.raw`\mathrm{d}\lVert X\rVert_* = \operatorname{tr}\bigl((U V^{\top})^{\top}\,\mathrm{d}X\bigr),\quad X = U \Sigma V^{\top}`,
    cite,
  },
  operands: [['scalar', 'vector', 'covector', 'matrix']],
  shape: () => scalar,
  make: ([a]) => (a!.shape.kind === 'matrix' ? apply(nuclearNormOp, [a!]) : norm(a!)),
  value: ([a]) => scalarOf(svd(a!).s.reduce((t, x) => t + x, 0)),
  kink: ([a]) => svd(a!).s.at(-1)!,
  differential: (node, [d]) => innerProduct(polar(node.args[0]!), d!),
  surface: ([arg]): Syntax => ({ type: 'norm', arg: arg!, kind: '*' }),
  numpy: ([a]) => ({ text: `np.linalg.norm(${a!.text}, 'nuc')`, level: 'atom' }),
  law: { cases: [[real.mn]] },
}
export const nuclearNorm = (a: Expr): Expr => build(nuclearNormOp, [a])

/** The largest singular value. */
export const spectralNormOp: Operator = {
  name: 'spectral_norm',
  key: 'spectral_norm',
  sign: signOfSize,
  explanation: {
    latex: String.raw`\mathrm{d}\lVert X\rVert_2 = u_1^{\top}\,\mathrm{d}X\, v_1`,
    cite,
  },
  operands: [['scalar', 'vector', 'covector', 'matrix']],
  shape: () => scalar,
  make: ([a]) => (a!.shape.kind === 'matrix' ? apply(spectralNormOp, [a!]) : norm(a!)),
  value: ([a]) => scalarOf(svd(a!).s[0]!),
  kink: ([a]) => gap(a!),
  differential: (node, [d]) => innerProduct(leadingPair(node.args[0]!), d!),
  surface: ([arg]): Syntax => ({ type: 'norm', arg: arg!, kind: { type: 'number', text: '2' } }),
  numpy: ([a]) => ({ text: `np.linalg.norm(${a!.text}, 2)`, level: 'atom' }),
  law: { cases: [[real.mn]] },
}
export const spectralNorm = (a: Expr): Expr => build(spectralNormOp, [a])
