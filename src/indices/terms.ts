import { freeIndices, lengthOf } from '../expression/indices.js'
import { reduce, size, zero } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { fold } from '../expression/walk.js'
import { addOp } from '../operators/algebra/add.js'
import { add, isApply, isNumber, isZero, mul } from '../operators/algebra/build.js'
import { powerOp } from '../operators/algebra/power.js'
import { productOp } from '../operators/algebra/product.js'
import { guarded, guardOf } from '../operators/indices/guarded.js'
import { conditionOf, tidyCondition } from './relations.js'
import { freshIndex, replaceIndices } from './rename.js'

/**
 * A scalar formula as a sum of terms: Σ over indices of a product of factors, under conditions. Conditions stand apart: a term counts only
 * where they hold, and need not be defined elsewhere.
 */
export interface Term {
  readonly sums: readonly SymbolNode[]
  readonly conditions: readonly Expr[]
  readonly factors: readonly Expr[]
}

const unit: Term = { sums: [], conditions: [], factors: [] }

/** Whether a factor is to be multiplied out; `summed` are the indices of the sums around it. */
export type Expands = (e: Expr, summed: ReadonlySet<SymbolNode>) => boolean

/** Conditions inside that multiplying out brings forward. */
const bringing =
  (which: (condition: Expr, summed: ReadonlySet<SymbolNode>) => boolean): Expands =>
  (e, summed) =>
    fold<boolean>(
      e,
      (x, below) =>
        (conditionOf(x) !== undefined && which(x, summed)) || (isTransparent(x) && below.some(Boolean)),
      { definitions: false, stop: (x) => !isTransparent(x) },
    )

/** Those on summed indices, δ_ij among them: they take sums away. */
const bringsForward: Expands = bringing(
  (x, summed) => summed.size > 0 && [...freeIndices(x)].some((i) => summed.has(i)),
)

/** Whatever stands under sums of its own as well. */
export const bringsAllForward: Expands = bringing(() => true)

const isTransparent = (e: Expr): boolean =>
  isApply(e, addOp) ||
  isApply(e, productOp) ||
  guardOf(e) !== undefined ||
  (e.kind === 'reduce' && e.op === 'sum')

/** Factors of a product; of anything else itself. */
export const factorsOf = (e: Expr): readonly Expr[] =>
  isApply(e, productOp) && e.args.every((a) => a.shape.kind === 'scalar') ? e.args : [e]

/**
 * The terms of a formula. Products of sums are multiplied out only where `expands` says so; by default where a condition on a summed index
 * stands in one of them.
 */
export function termsOf(
  e: Expr,
  expands: Expands = bringsForward,
  summed: ReadonlySet<SymbolNode> = new Set(),
): Term[] {
  const inside = (x: Expr): Term[] => termsOf(x, expands, summed)
  if (isZero(e)) return []
  if (conditionOf(e)) {
    const c = tidyCondition(e)
    return isZero(c) ? [] : [isNumber(c, 1) ? unit : { ...unit, conditions: [c] }]
  }
  if (isApply(e, addOp)) return e.args.flatMap(inside)
  const guard = guardOf(e)
  if (guard) return times(inside(guard[0]), inside(guard[1]))
  if (e.kind === 'reduce' && e.op === 'sum') {
    const i = freshIndex(lengthOf(e.index))
    const by = new Map<Expr, Expr>([[e.index, i]])
    const also = new Set([...summed, i])
    const under = (x: Expr): Term[] => termsOf(replaceIndices(x, by), expands, also)
    const where = e.where ? under(e.where) : [unit]
    return times(where, under(e.body)).map((t) => ({ ...t, sums: [i, ...t.sums] }))
  }
  if (isApply(e, productOp) && e.args.every((a) => a.shape.kind === 'scalar'))
    return e.args.reduce<Term[]>(
      (all, a) => times(all, conditionOf(a) || expands(a, summed) ? inside(a) : [{ ...unit, factors: [a] }]),
      [unit],
    )
  const square = squared(e)
  if (square && expands(e, summed)) return times(inside(square), inside(square))
  return [{ ...unit, factors: isNumber(e, 1) ? [] : [e] }]
}

/** How many terms there are when everything is multiplied out. */
export const termCount = (e: Expr): number =>
  fold<number>(
    e,
    (x, below) => {
      if (isApply(x, addOp)) return below.reduce((n, k) => n + k, 0)
      if (isTransparent(x)) return below.reduce((n, k) => n * k, 1)
      return squared(x) ? below[0]! ** 2 : 1
    },
    { definitions: false, stop: (x) => !isTransparent(x) && !squared(x) },
  )

const squared = (e: Expr): Expr | undefined =>
  isApply(e, powerOp) && isNumber(e.args[1]!, 2) && e.args[0]!.shape.kind === 'scalar'
    ? e.args[0]!
    : undefined

const times = (a: readonly Term[], b: readonly Term[]): Term[] =>
  a.flatMap((s) =>
    b.map((t) => ({
      sums: [...s.sums, ...t.sums],
      conditions: [...new Set([...s.conditions, ...t.conditions])],
      factors: [...s.factors, ...t.factors],
    })),
  )

/** The term as an expression: each factor under the sums that it depends on, the others outside. */
export function built(t: Term): Expr {
  let factors = [...t.factors]
  let conditions = [...t.conditions]
  // the index that the fewest factors speak of is summed innermost
  const uses = (i: SymbolNode): number => factors.filter((f) => freeIndices(f).has(i)).length
  const order = [...t.sums].sort((a, b) => uses(b) - uses(a))
  for (const i of order.reverse()) {
    const here = factors.filter((f) => freeIndices(f).has(i))
    const bounds = conditions.filter((c) => freeIndices(c).has(i))
    factors = factors.filter((f) => !here.includes(f))
    conditions = conditions.filter((c) => !bounds.includes(c))
    const body = mul(...here)
    if (here.length === 0 && bounds.length === 0) factors.push(size(lengthOf(i)))
    else factors.push(reduce('sum', i, body, bounds.length === 0 ? undefined : mul(...bounds)))
  }
  const value = mul(...factors)
  return conditions.length === 0 ? value : guarded(mul(...conditions), value)
}

export const sumOfTerms = (terms: readonly Term[]): Expr =>
  terms.length === 0 ? zero : add(...terms.map(built))
