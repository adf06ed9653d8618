import { minusOne, numberValue, one, rational } from '../../expression/make.js'
import type { ApplyNode, Expr, NumberNode } from '../../expression/node.js'
import { columnsOf, isArray, rowsOf, sameShape } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import {
  add,
  hadamard,
  identity,
  isApply,
  isNegative,
  isNumber,
  isOnes,
  mul,
  neg,
  ones,
  onesLike,
  power,
  transpose,
} from '../../operators/algebra/build.js'
import { diag, diagOp } from '../../operators/algebra/diagonal.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { colSumOp, rowSumOp } from '../../operators/algebra/sums.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'
import { entriesOfTerm, type Parts, type Power, partsOf, powerOf } from '../terms.js'

/** Taking common factors out of sums: numbers, scalars, leading and trailing matrices, entrywise factors, and sums that a term repeats. */

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

/** −e, a sum term by term, so that its terms meet those of another. */
const negative = (e: Expr): Expr => (isApply(e, addOp) ? add(...e.args.map(neg)) : neg(e))

const minus = (a: Expr, b: Expr): Expr => add(a, negative(b))

/** The powers that every list of factors has: u² of u² and u³, uᵖ of uᵖ and u^(p + 1); 1/u of 1/u and 1/u² where a bar may stand under a bar. */
function* commonPowers(lists: readonly (readonly Expr[])[], bars = true): Generator<Power> {
  const [first, ...rest] = lists.map((l) => new Map(l.map(powerOf).map((p) => [p.base, p.exponent])))
  for (const [base, exponent] of first!) {
    const all = [exponent, ...rest.flatMap((m) => m.get(base) ?? [])]
    if (all.length < lists.length || base.kind === 'number') continue
    const values = all.map((x) => (x.kind === 'number' ? numberValue(x) : Number.NaN))
    const alike = values.every((v) => v === values[0])
    if (values.every((v) => v > 0) || (values.every((v) => v < 0) && (bars || alike))) {
      const least = values.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a))
      yield { base, exponent: all[values.indexOf(least)]! }
    } else if (all.every((x) => minus(x, exponent).kind === 'number')) {
      const offsets = all.map((x) => numberValue(minus(x, exponent) as NumberNode))
      yield { base, exponent: all[offsets.indexOf(Math.min(...offsets))]! }
    }
  }
}

/** What is left of a term when a matrix has been taken off its end. */
const without = (p: Parts, chain: readonly Expr[], size: Parameters<typeof identity>[0]): Expr =>
  mul(p.number, ...p.scalars, ...(chain.length === 0 ? [identity(size)] : chain))

/** A common number, scalar or entrywise factor taken out of the terms. */
function* commuting(terms: readonly Expr[]): Generator<Expr> {
  const all = terms.map(partsOf)
  const number = commonNumber(all.map((p) => p.number))
  if (!isNumber(number, 1)) {
    const inverse = rational(number.denominator, number.numerator)
    yield mul(number, add(...terms.map((t) => mul(inverse, t))))
  }
  for (const { base, exponent } of commonPowers(
    all.map((p) => p.scalars),
    isArray(terms[0]!.shape),
  )) {
    const below = power(base, negative(exponent))
    yield mul(power(base, exponent), add(...terms.map((t) => mul(t, below))))
  }
  if (isArray(terms[0]!.shape)) yield* entrywise(terms)
}

/** The terms with any one factor taken out that they share. */
export function* extractions(terms: readonly Expr[]): Generator<Expr> {
  yield* commuting(terms)
  if (isArray(terms[0]!.shape)) yield* ends(terms.map(partsOf), terms[0]!)
}

/** A common end of matrix chains: A of A B + A C, the row or column that several outer products share. */
function* ends(given: readonly Parts[], like: Expr): Generator<Expr> {
  const chained = given.map((p) => ({ ...p, chain: p.chain.flatMap(asProduct) }))
  const columns = new Set(chained.flatMap((p) => (p.chain.length > 1 ? p.chain.at(-1)! : [])))
  const leads = chained.flatMap((p) => {
    const d = p.chain[0]
    return d && p.chain.length > 1 && isApply(d, diagOp) && d.shape.kind === 'matrix' ? [d] : []
  })
  const all = chained.map((p) => ({ ...p, chain: startingWith(leads[0], asDiagonal(p.chain, columns)) }))
  const [first] = all
  const scalarOf = (p: Parts): Expr => mul(p.number, ...p.scalars)
  const { length } = first!.chain
  if (all.every((p) => p.chain.length === length && p.chain.every((f, i) => f === first!.chain[i])))
    yield mul(add(...all.map(scalarOf)), ...first!.chain)
  const lead = first!.chain[0]
  if (lead && all.every((p) => p.chain[0] === lead)) {
    const rest = all.map((p) => p.chain.slice(1))
    if (lead.shape.kind === 'matrix')
      yield mul(lead, add(...all.map((p, i) => without(p, rest[i]!, columnsOf(lead.shape)))))
    else if (
      rest.every((c) => c.length > 0) &&
      (lead.shape.kind === 'vector' || like.shape.kind === 'covector')
    )
      yield mul(lead, add(...all.map((p, i) => mul(scalarOf(p), ...rest[i]!))))
  }
  const last = first!.chain.at(-1)
  if (last && all.every((p) => p.chain.at(-1) === last)) {
    const rest = all.map((p) => p.chain.slice(0, -1))
    if (last.shape.kind === 'matrix')
      yield mul(add(...all.map((p, i) => without(p, rest[i]!, rowsOf(last.shape)))), last)
    else if (
      rest.every((c) => c.length > 0) &&
      (last.shape.kind === 'covector' || like.shape.kind === 'vector')
    )
      yield mul(add(...all.map((p, i) => mul(scalarOf(p), ...rest[i]!))), last)
  }
}

/** Row sums and column sums as the products with ones that they are. */
function asProduct(f: Expr): readonly Expr[] {
  if (isApply(f, rowSumOp)) return [f.args[0]!, ones(columnsOf(f.args[0]!.shape))]
  return isApply(f, colSumOp) ? [transpose(f.args[0]!), ones(rowsOf(f.args[0]!.shape))] : [f]
}

/** d ⊙ x as diag(d) x, where another term ends in that x: (diag(d) − A) x. */
function asDiagonal(chain: readonly Expr[], columns: ReadonlySet<Expr>): readonly Expr[] {
  const [only] = chain
  if (chain.length !== 1 || !only || only.shape.kind !== 'vector' || !isApply(only, hadamardOp)) return chain
  const x = only.args.find((f) => columns.has(f))
  return x ? [diag(hadamard(...only.args.filter((f) => f !== x))), x] : chain
}

/** (d ⊙ x) yᵀ as diag(d) x yᵀ, where another term starts with that diag(d): diag(d) (A − x yᵀ). */
function startingWith(lead: Expr | undefined, chain: readonly Expr[]): readonly Expr[] {
  const [first, ...rest] = chain
  if (!lead || !isApply(lead, diagOp) || !first || first.shape.kind !== 'vector') return chain
  const there = isApply(first, hadamardOp) ? first.args : [first]
  const d = lead.args[0]!
  const { base, exponent } = powerOf(d)
  const met = there.some((f) => {
    const p = powerOf(f)
    if (p.base !== base) return false
    const [k, l] = [p.exponent, exponent]
    return k === l || (k.kind === 'number' && l.kind === 'number' && numberValue(k) / numberValue(l) >= 1)
  })
  const left = met && hadamard(first, power(d, minusOne), onesLike(first.shape))
  // diag(p) − p pᵀ is said best as it is
  return left && !isOnes(left) ? [lead, left, ...rest] : chain
}

function* entrywise(terms: readonly Expr[]): Generator<Expr> {
  const all = onesLike(terms[0]!.shape)
  for (const { base, exponent } of commonPowers(terms.map(entriesOfTerm))) {
    const below = power(base, negative(exponent))
    yield hadamard(power(base, exponent), add(...terms.map((t) => hadamard(t, below, all))))
  }
}

/** A sum that is a factor of one term and stands among the others: (a + b) c + a + b is (a + b)(c + 1). */
function* repeatedSums(terms: readonly Expr[]): Generator<Expr> {
  const like = terms[0]!.shape
  const repeats = (s: Expr): boolean =>
    isApply(s, addOp) && s.args.length < terms.length && sameShape(s.shape, like)
  for (const t of terms) {
    const { number, scalars, chain } = partsOf(t)
    const others = terms.filter((x) => x !== t)
    const entries = entriesOfTerm(t)
    for (const s of new Set([...scalars, ...chain, ...entries].filter(repeats)))
      for (const sign of [one, minusOne]) {
        const unit = (of: Expr): Expr => add(of, mul(sign, ...oneOf(of)))
        const left = add(...others, ...(isApply(s, addOp) ? s.args : []).map((x) => mul(neg(sign), x)))
        if (scalars.includes(s))
          yield add(mul(s, unit(mul(number, ...scalars.filter((f) => f !== s), ...chain))), left)
        else if (chain.length === 1 && chain[0] === s) yield add(mul(unit(mul(number, ...scalars)), s), left)
        else if (chain[0] === s) yield add(mul(s, unit(mul(number, ...scalars, ...chain.slice(1)))), left)
        else if (chain.at(-1) === s)
          yield add(mul(unit(mul(number, ...scalars, ...chain.slice(0, -1))), s), left)
        else if (chain.length === 1) {
          const by = mul(number, ...scalars, hadamard(...entries.filter((f) => f !== s), onesLike(like)))
          yield add(hadamard(s, add(by, mul(sign, onesLike(like)))), left)
        }
      }
  }
}

/** What a factor of this shape is when it changes nothing. */
const oneOf = (e: Expr): Expr[] => (e.shape.kind === 'matrix' ? [identity(rowsOf(e.shape))] : [])

/** Some of the terms that have something in common, when not all of them have it. */
function groupings(terms: readonly Expr[]): readonly (readonly Expr[])[] {
  if (terms.length <= 2 || terms.length > 12) return []
  const key = new Map<Expr, Expr[]>()
  for (const t of terms) {
    const p = partsOf(t)
    for (const f of new Set(
      [...p.scalars, ...entriesOfTerm(t)]
        .map((x) => powerOf(x).base)
        .concat(p.chain[0] ?? [], p.chain.at(-1) ?? []),
    ))
      key.set(f, [...(key.get(f) ?? []), t])
  }
  return [...key.values()].filter((g) => g.length > 1 && g.length < terms.length)
}

/** x + x²: powers of one thing stand well as they are; a difference, σ − σ², is better σ (1 − σ). */
const isPolynomial = (e: ApplyNode): boolean => {
  if (e.args.some(isNegative)) return false
  const [first, ...rest] = e.args.map(
    (t) =>
      new Map([...partsOf(t).scalars, ...entriesOfTerm(t)].map(powerOf).map((p) => [p.base, p.exponent])),
  )
  return [...first!].some(([base, p]) =>
    rest.some((m) => {
      const q = m.get(base)
      return q !== undefined && q !== p
    }),
  )
}

export const commonFactorRules: readonly Rule[] = [
  {
    name: 'common-factor',
    rewrite: (e) => {
      if (!isApply(e, addOp)) return undefined
      let best: Expr | undefined
      const meet = (candidate: Expr): void => {
        if (candidate !== e && cost(candidate) < cost(best ?? e)) best = candidate
      }
      for (const candidate of extractions(e.args)) meet(candidate)
      // equally long, what commutes stands better in front: c (1 − s) for c − c s
      for (const candidate of best ? [] : commuting(e.args))
        if (!best && !isApply(candidate, addOp) && !isPolynomial(e) && cost(candidate) === cost(e))
          best = candidate
      if (best) return best
      for (const group of groupings(e.args))
        for (const candidate of extractions(group))
          meet(add(candidate, ...e.args.filter((t) => !group.includes(t))))
      if (e.args.length <= 12) for (const candidate of repeatedSums(e.args)) meet(candidate)
      return best
    },
    law: [
      { where: 'A: n×n; x: n', left: "A x + A' x", right: "(A + A') x" },
      { where: 'a: n; b: n; c: n', left: 'a .* b - a .* c', right: 'a .* (b - c)' },
      { where: 'X: m×n; A: n×p; B: n×p', left: '2 X A + 2 X B', right: '2 X (A + B)' },
      { where: 'u: scalar positive; a: n; b: n', left: 'a/u - b/u^2', right: '(a - b/u)/u' },
      { where: 'x: n', left: 'x.^3 + 2 x.^2', right: 'x.^2 .* (x + 2)' },
      { where: 'c: scalar; d: scalar; x: n', left: 'c x + d x', right: '(c + d) x' },
      { where: 'c: scalar; x: n; y: n', left: 'c (x - y) - x + y', right: '(c - 1) (x - y)' },
      { where: 'X: m×n; y: m', left: "col_sum(X) - X' y", right: "X' (1 - y)" },
      // the sum stands at both ends: one of them is taken out
      {
        where: 'A: n×n; B: n×n; x: n',
        left: "(A + B) x x' (A + B) + A + B",
        right: "(A + B) (x x' (A + B) + I)",
      },
      { where: 'A: n×n; d: n; x: n', left: 'd .* x - A x', right: '(diag(d) - A) x' },
      {
        where: 'G: m×n; v: m positive; x: m; y: n',
        left: "diag(1 ./ v) G - (x ./ v) y'",
        right: "diag(1 ./ v) (G - x y')",
      },
      { where: 'c: scalar; s: scalar', left: 'c - c s', right: 'c (1 - s)' },
      { where: 'A: n×n; B: n×n', left: '(A + I) B + A + I', right: '(A + I) (B + I)' },
    ],
  },
]
