import type { Expr } from '../expression/node.js'
import { substitute } from '../expression/substitute.js'
import { postorder } from '../expression/walk.js'
import { cost } from './cost.js'
import type { Move } from './move.js'
import { simplify } from './simplify.js'

/**
 * The shortest way to write an answer that a bounded search finds: best first, over whole expressions. A move changes one node wherever it
 * stands; what it gives is kept as it is, since another move may have to follow before it pays, and is measured in its simplest form, in
 * which names stand for what `meanings` says.
 * Deterministic: what is equally long is taken in the order in which it was found.
 */
export function shortest(
  root: Expr,
  moves: readonly Move[],
  meanings: ReadonlyMap<Expr, Expr> = new Map(),
): Expr {
  const settle = (e: Expr): Expr => simplify(substitute(simplify(e), meanings))
  let best = settle(root)
  for (let round = 0; round < maxRounds; round++) {
    const next = searchFrom(best, moves, settle)
    if (next === best) break
    best = next
  }
  return best
}

/** longer expressions are not searched */
const longestSearched = 160
const maxRounds = 4
/** nodes of the rewrites tried from one start: a hundred of middling length */
const mostWork = 4500
/** how much longer than the best an expression on the way may be */
const detour = 8

function searchFrom(start: Expr, moves: readonly Move[], settle: (e: Expr) => Expr): Expr {
  if (cost(start) > longestSearched) return start
  let best = start
  let work = 0
  const seen = new Set<Expr>([start])
  const waiting: Expr[] = [start]
  const meet = (e: Expr): void => {
    if (seen.has(e)) return
    seen.add(e)
    if (cost(e) > cost(best) + detour) return
    const at = waiting.findIndex((w) => cost(w) > cost(e))
    waiting.splice(at < 0 ? waiting.length : at, 0, e)
  }
  for (let e = waiting.shift(); e; e = waiting.shift())
    for (const x of postorder([e], { definitions: false }))
      for (const move of moves)
        for (const y of move.rewrites(x, e)) {
          if (work > mostWork) return best
          const next = x === e ? y : substitute(e, new Map([[x, y]]))
          work += cost(next)
          const simple = settle(next)
          if (cost(simple) < cost(best)) best = simple
          meet(next)
          meet(simple)
        }
  return best
}
