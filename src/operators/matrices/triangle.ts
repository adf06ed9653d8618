import { denseFrom, entry } from '../../dense/dense.js'
import { apply } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { isArray } from '../../expression/shape.js'
import { isApply, isZero, mul, zeroOf } from '../algebra/build.js'
import { productOp } from '../algebra/product.js'
import { signWithZeros } from '../algebra/signs.js'
import { compare } from '../elementwise/comparison.js'
import { guarded } from '../indices/guarded.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'
import { square } from './frechet.js'

/** The part of a square matrix on and below (above) the diagonal, zero elsewhere. */
function triangle(name: 'tril' | 'triu', keep: (i: number, j: number) => boolean): Operator {
  const op: Operator = {
    name,
    key: name,
    sign: signWithZeros,
    explanation: {
      latex: String.raw`\mathrm{d}\operatorname{${name}}(X) = \operatorname{${name}}(\mathrm{d}X)`,
    },
    spelling: { name, arity: [1, 1] },
    operands: [['matrix']],
    shape: ([a], cx) => square(a!, cx),
    make: ([a]) => (name === 'tril' ? tril(a!) : triu(a!)),
    value: ([a]) => denseFrom(a!.rows, a!.columns, (i, j) => (keep(i, j) ? entry(a!, i, j) : 0)),
    linearIn: () => true,
    adjoint: (_node, _i, g) => (name === 'tril' ? tril(g) : triu(g)),
    entry: (node, [i, j], cx) =>
      guarded(compare(name === 'tril' ? '>=' : '<=', i!, j!), cx.of(node.args[0]!, [i!, j!])),
    surface: (args) => callSyntax(name, args),
    numpy: ([a]) => ({ text: `np.${name}(${a!.text})`, level: 'atom' }),
    law: { cases: [[real.nn]] },
  }
  return op
}

export const trilOp = triangle('tril', (i, j) => i >= j)
export const triuOp = triangle('triu', (i, j) => i <= j)

export const tril = (a: Expr): Expr => picked(trilOp, a)
export const triu = (a: Expr): Expr => picked(triuOp, a)

/** Scalars come out. */
function picked(op: Operator, a: Expr): Expr {
  if (!isArray(a.shape)) return a
  if (isZero(a)) return zeroOf(a.shape)
  const factors = isApply(a, productOp) ? a.args : [a]
  const scalars = factors.filter((f) => !isArray(f.shape))
  return mul(...scalars, apply(op, [mul(...factors.filter((f) => isArray(f.shape)))]))
}
