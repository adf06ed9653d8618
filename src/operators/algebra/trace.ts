import { entry, scalarOf } from '../../dense/dense.js'
import { apply } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { isArray, rowsOf, scalar } from '../../expression/shape.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'
import { add, identity, isApply, mul, transpose } from './build.js'
import { productOp } from './product.js'
import { signOfAll } from './signs.js'
import { transposeOp } from './transpose.js'

/** tr X of a square matrix. */
export const traceOp: Operator = {
  name: 'trace',
  key: 'trace',
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}\operatorname{tr}(X) = \operatorname{tr}(\mathrm{d}X)`,
    cite: { work: 'Petersen and Pedersen, The Matrix Cookbook', place: 'eq. 36' },
  },
  spelling: { name: 'tr', aliases: ['trace', 'Tr'], latex: String.raw`\operatorname{tr}`, arity: [1, 1] },
  operands: [['matrix', 'scalar']],
  shape: ([a], cx) => {
    if (a!.kind === 'matrix') cx.same(a!.rows, a!.columns, 'numbers of rows and columns')
    else if (isArray(a!)) cx.fail('the trace is of a square matrix')
    return scalar
  },
  make: ([a]) => trace(a!),
  value: ([a]) => {
    let t = 0
    for (let i = 0; i < a!.rows; i++) t += entry(a!, i, i)
    return scalarOf(t)
  },
  linearIn: () => true,
  adjoint: (node, _i, g) => mul(g, identity(rowsOf(node.args[0]!.shape))),
  entry: (node, _at, cx) => {
    const a = node.args[0]!
    return cx.sum(rowsOf(a.shape), (i) => cx.of(a, [i, i]))
  },
  surface: (args) => callSyntax('tr', args),
  numpy: ([a]) => ({ text: `np.trace(${a!.text})`, level: 'atom' }),
  law: { cases: [[real.nn]] },
}

/** tr A; scalars come out of it, an outer product closes to an inner one, a transpose at the outside is dropped. */
export function trace(a: Expr): Expr {
  if (!isArray(a.shape)) return a
  if (isApply(a, transposeOp)) return trace(a.args[0]!)
  if (isApply(a, productOp)) {
    const scalars = a.args.filter((f) => !isArray(f.shape))
    const chain = a.args.filter((f) => isArray(f.shape))
    const column = chain.findIndex((f) => f.shape.kind === 'vector')
    // … v)(wᵀ … : what starts with the row comes round to the front
    if (column >= 0) return mul(...scalars, mul(...chain.slice(column + 1), ...chain.slice(0, column + 1)))
    if (scalars.length > 0) return mul(...scalars, apply(traceOp, [mul(...chain)]))
  }
  return apply(traceOp, [a])
}

/** X + Xᵀ. */
export const symmetrised = (a: Expr): Expr => add(a, transpose(a))
