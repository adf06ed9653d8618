import { freeIndices } from '../expression/indices.js'
import { table } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { entryOf, speaksOfIndices } from '../indices/entries.js'
import { normalForm } from '../indices/normal.js'
import { positionsOf } from '../indices/positions.js'
import { hasLoops, named, spokenNames } from '../indices/rename.js'
import { transpose } from '../operators/algebra/build.js'
import { matrixForm } from './extraction/extract.js'

/**
 * What is calculated with sums over indices, in one form: matrices where they say it, else one table of its entries, with deltas
 * contracted and like terms merged. An expression without indices stays as it is.
 * @throws NoEntries
 */
export function settled(e: Expr): Expr {
  if (!hasLoops(e) || freeIndices(e).size > 0) return e
  if (e.shape.kind === 'covector') return transpose(settled(transpose(e)))
  const at = positionsOf(e)
  return matrixForm(e, at) ?? tableOf(e, at, normalForm)
}

/** The table of the entries, as they come. @throws NoEntries */
export function entriesOf(e: Expr): Expr {
  if (!hasLoops(e) || freeIndices(e).size > 0) return e
  if (e.shape.kind === 'covector') return transpose(entriesOf(transpose(e)))
  return tableOf(e, positionsOf(e), (x) => named(x, undefined, true))
}

function tableOf(e: Expr, at: readonly SymbolNode[], tidy: (e: Expr) => Expr): Expr {
  const entries = tidy(entryOf(e, at, speaksOfIndices))
  if (at.length === 0) return entries
  // an entry that a position does not matter to leaves its letter free: a sum below must not take it
  const taken = new Set([...spokenNames([entries]), ...at.map((i) => i.name)])
  return table(at, named(entries, taken, true))
}
