import { scalarOf } from '../../dense/dense.js'
import { apply, build, two } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { isArray, scalar } from '../../expression/shape.js'
import { mul, power } from '../algebra/build.js'
import { innerProduct } from '../algebra/inner.js'
import { signOfSize } from '../algebra/signs.js'
import { overEntries } from '../entry.js'
import { real } from '../samples.js'
import { powerSyntax } from '../surface.js'

/** ‖x‖², ‖X‖_F²: the sum of the squares of the entries, one rule instead of the norm and a square. */
export const squaredNormOp: Operator = {
  name: 'squared_norm',
  key: 'squared_norm',
  sign: signOfSize,
  explanation: {
    latex: String.raw`\mathrm{d}\lVert u \rVert^{2} = 2\, u^{\top}\, \mathrm{d}u`,
    cite: { work: 'Petersen and Pedersen, The Matrix Cookbook', place: 'eq. 131' },
  },
  operands: [['scalar', 'vector', 'covector', 'matrix']],
  shape: () => scalar,
  make: ([a]) => (isArray(a!.shape) ? apply(squaredNormOp, [a!]) : power(a!, two)),
  value: ([a]) => scalarOf(a!.data.reduce((s, x) => s + x * x, 0)),
  differential: (node, [d]) => mul(two, innerProduct(node.args[0]!, d!)),
  entry: (node, _at, cx) =>
    overEntries(node.args[0]!.shape, cx, (at) => power(cx.of(node.args[0]!, at), two)),
  surface: ([a], node) =>
    powerSyntax(
      { type: 'norm', arg: a!, kind: node.args[0]!.shape.kind === 'matrix' ? 'F' : null },
      { type: 'number', text: '2' },
      false,
    ),
  numpy: ([a]) => ({ text: `np.sum((${a!.text}) ** 2)`, level: 'atom' }),
  law: { cases: [[real.n], [real.mn]] },
}

export const squaredNorm = (a: Expr): Expr => build(squaredNormOp, [a])
