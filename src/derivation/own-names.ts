import type { Expr, SymbolNode } from '../expression/node.js'
import { cost } from '../simplify/cost.js'
import { simplify } from '../simplify/simplify.js'

/** What each of the user's names stands for, for recognising it in an answer. */
export function namesByMeaning(definitions: readonly SymbolNode[]): Map<Expr, Expr> {
  const out = new Map<Expr, Expr>()
  for (const s of definitions) {
    const d = s.definition
    if (d?.kind !== 'apply') continue
    const short = simplify(d)
    for (const e of [d, short]) if (cost(e) > 2 && !out.has(e)) out.set(e, s)
  }
  return out
}
