import { apply } from '../expression/make.js'
import type { Expr } from '../expression/node.js'
import { isArray } from '../expression/shape.js'
import { addOp } from '../operators/algebra/add.js'
import { type Applied, add, hadamard, isApply, mul, transpose } from '../operators/algebra/build.js'
import { diag, diagOp } from '../operators/algebra/diagonal.js'
import { hadamardOp } from '../operators/algebra/hadamard.js'
import { productOp } from '../operators/algebra/product.js'
import { transposeOp } from '../operators/algebra/transpose.js'
import { blockRows, blocks } from '../operators/matrices/blocks.js'
import { cost } from './cost.js'
import { simplify } from './simplify.js'

/** The gradient whose transpose a row is, or the transpose of a matrix; what a row was first multiplied by stays first, g ⊙ v for gᵀ diag(v). */
export function columnForm(e: Expr): Expr {
  if (isApply(e, addOp)) return add(...e.args.map(columnForm))
  if (!isApply(e, productOp)) return transpose(e)
  const scalars = e.args.filter((f) => !isArray(f.shape))
  const chain = e.args.filter((f) => isArray(f.shape))
  const start = chain.findIndex((f) => f.shape.kind === 'covector')
  if (start < 0) return mul(...scalars, ...chain.reverse().map(columnForm))
  const isScaling = (f: Expr, column: Expr): f is Applied =>
    isApply(f, diagOp) && column.shape.kind === 'vector'
  const column = chain
    .slice(start + 1)
    .reduce(
      (c, f) => (isScaling(f, c) ? hadamard(c, f.args[0]!) : mul(columnForm(f), c)),
      columnForm(chain[start]!),
    )
  return mul(...scalars, column, ...chain.slice(0, start).reverse().map(columnForm))
}

/**
 * The transpose of a finished gradient, as numerator layout writes it: factors in the order of the composition, eᵀ W diag(v) for the row of
 * v ⊙ Wᵀ e; what is no product is transposed whole, (p ⊘ q)ᵀ.
 */
export function rowForm(e: Expr): Expr {
  if (!isArray(e.shape)) return e
  if (isApply(e, addOp)) return rowOfSum(e.args, e)
  if (isApply(e, productOp)) {
    const scalars = e.args.filter((f) => !isArray(f.shape))
    const chain = e.args.filter((f) => isArray(f.shape))
    return mul(...scalars, ...chain.reverse().map(rowForm))
  }
  if (e.shape.kind === 'vector' && isApply(e, hadamardOp)) return rowOfScaled(e.args) ?? transpose(e)
  const entries = e.shape.kind === 'vector' ? blockRows(e)?.flat() : undefined
  if (entries?.every((x) => !isArray(x.shape))) return blocks([entries])
  return e.shape.kind === 'matrix' ? simplify(transpose(e)) : transpose(e)
}

/** Term by term, with what is no product under one mark or under several, or whole: whichever is shortest. */
function rowOfSum(terms: readonly Expr[], whole: Expr): Expr {
  const rows = terms.map(rowForm)
  const isPlain = (row: Expr): boolean =>
    !isApply(row, productOp) || row.args.filter((f) => isArray(f.shape)).length < 2
  const plain = terms.filter((_, i) => isPlain(rows[i]!))
  const first = rows.findIndex(isPlain)
  const united = rows.flatMap((row, i) =>
    i === first ? [transpose(add(...plain))] : isPlain(row) ? [] : [row],
  )
  const together = apply(transposeOp, [whole])
  const all = rows.every(isPlain) ? [together, add(...rows)] : [add(...united), add(...rows), together]
  return all.reduce((best, e) => (cost(e) < cost(best) ? e : best))
}

/** (v ⊙ Wᵀ e)ᵀ = eᵀ W diag(v): of one product of matrices, where that is no longer. */
function rowOfScaled(factors: readonly Expr[]): Expr | undefined {
  const chains = factors.filter((f) => isApply(f, productOp))
  const [chain] = chains
  if (!chain || chains.length > 1) return undefined
  const row = mul(rowForm(chain), diag(hadamard(...factors.filter((f) => f !== chain))))
  return cost(row) <= cost(transpose(hadamard(...factors))) ? row : undefined
}
