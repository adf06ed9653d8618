import type { Expr } from '../../expression/node.js'
import { isArray, rowsOf, sameShape } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, identity, inverse, isApply, isIdentity, mul, transpose } from '../../operators/algebra/build.js'
import { inverseOp } from '../../operators/algebra/inverse.js'
import { productOp } from '../../operators/algebra/product.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import type { Move } from '../move.js'

/** (A B)⁻¹ of square matrices as B⁻¹ A⁻¹. */
export const inverseOfProduct: Move = {
  name: 'inverse-of-product',
  *rewrites(e) {
    const inner = isApply(e, inverseOp) ? e.args[0]! : undefined
    if (!inner || !isApply(inner, productOp)) return
    if (inner.args.every((f) => sameShape(f.shape, inner.shape)))
      yield mul(...[...inner.args].reverse().map(inverse))
  },
  law: [{ where: 'A: n×n invertible; B: n×n invertible', left: '(A B)^-1', right: 'B^-1 A^-1' }],
}

/** (I + A B)⁻¹ A as A (I + B A)⁻¹, and back: the smaller matrix may be the one to invert. */
export const pushThrough: Move = {
  name: 'push-through',
  *rewrites(e) {
    if (!isApply(e, productOp)) return
    for (const [i, f] of e.args.entries()) {
      const inner = invertedSum(f)
      if (!inner || !isApply(inner, addOp) || inner.args.length !== 2) continue
      const unit = inner.args.find(isScaledIdentity)
      const chain = inner.args.find((t) => t !== unit)
      if (!unit || !chain || !isApply(chain, productOp)) continue
      const arrays = chain.args.filter((x) => isArray(x.shape))
      const scalars = chain.args.filter((x) => !isArray(x.shape))
      for (let k = 1; k < arrays.length; k++) {
        const [a, b] = [arrays.slice(0, k), arrays.slice(k)]
        const size = rowsOf(b[0]!.shape)
        const one = mul(
          ...(isApply(unit, productOp) ? unit.args.filter((x) => !isArray(x.shape)) : []),
          identity(size),
        )
        if (!isArray(one.shape)) continue
        const turned = inverse(add(one, mul(...scalars, ...b, ...a)))
        const stands = (at: number, list: readonly Expr[]): boolean =>
          at >= 0 && list.every((x, j) => e.args[at + j] === x)
        if (stands(i + 1, a)) yield mul(...e.args.slice(0, i), ...a, turned, ...e.args.slice(i + 1 + k))
        if (stands(i - b.length, b))
          yield mul(...e.args.slice(0, i - b.length), turned, ...b, ...e.args.slice(i + 1))
      }
    }
  },
  law: [
    { where: 'A: m×n; B: n×m', left: '(I + A B)^-1 A', right: 'A (I + B A)^-1' },
    { where: 'A: m×n; B: n×m; c: scalar', left: 'B (c I + A B)^-1', right: '(c I + B A)^-1 B' },
  ],
}

/** The sum S of S⁻¹; of S⁻ᵀ the transpose, term by term. */
function invertedSum(f: Expr): Expr | undefined {
  if (isApply(f, inverseOp)) return f.args[0]
  const inner = isApply(f, transposeOp) ? f.args[0]! : undefined
  const sum = inner && isApply(inner, inverseOp) ? inner.args[0]! : undefined
  return sum && isApply(sum, addOp) ? add(...sum.args.map(transpose)) : undefined
}

const isScaledIdentity = (t: Expr): boolean => {
  const arrays = isApply(t, productOp) ? t.args.filter((f) => isArray(f.shape)) : [t]
  return arrays.length === 1 && isIdentity(arrays[0]!)
}
