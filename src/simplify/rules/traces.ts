import type { Expr } from '../../expression/node.js'
import { isArray, sameShape } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, isApply, mul, transpose } from '../../operators/algebra/build.js'
import { trace, traceOp } from '../../operators/algebra/trace.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'
import { partsOf, unfolded } from '../terms.js'
import { expand } from './expand.js'

/** Traces of products that are one cycle: tr(A B C) = tr(B C A) = tr(Cᵀ Bᵀ Aᵀ). */

/** longer cycles are left as they stand */
const longestCycle = 12

/** The cycle from every place, in both directions. */
function rotations(chain: readonly Expr[]): ReadonlySet<Expr> {
  const back = [...chain].reverse().map(transpose)
  return new Set([chain, back].flatMap((c) => c.map((_, k) => mul(...c.slice(k), ...c.slice(0, k)))))
}

/** Matrices whose traces are added, those with equal traces merged; undefined where no two are. */
function mergedCycles(terms: readonly Expr[]): Expr[] | undefined {
  const kept: { number: Expr; shortest: Expr; all: ReadonlySet<Expr> }[] = []
  for (const t of terms) {
    const { number, scalars, chain } = partsOf(t)
    const factors = chain.flatMap(unfolded)
    const whole = mul(...factors)
    const weight = mul(number, ...scalars)
    const met = kept.find((k) => k.all.has(whole))
    if (met) {
      met.number = add(met.number, weight)
      continue
    }
    const all = factors.length > longestCycle ? new Set([whole]) : rotations(factors)
    // from another place a cycle may be of another size, or close to a number
    const alike = [...all].filter((c) => sameShape(c.shape, whole.shape))
    const shortest = alike.reduce((a, b) => (cost(b) < cost(a) ? b : a), whole)
    kept.push({ number: weight, shortest, all })
  }
  return kept.length < terms.length ? kept.map((k) => mul(k.number, k.shortest)) : undefined
}

export const traceRules: readonly Rule[] = [
  {
    name: 'traces-of-one-cycle',
    rewrite: (e) => {
      const sum = isApply(e, traceOp) ? expand(e.args[0]!) : undefined
      const merged = sum && isApply(sum, addOp) ? mergedCycles(sum.args) : undefined
      const whole = merged && trace(add(...merged))
      return whole && cost(whole) < cost(e) ? whole : undefined
    },
    law: [
      { where: 'A: n×n; B: n×n; C: n×n; c: scalar', left: 'c tr(A B C + C A B)', right: 'c (2 tr(A B C))' },
      { where: 'A: n×n; B: n×n symmetric; c: scalar', left: "c tr(A B + B A')", right: 'c (2 tr(A B))' },
      { where: 'A: n×m; B: m×n; X: n×n', left: "tr(A B + X + B' A')", right: 'tr(2 A B + X)' },
      { where: 'x: n; y: n; X: n×n', left: "tr(x y' + X + y x')", right: "tr(2 x y' + X)" },
    ],
  },
  {
    name: 'sum-of-traces-of-one-cycle',
    rewrite: (e) => {
      if (!isApply(e, addOp) || isArray(e.shape)) return undefined
      const traces = e.args.flatMap((term) => {
        const { number, scalars } = partsOf(term)
        const t = scalars.find((f) => isApply(f, traceOp))
        if (!t || !isApply(t, traceOp) || isApply(t.args[0]!, addOp)) return []
        return [{ term, inside: mul(number, ...scalars.filter((f) => f !== t), t.args[0]!) }]
      })
      const merged = traces.length > 1 ? mergedCycles(traces.map((t) => t.inside)) : undefined
      if (!merged) return undefined
      const others = e.args.filter((t) => traces.every(({ term }) => term !== t))
      const whole = add(...merged.map(trace), ...others)
      return cost(whole) < cost(e) ? whole : undefined
    },
    law: [
      {
        where: 'A: n×n; B: n×n; C: n×n; k: scalar',
        left: "k (tr(A B C) + tr(C A B) - 3 tr(C' B' A'))",
        right: 'k (-tr(A B C))',
      },
    ],
  },
]
