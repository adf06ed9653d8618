import { denseFrom } from '../../dense/dense.js'
import { solveDense } from '../../dense/mathjs.js'
import { apply } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Dense, Operator } from '../../expression/operator.js'
import { columnsOf, isArray, rowsOf } from '../../expression/shape.js'
import { add, isApply, isZero, mul, neg, transpose, zeroOf } from '../algebra/build.js'
import { productOp } from '../algebra/product.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'
import { square } from './frechet.js'

/** The Y with A Y + Y B = C, where no eigenvalue of A is one of −B: m×n for A m×m, B n×n. */
export const sylvesterOp: Operator = {
  name: 'sylvester',
  key: 'sylvester',
  explanation: {
    latex: String.raw`A Y + Y B = C:\quad A\,\mathrm{d}Y + \mathrm{d}Y\,B = \mathrm{d}C - \mathrm{d}A\,Y - Y\,\mathrm{d}B`,
    cite: { work: 'Golub and Van Loan, Matrix Computations', place: 'sec. 7.6.3' },
  },
  spelling: { name: 'sylvester', arity: [3, 3] },
  operands: [['matrix']],
  shape: ([a, b, c], cx) => {
    square(a!, cx)
    square(b!, cx)
    cx.same(rowsOf(a!), rowsOf(c!), 'numbers of rows')
    cx.same(columnsOf(b!), columnsOf(c!), 'numbers of columns')
    return c!
  },
  make: ([a, b, c]) => sylvester(a!, b!, c!),
  value: ([a, b, c]) => solved(a!, b!, c!),
  differential: (node, [da, db, dc], out) => {
    const [a, b, c] = node.args as [Expr, Expr, Expr]
    const right = add(
      dc ?? zeroOf(c.shape),
      da ? neg(mul(da, out)) : zeroOf(c.shape),
      db ? neg(mul(out, db)) : zeroOf(c.shape),
    )
    return sylvester(a, b, right)
  },
  linearIn: (_node, i) => i === 2,
  adjoint: (node, _i, g) => sylvester(transpose(node.args[0]!), transpose(node.args[1]!), g),
  surface: (args) => callSyntax('sylvester', args),
  numpy: (args, _node, cx) => ({
    text: `${cx.helper('sylvester')}(${args.map((a) => a.text).join(', ')})`,
    level: 'atom',
  }),
  law: {
    cases: [[{ shape: real.nn.shape, domain: 'spd' }, { shape: real.pp.shape, domain: 'spd' }, real.np]],
  },
}

/** Scalars come out of the right side. */
export function sylvester(a: Expr, b: Expr, c: Expr): Expr {
  if (isZero(c)) return zeroOf(c.shape)
  const factors = isApply(c, productOp) ? c.args : [c]
  const scalars = factors.filter((f) => !isArray(f.shape))
  return mul(...scalars, apply(sylvesterOp, [a, b, mul(...factors.filter((f) => isArray(f.shape)))]))
}

/** As one linear system for the entries of Y, row by row. */
function solved(a: Dense, b: Dense, c: Dense): Dense {
  const [m, n] = [a.rows, b.rows]
  const system = denseFrom(m * n, m * n, (r, s) => {
    const [i, j] = [Math.floor(r / n), r % n]
    const [k, l] = [Math.floor(s / n), s % n]
    return (j === l ? a.data[i * m + k]! : 0) + (i === k ? b.data[l * n + j]! : 0)
  })
  const y = solveDense(system, { rows: m * n, columns: 1, data: c.data })
  return { rows: m, columns: n, data: y.data }
}
