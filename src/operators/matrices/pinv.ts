import { inverseMagnitude } from '../../dense/conditioning.js'
import { pseudoInverseDense, rankFloor, svd } from '../../dense/svd.js'
import { constantDim } from '../../expression/dimension.js'
import { apply, minusOne } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { columnsOf, isArray, rowsOf, transposeShape } from '../../expression/shape.js'
import { add, identity, isApply, mul, neg, power, sub, transpose } from '../algebra/build.js'
import { productOp } from '../algebra/product.js'
import { real } from '../samples.js'

/** Numeric sizes tell which of X⁺X and XX⁺ is the identity for X of full rank: a variable without structure is, a product need not be. */
function knownFull(x: Expr): 'columns' | 'rows' | undefined {
  if (x.kind !== 'symbol' || x.definition || x.properties.size > 0) return undefined
  const [m, n] = [constantDim(rowsOf(x.shape)), constantDim(columnsOf(x.shape))]
  return m === undefined || n === undefined ? undefined : m > n ? 'columns' : 'rows'
}

/** Moore and Penrose's X⁺, n×m for X m×n; its differential holds where the rank is constant. */
export const pinvOp: Operator = {
  name: 'pinv',
  key: 'pinv',
  explanation: {
    latex: String.raw`\mathrm{d}X^{+} = -X^{+}\mathrm{d}X\,X^{+} + X^{+}X^{+\top}\mathrm{d}X^{\top}(I - XX^{+}) + (I - X^{+}X)\,\mathrm{d}X^{\top}X^{+\top}X^{+}`,
    cite: { work: 'Golub and Pereyra, The differentiation of pseudo-inverses (1973)' },
  },
  spelling: { name: 'pinv', arity: [1, 1] },
  operands: [['matrix', 'vector', 'covector', 'scalar']],
  shape: ([a]) => transposeShape(a!),
  make: ([a]) => pinv(a!),
  value: ([a]) => pseudoInverseDense(a!),
  magnitude: ([a], value) => inverseMagnitude(a!, value),
  // a singular value that is 0 stays so where the rank is constant; between zero and small nothing tells the rank
  singular: ([a]) => {
    const { s } = svd(a!)
    const least = s.filter((x) => x > rankFloor * s[0]!).at(-1)
    return least === undefined ? 1 : least / s[0]!
  },
  differential: (node, [d], out) => {
    const x = node.args[0]!
    const full = knownFull(x)
    const dt = transpose(d!)
    const terms = [neg(mul(out, d!, out))]
    // X⁺X = I for full column rank, XX⁺ = I for full row rank: the terms that vanish are left out where the sizes tell
    if (full !== 'rows') terms.push(mul(out, transpose(out), dt, sub(identity(rowsOf(x.shape)), mul(x, out))))
    if (full !== 'columns')
      terms.push(mul(sub(identity(columnsOf(x.shape)), mul(out, x)), dt, transpose(out), out))
    return add(...terms)
  },
  surface: ([arg]) => ({ type: 'pseudoinverse', arg: arg! }),
  numpy: ([a], node) => {
    const kind = node.args[0]!.shape.kind
    return kind === 'matrix'
      ? { text: `np.linalg.pinv(${a!.text})`, level: 'atom' }
      : {
          text: `${a!.level === 'atom' ? a!.text : `(${a!.text})`} / np.vdot(${a!.text}, ${a!.text})`,
          level: 'product',
        }
  },
  law: { cases: [[real.mn]] },
}

/** X⁺; of a vector xᵀ/(xᵀx), of a scalar its reciprocal; scalars that are not zero come out. */
export function pinv(a: Expr): Expr {
  if (!isArray(a.shape)) return power(a, minusOne)
  if (a.shape.kind === 'vector') return mul(power(mul(transpose(a), a), minusOne), transpose(a))
  if (a.shape.kind === 'covector') return transpose(pinv(transpose(a)))
  if (isApply(a, pinvOp)) return a.args[0]!
  if (isApply(a, productOp) && !isArray(a.args[0]!.shape)) {
    const [scalars, chain] = [false, true].map((array) => a.args.filter((f) => isArray(f.shape) === array))
    return mul(power(mul(...scalars!), minusOne), pinv(mul(...chain!)))
  }
  return apply(pinvOp, [a])
}
