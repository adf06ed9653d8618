import { minusOne } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { hadamard, isApply, mul, onesLike, power } from '../../operators/algebra/build.js'
import { diag } from '../../operators/algebra/diagonal.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { colSum, colSumOp, rowSum, rowSumOp } from '../../operators/algebra/sums.js'
import { colMean, colMeanOp, rowMean, rowMeanOp } from '../../operators/reductions/means.js'
import type { Move } from '../move.js'
import { powerOf } from '../terms.js'

const kinds = [
  { op: rowSumOp, of: rowSum, rows: true },
  { op: rowMeanOp, of: rowMean, rows: true },
  { op: colSumOp, of: colSum, rows: false },
  { op: colMeanOp, of: colMean, rows: false },
]

/** row_sum(A ⊙ B) ⊘ v as row_sum((diag(v)⁻¹ A) ⊙ B): A with its rows or columns scaled may have a name. */
export const scaleIntoRowSums: Move = {
  name: 'scale-into-row-sums',
  *rewrites(e) {
    if (!isApply(e, hadamardOp)) return
    for (const s of e.args) {
      const kind = kinds.find(({ op }) => isApply(s, op))
      const inside = s.kind === 'apply' ? s.args[0] : undefined
      if (!kind || !inside || !isApply(inside, hadamardOp)) continue
      for (const v of e.args) {
        if (v === s) continue
        const rest = e.args.filter((f) => f !== s && f !== v)
        const scale = once(v)
        for (const a of inside.args) {
          const scaled = kind.rows ? mul(diag(scale), a) : mul(a, diag(scale))
          const summed = kind.of(hadamard(scaled, ...inside.args.filter((f) => f !== a)))
          yield hadamard(summed, v, power(scale, minusOne), ...rest, onesLike(e.shape))
        }
      }
    }
  },
  law: [
    {
      where: 'A: m×n; B: m×n; v: m positive',
      left: 'row_sum(A .* B) ./ v',
      right: 'row_sum((diag(1 ./ v) A) .* B)',
    },
    {
      where: 'A: m×n; B: m×n; v: n positive',
      left: 'col_mean(A .* B) ./ v.^2',
      right: 'col_mean((A diag(1 ./ v)) .* B) ./ v',
    },
  ],
}

/** v⁻¹ of v⁻ⁿ, v of vⁿ: one goes into the sum, the others stay. */
function once(v: Expr): Expr {
  const { base, exponent } = powerOf(v)
  if (exponent.kind !== 'number') return v
  return exponent.numerator < 0 ? power(base, minusOne) : base
}
