import { transposeDense } from '../../dense/dense.js'
import type { Operator } from '../../expression/operator.js'
import { transposeShape } from '../../expression/shape.js'
import { real } from '../samples.js'
import { transposeSyntax } from '../surface.js'
import { transpose } from './build.js'
import { signOfAll } from './signs.js'

export const transposeOp: Operator = {
  name: 'transpose',
  key: 'transpose',
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}(X^{\top}) = (\mathrm{d}X)^{\top}`,
    cite: { work: 'Petersen and Pedersen, The Matrix Cookbook', place: 'eq. 44' },
  },
  spelling: { name: 'transpose', arity: [1, 1] },
  operands: [['scalar', 'vector', 'covector', 'matrix']],
  shape: ([a]) => transposeShape(a!),
  make: ([a]) => transpose(a!),
  value: ([a]) => transposeDense(a!),
  linearIn: () => true,
  adjoint: (_node, _i, g) => transpose(g),
  entry: (node, at, cx) => cx.of(node.args[0]!, [...at].reverse()),
  surface: ([a]) => transposeSyntax(a!),
  numpy: ([a], node) =>
    node.shape.kind === 'matrix'
      ? { text: a!.level === 'atom' ? `${a!.text}.T` : `(${a!.text}).T`, level: 'atom' }
      : a!,
  law: { cases: [[real.mn], [real.n]] },
}
