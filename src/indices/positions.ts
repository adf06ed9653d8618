import type { Dim } from '../expression/dimension.js'
import { boundIndex } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { columnsOf, isArray, rowsOf, type Shape } from '../expression/shape.js'
import { letterFor, spokenNames } from './rename.js'

/** An index for each axis, with letters that stand for nothing else. */
export function positionsOf(e: Expr, taken: ReadonlySet<string> = spokenNames([e])): SymbolNode[] {
  const names = new Set(taken)
  return axesOf(e.shape).map((length) => {
    const name = letterFor((n) => names.has(n))
    names.add(name)
    return boundIndex(name, length)
  })
}

const axesOf = (s: Shape): readonly Dim[] =>
  !isArray(s)
    ? []
    : s.kind === 'matrix'
      ? [s.rows, s.columns]
      : [s.kind === 'vector' ? rowsOf(s) : columnsOf(s)]
