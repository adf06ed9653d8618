import type { ApplyNode, Expr } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, hadamard, isApply, mul, onesLike } from '../../operators/algebra/build.js'
import { productOp } from '../../operators/algebra/product.js'
import { branchesOf, piecewise, piecewiseOp } from '../../operators/elementwise/piecewise.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'
import { entriesOfTerm, partsOf } from '../terms.js'

/** Case distinctions: what all branches share, and sums of several. */

/** The cases among the scalar or the entrywise factors of a term. */
function casesIn(term: Expr): ApplyNode | undefined {
  const factors = isArray(term.shape) ? entriesOfTerm(term) : partsOf(term).scalars
  return factors.find((f): f is ApplyNode => isApply(f, piecewiseOp))
}

/** What the term is where the cases have this value. */
function withValue(term: Expr, cases: ApplyNode, value: Expr): Expr {
  const spread = isArray(cases.shape) && !isArray(value.shape) ? mul(value, onesLike(cases.shape)) : value
  if (term === cases) return spread
  if (!isArray(term.shape)) return mul(...(term as ApplyNode).args.map((f) => (f === cases ? spread : f)))
  const { number, scalars } = partsOf(term)
  const entries = entriesOfTerm(term).map((f) => (f === cases ? spread : f))
  return mul(number, ...scalars, hadamard(...entries))
}

const conditionsOf = (e: ApplyNode): readonly (Expr | null)[] => branchesOf(e).map((b) => b.condition)

export const casesRules: readonly Rule[] = [
  {
    name: 'common-factor-of-cases',
    rewrite: (e) => {
      if (!isApply(e, piecewiseOp)) return undefined
      const branches = branchesOf(e)
      const scalars = branches.map(({ value }) =>
        isArray(value.shape) || value.kind === 'number' || branches.length < 2
          ? []
          : isApply(value, productOp) && !isArray(value.args[0]!.shape)
            ? value.args
            : [value],
      )
      const shared = scalars[0]!.filter((f) => scalars.every((l) => l.includes(f)))
      if (shared.length === 0) return undefined
      const rest = scalars.map((l) => mul(...l.filter((f) => !shared.includes(f))))
      return mul(...shared, piecewise(branches.map((b, i) => ({ ...b, value: rest[i]! }))))
    },
    law: [
      {
        where: 'r: scalar; t: scalar',
        left: 'cases(t r if r >= 0; (1 - t) r if r < 0)',
        right: 'r cases(t if r >= 0; 1 - t if r < 0)',
      },
    ],
  },
  {
    name: 'sum-of-cases',
    rewrite: (e, simplify) => {
      // of the same conditions, branch by branch
      if (!isApply(e, addOp)) return undefined
      const found = e.args.flatMap((term) => {
        const cases = casesIn(term)
        return cases ? [{ term, cases }] : []
      })
      const [first] = found
      if (!first) return undefined
      const conditions = conditionsOf(first.cases)
      const alike = found.filter(({ cases }) => {
        const own = conditionsOf(cases)
        return own.length === conditions.length && own.every((c, k) => c === conditions[k])
      })
      if (alike.length < 2) return undefined
      const merged = piecewise(
        conditions.map((condition, k) => ({
          condition,
          value: simplify(
            add(...alike.map(({ term, cases }) => withValue(term, cases, branchesOf(cases)[k]!.value))),
          ),
        })),
      )
      const whole = add(merged, ...e.args.filter((t) => alike.every(({ term }) => term !== t)))
      return cost(whole) < cost(e) ? whole : undefined
    },
    law: [
      {
        where: 'x: scalar',
        left: 'x cases(0 if x <= 0; 1 if x > 0) + cases(1 if x <= 0; x if x > 0)',
        right: 'cases(1 if x <= 0; 2 x if x > 0)',
      },
      {
        where: 'x: n; a: n; b: n',
        left: 'a .* cases(x if x <= b; 0 if x > b) - cases(a .* x if x <= b; 1 if x > b) + b',
        right: 'cases(0 if x <= b; -1 if x > b) + b',
      },
    ],
  },
]
