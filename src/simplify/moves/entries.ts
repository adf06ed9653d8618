import { constantDim } from '../../expression/dimension.js'
import { build, component, number, numberValue, one, zero } from '../../expression/make.js'
import type { ApplyNode, Expr } from '../../expression/node.js'
import { columnsOf, isArray, rowsOf } from '../../expression/shape.js'
import { postorder } from '../../expression/walk.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, isApply, isIdentity, isOnes, isZero, mul, power } from '../../operators/algebra/build.js'
import { diagOp } from '../../operators/algebra/diagonal.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import { blockRows, blocks } from '../../operators/matrices/blocks.js'
import type { Move } from '../move.js'

/** An array of known size, up to this many entries, is written out. */
const mostEntries = 36

/** a e₁ + b e₂ in two dimensions as [a; b], and matrices likewise. */
export const entriesWrittenOut: Move = {
  name: 'entries-written-out',
  *rewrites(e) {
    if (!isArray(e.shape) || !speaksOfEntries(e)) return
    const [rows, columns] = [constantDim(rowsOf(e.shape)), constantDim(columnsOf(e.shape))]
    if (rows === undefined || columns === undefined || rows * columns > mostEntries) return
    const entries = range(rows).map((i) => range(columns).map((j) => entryOf(e, i, j)))
    if (entries.every((row) => row.every((x) => x !== undefined))) {
      const known = entries as Expr[][]
      yield wholeVector(known) ?? blocks(known)
    }
  },
  law: [
    {
      where: 'a: scalar; b: scalar; c: scalar',
      left: 'a [1; 0] [1, 0] + [1; 0] [0, b] + c [0; 1] [0, 1]',
      right: '[a, b; 0, c]',
    },
    { where: 'a: scalar; v: 2', left: "[[a, 0]; v'] + a [1; 0] [0, 1]", right: '[a, a; v[1], v[2]]' },
    { where: 'x: 2; c: scalar', left: '[x[1] + c; x[2] + c] - c ones(2)', right: 'x' },
  ],
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)

/** Whether unit vectors or written-out arrays stand in it. */
const speaksOfEntries = (e: Expr): boolean =>
  postorder([e], { definitions: false, stop: (x) => !isArray(x.shape) }).some(
    (x) => x.kind === 'apply' && (x.op.name === 'unit' || x.op.name === 'blocks'),
  )

/** x for [x₁; x₂; …]. */
function wholeVector(entries: readonly (readonly Expr[])[]): Expr | undefined {
  const first = entries[0]?.[0]
  if (first?.kind !== 'component' || first.of.shape.kind !== 'vector') return undefined
  const { of } = first
  const all = entries.every(([x], i) => x === component(of, [number(i + 1)]))
  return all && entries[0]!.length === 1 && constantDim(rowsOf(of.shape)) === entries.length ? of : undefined
}

/** The entry in row i and column j, from 1, as far as the structure shows it. */
function entryOf(e: Expr, i: number, j: number): Expr | undefined {
  if (!isArray(e.shape)) return e
  if (isZero(e)) return zero
  if (isOnes(e)) return one
  if (isIdentity(e)) return i === j ? one : zero
  if (e.kind === 'symbol')
    return e.shape.kind === 'vector'
      ? component(e, [number(i)])
      : e.shape.kind === 'matrix'
        ? component(e, [number(i), number(j)])
        : undefined
  if (e.kind !== 'apply') return undefined
  const each = (f: (parts: Expr[]) => Expr, args: readonly Expr[] = e.args): Expr | undefined => {
    const parts = args.map((a) => entryOf(a, i, j))
    return parts.every((p) => p !== undefined) ? f(parts as Expr[]) : undefined
  }
  if (isApply(e, addOp)) return each((parts) => add(...parts))
  if (isApply(e, hadamardOp)) return each((parts) => mul(...parts))
  if (isApply(e, transposeOp)) return entryOf(e.args[0]!, j, i)
  if (isApply(e, diagOp)) return i === j ? entryOf(e.args[0]!, i, 1) : zero
  if (isApply(e, powerOp) && !isArray(e.args[1]!.shape))
    return each(([b]) => power(b!, e.args[1]!), [e.args[0]!])
  if (isApply(e, productOp)) return entryOfProduct(e, i, j)
  if (e.op.name === 'unit') {
    const [at] = e.args
    return at?.kind === 'number' ? (numberValue(at) === i ? one : zero) : undefined
  }
  if (e.op.name === 'blocks') return entryOfBlocks(blockRows(e)!, i, j)
  return e.op.elementwise && e.args.length === 1 ? each((parts) => build(e.op, parts)) : undefined
}

/** The entry in the block that it lies in. */
function entryOfBlocks(rows: readonly (readonly Expr[])[], i: number, j: number): Expr | undefined {
  let top = i
  for (const row of rows) {
    const height = constantDim(rowsOf(row[0]!.shape))
    if (height === undefined) return undefined
    if (top > height) {
      top -= height
      continue
    }
    let left = j
    for (const block of row) {
      const width = constantDim(columnsOf(block.shape))
      if (width === undefined) return undefined
      if (left <= width) return entryOf(block, top, left)
      left -= width
    }
  }
  return undefined
}

/** Scalars times a column and a row, or one array. */
function entryOfProduct(e: ApplyNode, i: number, j: number): Expr | undefined {
  const scalars = e.args.filter((f) => !isArray(f.shape))
  const arrays = e.args.filter((f) => isArray(f.shape))
  if (arrays.length > 2 || (arrays.length === 2 && arrays[0]!.shape.kind !== 'vector')) return undefined
  const [a, b] =
    arrays.length === 1
      ? [entryOf(arrays[0]!, i, j), one]
      : [entryOf(arrays[0]!, i, 1), entryOf(arrays[1]!, 1, j)]
  return a && b ? mul(...scalars, a, b) : undefined
}
