import { dim } from '../expression/dimension.js'
import { isBound, lengthOf } from '../expression/indices.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { isNumber, isZero } from '../operators/algebra/build.js'
import { type Position, positionAt, solvedFor } from '../operators/indices/position.js'
import { condition, conditionOf, tidyCondition } from './relations.js'
import { replaceIndices } from './rename.js'
import type { Term } from './terms.js'

/**
 * Σ_k δ_ki f(k) = f(i): each delta takes a sum away. A delta of shifted positions, δ_{k+1,i}, puts k = i − 1, where that lies in the range of k.
 * undefined where the conditions cannot hold.
 */
export function contract(term: Term): Term | undefined {
  let t: Term | undefined = term
  for (let next = oneDelta(term); next; next = t && oneDelta(t)) {
    t = next === 'none' ? undefined : next
    if (!t) return undefined
  }
  return t
}

function oneDelta(t: Term): Term | 'none' | undefined {
  for (const delta of t.conditions) {
    const c = conditionOf(delta)
    if (c?.relation !== '=') continue
    for (const i of t.sums) {
      const solution = solvedFor(i, c.left, c.right) ?? solvedFor(i, c.right, c.left)
      if (!solution || solution.terms.has(i)) continue
      return put(t, delta, i, solution)
    }
  }
  return undefined
}

function put(t: Term, delta: Expr, i: SymbolNode, solution: Position): Term | 'none' {
  const by = new Map<Expr, Expr>([[i, positionAt(solution)]])
  const conditions: Expr[] = []
  for (const c of [
    ...t.conditions.filter((x) => x !== delta).map((x) => tidyCondition(replaceIndices(x, by))),
    ...range(i, solution),
  ]) {
    if (isZero(c)) return 'none'
    if (!isNumber(c, 1) && !conditions.includes(c)) conditions.push(c)
  }
  return {
    sums: t.sums.filter((s) => s !== i),
    conditions,
    factors: t.factors.map((f) => replaceIndices(f, by)),
  }
}

/** That the solution lies in the range of the index; nothing for an index of the same axis. */
function range(i: SymbolNode, solution: Position): Expr[] {
  const only = [...solution.terms]
  const [first] = only
  const alone = only.length === 1 && first![1] === 1 && solution.offset.key === '0'
  if (alone && lengthOf(first![0]) === lengthOf(i)) return []
  // a position that was given lies in its axis
  if (only.length === 0 || (alone && !isBound(first![0]))) return []
  const at = (d: ReturnType<typeof dim>): Position => ({ terms: new Map(), offset: d })
  return [condition('>=', solution, at(dim(1))), condition('<=', solution, at(lengthOf(i)))]
}
