import { minusOne, number } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, hadamard, isApply, mul, onesLike, power } from '../../operators/algebra/build.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'
import { entriesOfTerm } from '../terms.js'

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
      // 1/(a (1 + x²/a²)) is a/(a² + x²): every factor that is a sum is multiplied by what stands below in one of its terms
      if (isArray(e.shape) || cost(e) > 80) return undefined
      const factors =
        isApply(e, productOp) && !isArray(e.args[0]!.shape) ? e.args : isApply(e, powerOp) ? [e] : []
      const sums = factors.flatMap((f) => {
        const [base, k] = isApply(f, addOp) ? [f, -1] : denominator(f)
        return isApply(base, addOp) && k !== 0 ? [{ f, base, k }] : []
      })
      for (const { f, base, k } of sums) {
        if (!isApply(base, addOp)) continue
        for (const b of denominators(base.args.flatMap(factorsOf))) {
          if (b.kind === 'size' || isArray(b.shape)) continue
          const cleared = simplify(add(...base.args.map((t) => mul(t, b))))
          const whole = mul(
            ...factors.filter((x) => x !== f),
            power(b, number(k)),
            power(cleared, number(-k)),
          )
          if (cost(whole) < cost(e)) return whole
        }
      }
      return undefined
    },
    law: [
      { where: 'a: scalar positive; x: scalar', left: '1/(a (1 + x^2/a^2))', right: 'a/(a^2 + x^2)' },
      { where: 'u: scalar; v: scalar positive', left: '(1 + 1/v)/(1 + u/v)', right: '(v + 1)/(v + u)' },
    ],
  },
]
