import { type Dim, dim } from '../../expression/dimension.js'
import { lengthOf } from '../../expression/indices.js'
import { component, table } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray, matrix, scalar, shapeText, vector } from '../../expression/shape.js'
import { transpose } from '../../operators/algebra/build.js'
import { kroneckerDelta } from '../../operators/elementwise/comparison.js'
import { ordinal } from '../../operators/indices/ordinal.js'
import { atMost, soleIndex } from '../places.js'
import type { Index, Place, Position, Rule, ShapeScope } from '../term.js'
import { reachOf } from './ranges.js'
import { isLine } from './shapes.js'

/** The position lies in the axis; an index that stands alone learns its length from it. */
function onAxis(p: Position, axis: Dim, cx: ShapeScope): void {
  if (p === ':') return
  const index = soleIndex(p)
  if (index) {
    cx.about(() => `${cx.say(0)}, and ${index.name} runs over another axis`)
    cx.same(index.length, axis, 'lengths')
  }
  if (p.terms.length > 0) return
  const inside = (atMost(dim(1), p.offset) ?? true) && (atMost(p.offset, cx.known(axis)) ?? true)
  if (!inside) cx.fail(`${cx.say(0)}; it has no component ${p.offset.key}`)
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
    const place = (p: Place): Expr => cx.position(p)
    if (i === ':') return j === undefined || j === ':' ? of! : component(transpose(of!), [place(j)])
    if (j === undefined || j === ':') {
      const whole = of!.shape.kind === 'covector' ? transpose(of!) : of!
      return component(whole, [place(i)])
    }
    return component(of!, [place(i), place(j)])
  },
})

/** The index as a number. */
export const ordinalRule = (index: Index): Rule => ({
  name: 'index',
  shape: () => scalar,
  build: (_, cx) => ordinal(cx.index(index)),
})

/** δ_ij of two positions. */
export const deltaRule = (i: Place, j: Place): Rule => ({
  name: 'delta',
  shape(_, cx) {
    const [a, b] = [soleIndex(i), soleIndex(j)]
    if (a && b) {
      cx.about(() => `${a.name} and ${b.name} run over different axes`)
      cx.same(a.length, b.length, 'lengths')
    }
    return scalar
  },
  build: (_, cx) => kroneckerDelta(cx.position(i), cx.position(j)),
})

/** z_j = …: the array whose components the body gives. */
export const tableRule = (name: string, indices: readonly Index[]): Rule => ({
  name: 'table',
  shape([body], cx) {
    if (isArray(body!))
      cx.fail(`${cx.say(0)}; a component is a number, and this has shape ${shapeText(body!)}`)
    return indices.length === 1 ? vector(indices[0]!.length) : matrix(indices[0]!.length, indices[1]!.length)
  },
  build([body], cx) {
    const symbols = indices.map((i) => cx.index(i))
    symbols.forEach((i) => {
      const { low, high } = reachOf(i, body!)
      const outside = [...low.map((d) => atMost(d, dim(1))), ...high.map((d) => atMost(lengthOf(i), d))]
      if (outside.some((fits) => fits !== true))
        cx.fail(
          `${name} has a component for every ${i.name}, and a subscript leaves its axis at the end`,
          `sum over ${i.name} with a range instead, or write cases for the end`,
        )
    })
    return table(symbols, body!)
  },
})
