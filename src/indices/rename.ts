import type { Dim } from '../expression/dimension.js'
import { freeIndices, isLoop, lengthOf, loopIndices } from '../expression/indices.js'
import { boundIndex, reduce, symbol, table, withChildren } from '../expression/make.js'
import {
  childrenOf,
  type Expr,
  type ReduceNode,
  type SymbolNode,
  type TableNode,
} from '../expression/node.js'
import { index as indexShape } from '../expression/shape.js'
import { postorder } from '../expression/walk.js'

/** Names of bound indices: they say nothing, so they are exchanged freely, but never so that one catches another. */

/** An index that is different from every other; `named` gives it a letter before anything is shown. */
export const freshIndex = (length: Dim): SymbolNode =>
  symbol('·', indexShape(length), { role: { type: 'bound' } })

/** The loop over other indices; tables and sums alike. */
function rebound(
  e: ReduceNode | TableNode,
  indices: readonly SymbolNode[],
  parts: readonly Expr[],
): ReduceNode | TableNode {
  return e.kind === 'reduce' ? reduce(e.op, indices[0]!, parts[0]!, parts[1]) : table(indices, parts[0]!)
}

/** Puts positions in the place of indices. An index bound inside gives way where it would catch what is put in. */
export function replaceIndices(e: Expr, by: ReadonlyMap<Expr, Expr>): Expr {
  const memo = new Map<Expr, Expr>()
  const walk = (x: Expr): Expr => {
    const put = by.get(x)
    if (put) return put
    const free = freeIndices(x)
    if (free.size === 0 || ![...by.keys()].some((i) => free.has(i as SymbolNode))) return x
    const hit = memo.get(x)
    if (hit) return hit
    const made = isLoop(x) ? loop(x) : withChildren(x, childrenOf(x).map(walk))
    memo.set(x, made)
    return made
  }
  const loop = (x: ReduceNode | TableNode): Expr => {
    const comesIn = new Set([...by.values()].flatMap((v) => [...freeIndices(v)]))
    const own = loopIndices(x)
    const away = own.filter((i) => comesIn.has(i))
    if (away.length === 0) return rebound(x, own, childrenOf(x).map(walk))
    const fresh = new Map<Expr, Expr>(away.map((i) => [i, freshIndex(lengthOf(i))]))
    const parts = childrenOf(x).map((c) => replaceIndices(c, fresh))
    return rebound(
      x,
      own.map((i) => (fresh.get(i) ?? i) as SymbolNode),
      parts.map((c) => replaceIndices(c, by)),
    )
  }
  return walk(e)
}

/** Every bound index a new one: none is bound twice, or hides another. */
export function renamedApart(e: Expr): Expr {
  if (!hasLoops(e)) return e
  if (!isLoop(e)) return withChildren(e, childrenOf(e).map(renamedApart))
  const fresh = loopIndices(e).map((i) => freshIndex(lengthOf(i)))
  const by = new Map<Expr, Expr>(loopIndices(e).map((i, k) => [i, fresh[k]!]))
  return rebound(
    e,
    fresh,
    childrenOf(e).map((c) => renamedApart(replaceIndices(c, by))),
  )
}

/** What an index may be called, in the order in which they are taken. */
export const indexLetters = ['i', 'j', 'k', 'l', 'r', 's', 't', 'p', 'q', 'u', 'v', 'a', 'b', 'c']

/** A letter for an index, with a number where all letters are taken. */
export function letterFor(taken: (name: string) => boolean): string {
  const free = indexLetters.find((l) => !taken(l))
  for (let k = 1; free === undefined; k++) if (!taken(`i${k}`)) return `i${k}`
  return free
}

/** The names that an expression speaks, those of its bound indices apart. */
export function spokenNames(roots: readonly Expr[]): Set<string> {
  const names = new Set<string>()
  for (const x of postorder(roots, { definitions: false })) {
    if (x.kind === 'symbol' && x.role?.type !== 'bound') names.add(x.name)
    if (x.kind === 'size') for (const t of x.dim.terms) for (const n of t.names) names.add(n)
  }
  return names
}

/**
 * Every bound index under a letter of its own, different from the names around it and from the indices that it stands
 * inside of. Equal formulas come out as one, whatever their indices were called; `keep` leaves names that may stay.
 */
export function named(e: Expr, taken: ReadonlySet<string> = spokenNames([e]), keep = false): Expr {
  const around = new Set([...taken, ...[...freeIndices(e)].map((i) => i.name)])
  return relettered(e, around, keep)
}

function relettered(e: Expr, taken: ReadonlySet<string>, keep: boolean): Expr {
  const memo = new Map<Expr, Expr>()
  const walk = (x: Expr): Expr => {
    if (!hasLoops(x)) return x
    const hit = memo.get(x)
    if (hit) return hit
    let made: Expr
    if (isLoop(x)) {
      const here = new Set(taken)
      const next = loopIndices(x).map((i) => {
        const stays = keep && i.name !== '·' && !here.has(i.name)
        const name = stays ? i.name : letterFor((n) => here.has(n))
        here.add(name)
        return boundIndex(name, lengthOf(i))
      })
      const by = new Map<Expr, Expr>(
        loopIndices(x)
          .map((i, k) => [i, next[k]!] as const)
          .filter(([a, b]) => a !== b),
      )
      const parts = childrenOf(x).map((c) =>
        relettered(by.size === 0 ? c : replaceIndices(c, by), here, keep),
      )
      made = rebound(x, next, parts)
    } else made = withChildren(x, childrenOf(x).map(walk))
    memo.set(x, made)
    return made
  }
  return walk(e)
}

const loops = new WeakMap<Expr, boolean>()

/** Whether a sum, product or table over an index stands in the expression; what names stand for is not looked at. */
export function hasLoops(e: Expr): boolean {
  for (const x of postorder([e], { definitions: false, stop: (y) => loops.has(y) }))
    if (!loops.has(x))
      loops.set(x, isLoop(x) || (x.kind !== 'symbol' && childrenOf(x).some((c) => loops.get(c))))
  return loops.get(e)!
}
