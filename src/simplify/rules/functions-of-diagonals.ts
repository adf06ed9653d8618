import { scalarOf, toNumber } from '../../dense/dense.js'
import { build, numberValue, one } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { ValueContext } from '../../expression/operator.js'
import { isArray, rowsOf } from '../../expression/shape.js'
import { identity, isApply, isIdentity, mul } from '../../operators/algebra/build.js'
import { diag, diagOp } from '../../operators/algebra/diagonal.js'
import { productOp } from '../../operators/algebra/product.js'
import type { Rule } from '../rule.js'

/** What stands on the diagonal, a vector or the c of c I, and the number beside it. */
interface Diagonal {
  readonly on: Expr
  readonly beside: number
}

/** Of diag(v), c I and their multiples; of a number, which stands everywhere. */
function diagonalOf(e: Expr): Diagonal | undefined {
  if (e.kind === 'number') return { on: e, beside: numberValue(e) }
  if (isApply(e, diagOp)) return { on: e.args[0]!, beside: 0 }
  if (isIdentity(e)) return { on: one, beside: 0 }
  if (!isApply(e, productOp)) return undefined
  const arrays = e.args.filter((f) => isArray(f.shape))
  const inner = arrays.length === 1 ? diagonalOf(arrays[0]!) : undefined
  return inner && { on: mul(...e.args.filter((f) => !isArray(f.shape)), inner.on), beside: 0 }
}

/** Of an unknown function nobody says that it is 0 at 0. */
const nowhere: ValueContext = {
  size: () => Number.NaN,
  unknown: () => () => Number.NaN,
  unknownMap: (name) => {
    throw new Error(`${name} is no function of one number`)
  },
}

/** Entry by entry, a function that is 0 at 0 leaves the zeros of a diagonal matrix alone. */
export const functionOfDiagonalRules: readonly Rule[] = [
  {
    name: 'function-of-diagonal',
    rewrite: (e) => {
      if (e.kind !== 'apply' || !e.op.elementwise || !isArray(e.shape)) return undefined
      const args = e.args.map(diagonalOf)
      if (!args.every((a) => a !== undefined)) return undefined
      const zeros = e.op.value(
        args.map((a) => scalarOf(a.beside)),
        e,
        nowhere,
      )
      if (toNumber(zeros) !== 0) return undefined
      const on = build(
        e.op,
        args.map((a) => a.on),
      )
      return isArray(on.shape) ? diag(on) : mul(on, identity(rowsOf(e.shape)))
    },
    law: [
      { where: 'v: n', left: 'tanh(diag(v))', right: 'diag(tanh(v))' },
      { where: 'v: n; c: scalar', left: 'relu(c diag(v))', right: 'diag(relu(c v))' },
      { where: 'A: n×n; c: scalar', left: 'A + abs(c I)', right: 'A + abs(c) I' },
      { where: 'v: n', left: 'diag(v).^2', right: 'diag(v.^2)' },
      { where: 'v: n; w: n', left: 'max(diag(v), diag(w))', right: 'diag(max(v, w))' },
    ],
  },
]
