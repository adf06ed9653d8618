import { minusOne, numberValue, one, rational, zero } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray, sameShape } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import {
  add,
  hadamard,
  isApply,
  isInteger,
  isNumber,
  mul,
  neg,
  power,
  sub,
} from '../../operators/algebra/build.js'
import { diag, diagOp } from '../../operators/algebra/diagonal.js'
import { productOp } from '../../operators/algebra/product.js'
import { expOp } from '../../operators/elementwise/exponential.js'
import { cost } from '../cost.js'
import type { Move } from '../move.js'
import { simplify } from '../simplify.js'
import type { Power } from '../terms.js'
import { type Equation, equationsOf, type Named } from './equations.js'
import { before, chainOf, closedChain, longest, negated, powersIn, split } from './factors.js'
import { inRowSums } from './scaled-rows.js'

/** Where a definition, or what can be solved for it, stands in a node. */
export function naming(names: readonly Named[]): Move {
  // a program may have a thousand names: an equation is tried where a node has one of its anchors
  let index: Map<Expr, Equation[]> | undefined
  return {
    name: 'own-name',
    *rewrites(e) {
      index ??= indexed(names.flatMap(equationsOf))
      const near = new Set(anchorsIn(e).flatMap((a) => index!.get(a) ?? []))
      for (const eq of near) {
        if (e === eq.whole) {
          if (eq.only !== 'shorter' || cost(eq.name) < cost(e)) yield eq.name
        } else {
          yield* inSum(e, eq)
          yield* inPowers(e, eq)
          yield* inChain(e, eq)
          yield* inDiagonal(e, eq)
          yield* inRowSums(e, eq)
        }
      }
    },
    law: [],
  }
}

/** The names for what they stand for exactly. */
export function meanings(names: readonly Named[]): Map<Expr, Expr> {
  const out = new Map<Expr, Expr>()
  for (const { name, whole, only } of names.flatMap(equationsOf))
    if (!only && !out.has(whole)) out.set(whole, name)
  return out
}

function indexed(equations: readonly Equation[]): Map<Expr, Equation[]> {
  const out = new Map<Expr, Equation[]>()
  for (const eq of equations) for (const a of anchorsOf(eq.whole)) out.set(a, [...(out.get(a) ?? []), eq])
  return out
}

/** Where an equation may be recognised: the whole, and the part that has to be there if anything is. */
function anchorsOf(whole: Expr): Set<Expr> {
  const out = new Set([whole])
  const alike = (x: Expr): void => {
    out.add(x)
    const turned = negated(x)
    if (turned) out.add(turned)
  }
  const terms = isApply(whole, addOp) ? [longest(whole.args)] : [whole]
  for (const t of terms) for (const x of factorsIn(isApply(t, expOp) ? t.args[0]! : t)) alike(x)
  return out
}

/** What a node may have in common with an equation. */
const anchorsIn = (e: Expr): Expr[] => {
  const terms = isApply(e, addOp) ? e.args : isApply(e, expOp) ? [e.args[0]!] : [e]
  return [e, ...terms.flatMap(factorsIn)]
}

/** Scalars, chain and entrywise factors, without their exponents. */
function factorsIn(t: Expr): Expr[] {
  const { scalars, array } = split(t)
  const chain = array ? chainOf(array) : closedChain(t)
  return [
    ...scalars.flatMap(powersIn).map((p) => p.base),
    ...powersIn(t).map((p) => p.base),
    ...chain,
    ...chain.flatMap((f) => (isApply(f, diagOp) ? powersIn(f.args[0]!).map((p) => p.base) : [])),
    ...(array ? [array] : []),
  ]
}

/** k (a + b) + c as k s + c, also where a term of s is missing. */
function* inSum(e: Expr, { name, whole }: Equation): Generator<Expr> {
  if (!isApply(e, addOp) || !isApply(whole, addOp) || !sameShape(e.shape, whole.shape)) return
  const pivot = split(longest(whole.args))
  const tried = new Set<Expr>()
  for (const t of e.args) {
    const here = split(t)
    if (here.array !== pivot.array) continue
    const k = mul(...here.scalars, ...pivot.scalars.map((f) => power(f, minusOne)))
    if (tried.has(k) || (here.array === undefined && k.kind !== 'number')) continue
    tried.add(k)
    const next = add(mul(k, name), ...e.args, ...whole.args.map((w) => mul(minusOne, k, w)))
    if (!isApply(next, addOp) || next.args.length <= e.args.length) yield next
  }
}

/** aᵏ bᵏ c as sᵏ c, for s = a b: of scalars, and entry by entry. */
function* inPowers(e: Expr, { name, whole }: Equation): Generator<Expr> {
  if (isApply(whole, addOp) || (isArray(whole.shape) && !sameShape(e.shape, whole.shape))) return
  if (isApply(whole, expOp)) return yield* inExponential(e, { name, whole })
  const known = powersIn(whole)
  if (known.length === 0) return
  const pivot = known.reduce((a, b) => (cost(b.base) > cost(a.base) ? b : a))
  const array = isArray(whole.shape)
  const factors = array ? powersIn(e) : split(e).scalars.flatMap(powersIn)
  const turned = negated(pivot.base)
  for (const { base, exponent } of factors) {
    if (base !== pivot.base && base !== turned) continue
    for (const k of exponents(exponent, pivot.exponent)) {
      if (!usesUp(factors, known, k) || (array && !usesUp(before(e), before(whole), k))) continue
      const [s, d] = [power(name, k), power(whole, neg(k))]
      yield array ? hadamard(e, s, d) : mul(e, s, d)
    }
  }
}

/** The k for which sᵏ may take the place of bᵖ, where bᵈ is in s. */
function exponents(p: Expr, d: Expr): Expr[] {
  const ratio = simplify(mul(p, power(d, minusOne)))
  // b is positive where a power of it that is not whole is defined
  const free = !isInteger(d)
  if (ratio.kind !== 'number') return free ? [ratio, one] : []
  const value = numberValue(ratio)
  if (Number.isInteger(value)) return Math.abs(value) > 1 ? [ratio, rational(Math.sign(value))] : [ratio]
  const whole = Math.trunc(value)
  return [...(free ? [ratio] : []), ...(whole === 0 ? [] : [rational(whole)])]
}

/** Whether sᵏ leaves nothing below a bar that was not there: u² is not s²/v². */
function usesUp(factors: readonly Power[], known: readonly Power[], k: Expr): boolean {
  return known.every(({ base, exponent }) => {
    const turned = negated(base)
    const there = factors.find((f) => f.base === base || f.base === turned)?.exponent ?? zero
    const rest = simplify(sub(there, mul(k, exponent)))
    if (rest.kind !== 'number' || there.kind !== 'number') return there.kind !== 'number'
    return numberValue(rest) >= Math.min(0, numberValue(there))
  })
}

/** exp(k u) as sᵏ, for s = exp(u). */
function* inExponential(e: Expr, { name, whole }: Equation): Generator<Expr> {
  if (!isApply(e, expOp) || !isApply(whole, expOp)) return
  const [here, there] = [split(e.args[0]!), split(whole.args[0]!)]
  const k = mul(...here.scalars, ...there.scalars.map((f) => power(f, minusOne)))
  if (here.array === there.array && k.kind === 'number' && !isNumber(k, 0)) yield power(name, k)
}

/** A B x as A s, for s = B x; scalars that s has before it are divided out. */
function* inChain(e: Expr, { name, whole }: Equation): Generator<Expr> {
  const there = split(whole)
  const sought = there.array ? chainOf(there.array) : closedChain(whole)
  if (sought.length === 0 || (sought.length === 1 && there.scalars.length === 0)) return
  const here = split(e)
  const chain = here.array ? chainOf(here.array) : closedChain(e)
  for (let i = 0; i + sought.length <= chain.length; i++) {
    let sign: Expr = one
    const met = sought.every((f, j) => {
      if (chain[i + j] === f) return true
      if (chain[i + j] !== negated(f)) return false
      sign = neg(sign)
      return true
    })
    if (!met) continue
    const scalars = here.array ? here.scalars : []
    if (there.array && !usesUp(before(e), before(whole), one)) return
    const missing = there.array ? there.scalars.map((f) => power(f, minusOne)) : []
    yield mul(sign, ...scalars, ...missing, ...chain.slice(0, i), name, ...chain.slice(i + sought.length))
    return
  }
}

/** c diag(v) as diag(s), for s = c v. */
function* inDiagonal(e: Expr, eq: Equation): Generator<Expr> {
  if (!isApply(e, productOp) || !isArray(e.shape) || eq.name.shape.kind !== 'vector') return
  const scalars = e.args.filter((f) => !isArray(f.shape))
  const chain = e.args.filter((f) => isArray(f.shape))
  if (scalars.length === 0) return
  for (const [i, d] of chain.entries()) {
    if (!isApply(d, diagOp)) continue
    const v = mul(...scalars, d.args[0]!)
    for (const named of v === eq.whole ? [eq.name] : inPowers(v, eq))
      yield mul(...chain.slice(0, i), diag(named), ...chain.slice(i + 1))
  }
}
