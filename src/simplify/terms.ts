import { one } from '../expression/make.js'
import type { Expr, NumberNode } from '../expression/node.js'
import { isArray } from '../expression/shape.js'
import { inverse, isApply, mul, splitCoefficient } from '../operators/algebra/build.js'
import { hadamardOp } from '../operators/algebra/hadamard.js'
import { matrixPowerOp } from '../operators/algebra/inverse.js'
import { powerOp } from '../operators/algebra/power.js'
import { productOp } from '../operators/algebra/product.js'

/** Views of a term of a sum: its number, its scalars, its chain of arrays, its entrywise factors. */
export interface Parts {
  readonly term: Expr
  readonly number: NumberNode
  /** scalar factors, numbers apart */
  readonly scalars: readonly Expr[]
  readonly chain: readonly Expr[]
}

export function partsOf(term: Expr): Parts {
  const { coefficient: number, rest } = splitCoefficient(term)
  const factors = rest === one ? [] : isApply(rest, productOp) ? rest.args : [rest]
  // a scalar aᵀB c alone is a chain that closes: it is one scalar factor
  if (!isArray(term.shape) && factors.length > 0 && isArray(factors[0]!.shape))
    return { term, number, scalars: [rest], chain: [] }
  return {
    term,
    number,
    scalars: factors.filter((f) => !isArray(f.shape)),
    chain: factors.filter((f) => isArray(f.shape)),
  }
}

/** The factors of a term entry by entry, its scalars apart. */
export function entriesOfTerm(t: Expr): readonly Expr[] {
  const { chain } = partsOf(t)
  if (chain.length === 0) return []
  const array = mul(...chain)
  return isApply(array, hadamardOp) ? array.args : [array]
}

export interface Power {
  readonly base: Expr
  readonly exponent: Expr
}

export const powerOf = (f: Expr): Power =>
  isApply(f, powerOp) && !isArray(f.args[1]!.shape)
    ? { base: f.args[0]!, exponent: f.args[1]! }
    : { base: f, exponent: one }

/** A² as A A, A⁻² as A⁻¹ A⁻¹. */
export function unfolded(f: Expr): readonly Expr[] {
  const k = isApply(f, matrixPowerOp) ? f.args[1]! : undefined
  if (!isApply(f, matrixPowerOp) || k?.kind !== 'number') return [f]
  const unit = k.numerator < 0 ? inverse(f.args[0]!) : f.args[0]!
  return Array.from({ length: Math.abs(k.numerator) }, () => unit)
}
