import type { Expr } from '../expression/node.js'
import type { EntryContext } from '../expression/operator.js'
import { columnsOf, rowsOf, type Shape } from '../expression/shape.js'

/** Σ over all entries of an array of the given shape: `body` sees the positions, one for each axis. */
export function overEntries(s: Shape, cx: EntryContext, body: (at: readonly Expr[]) => Expr): Expr {
  switch (s.kind) {
    case 'vector':
    case 'covector':
      return cx.sum(s.length, (i) => body([i]))
    case 'matrix':
      return cx.sum(rowsOf(s), (i) => cx.sum(columnsOf(s), (j) => body([i, j])))
    default:
      return body([])
  }
}
