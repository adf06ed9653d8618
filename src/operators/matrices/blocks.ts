import { denseFrom, entry } from '../../dense/dense.js'
import { addDims, constantDim, type Dim, dim } from '../../expression/dimension.js'
import { apply } from '../../expression/make.js'
import type { ApplyNode, Expr } from '../../expression/node.js'
import type { CodeContext, CodePiece, Dense, Operator } from '../../expression/operator.js'
import {
  columnsOf,
  covector,
  isArray,
  matrix,
  rowsOf,
  type Shape,
  shapeKey,
  vector,
} from '../../expression/shape.js'
import type { Syntax } from '../../language/syntax.js'
import { addOp } from '../algebra/add.js'
import { add, identity, isApply, isIdentity, isZero, mul, transpose, zeroOf } from '../algebra/build.js'
import { productOp } from '../algebra/product.js'
import { dimSyntax, numberSyntax, productSyntax, transposeSyntax } from '../surface.js'

/** Matrices written out: rows of entries or blocks. One operator for each layout, the number of blocks in each row. */
const made = new Map<string, Operator>()
const layouts = new WeakMap<Operator, readonly number[]>()

const rowsAs = <T>(layout: readonly number[], items: readonly T[]): T[][] => {
  let at = 0
  return layout.map((n) => items.slice(at, (at += n)))
}

const total = (dims: readonly Dim[]): Dim => addDims(...dims)

/** A column if every row is one block wide and 1 across, a row if there is one row that is 1 high, else a matrix. */
function blockShape(rows: readonly (readonly Shape[])[]): Shape {
  const height = total(rows.map((r) => rowsOf(r[0]!)))
  const width = total(rows[0]!.map(columnsOf))
  if (rows.length === 1 && rows[0]!.length === 1) return rows[0]![0]!
  if (rows.every((r) => r.length === 1 && (!isArray(r[0]!) || r[0]!.kind === 'vector'))) return vector(height)
  if (rows.length === 1 && rows[0]!.every((s) => !isArray(s) || s.kind === 'covector')) return covector(width)
  return matrix(height, width)
}

export function blocksOf(layout: readonly number[]): Operator {
  const key = `blocks[${layout.join()}]`
  const found = made.get(key)
  if (found) return found
  const op: Operator = {
    name: 'blocks',
    key,
    explanation: {
      latex: String.raw`\mathrm{d}\begin{bmatrix} A & B \\ C & D \end{bmatrix} = \begin{bmatrix} \mathrm{d}A & \mathrm{d}B \\ \mathrm{d}C & \mathrm{d}D \end{bmatrix}`,
    },
    operands: [['scalar', 'vector', 'covector', 'matrix']],
    shape: (args, cx) => {
      const rows = rowsAs(layout, args)
      for (const r of rows)
        for (const s of r) cx.same(rowsOf(r[0]!), rowsOf(s), 'heights of the blocks in a row')
      const width = total(rows[0]!.map(columnsOf))
      for (const r of rows) cx.same(width, total(r.map(columnsOf)), 'widths of the rows of blocks')
      return blockShape(rows)
    },
    make: (args) => blocks(rowsAs(layout, args)),
    value: (args) => joined(rowsAs(layout, args)),
    // all blocks vary together: the differential puts every dᵢ in its place
    differential: (node, d) =>
      blocks(
        rowsAs(
          layout,
          node.args.map((a, i) => d[i] ?? zeroOf(a.shape)),
        ),
      ),
    linearIn: () => true,
    adjoint: (node, i, g) =>
      blockAt(
        g,
        layout,
        node.args.map((a) => a.shape),
        i,
      ),
    surface: (args): Syntax => ({ type: 'matrix', rows: rowsAs(layout, args) }),
    numpy: (args, node) => blocksCode(args, node, layout),
  }
  made.set(key, op)
  layouts.set(op, layout)
  return op
}

function joined(rows: readonly (readonly Dense[])[]): Dense {
  const height = rows.reduce((s, r) => s + r[0]!.rows, 0)
  const width = rows[0]!.reduce((s, b) => s + b.columns, 0)
  const out = denseFrom(height, width, () => 0)
  let top = 0
  for (const r of rows) {
    let left = 0
    for (const b of r) {
      for (let i = 0; i < b.rows; i++)
        for (let j = 0; j < b.columns; j++) out.data[(top + i) * width + left + j] = entry(b, i, j)
      left += b.columns
    }
    top += r[0]!.rows
  }
  return out
}

function blocksCode(args: readonly CodePiece[], node: ApplyNode, layout: readonly number[]): CodePiece {
  if (node.args.every((a) => !isArray(a.shape))) {
    const rows = rowsAs(
      layout,
      args.map((a) => a.text),
    )
    const flat = node.shape.kind !== 'matrix'
    const text = flat ? rows.flat().join(', ') : rows.map((r) => `[${r.join(', ')}]`).join(', ')
    return { text: `np.array([${text}], dtype=float)`, level: 'atom' }
  }
  if (node.shape.kind !== 'matrix') {
    const parts = args.map((a, i) => (isArray(node.args[i]!.shape) ? a.text : `[${a.text}]`))
    return { text: `np.concatenate([${parts.join(', ')}])`, level: 'atom' }
  }
  const parts = args.map((a, i) => {
    const kind = node.args[i]!.shape.kind
    if (kind === 'matrix') return a.text
    return `np.reshape(${a.text}, ${kind === 'vector' ? '(-1, 1)' : '(1, -1)'})`
  })
  return {
    text: `np.block([${rowsAs(layout, parts)
      .map((r) => `[${r.join(', ')}]`)
      .join(', ')}])`,
    level: 'atom',
  }
}

/** [A, B; C, D]: rows of blocks. */
export function blocks(rows: readonly (readonly Expr[])[]): Expr {
  const args = rows.flat()
  if (args.length === 1) return args[0]!
  const node = apply(blocksOf(rows.map((r) => r.length)), args)
  return args.every(isZero) ? zeroOf(node.shape) : node
}

/** The rows of blocks of a matrix written out; undefined for anything else. */
export function blockRows(e: Expr): Expr[][] | undefined {
  const layout = e.kind === 'apply' ? layouts.get(e.op) : undefined
  return layout && e.kind === 'apply' ? rowsAs(layout, e.args) : undefined
}

/** Where a block stands: its first row and column, and its size. */
interface Place {
  readonly top: Dim
  readonly left: Dim
}

function placeOf(layout: readonly number[], shapes: readonly Shape[], i: number): Place {
  const rows = rowsAs(layout, shapes)
  let at = i
  for (let r = 0; ; r++) {
    if (at < rows[r]!.length)
      return {
        top: total(rows.slice(0, r).map((row) => rowsOf(row[0]!))),
        left: total(rows[r]!.slice(0, at).map(columnsOf)),
      }
    at -= rows[r]!.length
  }
}

/** The block of G in the place of block i of a block matrix with the given layout: the adjoint of putting it there. */
export function blockAt(g: Expr, layout: readonly number[], shapes: readonly Shape[], i: number): Expr {
  if (isZero(g)) return zeroOf(shapes[i]!)
  if (isApply(g, blocksOf(layout)) && g.args.every((a, k) => shapeKey(a.shape) === shapeKey(shapes[k]!)))
    return g.args[i]!
  if (isApply(g, productOp)) {
    const scalars = g.args.filter((f) => !isArray(f.shape))
    if (scalars.length > 0)
      return mul(...scalars, blockAt(mul(...g.args.filter((f) => isArray(f.shape))), layout, shapes, i))
    const inside = blockOfProduct(g, shapes[i]!, placeOf(layout, shapes, i))
    if (inside) return inside
  }
  if (isIdentity(g)) {
    const { diagonal, apart } = onIdentity(layout, shapes, i)
    if (diagonal) return identity(rowsOf(shapes[i]!))
    if (apart) return zeroOf(shapes[i]!)
  }
  if (isApply(g, addOp)) {
    const terms = g.args.map((t) => blockAt(t, layout, shapes, i))
    // a sum comes apart only if some term gets simpler
    if (terms.some((t) => !(t.kind === 'apply' && t.op.name === 'block'))) return add(...terms)
  }
  return apply(blockAtOf(layout, shapes, i), [g])
}

/** The upper block of [A; B] X is A X, the left block of X [A, B] is X A: taken inside, where a factor has such blocks. */
function blockOfProduct(g: ApplyNode, shape: Shape, { top, left }: Place): Expr | undefined {
  const [first, last] = [g.args[0]!, g.args.at(-1)!]
  const high = rowsOf(g.shape) === rowsOf(shape)
  const wide = columnsOf(g.shape) === columnsOf(shape)
  const upper = high ? first : rowOfBlocks(first, top, rowsOf(shape))
  const turned = wide ? transpose(last) : rowOfBlocks(transpose(last), left, columnsOf(shape))
  return upper && turned && mul(upper, ...g.args.slice(1, -1), transpose(turned))
}

/** The row of blocks that starts at a row of the whole and is as high. */
function rowOfBlocks(e: Expr, top: Dim, height: Dim): Expr | undefined {
  let at = dim(0)
  for (const row of blockRows(e) ?? []) {
    const here = rowsOf(row[0]!.shape)
    if (at === top && here === height) return blocks([row])
    at = addDims(at, here)
  }
  return undefined
}

/** Where a block lies in an identity matrix that is cut alike across and down. */
function onIdentity(
  layout: readonly number[],
  shapes: readonly Shape[],
  i: number,
): { diagonal: boolean; apart: boolean } {
  const rows = rowsAs(layout, shapes)
  const place = placeOf(layout, shapes, i)
  const [height, width] = [rowsOf(shapes[i]!), columnsOf(shapes[i]!)]
  const alike = rows.every(
    (r) => r.length === rows.length && r.every((s, k) => columnsOf(s) === rowsOf(rows[k]![0]!)),
  )
  const diagonal = shapes[i]!.kind === 'matrix' && place.top === place.left && height === width
  return { diagonal, apart: alike && place.top !== place.left }
}

/** The selections with which block i of a block matrix stands in it: S₁ (its block) S₂; none where the block is as high, or as wide, as all. */
export function blockSelections(node: ApplyNode, i: number): { before?: Expr; after?: Expr } {
  const layout = layouts.get(node.op)!
  const shapes = node.args.map((a) => a.shape)
  const shape = shapes[i]!
  const { top, left } = placeOf(layout, shapes, i)
  const select = (start: Dim, length: Dim, whole: Dim): Expr | undefined => {
    const after = remaining(whole, start, length)
    if (length === whole) return undefined
    const none = (d: Dim): boolean => constantDim(d) === 0
    const zeros = (d: Dim): Expr[][] =>
      none(d) ? [] : [[zeroOf(constantDim(length) === 1 ? vector(d) : matrix(d, length))]]
    return blocks([...zeros(start), [identity(length)], ...zeros(after)])
  }
  const before = select(top, rowsOf(shape), rowsOf(node.shape))
  const after = select(left, columnsOf(shape), columnsOf(node.shape))
  return { ...(before && { before }), ...(after && { after: transpose(after) }) }
}

function blockAtOf(layout: readonly number[], shapes: readonly Shape[], i: number): Operator {
  const key = `block[${layout.join()};${shapes.map(shapeKey).join()};${i}]`
  const found = made.get(key)
  if (found) return found
  const shape = shapes[i]!
  const { top, left } = placeOf(layout, shapes, i)
  const whole = blockShape(rowsAs(layout, shapes))
  const [below, right] = [
    remaining(rowsOf(whole), top, rowsOf(shape)),
    remaining(columnsOf(whole), left, columnsOf(shape)),
  ]
  const op: Operator = {
    name: 'block',
    key,
    explanation: {
      latex: String.raw`\langle G, [A, B]\rangle = \langle G_1, A\rangle + \langle G_2, B\rangle`,
    },
    operands: [['vector', 'covector', 'matrix']],
    shape: ([g], cx) => {
      cx.same(rowsOf(g!), rowsOf(whole), 'numbers of rows')
      cx.same(columnsOf(g!), columnsOf(whole), 'numbers of columns')
      return shape
    },
    make: ([g]) => blockAt(g!, layout, shapes, i),
    value: ([g], _node, cx) => {
      const [t, l] = [cx.size(top), cx.size(left)]
      return denseFrom(cx.size(rowsOf(shape)), cx.size(columnsOf(shape)), (r, c) => entry(g!, t + r, l + c))
    },
    linearIn: () => true,
    adjoint: (_node, _i, h) =>
      blocks(
        rowsAs(
          layout,
          shapes.map((s, k) => (k === i ? h : zeroOf(s))),
        ),
      ),
    // as the product with selections that it is: [0, I] G [0; I]
    surface: ([g]) => {
      const before = selection(top, rowsOf(shape), below, false)
      const after = selection(left, columnsOf(shape), right, true)
      return productSyntax([...(before ? [before] : []), g!, ...(after ? [after] : [])])
    },
    numpy: ([g], node, cx) => ({
      text: `${bracketed(g!)}[${slices(node.args[0]!.shape, shape, top, left, cx)}]`,
      level: 'atom',
    }),
  }
  made.set(key, op)
  return op
}

const bracketed = (p: CodePiece): string => (p.level === 'atom' ? p.text : `(${p.text})`)

/** What is left of a size after `start` and `length`. */
const remaining = (whole: Dim, start: Dim, length: Dim): Dim =>
  addDims(
    whole,
    ...[start, length].map((d) => ({
      ...d,
      terms: d.terms.map((t) => ({ ...t, coefficient: -t.coefficient })),
    })),
  )

/** [0, I, 0] (stacked for columns), undefined where it is the whole axis. */
function selection(start: Dim, length: Dim, after: Dim, stacked: boolean): Syntax | undefined {
  const none = (d: Dim): boolean => d.terms.length === 0
  if (none(start) && none(after)) return undefined
  if (constantDim(length) === 1) {
    const column = unitSyntax(start, after)
    return stacked ? column : transposeSyntax(column)
  }
  const zeros = (d: Dim): Syntax => ({
    type: 'constant',
    name: 'zeros',
    args: stacked ? [dimSyntax(d), dimSyntax(length)] : [dimSyntax(length), dimSyntax(d)],
  })
  const parts: Syntax[] = [
    ...(none(start) ? [] : [zeros(start)]),
    { type: 'constant', name: 'identity', args: [dimSyntax(length)] },
    ...(none(after) ? [] : [zeros(after)]),
  ]
  return { type: 'matrix', rows: stacked ? parts.map((p) => [p]) : [parts] }
}

/** The unit vector with 1 after `start` zeros. */
function unitSyntax(start: Dim, after: Dim): Syntax {
  const before = constantDim(start)
  if (before !== undefined) return { type: 'constant', name: 'unit', args: [numberSyntax(before + 1)] }
  const zeros = (d: Dim): Syntax[][] =>
    d.terms.length === 0 ? [] : [[{ type: 'constant', name: 'zeros', args: [dimSyntax(d)] }]]
  return { type: 'matrix', rows: [...zeros(start), [numberSyntax(1)], ...zeros(after)] }
}

function slices(g: Shape, shape: Shape, top: Dim, left: Dim, cx: CodeContext): string {
  const span = (start: Dim, length: Dim, keep: boolean): string => {
    if (!keep) return cx.size(start)
    return `${cx.size(start)}:${cx.size(addDims(start, length))}`
  }
  const rows = span(top, rowsOf(shape), shape.kind === 'vector' || shape.kind === 'matrix')
  const columns = span(left, columnsOf(shape), shape.kind === 'covector' || shape.kind === 'matrix')
  if (g.kind === 'vector') return rows
  return g.kind === 'covector' ? columns : `${rows}, ${columns}`
}
