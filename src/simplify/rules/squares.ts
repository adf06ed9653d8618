import { one, rational } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { isApply, isNumber, isOnes, mul, power, transpose } from '../../operators/algebra/build.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import { sumOp } from '../../operators/algebra/sums.js'
import { traceOp } from '../../operators/algebra/trace.js'
import { norm, normOp } from '../../operators/reductions/norms.js'
import { squaredNorm, squaredNormOp } from '../../operators/reductions/squared-norm.js'
import type { Rule } from '../rule.js'

/** One way to write a sum of squares: uᵀu, Σ uᵢ² and tr(UᵀU) are ‖u‖². */

/** The U of a chain Uᵀ U. */
function halfOf(chain: readonly Expr[]): Expr | undefined {
  const k = chain.length / 2
  if (!Number.isInteger(k) || k === 0 || chain.some(isOnes)) return undefined
  for (let i = 0; i < k; i++) if (transpose(chain[i]!) !== chain[2 * k - 1 - i]) return undefined
  return mul(...chain.slice(k))
}

/** The u and k of ‖u‖ᵏ with a whole k. */
function normPower(f: Expr): { of: Expr; exponent: number } | undefined {
  const [base, p] = isApply(f, powerOp) ? [f.args[0]!, f.args[1]!] : [f, one]
  if (p.kind !== 'number' || p.denominator !== 1) return undefined
  if (isApply(base, normOp)) return { of: base.args[0]!, exponent: p.numerator }
  return isApply(base, squaredNormOp) ? { of: base.args[0]!, exponent: 2 * p.numerator } : undefined
}

export const squareRules: readonly Rule[] = [
  {
    name: 'square-is-a-norm',
    rewrite: (e) => {
      if (!isApply(e, productOp) || isArray(e.shape) || !isArray(e.args[0]!.shape)) return undefined
      const u = halfOf(e.args)
      return u && squaredNorm(u)
    },
    law: [
      { where: 'x: n; y: m', left: "(x' x) y", right: '||x||^2 y' },
      { where: 'A: m×n; x: n; y: m', left: "(x' A' A x) y", right: '||A x||^2 y' },
    ],
  },
  {
    name: 'sum-of-squares',
    rewrite: (e) => {
      const a = isApply(e, sumOp) ? e.args[0]! : undefined
      return a && isApply(a, powerOp) && isNumber(a.args[1]!, 2) ? squaredNorm(a.args[0]!) : undefined
    },
    law: [
      { where: 'x: n', left: 'sum(x.^2)', right: '||x||^2' },
      { where: 'X: m×n', left: 'sum(X.^2)', right: '||X||_F^2' },
    ],
  },
  {
    name: 'norms-multiply',
    rewrite: (e) => {
      // ‖u‖² ‖u‖⁻³ = ‖u‖⁻¹
      if (!isApply(e, productOp)) return undefined
      const norms = e.args.flatMap((f, i) => {
        const n = normPower(f)
        return n ? [{ ...n, i }] : []
      })
      for (const a of norms)
        for (const b of norms)
          if (a.i < b.i && a.of === b.of) {
            const rest = e.args.filter((_, i) => i !== a.i && i !== b.i)
            return mul(power(norm(a.of), rational(a.exponent + b.exponent)), ...rest)
          }
      return undefined
    },
    law: [
      { where: 'x: n; y: m', left: '||x||^2/||x||^3 y', right: 'y/||x||' },
      { where: 'x: n; y: m', left: '||x||^2 y/||x||', right: '||x|| y' },
    ],
  },
  {
    name: 'trace-of-gram',
    rewrite: (e) => {
      const a = isApply(e, traceOp) ? e.args[0]! : undefined
      if (!a || !isApply(a, productOp) || !isArray(a.args[0]!.shape)) return undefined
      const u = halfOf(a.args)
      if (!u) return undefined
      // tr(A Aᵀ) too: A is what is written without a mark
      const turned = transpose(u)
      return squaredNorm(marks(turned) < marks(u) ? turned : u)
    },
    law: [
      { where: 'A: m×n', left: "tr(A' A)", right: '||A||_F^2' },
      { where: 'A: m×n', left: "tr(A A')", right: '||A||_F^2' },
      { where: 'A: m×n; B: n×p', left: "tr(B' A' A B)", right: '||A B||_F^2' },
    ],
  },
]

const marks = (e: Expr): number =>
  (isApply(e, productOp) ? e.args : [e]).filter((f) => f.kind === 'apply' && f.op.name === 'transpose').length
