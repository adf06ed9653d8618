import { zipEntries } from '../../dense/dense.js'
import type { Operator } from '../../expression/operator.js'
import { sameShapes } from '../../expression/shaping.js'
import { real } from '../samples.js'
import { binarySyntax, denominatorOf } from '../surface.js'
import { hadamard, mul } from './build.js'
import { signOfAll } from './signs.js'

export const hadamardOp: Operator = {
  name: 'hadamard',
  key: 'hadamard',
  commutes: true,
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}(a \odot b) = \mathrm{d}a \odot b + a \odot \mathrm{d}b`,
    cite: { work: 'Petersen and Pedersen, The Matrix Cookbook', place: 'eq. 38' },
  },
  operands: [['vector', 'covector', 'matrix']],
  shape: sameShapes,
  make: (args) => hadamard(...args),
  value: (args) => args.reduce((a, b) => zipEntries(a, b, (x, y) => x * y)),
  linearIn: () => true,
  adjoint: (node, i, g) => hadamard(g, ...node.args.filter((_, j) => j !== i)),
  entry: (node, at, cx) => mul(...node.args.map((a) => cx.of(a, at))),
  surface: (args) => {
    const below = args.flatMap((s) => denominatorOf(s) ?? [])
    const above = args.filter((s) => denominatorOf(s) === undefined)
    const top =
      above.length === 0 ? ({ type: 'number', text: '1' } as const) : binarySyntax('hadamard', above)
    return below.length === 0 ? top : binarySyntax('divide', [top, binarySyntax('hadamard', below)])
  },
  numpy: (args) => ({
    text: args.map((a) => (a.level === 'atom' || a.level === 'power' ? a.text : `(${a.text})`)).join(' * '),
    level: 'product',
  }),
  law: {
    cases: [
      [real.mn, real.mn],
      [real.n, real.n, real.n],
    ],
  },
}
