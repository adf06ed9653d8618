import { minusOne, number, one, rational } from '../../expression/make.js'
import type { Expr, NumberNode } from '../../expression/node.js'
import { isArray as array, columnsOf, rowsOf } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import {
  add,
  hadamard,
  identity,
  isApply,
  isNegative,
  isNumber,
  mul,
  neg,
  onesLike,
  power,
  splitCoefficient,
  transpose,
} from '../../operators/algebra/build.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'

/** Taking common factors out of sums, and multiplying out where that cancels: whichever is shorter. */

const factorsOf = (e: Expr): readonly Expr[] => (isApply(e, productOp) ? e.args : [e])

const shorter = (candidate: Expr, than: Expr): Expr | undefined =>
  candidate !== than && cost(candidate) < cost(than) ? candidate : undefined

/** Scalars (numbers apart) and the chain of a term. */
function parts(term: Expr): { number: NumberNode; scalars: Expr[]; chain: Expr[] } {
  const { coefficient, rest } = splitCoefficient(term)
  const factors = rest === one ? [] : factorsOf(rest)
  // a scalar aᵀB c alone is a chain that closes: it is one scalar factor
  if (!array(term.shape) && factors.length > 0 && array(factors[0]!.shape))
    return { number: coefficient, scalars: [rest], chain: [] }
  return {
    number: coefficient,
    scalars: factors.filter((f) => !array(f.shape)),
    chain: factors.filter((f) => array(f.shape)),
  }
}

const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b))

/** The number that all coefficients share: 2 of 2a + 4b, 1/2 of a/2 + b/2. */
function commonNumber(numbers: readonly NumberNode[]): NumberNode {
  const top = numbers.map((n) => n.numerator).reduce(gcd)
  const bottoms = numbers.map((n) => n.denominator)
  const same = bottoms.every((b) => b === bottoms[0])
  if (!numbers.every((n) => Number.isInteger(n.numerator)) || top === 0) return one
  return rational(
    numbers.every((n) => n.numerator < 0) ? -top : top,
    same ? bottoms[0]! : 1,
    numbers[0]!.decimal,
  )
}

/** One common scalar, leading or trailing factor, or entrywise factor taken out of the given terms. */
function* extractions(terms: readonly Expr[]): Generator<Expr> {
  const first = terms[0]!
  const all = terms.map(parts)
  const inverseOf = (n: NumberNode): NumberNode => rational(n.denominator, n.numerator)
  const number = commonNumber(all.map((p) => p.number))
  if (!isNumber(number, 1)) yield mul(number, add(...terms.map((t) => mul(inverseOf(number), t))))
  for (const s of all[0]!.scalars)
    if (all.every((p) => p.scalars.includes(s)))
      yield mul(
        s,
        add(...all.map((p) => mul(p.number, ...without(p.scalars, s), ...chainOr(p.chain, first)))),
      )
  const lead = all[0]!.chain[0]
  const sameLead = lead && all.every((p) => p.chain[0] === lead)
  if (lead && sameLead && lead.shape.kind === 'matrix' && array(first.shape))
    yield mul(lead, add(...all.map((p) => tail(p, p.chain.slice(1), columnsOf(lead.shape)))))
  if (lead && sameLead && lead.shape.kind === 'vector' && all.every((p) => p.chain.length > 1))
    yield mul(lead, add(...all.map((p) => mul(p.number, ...p.scalars, ...p.chain.slice(1)))))
  const last = all[0]!.chain.at(-1)
  const sameLast = last && all.every((p) => p.chain.at(-1) === last)
  if (last && sameLast && last.shape.kind === 'matrix' && array(first.shape))
    yield mul(add(...all.map((p) => tail(p, p.chain.slice(0, -1), rowsOf(last.shape)))), last)
  if (last && sameLast && last.shape.kind === 'covector' && all.every((p) => p.chain.length > 1))
    yield mul(add(...all.map((p) => mul(p.number, ...p.scalars, ...p.chain.slice(0, -1)))), last)
  // M v: taken out when every term has a matrix before the vector, or I where it has none
  if (
    last &&
    sameLast &&
    last.shape.kind === 'vector' &&
    first.shape.kind === 'vector' &&
    all.some((p) => p.chain.length > 1)
  ) {
    const before = all.map((p) => p.chain.slice(0, -1))
    if (before.every((c) => c.length > 0))
      yield mul(add(...all.map((p, i) => mul(p.number, ...p.scalars, ...before[i]!))), last)
  }
  if (
    lead &&
    sameLead &&
    lead.shape.kind === 'covector' &&
    first.shape.kind === 'covector' &&
    all.every((p) => p.chain.length > 1)
  )
    yield mul(lead, add(...all.map((p) => mul(p.number, ...p.scalars, ...p.chain.slice(1)))))
  if (array(first.shape)) {
    const entrywise = terms.map((t) => entryFactors(t))
    for (const f of entrywise[0]!.factors)
      if (entrywise.every((x) => x.factors.includes(f)))
        yield hadamard(
          f,
          add(
            ...entrywise.map((x) => mul(x.scale, hadamard(...without(x.factors, f), onesLike(first.shape)))),
          ),
        )
  }
}

const without = (list: readonly Expr[], gone: Expr): Expr[] => {
  const i = list.indexOf(gone)
  return list.filter((_, j) => j !== i)
}

const chainOr = (chain: readonly Expr[], like: Expr): readonly Expr[] =>
  chain.length === 0 && array(like.shape) ? [onesLike(like.shape)] : chain

/** What is left of a term when a matrix has been taken off its end. */
const tail = (
  p: { number: NumberNode; scalars: readonly Expr[] },
  chain: readonly Expr[],
  size: Parameters<typeof identity>[0],
): Expr => mul(p.number, ...p.scalars, ...(chain.length === 0 ? [identity(size)] : chain))

function entryFactors(t: Expr): { scale: Expr; factors: readonly Expr[] } {
  const p = parts(t)
  const chain = p.chain.length === 1 ? p.chain[0]! : p.chain.length === 0 ? undefined : mul(...p.chain)
  const scale = mul(p.number, ...p.scalars)
  if (!chain) return { scale, factors: [] }
  return { scale, factors: isApply(chain, hadamardOp) ? chain.args : [chain] }
}

/** Pairs of terms with something in common, when not all of them have it. */
function groupings(terms: readonly Expr[]): readonly (readonly Expr[])[] {
  if (terms.length <= 2 || terms.length > 12) return []
  const key = new Map<Expr, Expr[]>()
  for (const t of terms) {
    const p = parts(t)
    for (const f of new Set([...p.scalars, p.chain[0], p.chain.at(-1), ...entryFactors(t).factors]))
      if (f) key.set(f, [...(key.get(f) ?? []), t])
  }
  return [...key.values()].filter((g) => g.length > 1 && g.length < terms.length)
}

/** Multiplies a factor that is a sum out, everywhere, up to a bound on the number of terms. */
export function expand(e: Expr, limit = 24): Expr | undefined {
  let count = 1
  const go = (x: Expr): Expr[] | undefined => {
    if (isApply(x, addOp)) {
      const all = x.args.map(go)
      return all.every((a) => a) ? (all as Expr[][]).flat() : undefined
    }
    const op = isApply(x, productOp) ? productOp : isApply(x, hadamardOp) ? hadamardOp : undefined
    if (!op || x.kind !== 'apply') return [x]
    let terms: Expr[][] = [[]]
    for (const f of x.args) {
      const choices = go(f)
      if (!choices) return undefined
      count *= choices.length
      if (count > limit) return undefined
      terms = terms.flatMap((t) => choices.map((c) => [...t, c]))
    }
    return terms.map((t) => (op === productOp ? mul(...t) : hadamard(...t)))
  }
  const terms = go(e)
  return terms && (terms.length > 1 || terms[0] !== e) ? add(...terms) : undefined
}

/** b and k of a factor b⁻ᵏ with a whole k. */
const denominator = (f: Expr): [Expr, number] => {
  const k = isApply(f, powerOp) ? f.args[1]! : undefined
  return isApply(f, powerOp) && k?.kind === 'number' && k.denominator === 1 && k.numerator < 0
    ? [f.args[0]!, -k.numerator]
    : [f, 0]
}

/** One factor that is a sum multiplied out, the others left as they are. */
function* distributions(e: Expr): Generator<Expr> {
  const op = isApply(e, productOp) ? mul : isApply(e, hadamardOp) ? hadamard : undefined
  if (!op || e.kind !== 'apply') return
  for (const [i, f] of e.args.entries())
    if (isApply(f, addOp) && f.args.length <= 8)
      yield add(...f.args.map((t) => op(...e.args.map((x, k) => (k === i ? t : x)))))
}

export const factorRules: readonly Rule[] = [
  {
    name: 'common-factor',
    rewrite: (e) => {
      if (!isApply(e, addOp)) return undefined
      let best: Expr | undefined
      for (const candidate of extractions(e.args)) best = shorter(candidate, best ?? e) ?? best
      if (best) return best
      for (const group of groupings(e.args))
        for (const candidate of extractions(group)) {
          const whole = add(candidate, ...e.args.filter((t) => !group.includes(t)))
          best = shorter(whole, best ?? e) ?? best
        }
      return best
    },
    law: [
      { where: 'A: n×n; x: n', left: "A x + A' x", right: "(A + A') x" },
      { where: 'a: n; b: n; c: n', left: 'a .* b - a .* c', right: 'a .* (b - c)' },
      { where: 'X: m×n; A: n×p; B: n×p', left: '2 X A + 2 X B', right: '2 X (A + B)' },
    ],
  },
  {
    name: 'multiply-out-and-cancel',
    rewrite: (e, simplify) => {
      const candidate = isApply(e, productOp) || isApply(e, hadamardOp) || isApply(e, addOp)
      if (!candidate || cost(e) > 120) return undefined
      for (const expanded of [...distributions(e), expand(e)]) {
        if (!expanded || expanded === e) continue
        const simpler = shorter(simplify(expanded), e)
        if (simpler) return simpler
      }
      return undefined
    },
    law: [
      { where: 'o: scalar; y: scalar', left: '((1 - y)/(1 - o) - y/o) o (1 - o)', right: 'o - y' },
      { where: 'a: n; b: n', left: 'a .* (b ./ a + 1)', right: 'b + a' },
      { where: 'p: n positive; y: n', left: "(diag(p) - p p') (y ./ p)", right: 'y - sum(y) p' },
    ],
  },
  {
    name: 'sign-into-sum',
    rewrite: (e) => {
      if (!isApply(e, productOp)) return undefined
      const k = e.args[0]!
      if (k.kind !== 'number' || k.numerator >= 0) return undefined
      const i = e.args.findIndex((f) => isApply(f, addOp) && f.args.some(isNegative))
      const sum = e.args[i]
      // e eᵀ shows that it is symmetric
      if (!sum || !isApply(sum, addOp)) return undefined
      if (array(sum.shape) && e.args.includes(transpose(sum))) return undefined
      const turned = add(...sum.args.map(neg))
      return mul(neg(k), ...e.args.slice(1, i), turned, ...e.args.slice(i + 1))
    },
    law: [{ where: 'A: m×n; B: m×n; x: n', left: '-2 (A - B) x', right: '2 (B - A) x' }],
  },
  {
    name: 'sign-out-of-sum',
    rewrite: (e) => {
      if (!isApply(e, productOp)) return undefined
      const i = e.args.findIndex((f) => isApply(f, addOp) && f.args.every(isNegative))
      const sum = e.args[i]
      if (!sum || !isApply(sum, addOp)) return undefined
      const turned = add(...sum.args.map(neg))
      return mul(minusOne, ...e.args.slice(0, i), turned, ...e.args.slice(i + 1))
    },
    law: [{ where: 'A: m×n; B: m×n; x: n', left: '(-A - B) x', right: '-(A + B) x' }],
  },
  {
    name: 'common-denominator',
    rewrite: (e, simplify) => {
      if (!isApply(e, addOp) || array(e.shape) || e.args.length > 4 || cost(e) > 60) return undefined
      const below = new Map<Expr, number>()
      for (const t of e.args)
        for (const f of factorsOf(t)) {
          const [base, k] = denominator(f)
          if (k > 0 && !array(base.shape)) below.set(base, Math.max(below.get(base) ?? 0, k))
        }
      if (below.size === 0) return undefined
      const powers = [...below].map(([b, k]) => power(b, number(k)))
      const top = simplify(add(...e.args.map((t) => mul(t, ...powers))))
      return shorter(mul(...powers.map((b) => power(b, minusOne)), top), e)
    },
    law: [{ where: 'o: scalar; y: scalar', left: '(1 - y)/(1 - o) - y/o', right: '(o - y)/(o (1 - o))' }],
  },
]
