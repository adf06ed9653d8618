import { denseFrom } from '../../dense/dense.js'
import { constantDim, type Dim, multiplyDims } from '../../expression/dimension.js'
import { apply } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { matrix } from '../../expression/shape.js'
import { identity } from '../algebra/build.js'
import { callSyntax, dimSyntax } from '../surface.js'

const made = new Map<string, Operator>()
const sizes = new WeakMap<Operator, readonly [Dim, Dim]>()

/** K with K vec(X) = vec(Xᵀ) for X m×n: a permutation, mn×mn. */
export function commutationOf(m: Dim, n: Dim): Operator {
  const key = `commutation[${m.key},${n.key}]`
  const found = made.get(key)
  if (found) return found
  const size = multiplyDims(m, n)
  const op: Operator = {
    name: 'commutation',
    key,
    explanation: {
      latex: String.raw`K_{mn}\operatorname{vec}(X) = \operatorname{vec}(X^{\top})`,
      cite: { work: 'Magnus and Neudecker, Matrix Differential Calculus', place: 'sec. 3.7' },
    },
    operands: [],
    shape: () => matrix(size, size),
    value: (_args, _node, cx) => {
      const [rows, columns] = [cx.size(m), cx.size(n)]
      return denseFrom(rows * columns, rows * columns, (r, c) => {
        // entry (i, j) of X is at i + j·rows in vec(X), at j + i·columns in vec(Xᵀ)
        const [i, j] = [c % rows, Math.floor(c / rows)]
        return r === j + i * columns ? 1 : 0
      })
    },
    surface: () => callSyntax('commutation', [dimSyntax(m), dimSyntax(n)]),
    numpy: (_args, _node, cx) => ({
      text: `${cx.helper('commutation')}(${cx.size(m)}, ${cx.size(n)})`,
      level: 'atom',
    }),
  }
  made.set(key, op)
  sizes.set(op, [m, n])
  return op
}

/** Of a vector there is nothing to turn: K is I. */
export const commutation = (m: Dim, n: Dim): Expr =>
  constantDim(m) === 1 || constantDim(n) === 1 ? identity(multiplyDims(m, n)) : apply(commutationOf(m, n), [])

/** m and n of K_mn. */
export const commutationSizes = (e: Expr): readonly [Dim, Dim] | undefined =>
  e.kind === 'apply' ? sizes.get(e.op) : undefined
