import { constantDim, type Dim } from '../../expression/dimension.js'
import { component, reduce, table } from '../../expression/make.js'
import type { Expr, SymbolNode } from '../../expression/node.js'
import { isArray, matrix, scalar, shapeText, vector } from '../../expression/shape.js'
import { mul, transpose } from '../../operators/algebra/build.js'
import type { Index, Position, Rule, ShapeScope } from '../term.js'
import { isLine } from './shapes.js'

/** The position lies in the axis; an index learns its length from it. */
function onAxis(p: Position, axis: Dim, cx: ShapeScope): void {
  if (p === ':') return
  if (typeof p !== 'number') {
    cx.about(() => `${cx.say(0)}, and ${p.name} runs over another axis`)
    cx.same(p.length, axis, 'lengths')
    return
  }
  const known = constantDim(axis)
  if (p < 1 || (known !== undefined && p > known)) cx.fail(`${cx.say(0)}; it has no component ${p}`)
}

/** x_i, W_ij, X[i,:], X[:,j]; one index of a matrix is a row, as a vector. */
export const componentRule = (at: readonly Position[]): Rule => ({
  name: 'component',
  suggests: () => (at.length === 1 ? 'v' : 'm'),
  shape([of], cx) {
    const s = of!
    if (!isArray(s)) cx.fail(`${cx.say(0)}; it has no components`)
    if (at.length === 1) {
      if (s.kind === 'matrix') {
        onAxis(at[0]!, s.rows, cx)
        return at[0] === ':' ? s : vector(s.columns)
      }
      if (isLine(s)) onAxis(at[0]!, s.length, cx)
      return at[0] === ':' ? s : scalar
    }
    if (at.length > 2 || s.kind !== 'matrix')
      return cx.fail(
        `${cx.say(0)}; it has ${s.kind === 'matrix' ? 'two subscripts' : 'one subscript'}, not ${at.length}`,
      )
    onAxis(at[0]!, s.rows, cx)
    onAxis(at[1]!, s.columns, cx)
    if (at[0] === ':') return at[1] === ':' ? s : vector(s.rows)
    return at[1] === ':' ? vector(s.columns) : scalar
  },
  build([of], cx) {
    const [i, j] = at as [Position, Position | undefined]
    const place = (p: Index | number): Expr => cx.position(p)
    if (i === ':') return j === undefined || j === ':' ? of! : component(transpose(of!), [place(j)])
    if (j === undefined || j === ':') {
      const whole = of!.shape.kind === 'covector' ? transpose(of!) : of!
      return component(whole, [place(i)])
    }
    return component(of!, [place(i), place(j)])
  },
})

/** Σ and Π over indices; a length that the range gives is the axis's. The last operands are conditions, 0 or 1. */
export const bigRule = (
  op: 'sum' | 'product',
  indices: readonly Index[],
  ranges: readonly (Dim | undefined)[],
): Rule => ({
  name: op === 'sum' ? 'sum-over' : 'product-over',
  shape([body, ...conditions], cx) {
    indices.forEach((index, i) => {
      const range = ranges[i]
      if (!range) return
      cx.about(() => `an index runs over the whole axis, and ${index.name} runs to ${range.key}`)
      cx.same(index.length, range, 'lengths')
    })
    if (op === 'product' && isArray(body!)) cx.fail(`${cx.say(0)}; only numbers are multiplied over an index`)
    conditions.forEach((c, i) => {
      if (isArray(c)) cx.fail(`${cx.say(i + 1)}; a condition on an index is a scalar`)
    })
    return body!
  },
  build([body, ...conditions], cx) {
    const where = conditions.length === 0 ? undefined : mul(...conditions)
    // the innermost index carries the condition, which may mention the others
    return indices.reduceRight<Expr>(
      (e, index, i) =>
        reduce(op, cx.position(index) as SymbolNode, e, i === indices.length - 1 ? where : undefined),
      body!,
    )
  },
})

/** z_j = …: the array whose components the body gives. */
export const tableRule = (indices: readonly Index[]): Rule => ({
  name: 'table',
  shape([body], cx) {
    if (isArray(body!))
      cx.fail(`${cx.say(0)}; a component is a number, and this has shape ${shapeText(body!)}`)
    return indices.length === 1 ? vector(indices[0]!.length) : matrix(indices[0]!.length, indices[1]!.length)
  },
  build: ([body], cx) =>
    table(
      indices.map((i) => cx.position(i) as SymbolNode),
      body!,
    ),
})
