import { freeIndices, lengthOf } from '../expression/indices.js'
import {
  addNumbers,
  boundIndex,
  component,
  half,
  multiplyNumbers,
  numberValue,
  one,
  reduce,
  withChildren,
  zero,
} from '../expression/make.js'
import { childrenOf, type Expr, type NumberNode, type SymbolNode } from '../expression/node.js'
import { fold } from '../expression/walk.js'
import { addOp } from '../operators/algebra/add.js'
import {
  add,
  isApply,
  isNumber,
  isZero,
  mul,
  neg,
  power,
  splitCoefficient,
} from '../operators/algebra/build.js'
import { powerOp } from '../operators/algebra/power.js'
import { isSymmetric } from '../operators/algebra/properties.js'
import { guardOf } from '../operators/indices/guarded.js'
import { contract } from './contract.js'
import { condition, conditionOf, either, tidyCondition } from './relations.js'
import { hasLoops, named, replaceIndices } from './rename.js'
import { bringsAllForward, built, factorsOf, type Term, termsOf } from './terms.js'

/**
 * The normal form of a scalar formula in components: deltas contracted, like terms merged whatever their indices are
 * called, conditions that complete each other joined.
 */
export function normalForm(e: Expr): Expr {
  const likes = new Likes()
  for (const t of termsOf(insideFirst(e))) {
    const c = contract(t)
    if (c) likes.take(c)
  }
  const terms = likes.terms()
  return named(terms.length === 0 ? zero : add(...terms.map(built)))
}

/** The formula with deltas contracted and nothing else rearranged, as it is written down in between. */
export function contracted(e: Expr): Expr {
  const terms = termsOf(e, bringsAllForward).flatMap((t) => contract(t) ?? [])
  return named(terms.length === 0 ? zero : add(...terms.map(built)), undefined, true)
}

/** Sums inside of functions and of factors, and the factors of products over an index, have normal forms of their own. */
function insideFirst(e: Expr): Expr {
  if (e.kind === 'symbol' || !hasLoops(e)) return e
  if (e.kind === 'reduce') {
    const body = e.op === 'product' ? normalForm(e.body) : insideFirst(e.body)
    return reduce(e.op, e.index, body, e.where && mul(...factorsOf(e.where).map(tidyCondition)))
  }
  const terms = isApply(e, addOp) || guardOf(e) !== undefined
  return withChildren(
    e,
    childrenOf(e).map((c) =>
      terms || c.shape.kind !== 'scalar' || !hasLoops(c) ? insideFirst(c) : normalForm(c),
    ),
  )
}

/** A term with its number in front, its summed indices under canonical letters. */
interface Like {
  readonly coefficient: NumberNode
  readonly sums: readonly SymbolNode[]
  readonly conditions: readonly Expr[]
  readonly rest: Expr
}

/** Collects terms; those that are alike become one. */
class Likes {
  readonly #byRest = new Map<Expr, Like[]>()

  take(t: Term): void {
    const like = halved(unneeded(canonical(t)))
    if (isZero(like.rest) || like.coefficient.numerator === 0) return
    const list = this.#byRest.get(like.rest)
    if (list) list.push(like)
    else this.#byRest.set(like.rest, [like])
  }

  terms(): Term[] {
    return [...this.#byRest.values()]
      .flatMap(joined)
      .filter((l) => l.coefficient.numerator !== 0)
      .map(written)
  }
}

/** The term under the letters, among all ways to give them out, that come first; sums turned so that they begin alike. */
function canonical(t: Term): Like {
  let best: { like: Like; key: readonly number[] } | undefined
  for (const order of orders(t.sums)) {
    const letters = order.map((i, k) => boundIndex(`#${k + 1}`, lengthOf(i)))
    const by = new Map<Expr, Expr>(order.map((i, k) => [i, letters[k]!]))
    const put = (x: Expr): Expr => replaceIndices(x, by)
    const { coefficient, rest } = splitCoefficient(
      mul(...t.factors.map((f) => turned(oriented(named(put(f))), leadById))),
    )
    const conditions = t.conditions.map((c) => tidyCondition(put(c))).sort((a, b) => a.id - b.id)
    const like: Like = { coefficient, sums: letters, conditions, rest }
    const key = [rest.id, ...conditions.map((c) => c.id)]
    if (!best || before(key, best.key)) best = { like, key }
  }
  return best!.like
}

const before = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((x, i) => x !== b[i])
  return at >= 0 && a[at]! < (b[at] ?? 0)
}

/** All orders of a few indices; of many the one given. */
function orders(sums: readonly SymbolNode[]): SymbolNode[][] {
  if (sums.length > 4) return [[...sums]]
  if (sums.length === 0) return [[]]
  return sums.flatMap((s) => orders(sums.filter((x) => x !== s)).map((rest) => [s, ...rest]))
}

/** (b − a)^p as ±(a − b)^p for a whole number p, the leading part positive. */
function turned(f: Expr, lead: (terms: readonly Expr[]) => Expr, odd = true): Expr {
  const [base, exponent] = isApply(f, powerOp) ? ([f.args[0]!, f.args[1]!] as const) : [f, one]
  const p = exponent.kind === 'number' ? numberValue(exponent) : Number.NaN
  if (!isApply(base, addOp) || !Number.isInteger(p)) return f
  if (numberValue(splitCoefficient(lead(base.args)).coefficient) > 0) return f
  if (p % 2 !== 0 && !odd) return f
  const other = power(add(...base.args.map(neg)), exponent)
  return p % 2 === 0 ? other : neg(other)
}

/** Squares of differences inside of functions all begin alike, and entries of symmetric matrices have their positions in order. */
const oriented = (e: Expr): Expr =>
  fold<Expr>(
    e,
    (x, below) => {
      const same = below.length === 0 ? x : withChildren(x, below)
      if (same.kind === 'component' && same.at.length === 2 && isSymmetric(same.of))
        return component(
          same.of,
          [...same.at].sort((a, b) => a.id - b.id),
        )
      return isApply(same, powerOp) ? turned(same, leadById, false) : same
    },
    { definitions: false },
  )

const leadById = (terms: readonly Expr[]): Expr =>
  terms.reduce((a, b) => (splitCoefficient(b).rest.id < splitCoefficient(a).rest.id ? b : a))

/** [i ≠ j] is not needed where the term is 0 for i = j. */
function unneeded(l: Like): Like {
  const conditions = l.conditions.filter((c) => {
    const r = conditionOf(c)
    if (r?.relation !== '!=' || c.kind !== 'apply') return true
    const [a, b] = c.args as [Expr, Expr]
    if (a.kind !== 'symbol' || b.kind !== 'symbol') return true
    return !isZero(replaceIndices(l.rest, new Map<Expr, Expr>([[a, b]])))
  })
  return conditions.length === l.conditions.length ? l : { ...l, conditions }
}

/** Σ_{i<j} of what is the same with i and j exchanged is half of Σ_{i≠j}. */
function halved(l: Like): Like {
  for (const c of l.conditions) {
    const r = conditionOf(c)
    if ((r?.relation !== '<' && r?.relation !== '>') || c.kind !== 'apply') continue
    const [a, b] = c.args as [Expr, Expr]
    const summed = (x: Expr): boolean => l.sums.includes(x as SymbolNode)
    if (!summed(a) || !summed(b)) continue
    const swap = new Map<Expr, Expr>([
      [a, b],
      [b, a],
    ])
    const others = l.conditions.filter((x) => x !== c)
    const same =
      canonicalRest(replaceIndices(l.rest, swap)) === canonicalRest(l.rest) &&
      others.every((x) => others.includes(tidyCondition(replaceIndices(x, swap))))
    if (!same) continue
    const unequal = condition('!=', r!.left, r!.right)
    return unneeded({
      ...l,
      coefficient: multiplyNumbers(l.coefficient, half),
      conditions: [...others, unequal].sort((x, y) => x.id - y.id),
    })
  }
  return l
}

const canonicalRest = (e: Expr): Expr => mul(...factorsOf(e).map((f) => turned(oriented(named(f)), leadById)))

/** Terms that differ in their numbers, or in one condition. */
function joined(likes: readonly Like[]): Like[] {
  const list = [...likes]
  for (let again = true; again; ) {
    again = false
    search: for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length; j++) {
        const both = join(list[i]!, list[j]!)
        if (!both) continue
        list.splice(j, 1)
        list[i] = both
        again = true
        break search
      }
  }
  return list
}

function join(a: Like, b: Like): Like | undefined {
  if (a.sums.length !== b.sums.length || a.sums.some((s, i) => s !== b.sums[i])) return undefined
  const [onlyA, onlyB] = [
    a.conditions.filter((c) => !b.conditions.includes(c)),
    b.conditions.filter((c) => !a.conditions.includes(c)),
  ]
  if (onlyA.length === 0 && onlyB.length === 0)
    return { ...a, coefficient: addNumbers(a.coefficient, b.coefficient) }
  const equal = numberValue(a.coefficient) === numberValue(b.coefficient)
  if (!equal || onlyA.length !== 1 || onlyB.length !== 1) return undefined
  const both = either(onlyA[0]!, onlyB[0]!)
  if (!both) return undefined
  const shared = a.conditions.filter((c) => b.conditions.includes(c))
  return unneeded({ ...a, conditions: isNumber(both, 1) ? shared : [...shared, both] })
}

/** As it is shown: a difference begins with what is not summed over. */
function written(l: Like): Term {
  const summed = (x: Expr): number => l.sums.filter((i) => freeIndices(x).has(i)).length
  const lead = (terms: readonly Expr[]): Expr => {
    const rank = (x: Expr): number => (x.kind === 'number' ? l.sums.length + 1 : summed(x))
    const least = Math.min(...terms.map(rank))
    return terms.find((x) => rank(x) === least)!
  }
  const factors = factorsOf(mul(l.coefficient, ...factorsOf(l.rest).map((f) => turned(f, lead))))
  return { sums: l.sums, conditions: l.conditions, factors }
}
