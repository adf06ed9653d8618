import { apply, minusOne } from '../expression/make.js'
import type { Expr } from '../expression/node.js'
import { isArray } from '../expression/shape.js'
import { isApply, isNumber, mul, transpose } from '../operators/algebra/build.js'
import { diagOp } from '../operators/algebra/diagonal.js'
import { hadamardOp } from '../operators/algebra/hadamard.js'
import { inverseOp } from '../operators/algebra/inverse.js'
import { powerOp } from '../operators/algebra/power.js'
import { productOp } from '../operators/algebra/product.js'
import { transposeOp } from '../operators/algebra/transpose.js'
import { cost } from './cost.js'

/**
 * Diagonal matrices of reciprocals in a finished answer, with bare nodes: X ⊘ (a bᵀ) for diag(1 ⊘ a) X diag(1 ⊘ b), diag(c ⊘ u) for
 * c diag(1 ⊘ u), diag(v)⁻¹ A for diag(1 ⊘ v) A where v is a name.
 */
export function groupedDiagonals(e: Expr): Expr {
  if (!isApply(e, productOp) || e.shape.kind !== 'matrix') return e
  const scalars = e.args.filter((f) => !isArray(f.shape))
  const chain = e.args.filter((f) => isArray(f.shape))
  const [first, second, last] = chain as [Expr, Expr, Expr]
  const candidate =
    chain.length === 3
      ? dividedByOuter(first, second, last)
      : chain.length === 2
        ? outerReciprocal(first, second)
        : chain.length === 1 && !scalars.every((f) => isNumber(f, -1))
          ? underOneBar(scalars, first)
          : undefined
  const next = candidate && (chain.length > 1 ? times(scalars, [candidate]) : candidate)
  if (next && cost(next) < cost(e)) return next
  return chain.length > 1 ? times(scalars, chain.map(inverseOfNamed)) : e
}

const times = (scalars: readonly Expr[], chain: readonly Expr[]): Expr =>
  scalars.length + chain.length === 1 ? chain[0]! : apply(productOp, [...scalars, ...chain])

function dividedByOuter(left: Expr, inside: Expr, right: Expr): Expr | undefined {
  const [a, b] = [reciprocal(left), reciprocal(right)]
  return a && b && apply(hadamardOp, [inside, apply(powerOp, [mul(a, transpose(b)), minusOne])])
}

/** 1 ⊘ (a bᵀ) for (1 ⊘ a)(1 ⊘ b)ᵀ. */
function outerReciprocal(column: Expr, row: Expr): Expr | undefined {
  if (column.shape.kind !== 'vector' || !isApply(row, transposeOp)) return undefined
  const [a, b] = [column, row.args[0]!].map((v) =>
    isApply(v, powerOp) && isNumber(v.args[1]!, -1) ? v.args[0]! : undefined,
  )
  return a && b && apply(powerOp, [mul(a, transpose(b)), minusOne])
}

function underOneBar(scalars: readonly Expr[], d: Expr): Expr | undefined {
  if (!isApply(d, diagOp)) return undefined
  return apply(diagOp, [mul(...scalars, d.args[0]!)])
}

function inverseOfNamed(d: Expr): Expr {
  const v = reciprocal(d)
  return v?.kind === 'symbol' ? apply(inverseOp, [apply(diagOp, [v])]) : d
}

/** The v of diag(1 ⊘ v). */
function reciprocal(d: Expr): Expr | undefined {
  const v = isApply(d, diagOp) ? d.args[0]! : undefined
  return v && isApply(v, powerOp) && isNumber(v.args[1]!, -1) ? v.args[0] : undefined
}
