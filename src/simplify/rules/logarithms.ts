import { number, rational } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { sameShape } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import {
  add,
  divide,
  isApply,
  isOnesArray,
  mul,
  neg,
  splitCoefficient,
} from '../../operators/algebra/build.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import { log, logOp } from '../../operators/elementwise/exponential.js'
import { atanh } from '../../operators/elementwise/hyperbolic.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'

/** Logarithms that stand beside each other, or take a quotient. */

/** P and Q of P/Q, with one factor above and one below. */
function quotientOf(e: Expr): readonly [Expr, Expr] | undefined {
  if (!(isApply(e, productOp) || isApply(e, hadamardOp)) || e.args.length !== 2) return undefined
  const below = e.args.find((f) => isApply(f, powerOp) && f.args[1]!.kind === 'number')
  const above = e.args.find((f) => f !== below)
  if (!above || !below || !isApply(below, powerOp)) return undefined
  const exponent = below.args[1]!
  return exponent.kind === 'number' && exponent.numerator === -1 && exponent.denominator === 1
    ? [above, below.args[0]!]
    : undefined
}

export const logarithmRules: readonly Rule[] = [
  {
    name: 'difference-of-logarithms',
    rewrite: (e, simplify) => {
      // c log a − c log b is c log(a/b)
      if (!isApply(e, addOp)) return undefined
      const logs = e.args.flatMap((term) => {
        const { coefficient, rest } = splitCoefficient(term)
        return isApply(rest, logOp) ? [{ term, coefficient, of: rest.args[0]! }] : []
      })
      for (const a of logs)
        for (const b of logs) {
          if (a.coefficient.numerator <= 0 || neg(a.coefficient) !== b.coefficient) continue
          const one = mul(a.coefficient, log(simplify(divide(a.of, b.of))))
          const whole = add(...e.args.flatMap((t) => (t === a.term ? [one] : t === b.term ? [] : [t])))
          if (cost(whole) < cost(e)) return whole
        }
      return undefined
    },
    law: [
      { where: 'p: n positive; q: n positive', left: 'log(p) - log(q) + 1', right: 'log(p ./ q) + 1' },
      {
        where: 'a: scalar positive; b: scalar positive',
        left: 'log(2 a)/3 - log(2 b)/3',
        right: 'log(a/b)/3',
      },
    ],
  },
  {
    name: 'inverse-hyperbolic-tangent',
    rewrite: (e, simplify) => {
      // log(P/Q) = 2 artanh((P − Q)/(P + Q)), where P + Q is a number
      const { coefficient, rest } = splitCoefficient(e)
      const [p, q] = (isApply(rest, logOp) && quotientOf(rest.args[0]!)) || []
      if (!p || !q || !sameShape(p.shape, rest.shape) || !sameShape(q.shape, rest.shape)) return undefined
      const { coefficient: sum, rest: unit } = splitCoefficient(simplify(add(p, q)))
      if (sum.numerator <= 0 || !(unit.kind === 'number' || isOnesArray(unit))) return undefined
      const u = simplify(mul(rational(sum.denominator, sum.numerator), add(p, neg(q))))
      const whole = mul(number(2), coefficient, atanh(u))
      return cost(whole) < cost(e) ? whole : undefined
    },
    law: [
      { where: 'm: scalar', left: 'log((1 + tanh(m))/(1 - tanh(m)))/2', right: 'atanh(tanh(m))' },
      { where: 'm: n', left: '3 log((1 + tanh(m)) ./ (1 - tanh(m)))', right: '6 atanh(tanh(m))' },
    ],
  },
]
