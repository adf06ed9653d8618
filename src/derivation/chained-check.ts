import { dense } from '../dense/dense.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import type { Jacobian } from '../numeric/differences.js'
import type { Parts } from './parts.js'

/** Entries of one array by the entries of another, both row after row. */
export type Entries = Omit<Jacobian, 'noise'>

type LocalDifferences = (part: SymbolNode, by: SymbolNode) => Entries

/** Totals of a long chain: local differences, multiplied from the result down. Linear in the number of parts. */
export function chainedTotals(
  parts: Parts,
  valueAt: (e: Expr) => Dense,
  localBy: LocalDifferences,
): ReadonlyMap<SymbolNode, Entries> {
  const totals = new Map<SymbolNode, Entries>()
  const of = parts.result.name
  const value = valueAt(of)
  const n = value.data.length
  const eye = new Float64Array(n * n)
  for (let i = 0; i < n; i++) eye[i * n + i] = 1
  totals.set(of, { value, rows: n, columns: n, data: eye })
  for (const part of [...parts.all].reverse()) {
    const above = totals.get(part.name)
    if (!above) continue
    for (const u of part.uses) {
      const local = localBy(part.name, u)
      const before = totals.get(u)
      const data = before ? Float64Array.from(before.data) : new Float64Array(n * local.columns)
      for (let i = 0; i < n; i++)
        for (let k = 0; k < local.rows; k++) {
          const a = above.data[i * above.columns + k]!
          if (a !== 0)
            for (let c = 0; c < local.columns; c++)
              data[i * local.columns + c]! += a * local.data[k * local.columns + c]!
        }
      totals.set(u, { value, rows: n, columns: local.columns, data })
    }
  }
  return totals
}

/** How the parts of a long chain move as the variable moves along a direction: local differences, forward. */
export function chainedDifferentials(
  parts: Parts,
  by: SymbolNode,
  direction: Dense,
  localBy: LocalDifferences,
): ReadonlyMap<SymbolNode, Dense> {
  const moved = new Map<SymbolNode, Dense>([[by, direction]])
  for (const { name, uses } of parts.all) {
    let total: Dense | undefined
    for (const u of uses) {
      const d = moved.get(u)
      if (!d) continue
      const { value, rows, columns, data } = localBy(name, u)
      total ??= dense(value.rows, value.columns, new Float64Array(rows))
      for (let r = 0; r < rows; r++)
        for (let c = 0; c < columns; c++) total.data[r]! += data[r * columns + c]! * d.data[c]!
    }
    if (total) moved.set(name, total)
  }
  return moved
}
