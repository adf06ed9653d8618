import { withChildren } from './make.js'
import type { Expr } from './node.js'
import { fold } from './walk.js'

/**
 * Replaces nodes, top-most first, by others of the same shape; shared nodes once. Definitions of named intermediates are
 * not entered: replace the name to change what it stands for.
 */
export const substitute = (
  root: Expr,
  by: ReadonlyMap<Expr, Expr> | ((e: Expr) => Expr | undefined),
  memo?: Map<Expr, Expr>,
): Expr => {
  const look = typeof by === 'function' ? by : (e: Expr): Expr | undefined => by.get(e)
  return fold<Expr>(
    root,
    (e, below) => look(e) ?? (below.length === 0 ? e : withChildren(e, below)),
    { definitions: false, stop: (e) => look(e) !== undefined },
    memo,
  )
}

/** Writes out the definitions of the intermediates that `which` picks, all the way down. */
export function expandNames(root: Expr, which: (name: Expr & { kind: 'symbol' }) => boolean): Expr {
  return fold<Expr>(root, (e, below) => {
    if (e.kind === 'symbol') return e.definition && which(e) ? below[0]! : e
    return below.length === 0 ? e : withChildren(e, below)
  })
}
