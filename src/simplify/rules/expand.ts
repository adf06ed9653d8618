import type { Expr } from '../../expression/node.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, hadamard, isApply, mul } from '../../operators/algebra/build.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { productOp } from '../../operators/algebra/product.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'

/** Multiplying out, where that makes things cancel. */

/** Multiplies every factor that is a sum out, everywhere, up to a bound on the number of terms. */
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

/** One factor that is a sum multiplied out, the others left as they are. */
export function* distributions(e: Expr): Generator<Expr> {
  const op = isApply(e, productOp) ? mul : isApply(e, hadamardOp) ? hadamard : undefined
  if (!op || e.kind !== 'apply') return
  for (const [i, f] of e.args.entries())
    if (isApply(f, addOp) && f.args.length <= 8)
      yield add(...f.args.map((t) => op(...e.args.map((x, k) => (k === i ? t : x)))))
}

export const expandRules: readonly Rule[] = [
  {
    name: 'multiply-out-and-cancel',
    rewrite: (e, simplify) => {
      const candidate = isApply(e, productOp) || isApply(e, hadamardOp) || isApply(e, addOp)
      if (!candidate || cost(e) > 120) return undefined
      for (const expanded of [...distributions(e), expand(e)]) {
        if (!expanded || expanded === e) continue
        const simpler = simplify(expanded)
        if (simpler !== e && cost(simpler) < cost(e)) return simpler
      }
      return undefined
    },
    law: [
      { where: 'o: scalar; y: scalar', left: '((1 - y)/(1 - o) - y/o) o (1 - o)', right: 'o - y' },
      { where: 'a: n; b: n', left: 'a .* (b ./ a + 1)', right: 'b + a' },
      { where: 'p: n positive; y: n', left: "(diag(p) - p p') (y ./ p)", right: 'y - sum(y) p' },
    ],
  },
]
