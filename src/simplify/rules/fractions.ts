import { minusOne, number } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, hadamard, isApply, mul, onesLike, power } from '../../operators/algebra/build.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'
import { entriesOfTerm, partsOf } from '../terms.js'

/** One bar instead of several, of scalars and entry by entry. */

/** b and k of a factor b⁻ᵏ with a whole k. */
const denominator = (f: Expr): [Expr, number] => {
  const k = isApply(f, powerOp) ? f.args[1]! : undefined
  return isApply(f, powerOp) && k?.kind === 'number' && k.denominator === 1 && k.numerator < 0
    ? [f.args[0]!, -k.numerator]
    : [f, 0]
}

/** The denominators that stand among the factors of the terms, each to its highest power. */
function denominators(factors: readonly Expr[]): Expr[] {
  const below = new Map<Expr, number>()
  for (const f of factors) {
    const [base, k] = denominator(f)
    if (k > 0) below.set(base, Math.max(below.get(base) ?? 0, k))
  }
  return [...below].map(([b, k]) => power(b, number(k)))
}

const factorsOf = (e: Expr): readonly Expr[] => (isApply(e, productOp) ? e.args : [e])

/** What stands below in the terms of a sum, sizes apart. */
const barsOf = (terms: readonly Expr[]): Expr[] =>
  denominators(terms.flatMap((t) => [...partsOf(t).scalars, ...entriesOfTerm(t)])).filter(
    (b) => b.kind !== 'size',
  )

const times = (t: Expr, b: Expr): Expr =>
  isArray(t.shape) && isArray(b.shape) ? hadamard(t, b, onesLike(t.shape)) : mul(t, b)

const inverse = (b: Expr): Expr => power(b, minusOne)

export const fractionRules: readonly Rule[] = [
  {
    name: 'common-denominator',
    rewrite: (e, simplify) => {
      if (!isApply(e, addOp) || e.args.length > 4 || cost(e) > 60) return undefined
      const array = isArray(e.shape)
      const below = denominators(e.args.flatMap(array ? entriesOfTerm : factorsOf)).filter(
        (b) => isArray(b.shape) === array,
      )
      if (below.length === 0) return undefined
      const ones = onesLike(e.shape)
      const top = simplify(
        add(...e.args.map((t) => (array ? hadamard(t, ...below, ones) : mul(t, ...below)))),
      )
      const whole = array ? hadamard(top, ...below.map(inverse), ones) : mul(...below.map(inverse), top)
      return cost(whole) < cost(e) ? whole : undefined
    },
    law: [
      { where: 'o: scalar; y: scalar', left: '(1 - y)/(1 - o) - y/o', right: '(o - y)/(o (1 - o))' },
      { where: 'z: n; y: n', left: '1 ./ z - y ./ z.^2', right: '(z - y) ./ z.^2' },
    ],
  },
  {
    name: 'fraction-in-fraction',
    rewrite: (e, simplify) => {
      // 1/(a (1 + x²/a²)) is a/(a² + x²): factors that are sums are multiplied by what stands below in one of their terms
      if (isApply(e, addOp) || cost(e) > 80) return undefined
      const array = isArray(e.shape)
      const factors =
        isApply(e, array ? hadamardOp : productOp) && isArray(e.args[0]!.shape) === array ? e.args : [e]
      const sums = factors.flatMap((f) => {
        const [base, k] = isApply(f, addOp) ? [f, -1] : denominator(f)
        return isApply(base, addOp) && k !== 0 ? [{ f, terms: base.args, k }] : []
      })
      const bars = new Set(sums.flatMap(({ terms }) => barsOf(terms)))
      for (const b of bars) {
        const met = sums.filter(({ terms }) => barsOf(terms).includes(b))
        // all of them at once, then one by one
        for (const group of [met, ...(met.length > 1 ? met.map((s) => [s]) : [])]) {
          const cleared = factors.map((f) => {
            const s = group.find((x) => x.f === f)
            return s ? power(simplify(add(...s.terms.map((t) => times(t, b)))), number(-s.k)) : f
          })
          const above = power(b, number(group.reduce((sum, { k }) => sum + k, 0)))
          const whole = array ? times(hadamard(...cleared, onesLike(e.shape)), above) : mul(...cleared, above)
          if (cost(whole) < cost(e)) return whole
        }
      }
      return undefined
    },
    law: [
      { where: 'a: scalar positive; x: scalar', left: '1/(a (1 + x^2/a^2))', right: 'a/(a^2 + x^2)' },
      { where: 'u: scalar; v: scalar positive', left: '(1 + 1/v)/(1 + u/v)', right: '(v + 1)/(v + u)' },
      {
        where: 'r: n; v: scalar positive',
        left: '(r + r/v) ./ (1 + r.^2/v)',
        right: '(v r + r) ./ (v + r.^2)',
      },
    ],
  },
]
