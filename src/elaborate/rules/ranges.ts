import { addDims, type Dim, dim, dimNames, multiplyDims } from '../../expression/dimension.js'
import { freeIndices, lengthOf } from '../../expression/indices.js'
import { reduce } from '../../expression/make.js'
import type { Expr, SymbolNode } from '../../expression/node.js'
import { named, phrase, verbatim } from '../../expression/phrase.js'
import { columnsOf, isArray, rowsOf } from '../../expression/shape.js'
import { postorder } from '../../expression/walk.js'
import { mul } from '../../operators/algebra/build.js'
import { compare } from '../../operators/elementwise/comparison.js'
import { readPosition } from '../../operators/indices/position.js'
import { addPlaces, atMost, fixedPlace, soleIndex } from '../places.js'
import { isUnknown } from '../sizes.js'
import type { BuildScope, Index, Place, Rule, ShapeScope } from '../term.js'

/** Sums and products over indices: an index runs over its whole axis, and what narrows it is a condition, 0 or 1. */
export interface Range {
  readonly from?: Place
  readonly to?: Place
}

/** Σ and Π over indices. The last operands are the conditions that were written. */
export const bigRule = (
  op: 'sum' | 'product',
  indices: readonly Index[],
  ranges: readonly Range[],
): Rule => ({
  name: op === 'sum' ? 'sum-over' : 'product-over',
  shape([body, ...conditions], cx) {
    indices.forEach((index, i) => {
      learnLength(index, ranges[i]!, cx)
    })
    if (op === 'product' && isArray(body!)) cx.fail(`${cx.say(0)}; only numbers are multiplied over an index`)
    conditions.forEach((c, i) => {
      if (isArray(c)) cx.fail(`${cx.say(i + 1)}; a condition on an index is a scalar`)
    })
    return body!
  },
  build([body, ...written], cx) {
    const symbols = indices.map((i) => cx.index(i))
    const limits = indices.flatMap((index, i) => limitsOf(index, symbols[i]!, ranges[i]!, body!, written, cx))
    // a condition stands with the innermost index that it speaks of
    const place = (c: Expr): number => Math.max(0, ...symbols.map((s, i) => (freeIndices(c).has(s) ? i : 0)))
    return symbols.reduceRight<Expr>((e, s, i) => {
      const here = [...limits, ...written].filter((c) => place(c) === i)
      return reduce(op, s, e, here.length === 0 ? undefined : mul(...here))
    }, body!)
  },
})

/** An axis that an index stands alone on gives its length; else the range does. */
function learnLength(index: Index, { from, to }: Range, cx: ShapeScope): void {
  const length = cx.known(index.length)
  const isOpen = (d: Dim): boolean => dimNames(cx.known(d)).some(isUnknown)
  const open = isOpen(length)
  // Σ_{j=i+1}: both run over one axis, where nothing else says what the axis is
  for (const { index: outer } of [...(from?.terms ?? []), ...(to?.terms ?? [])])
    if ((open && !index.uses.alone) || (isOpen(outer.length) && !outer.uses.alone))
      cx.same(length, outer.length, 'lengths')
  if (!to || to.terms.length > 0) return
  const end = to.offset
  if (open) {
    const ahead = index.uses.alone ? index.uses.ahead : 0
    cx.same(length, addDims(end, dim(ahead)), 'lengths')
    return
  }
  const fits = atMost(end, length)
  if (fits === true) return
  cx.about(() => `${index.name} runs to ${end.key}, and its axis has length ${length.key}`)
  cx.same(length, end, 'lengths')
}

/** The range as conditions, and what subscripts such as i + 1 leave of the axis. */
function limitsOf(
  index: Index,
  i: SymbolNode,
  { from, to }: Range,
  body: Expr,
  written: readonly Expr[],
  cx: BuildScope,
): Expr[] {
  const length = lengthOf(i)
  const first = fixedPlace(dim(1))
  const whole = fixedPlace(length)
  const out: Expr[] = []
  if (from && !same(from, first)) out.push(atLeast(i, from, cx))
  if (to && !same(to, whole)) out.push(atMostAt(i, to, cx))
  if (written.some((c) => freeIndices(c).has(i))) return out
  const { low, high } = reachOf(i, body)
  for (const d of low) {
    if (from && from.terms.length > 0) continue
    const fits = atMost(d, (from ?? first).offset)
    if (fits === true) continue
    if (from && fits === false)
      cx.fail(`${index.name} starts at ${from.offset.key}, where a subscript is below 1`)
    if (from) continue
    out.push(compare('>=', i, cx.position(fixedPlace(d))))
    cx.note(phrase('reading.startsAt', { index: named(index), first: verbatim(d.key) }))
  }
  for (const d of high) {
    if (to && to.terms.length > 0) continue
    const fits = atMost((to ?? whole).offset, d)
    if (fits === true) continue
    if (to && fits === false)
      cx.fail(
        `${index.name} runs to ${to.offset.key}, where a subscript is beyond its axis`,
        `let it run to ${d.key}`,
      )
    if (to) continue
    out.push(compare('<=', i, cx.position(fixedPlace(d))))
    cx.note(phrase('reading.runsTo', { index: named(index), last: verbatim(d.key) }))
  }
  return out
}

const same = (a: Place, b: Place): boolean =>
  a.terms.length === 0 && b.terms.length === 0 && a.offset === b.offset

/** i ≥ p, written i > j where p is j + 1. */
function atLeast(i: SymbolNode, p: Place, cx: BuildScope): Expr {
  const before = addPlaces([
    { place: p, times: 1 },
    { place: fixedPlace(dim(-1)), times: 1 },
  ])
  return soleIndex(before) ? compare('>', i, cx.position(before)) : compare('>=', i, cx.position(p))
}

/** i ≤ p, written i < j where p is j − 1. */
function atMostAt(i: SymbolNode, p: Place, cx: BuildScope): Expr {
  const after = addPlaces([
    { place: p, times: 1 },
    { place: fixedPlace(dim(1)), times: 1 },
  ])
  return soleIndex(after) ? compare('<', i, cx.position(after)) : compare('<=', i, cx.position(p))
}

/** The bounds that subscripts reckoned from this index alone set: i ≥ each of `low`, i ≤ each of `high`. */
export function reachOf(i: SymbolNode, body: Expr): { readonly low: Dim[]; readonly high: Dim[] } {
  const low = new Set<Dim>()
  const high = new Set<Dim>()
  for (const e of postorder([body], { definitions: false })) {
    if (e.kind !== 'component') continue
    e.at.forEach((at, axis) => {
      const p = at.shape.kind === 'index' ? readPosition(at) : undefined
      const c = p?.terms.get(i)
      if (p?.terms.size !== 1 || (c !== 1 && c !== -1)) return
      const { shape } = e.of
      const length = axis === 0 && shape.kind !== 'covector' ? rowsOf(shape) : columnsOf(shape)
      const minus = (a: Dim, b: Dim): Dim => addDims(a, multiplyDims(dim(-1), b))
      low.add(c === 1 ? minus(dim(1), p.offset) : minus(p.offset, length))
      high.add(c === 1 ? minus(length, p.offset) : minus(p.offset, dim(1)))
    })
  }
  return { low: [...low], high: [...high] }
}
