import { minusOne, numberValue } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { hadamard, isApply, mul, onesLike, power } from '../../operators/algebra/build.js'
import { diagOp } from '../../operators/algebra/diagonal.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { productOp } from '../../operators/algebra/product.js'
import { colSum, colSumOp, rowSum, rowSumOp } from '../../operators/algebra/sums.js'
import { colMean, colMeanOp, rowMean, rowMeanOp } from '../../operators/reductions/means.js'
import { powerOf } from '../terms.js'
import type { Equation } from './equations.js'

const ofRows = [
  { op: rowSumOp, of: rowSum },
  { op: rowMeanOp, of: rowMean },
]

const ofColumns = [
  { op: colSumOp, of: colSum },
  { op: colMeanOp, of: colMean },
]

/** row_sum(A ⊙ B) ⊘ v as row_sum(S ⊙ B), for S = diag(v)⁻¹ A; the same for columns and for means. */
export function* inRowSums(e: Expr, { name, whole }: Equation): Generator<Expr> {
  if (!isApply(e, hadamardOp) || !isApply(whole, productOp) || whole.shape.kind !== 'matrix') return
  const [first, last] = [whole.args[0]!, whole.args.at(-1)!]
  const sides = [
    { d: first, inside: mul(...whole.args.slice(1)), kinds: ofRows },
    { d: last, inside: mul(...whole.args.slice(0, -1)), kinds: ofColumns },
  ]
  for (const { d, inside, kinds } of sides) {
    const v = isApply(d, diagOp) ? d.args[0]! : undefined
    if (!v || !e.args.some((f) => goesInto(v, f))) continue
    for (const s of e.args) {
      const kind = kinds.find(({ op }) => isApply(s, op))
      const summed = kind && s.kind === 'apply' ? s.args[0]! : undefined
      if (!kind || !summed || !isApply(summed, hadamardOp) || !summed.args.includes(inside)) continue
      const named = kind.of(hadamard(name, ...summed.args.filter((f) => f !== inside)))
      yield hadamard(named, power(v, minusOne), ...e.args.filter((f) => f !== s), onesLike(e.shape))
    }
  }
}

/** Whether uᵖ has uᵏ to give away: of the same sign, and no more than there is. */
function goesInto(v: Expr, f: Expr): boolean {
  const [part, there] = [powerOf(v), powerOf(f)]
  if (part.base !== there.base) return false
  if (part.exponent.kind !== 'number' || there.exponent.kind !== 'number')
    return part.exponent === there.exponent
  return numberValue(there.exponent) / numberValue(part.exponent) >= 1
}
