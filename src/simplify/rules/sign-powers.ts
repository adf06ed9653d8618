import type { Expr } from '../../expression/node.js'
import { hadamard, isApply, isZero, mul } from '../../operators/algebra/build.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import { isNonnegative } from '../../operators/algebra/signs.js'
import { absOp, signOp } from '../../operators/elementwise/absolute.js'
import { relationOf, turnedRelation } from '../../operators/elementwise/comparison.js'
import type { Rule } from '../rule.js'

/** Powers of a sign: sign(u)² is 1 except where u is 0. */

/** u and k of sign(u)ᵏ with a whole k > 1. */
function signPower(e: Expr): { u: Expr; k: number } | undefined {
  if (!isApply(e, powerOp) || !isApply(e.args[0]!, signOp)) return undefined
  const k = e.args[1]!
  if (k.kind !== 'number' || k.denominator !== 1 || k.numerator < 2) return undefined
  return { u: e.args[0].args[0]!, k: k.numerator }
}

/** Whether an indicator is 0 in every entry in which u is: [|u| > t] and [u > t] with t ≥ 0, [u ≠ 0]. */
function vanishesWith(e: Expr, u: Expr): boolean {
  const relation = relationOf(e)
  if (!relation || e.kind !== 'apply') return false
  const isSize = (x: Expr): boolean => x === u || (isApply(x, absOp) && x.args[0] === u)
  const [a, b] = e.args as [Expr, Expr]
  const [bound, r] = isSize(a) ? [b, relation] : [a, turnedRelation[relation]]
  if (!isSize(a) && !isSize(b)) return false
  return r === '>' ? isZero(bound) || isNonnegative(bound) : isZero(bound) && (r === '<' || r === '!=')
}

export const signPowerRules: readonly Rule[] = [
  {
    name: 'odd-power-of-sign',
    rewrite: (e) => {
      const found = signPower(e)
      return found && found.k % 2 === 1 && isApply(e, powerOp) ? e.args[0] : undefined
    },
    law: [{ where: 'x: n', left: 'sign(x).^3', right: 'sign(x)' }],
  },
  {
    name: 'square-of-sign-beside-indicator',
    rewrite: (e) => {
      const entrywise = isApply(e, hadamardOp)
      if (!entrywise && !isApply(e, productOp)) return undefined
      for (const f of e.args) {
        const found = signPower(f)
        if (!found || found.k % 2 === 1 || !e.args.some((x) => vanishesWith(x, found.u))) continue
        const rest = e.args.filter((x) => x !== f)
        return entrywise ? hadamard(...rest) : mul(...rest)
      }
      return undefined
    },
    law: [
      { where: 'x: n; t: scalar positive', left: 'sign(x).^2 .* [abs(x) > t]', right: '[abs(x) > t]' },
      { where: 'x: n; y: n', left: 'sign(x).^2 .* [x > 0] .* y', right: '[x > 0] .* y' },
      { where: 'u: scalar; x: n', left: 'sign(u)^2 [u != 0] x', right: '[u != 0] x' },
    ],
  },
]
