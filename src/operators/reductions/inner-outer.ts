import { multiplyDense, scalarOf, transposeDense, zipEntries } from '../../dense/dense.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { matrix, rowsOf, scalar } from '../../expression/shape.js'
import { sameShapes } from '../../expression/shaping.js'
import { mul, transpose } from '../algebra/build.js'
import { innerProduct } from '../algebra/inner.js'
import { signOfAll } from '../algebra/signs.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'

/** dot and outer are names for products: only the names are operators of their own. */
export const dotOp: Operator = {
  name: 'dot',
  key: 'dot',
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}\langle a, b\rangle = \langle \mathrm{d}a, b\rangle + \langle a, \mathrm{d}b\rangle`,
  },
  spelling: { name: 'dot', aliases: ['inner'], arity: [2, 2] },
  operands: [['scalar', 'vector', 'covector', 'matrix']],
  shape: (args, cx) => {
    sameShapes(args, cx)
    return scalar
  },
  make: ([a, b]) => innerProduct(a!, b!),
  value: ([a, b]) => scalarOf(zipEntries(a!, b!, (x, y) => x * y).data.reduce((s, x) => s + x, 0)),
  surface: (args) => callSyntax('dot', args),
  numpy: ([a, b]) => ({ text: `np.vdot(${a!.text}, ${b!.text})`, level: 'atom' }),
  law: {
    cases: [
      [real.n, real.n],
      [real.mn, real.mn],
    ],
  },
}
export const dot = (a: Expr, b: Expr): Expr => innerProduct(a, b)

export const outerOp: Operator = {
  name: 'outer',
  key: 'outer',
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}(a b^{\top}) = \mathrm{d}a\, b^{\top} + a\, \mathrm{d}b^{\top}`,
  },
  spelling: { name: 'outer', arity: [2, 2] },
  operands: [['vector']],
  shape: ([a, b]) => matrix(rowsOf(a!), rowsOf(b!)),
  make: ([a, b]) => outer(a!, b!),
  value: ([a, b]) => multiplyDense(a!, transposeDense(b!)),
  surface: (args) => callSyntax('outer', args),
  numpy: ([a, b]) => ({ text: `np.outer(${a!.text}, ${b!.text})`, level: 'atom' }),
  law: { cases: [[real.m, real.n]] },
}
export const outer = (a: Expr, b: Expr): Expr => mul(a, transpose(b))
