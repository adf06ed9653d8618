import { withChildren } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { fold, postorder } from '../expression/walk.js'
import type { Named } from '../simplify/moves/equations.js'

/**
 * The names that a person gave, and what they stand for, in the order in which they are defined: those that the derivation speaks of, then
 * the others of the program. On the way in a definition may have been rewritten; its name is then another symbol, and the one in use is meant.
 */
export function ownNames(inUse: readonly SymbolNode[], definitions: readonly SymbolNode[]): Named[] {
  const byName = new Map<string, SymbolNode>()
  for (const s of [...postorder(inUse), ...inUse].filter(isNamed)) byName.set(s.name, s)
  for (const s of definitions) if (!byName.has(s.name)) byName.set(s.name, s)
  const memo = new Map<Expr, Expr>()
  const inNames = (e: Expr, below: readonly Expr[]): Expr => {
    if (e.kind === 'symbol') return (isNamed(e) ? byName.get(e.name) : below[0]) ?? e
    return below.length === 0 ? e : withChildren(e, below)
  }
  return [...byName.values()].map((name) => ({
    name,
    meaning: fold(name.definition!, inNames, { stop: isNamed }, memo),
  }))
}

const isNamed = (e: Expr): e is SymbolNode =>
  e.kind === 'symbol' && e.origin === 'program' && e.definition !== undefined
