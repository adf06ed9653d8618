import { half, numberValue, one, size, zero } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray, rowsOf } from '../../expression/shape.js'
import type { Property } from '../../language/syntax.js'
import {
  add,
  hadamard,
  identity,
  inverse,
  isApply,
  isIdentity,
  isNumber,
  isOnes,
  isZero,
  mul,
  neg,
  onesLike,
  power,
  transpose,
  zeroOf,
} from '../../operators/algebra/build.js'
import { diagonalOp } from '../../operators/algebra/diagonal.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { detOp, inverseOp } from '../../operators/algebra/inverse.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import { traceOp } from '../../operators/algebra/trace.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import { absOp } from '../../operators/elementwise/absolute.js'
import { holds, relationOf } from '../../operators/elementwise/comparison.js'
import { normOp } from '../../operators/reductions/norms.js'
import { nuclearNormOp, spectralNormOp } from '../../operators/reductions/spectral.js'
import { squaredNormOp } from '../../operators/reductions/squared-norm.js'
import type { Rule } from '../rule.js'
import { onPairs } from './products.js'

/** What the declared structure of a matrix or vector says: orthogonal, antisymmetric, diagonal, one-hot. */

const has = (e: Expr, p: Property): boolean => e.kind === 'symbol' && e.properties.has(p)

/** Of what says more than a shape of zeros and signs: not where the symbol varies freely. */
const hasFixed = (e: Expr, p: 'orthogonal' | 'onehot'): boolean => has(e, p) && e.kind === 'symbol' && !e.free

/** A Q with Qᵀ Q = Q Qᵀ = I: declared so, or the transpose of such. */
const isOrthogonal = (e: Expr): boolean =>
  hasFixed(e, 'orthogonal') || (isApply(e, transposeOp) && hasFixed(e.args[0]!, 'orthogonal'))

/** Norms that see only the singular values. */
const invariantNorms = [normOp, squaredNormOp, nuclearNormOp, spectralNormOp]

const isEven = (p: Expr): boolean => p.kind === 'number' && p.denominator === 1 && p.numerator % 2 === 0

/** A chain a₁ … a₂ₖ₊₁ that is its own transpose around its middle. */
const mirrored = (chain: readonly Expr[]): boolean =>
  chain.length % 2 === 1 &&
  chain.every((f, i) => 2 * i + 1 >= chain.length || transpose(f) === chain[chain.length - 1 - i])

const middle = (chain: readonly Expr[]): Expr => chain[(chain.length - 1) / 2]!

export const propertyRules: readonly Rule[] = [
  {
    name: 'orthogonal-cancels',
    rewrite: onPairs((a, b) =>
      isOrthogonal(a) && transpose(a) === b ? identity(rowsOf(a.shape)) : undefined,
    ),
    law: [
      { where: 'Q: n×n orthogonal; a: n', left: "Q' Q a", right: 'a' },
      { where: 'Q: n×n orthogonal; a: n', left: "Q Q' a", right: 'a' },
    ],
  },
  {
    name: 'inverse-of-orthogonal',
    rewrite: (e) => {
      const a = isApply(e, inverseOp) ? e.args[0]! : undefined
      if (!a) return undefined
      if (isOrthogonal(a)) return transpose(a)
      if (!isApply(a, productOp)) return undefined
      // (Q A)⁻¹ = A⁻¹ Qᵀ, (A Q)⁻¹ = Qᵀ A⁻¹
      const [first, last] = [a.args[0]!, a.args.at(-1)!]
      if (isOrthogonal(first)) return mul(inverse(mul(...a.args.slice(1))), transpose(first))
      return isOrthogonal(last) ? mul(transpose(last), inverse(mul(...a.args.slice(0, -1)))) : undefined
    },
    law: [
      { where: 'Q: n×n orthogonal; a: n', left: 'Q^-1 a', right: "Q' a" },
      {
        where: 'Q: n×n orthogonal; D: n×n diagonal invertible; a: n',
        left: "(Q D Q')^-1 a",
        right: "Q D^-1 Q' a",
      },
    ],
  },
  {
    name: 'norm-of-rotated',
    rewrite: (e) => {
      if (e.kind !== 'apply' || !invariantNorms.some((op) => isApply(e, op))) return undefined
      const a = e.args[0]!
      if (!isApply(a, productOp)) return undefined
      const chain = a.args.filter((f) => isArray(f.shape))
      const scalars = a.args.filter((f) => !isArray(f.shape))
      if (chain.length < 2) return undefined
      const remake = (rest: readonly Expr[]): Expr => e.op.make!([mul(...scalars, ...rest)])
      if (isOrthogonal(chain[0]!)) return remake(chain.slice(1))
      return isOrthogonal(chain.at(-1)!) ? remake(chain.slice(0, -1)) : undefined
    },
    law: [
      { where: 'Q: n×n orthogonal; x: n', left: '||Q x||', right: '||x||' },
      { where: 'Q: n×n orthogonal; x: n', left: '||Q x||^2', right: '||x||^2' },
      { where: 'Q: n×n orthogonal; X: m×n', left: "||X Q'||_F^2", right: '||X||_F^2' },
      { where: 'Q: m×m orthogonal; X: m×n', left: '||Q X||_2', right: '||X||_2' },
    ],
  },
  {
    name: 'determinant-of-orthogonal',
    rewrite: (e) => {
      // det Q = ±1
      const inner = isApply(e, absOp) || (isApply(e, powerOp) && isEven(e.args[1]!)) ? e.args[0]! : undefined
      return inner && isApply(inner, detOp) && isOrthogonal(inner.args[0]!) ? one : undefined
    },
    law: [
      { where: 'Q: n×n orthogonal; x: n', left: 'det(Q)^2 x', right: 'x' },
      { where: 'Q: n×n orthogonal; x: n', left: 'abs(det(Q)) x', right: 'x' },
    ],
  },
  {
    name: 'transpose-of-antisymmetric',
    rewrite: (e) =>
      isApply(e, transposeOp) && has(e.args[0]!, 'antisymmetric') ? neg(e.args[0]!) : undefined,
    law: [{ where: 'K: n×n antisymmetric; x: n', left: "K' x", right: '-K x' }],
  },
  {
    name: 'antisymmetric-form',
    rewrite: (e) => {
      // xᵀ K x is its own negative; so is a trace or a diagonal
      const chain = isApply(e, productOp) && !isArray(e.shape) ? e.args : undefined
      if (chain && isArray(chain[0]!.shape) && mirrored(chain) && has(middle(chain), 'antisymmetric'))
        return zero
      if (e.kind !== 'apply' || (!isApply(e, traceOp) && !isApply(e, diagonalOp))) return undefined
      const a = e.args[0]!
      const factors = isApply(a, productOp) ? a.args.filter((f) => isArray(f.shape)) : [a]
      return mirrored(factors) && has(middle(factors), 'antisymmetric') ? zeroOf(e.shape) : undefined
    },
    law: [
      { where: 'K: n×n antisymmetric; x: n; y: m', left: "y + (x' K x)", right: 'y' },
      { where: 'K: n×n antisymmetric; B: n×m; y: m', left: "y + tr(B' K B)", right: 'y' },
    ],
  },
  {
    name: 'diagonal-of-diagonal-matrix',
    rewrite: (e) => {
      if (!isApply(e, hadamardOp) || !e.args.some(isIdentity)) return undefined
      const rest = e.args.filter((f) => !isIdentity(f))
      return rest.some((f) => has(f, 'diagonal')) ? hadamard(...rest, onesLike(e.shape)) : undefined
    },
    law: [{ where: 'D: n×n diagonal; x: n', left: '(I .* D) x', right: 'D x' }],
  },
  {
    name: 'powers-of-one-hot',
    rewrite: (e) =>
      isApply(e, powerOp) &&
      hasFixed(e.args[0]!, 'onehot') &&
      isNumber(e.args[1]!) &&
      numberValue(e.args[1]) > 0
        ? e.args[0]
        : undefined,
    law: [{ where: 'y: n onehot; x: n', left: 'y .* y .* x', right: 'y .* x' }],
  },
  {
    name: 'indicator-of-one-hot',
    rewrite: (e) => {
      // the entries are 0 and 1: what the comparison says of these two decides
      const relation = e.kind === 'apply' ? relationOf(e) : undefined
      if (e.kind !== 'apply' || !relation || !hasFixed(e.args[0]!, 'onehot')) return undefined
      const [y, bound] = e.args as [Expr, Expr]
      const at = isZero(bound) ? 0 : isOnes(bound) ? 1 : isNumber(bound) ? numberValue(bound) : undefined
      if (at === undefined) return undefined
      const [off, on] = [0, 1].map((x) => holds(relation, x, at))
      if (off === on) return on ? onesLike(y.shape) : zeroOf(y.shape)
      return on ? y : add(onesLike(y.shape), neg(y))
    },
    law: [
      { where: 'y: n onehot; x: n', left: '[y > 1/2] .* x', right: 'y .* x' },
      { where: 'y: n onehot; x: n', left: '[y < 1/2] .* x', right: '(1 - y) .* x' },
      { where: 'y: n onehot; x: n', left: '[y < 2] .* x', right: 'x' },
    ],
  },
  {
    name: 'norm-of-one-hot',
    rewrite: (e) => {
      if (e.kind !== 'apply' || (!isApply(e, squaredNormOp) && !isApply(e, normOp))) return undefined
      const y = e.args[0]!
      if (!hasFixed(y, 'onehot')) return undefined
      // of a matrix each row has a 1
      const total = y.shape.kind === 'matrix' ? size(y.shape.rows) : one
      return isApply(e, squaredNormOp) ? total : power(total, half)
    },
    law: [
      { where: 'y: n onehot; x: n', left: '||y||^2 x', right: 'x' },
      { where: 'Y: m×n onehot; x: n', left: '||Y||_F^2 x', right: 'm x' },
    ],
  },
]
