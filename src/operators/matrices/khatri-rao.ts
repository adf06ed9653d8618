import { denseFrom, entry } from '../../dense/dense.js'
import { dim, multiplyDims } from '../../expression/dimension.js'
import { build } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { columnsOf, matrix, rowsOf } from '../../expression/shape.js'
import { add, hadamard, ones } from '../algebra/build.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'
import { kron } from './kron.js'

const [p, n] = [dim('p'), dim('n')]

/** The Kronecker products of the columns, a₁ ⊗ b₁, a₂ ⊗ b₂, …: (m p)×n for A m×n, B p×n. */
export const khatriRaoOp: Operator = {
  name: 'khatri_rao',
  key: 'khatri_rao',
  explanation: {
    latex: String.raw`\operatorname{vec}(A \operatorname{diag}(x)\, B) = (B^{\top} \ast A)\, x`,
    cite: { work: 'Kolda and Bader, Tensor Decompositions and Applications (2009)', place: 'sec. 2.6' },
  },
  spelling: { name: 'khatri_rao', latex: String.raw`\operatorname{KhatriRao}`, arity: [2, 2] },
  operands: [['matrix']],
  shape: ([a, b], cx) => {
    cx.same(columnsOf(a!), columnsOf(b!), 'numbers of columns')
    return matrix(multiplyDims(rowsOf(a!), rowsOf(b!)), columnsOf(a!))
  },
  value: ([a, b]) =>
    denseFrom(
      a!.rows * b!.rows,
      a!.columns,
      (i, j) => entry(a!, Math.floor(i / b!.rows), j) * entry(b!, i % b!.rows, j),
    ),
  // A ∗ B = (A ⊗ 𝟙) ∘ (𝟙 ⊗ B): linear operators that have an adjoint
  differential: (node, d) => {
    const [a, b] = node.args as [Expr, Expr]
    const product = (x: Expr, y: Expr): Expr =>
      hadamard(kron(x, ones(rowsOf(b.shape))), kron(ones(rowsOf(a.shape)), y))
    return add(...(d[0] ? [product(d[0], b)] : []), ...(d[1] ? [product(a, d[1])] : []))
  },
  surface: (args) => callSyntax('khatri_rao', args),
  numpy: (args, node, cx) => {
    const [a, b] = args.map((p) => (p.level === 'atom' ? p.text : `(${p.text})`))
    return {
      text: `np.reshape(${a}[:, None, :] * ${b}[None, :, :], (-1, ${cx.size(columnsOf(node.shape))}))`,
      level: 'atom',
    }
  },
  law: { cases: [[real.mn, { shape: matrix(p, n) }]] },
}
/** Of two rows it is the entrywise product. */
export const khatriRao = (a: Expr, b: Expr): Expr =>
  a.shape.kind === 'covector' && b.shape.kind === 'covector' ? hadamard(a, b) : build(khatriRaoOp, [a, b])
