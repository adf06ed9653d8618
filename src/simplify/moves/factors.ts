import type { Expr } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, isApply, mul, neg } from '../../operators/algebra/build.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { productOp } from '../../operators/algebra/product.js'
import { cost } from '../cost.js'
import { type Power, powerOf, unfolded } from '../terms.js'

/** Views of a node as what is multiplied in it: scalars and an array, powers of bases, a chain of matrices. */

export const negated = (e: Expr): Expr | undefined =>
  isApply(e, addOp) ? add(...e.args.map(neg)) : undefined

export const longest = (list: readonly Expr[]): Expr => list.reduce((a, b) => (cost(b) > cost(a) ? b : a))

/** The scalar factors of a term, and what they stand before. */
export function split(t: Expr): { scalars: readonly Expr[]; array: Expr | undefined } {
  if (!isArray(t.shape))
    return { scalars: isApply(t, productOp) && !isArray(t.args[0]!.shape) ? t.args : [t], array: undefined }
  if (!isApply(t, productOp)) return { scalars: [], array: t }
  const arrays = t.args.filter((f) => isArray(f.shape))
  return { scalars: t.args.filter((f) => !isArray(f.shape)), array: mul(...arrays) }
}

/** Bases and exponents of what is multiplied entry by entry, numbers left out. */
export function powersIn(e: Expr): Power[] {
  const { scalars, array } = split(e)
  const entries = array === undefined ? [] : isApply(array, hadamardOp) ? array.args : [array]
  return (isArray(e.shape) ? entries : scalars).filter((f) => f.kind !== 'number').map(powerOf)
}

/** The scalars before an array. */
export const before = (e: Expr): Power[] => split(e).scalars.flatMap(powersIn)

export const closedChain = (e: Expr): readonly Expr[] =>
  isApply(e, productOp) && !isArray(e.shape) && isArray(e.args[0]!.shape) ? e.args.flatMap(unfolded) : []

export const chainOf = (array: Expr): readonly Expr[] =>
  (isApply(array, productOp) ? array.args : [array]).flatMap(unfolded)
