import { minusOne, number, one, rational } from '../../expression/make.js'
import type { Expr, NumberNode } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, hadamard, isApply, isZero, mul, onesLike, power } from '../../operators/algebra/build.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { productOp } from '../../operators/algebra/product.js'
import type { Rule } from '../rule.js'
import { entriesOfTerm, partsOf, powerOf } from '../terms.js'
import { expand } from './expand.js'

/** Polynomials in whatever stands in a sum, scalars or entry by entry: division without remainder. */

/** A monomial: the exponents of its bases, all whole and positive. */
interface Monomial {
  readonly coefficient: NumberNode
  readonly exponents: ReadonlyMap<Expr, number>
}

/** The terms of a sum as monomials, if all of them are. */
function monomialsOf(sum: Expr): readonly Monomial[] | undefined {
  const terms = isApply(sum, addOp) ? sum.args : [sum]
  const all = terms.map((t): Monomial | undefined => {
    const { number: coefficient, scalars } = partsOf(t)
    const ones = onesLike(t.shape)
    const entries = isArray(t.shape) ? entriesOfTerm(t).filter((f) => f !== ones) : []
    const exponents = new Map<Expr, number>()
    for (const f of [...scalars, ...entries]) {
      const { base, exponent } = powerOf(f)
      if (exponent.kind !== 'number' || exponent.denominator !== 1 || exponent.numerator < 1) return undefined
      exponents.set(base, (exponents.get(base) ?? 0) + exponent.numerator)
    }
    return { coefficient, exponents }
  })
  return all.every((m) => m !== undefined) ? (all as Monomial[]) : undefined
}

/** Lexicographic in the order of the bases. */
function leading(terms: readonly Monomial[], bases: readonly Expr[]): Monomial {
  const later = (a: Monomial, b: Monomial): boolean => {
    for (const x of bases) {
      const [p, q] = [a.exponents.get(x) ?? 0, b.exponents.get(x) ?? 0]
      if (p !== q) return p > q
    }
    return false
  }
  return terms.reduce((best, t) => (later(t, best) ? t : best))
}

function dividedMonomial(a: Monomial, b: Monomial): Monomial | undefined {
  const exponents = new Map(a.exponents)
  for (const [base, k] of b.exponents) {
    const left = (exponents.get(base) ?? 0) - k
    if (left < 0) return undefined
    if (left === 0) exponents.delete(base)
    else exponents.set(base, left)
  }
  const [p, q] = [a.coefficient, b.coefficient]
  return {
    coefficient: rational(p.numerator * q.denominator, p.denominator * q.numerator, p.decimal || q.decimal),
    exponents,
  }
}

/** every step finds one term of the quotient, and a short answer has few */
const maxSteps = 24

/** N / D where D divides N, by long division. */
export function exactQuotient(above: Expr, below: Expr): Expr | undefined {
  const [n, d] = [above, below].map((e) => monomialsOf(expand(e) ?? e))
  if (!n || !d || d.length < 2 || n.length < d.length) return undefined
  const like = above.shape
  const bases = [...new Set([...n, ...d].flatMap((m) => [...m.exponents.keys()]))]
  const written = (m: Monomial): Expr => {
    const factors = [...m.exponents].map(([base, k]) => power(base, number(k)))
    const scalars = factors.filter((f) => !isArray(f.shape))
    const arrays = factors.filter((f) => isArray(f.shape))
    return isArray(like)
      ? mul(m.coefficient, ...scalars, hadamard(...arrays, onesLike(like)))
      : mul(m.coefficient, ...scalars)
  }
  const first = leading(d, bases)
  const quotient: Monomial[] = []
  let rest: readonly Monomial[] = n
  for (let step = 0; step < maxSteps; step++) {
    const next = dividedMonomial(leading(rest, bases), first)
    if (!next) return undefined
    quotient.push(next)
    const taken = d.map((m) => mul(minusOne, times(written(next), written(m))))
    const left = add(...rest.map(written), ...taken)
    if (isZero(left)) return add(...quotient.map(written))
    const again = monomialsOf(left)
    if (!again) return undefined
    rest = again
  }
  return undefined
}

const times = (a: Expr, b: Expr): Expr => (isArray(a.shape) ? hadamard(a, b) : mul(a, b))

export const polynomialRules: readonly Rule[] = [
  {
    name: 'exact-quotient',
    rewrite: (e) => {
      const entrywise = isApply(e, hadamardOp)
      if (e.kind !== 'apply' || !(entrywise || isApply(e, productOp))) return undefined
      for (const f of e.args) {
        const { base: below, exponent } = powerOf(f)
        if (!isApply(below, addOp) || exponent.kind !== 'number' || exponent.numerator >= 0) continue
        for (const above of e.args) {
          if (!isApply(above, addOp) || isArray(above.shape) !== isArray(below.shape)) continue
          const quotient = exactQuotient(above, below)
          if (!quotient) continue
          const factors = [quotient, power(below, add(exponent, one))]
          const rest = e.args.filter((x) => x !== f && x !== above)
          return entrywise ? hadamard(...factors, ...rest, onesLike(e.shape)) : mul(...factors, ...rest)
        }
      }
      return undefined
    },
    law: [
      { where: 'p: scalar; q: scalar', left: '(p - p^2 - q + q^2)/(p - q)', right: '1 - p - q' },
      { where: 'x: n; t: scalar', left: 't (x.^3 - 1) ./ (x - 1)', right: 't (x.^2 + x + 1)' },
      {
        where: 'a: scalar; b: scalar; x: n',
        left: '(a^2 + 3 a b + 2 b^2)/(a + b)^2 x',
        right: '(a + 2 b)/(a + b) x',
      },
    ],
  },
]
