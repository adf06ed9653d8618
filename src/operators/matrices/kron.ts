import { denseFrom, entry } from '../../dense/dense.js'
import { dim, divideDim, multiplyDims } from '../../expression/dimension.js'
import { apply, build } from '../../expression/make.js'
import type { ApplyNode, Expr } from '../../expression/node.js'
import type { CodePiece, Operator } from '../../expression/operator.js'
import {
  columnsOf,
  covector,
  isArray,
  matrix,
  rowsOf,
  type Shape,
  sameShape,
  shapeText,
  vector,
} from '../../expression/shape.js'
import type { ShapeContext } from '../../expression/shaping.js'
import { addOp } from '../algebra/add.js'
import {
  add,
  identity,
  inverse,
  isApply,
  isIdentity,
  isZero,
  mul,
  transpose,
  zeroOf,
} from '../algebra/build.js'
import { innerProduct } from '../algebra/inner.js'
import { inverseOp } from '../algebra/inverse.js'
import { productOp } from '../algebra/product.js'
import { signOfAll } from '../algebra/signs.js'
import { trace } from '../algebra/trace.js'
import { transposeOp } from '../algebra/transpose.js'
import { real } from '../samples.js'
import { binarySyntax, callSyntax } from '../surface.js'

const [m, n, p, q] = [dim('m'), dim('n'), dim('p'), dim('q')]
const anyArray = ['vector', 'covector', 'matrix', 'scalar'] as const

/** The blocks a_ij B: (m p)×(n q) for A m×n, B p×q. */
export const kronOp: Operator = {
  name: 'kron',
  key: 'kron',
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}(A \otimes B) = \mathrm{d}A \otimes B + A \otimes \mathrm{d}B`,
    cite: { work: 'Petersen and Pedersen, The Matrix Cookbook', place: 'eq. 39' },
  },
  spelling: { name: 'kron', arity: [2, 2] },
  operands: [anyArray],
  shape: ([a, b]) => {
    if (!isArray(a!)) return b!
    if (!isArray(b!)) return a!
    const rows = multiplyDims(rowsOf(a!), rowsOf(b!))
    const columns = multiplyDims(columnsOf(a!), columnsOf(b!))
    if (a!.kind === 'vector' && b!.kind === 'vector') return vector(rows)
    return a!.kind === 'covector' && b!.kind === 'covector' ? covector(columns) : matrix(rows, columns)
  },
  make: ([a, b]) => {
    if (!isArray(a!.shape) || !isArray(b!.shape)) return mul(a!, b!)
    if (isZero(a!) || isZero(b!)) return zeroOf(apply(kronOp, [a!, b!]).shape)
    if (isIdentity(a!) && isIdentity(b!)) return identity(multiplyDims(rowsOf(a!.shape), rowsOf(b!.shape)))
    return apply(kronOp, [a!, b!])
  },
  value: ([a, b]) =>
    denseFrom(
      a!.rows * b!.rows,
      a!.columns * b!.columns,
      (i, j) =>
        entry(a!, Math.floor(i / b!.rows), Math.floor(j / b!.columns)) *
        entry(b!, i % b!.rows, j % b!.columns),
    ),
  differential: (node, d) => {
    const [a, b] = node.args as [Expr, Expr]
    const parts = d.flatMap((x, i) => {
      if (!x) return []
      if (node.shape.kind === 'vector') return [mul(columnSlope(a, b, i), x)]
      return [i === 0 ? kron(x, b) : kron(a, x)]
    })
    return add(...parts)
  },
  linearIn: () => true,
  adjoint: (node, i, g) => {
    const [a, b] = node.args as [Expr, Expr]
    if (node.shape.kind === 'vector') return mul(transpose(columnSlope(a, b, i)), g)
    return i === 0 ? blockDot(g, b) : blockSum(g, a)
  },
  surface: (args) => binarySyntax('kron', args),
  numpy: ([a, b], node) => {
    const [s, t] = node.args.map((x) => x.shape) as [Shape, Shape]
    if (node.shape.kind !== 'matrix' || (s.kind === 'matrix' && t.kind === 'matrix'))
      return { text: `np.kron(${a!.text}, ${b!.text})`, level: 'atom' }
    return { text: `np.kron(${flat(a!.text, s)}, ${flat(b!.text, t)})`, level: 'atom' }
  },
  law: {
    cases: [
      [real.mn, { shape: matrix(p, q) }],
      [real.m, real.n],
      [real.m, { shape: covector(n) }],
      [{ shape: covector(m) }, { shape: matrix(p, q) }],
      [real.mn, { shape: vector(p) }],
    ],
  },
}
export const kron = (a: Expr, b: Expr): Expr => build(kronOp, [a, b])

/** Of columns it is a product with either: a ⊗ b = (I ⊗ b) a = (a ⊗ I) b. */
const columnSlope = (a: Expr, b: Expr, i: number): Expr =>
  i === 0 ? kron(identity(rowsOf(a.shape)), b) : kron(a, identity(rowsOf(b.shape)))

/** The factors of A ⊗ B, of its transpose, and of its inverse where both are square. */
export function kronFactors(e: Expr): readonly [Expr, Expr] | undefined {
  if (isApply(e, kronOp)) return [e.args[0]!, e.args[1]!]
  const of = isApply(e, transposeOp) ? transpose : isApply(e, inverseOp) ? inverse : undefined
  const inner = of && e.kind === 'apply' ? kronFactors(e.args[0]!) : undefined
  if (!of || !inner || (of === inverse && !inner.every(isSquare))) return undefined
  return [of(inner[0]), of(inner[1])]
}

const isSquare = (e: Expr): boolean => e.shape.kind === 'matrix' && e.shape.rows === e.shape.columns

/** A 1-D array as the column or row that it is. */
const flat = (text: string, s: Shape): string =>
  s.kind === 'vector'
    ? `np.reshape(${text}, (-1, 1))`
    : s.kind === 'covector'
      ? `np.reshape(${text}, (1, -1))`
      : text

/** The helpers take and give 2-D arrays. */
function blockCode(helper: string, args: readonly CodePiece[], node: ApplyNode): CodePiece {
  const call = `${helper}(${args.map((a, i) => flat(a.text, node.args[i]!.shape)).join(', ')})`
  return { text: node.shape.kind === 'matrix' ? call : `np.ravel(${call})`, level: 'atom' }
}

/** The shape with which G, made of blocks of the size of B, is a matrix of such blocks. */
function quotientShape(g: Shape, b: Shape, cx: ShapeContext): Shape {
  const rows = divideDim(rowsOf(g), rowsOf(b))
  const columns = divideDim(columnsOf(g), columnsOf(b))
  if (!rows || !columns) return cx.fail(`${shapeText(g)} does not divide into blocks of ${shapeText(b)}`)
  return rows.key === '1' ? covector(columns) : columns.key === '1' ? vector(rows) : matrix(rows, columns)
}

/** ⟨G_ij, B⟩ for the blocks G_ij of G that are of B's size: what A ⊗ B is adjoint to in A. */
export const blockDotOp: Operator = {
  name: 'block_dot',
  key: 'block_dot',
  explanation: {
    latex: String.raw`\langle G, A \otimes B\rangle = \sum_{ij} A_{ij}\,\langle G_{ij}, B\rangle`,
  },
  spelling: { name: 'block_dot', arity: [2, 2] },
  operands: [['matrix', 'vector', 'covector']],
  shape: ([g, b], cx) => quotientShape(g!, b!, cx),
  make: ([g, b]) => blockDot(g!, b!),
  value: ([g, b]) =>
    denseFrom(g!.rows / b!.rows, g!.columns / b!.columns, (i, j) => {
      let s = 0
      for (let k = 0; k < b!.rows; k++)
        for (let l = 0; l < b!.columns; l++)
          s += entry(g!, i * b!.rows + k, j * b!.columns + l) * entry(b!, k, l)
      return s
    }),
  linearIn: () => true,
  adjoint: (node, i, h) => (i === 0 ? kron(h, node.args[1]!) : blockSum(node.args[0]!, h)),
  surface: (args) => callSyntax('block_dot', args),
  numpy: (args, node, cx) => blockCode(cx.helper('block_dot'), args, node),
  law: { cases: [[{ shape: matrix(multiplyDims(m, p), multiplyDims(n, q)) }, { shape: matrix(p, q) }]] },
}

/** Σ_ij A_ij G_ij over the blocks of G, as many as A has entries: what A ⊗ B is adjoint to in B. */
export const blockSumOp: Operator = {
  name: 'block_sum',
  key: 'block_sum',
  explanation: {
    latex: String.raw`\langle G, A \otimes B\rangle = \Bigl\langle \sum_{ij} A_{ij}\, G_{ij}, B\Bigr\rangle`,
  },
  spelling: { name: 'block_sum', arity: [2, 2] },
  operands: [['matrix', 'vector', 'covector']],
  shape: ([g, a], cx) => quotientShape(g!, a!, cx),
  make: ([g, a]) => blockSum(g!, a!),
  value: ([g, a]) => {
    const [rows, columns] = [g!.rows / a!.rows, g!.columns / a!.columns]
    return denseFrom(rows, columns, (k, l) => {
      let s = 0
      for (let i = 0; i < a!.rows; i++)
        for (let j = 0; j < a!.columns; j++) s += entry(a!, i, j) * entry(g!, i * rows + k, j * columns + l)
      return s
    })
  },
  linearIn: () => true,
  adjoint: (node, i, h) => (i === 0 ? kron(node.args[1]!, h) : blockDot(node.args[0]!, h)),
  surface: (args) => callSyntax('block_sum', args),
  numpy: (args, node, cx) => blockCode(cx.helper('block_sum'), args, node),
  law: { cases: [[{ shape: matrix(multiplyDims(m, p), multiplyDims(n, q)) }, real.mn]] },
}

/** I_mn is I_m ⊗ I_n, and a product of Kronecker products comes apart; scalars and terms come out. */
export function blockDot(g: Expr, b: Expr): Expr {
  const split = throughTerms(g, (t) => blockDot(t, b))
  if (split) return split
  const made = apply(blockDotOp, [g, b])
  if (isIdentity(g) && isSquare(b)) return mul(trace(b), identity(rowsOf(made.shape)))
  const [c, d] = kronFactors(g) ?? []
  return c && sameShape(d!.shape, b.shape) ? mul(innerProduct(d!, b), c) : made
}

export function blockSum(g: Expr, a: Expr): Expr {
  const split = throughTerms(g, (t) => blockSum(t, a))
  if (split) return split
  const made = apply(blockSumOp, [g, a])
  if (isIdentity(g) && isSquare(a)) return mul(trace(a), identity(rowsOf(made.shape)))
  const [c, d] = kronFactors(g) ?? []
  return c && sameShape(c.shape, a.shape) ? mul(innerProduct(c, a), d!) : made
}

/** A linear map on a sum whose terms come apart, or on a multiple. */
function throughTerms(g: Expr, f: (t: Expr) => Expr): Expr | undefined {
  if (isApply(g, addOp) && g.args.some((t) => kronFactors(bare(t)) || isIdentity(bare(t))))
    return add(...g.args.map(f))
  const rest = bare(g)
  return rest === g ? undefined : mul(...scalarsOf(g), f(rest))
}

const scalarsOf = (e: Expr): Expr[] => (isApply(e, productOp) ? e.args.filter((x) => !isArray(x.shape)) : [])

/** Without its scalar factors. */
function bare(e: Expr): Expr {
  if (scalarsOf(e).length === 0 || !isApply(e, productOp)) return e
  return mul(...e.args.filter((x) => isArray(x.shape)))
}
