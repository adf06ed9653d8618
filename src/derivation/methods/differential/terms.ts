import { matrixOf } from '../../../calculus/linear.js'
import { apply, build } from '../../../expression/make.js'
import type { ApplyNode, Expr, SymbolNode } from '../../../expression/node.js'
import { isArray } from '../../../expression/shape.js'
import { dependents } from '../../../expression/walk.js'
import { hasLoops } from '../../../indices/rename.js'
import { addOp } from '../../../operators/algebra/add.js'
import { add, isApply, mul, transpose } from '../../../operators/algebra/build.js'
import { hadamardOp } from '../../../operators/algebra/hadamard.js'
import { innerProduct } from '../../../operators/algebra/inner.js'
import { productOp } from '../../../operators/algebra/product.js'
import { traceOp } from '../../../operators/algebra/trace.js'
import { transposeOp } from '../../../operators/algebra/transpose.js'
import { simplest } from '../../simplest.js'
import { localNumerator } from '../local.js'

/** Terms of a differential: expressions that are linear in one dz. */

/** The row gᵀ of a scalar's gᵀ dz, the M of tr(M dZ), the J of a vector's J dz: the term with that factor before dz. */
export function withFactor(factor: Expr, d: SymbolNode, of: Expr): Expr {
  if (isArray(d.shape) && !isArray(of.shape)) return innerProduct(transpose(factor), d)
  return mul(factor, d)
}

/** What stands before dz; a row before a vector that is linear in dz is that row times the vector's matrix, gᵀ(v ⊙ dz) = gᵀ diag(v) dz. */
export function factorBefore(term: Expr, d: SymbolNode): Expr | undefined {
  if (isArray(term.shape) || d.shape.kind !== 'vector' || hasLoops(term)) return localNumerator(term, d)
  if (isApply(term, addOp)) {
    const factors = term.args.map((t) => factorBefore(t, d))
    return factors.every((f) => f !== undefined) ? add(...(factors as Expr[])) : undefined
  }
  const { scalars, chain } = closedChain(term)
  const moving = dependents(chain, d, { definitions: false })
  const last = chain.at(-1)
  if (
    !last ||
    !moving.has(last) ||
    last.shape.kind !== 'vector' ||
    chain.slice(0, -1).some((f) => moving.has(f))
  )
    return localNumerator(term, d)
  const matrix = matrixOf(last, d)
  return matrix ? mul(...scalars, ...chain.slice(0, -1), matrix) : localNumerator(term, d)
}

/** c aᵀ B v as its scalars and the chain that closes. */
function closedChain(e: Expr): { readonly scalars: readonly Expr[]; readonly chain: readonly Expr[] } {
  if (!isApply(e, productOp)) return { scalars: [], chain: [] }
  if (isArray(e.args[0]!.shape)) return { scalars: [], chain: e.args }
  const last = e.args.at(-1)!
  return isApply(last, productOp) && isArray(last.args[0]!.shape)
    ? { scalars: e.args.slice(0, -1), chain: last.args }
    : { scalars: [], chain: [] }
}

/** A term with dz behind a factor: as it comes, and simplified. */
export interface CollectedTerm {
  readonly factor?: Expr
  readonly plain: Expr
  readonly value: Expr
}

/** The term in that form; itself where no matrix says it. */
export function collected(term: Expr, d: SymbolNode): CollectedTerm {
  const found = factorBefore(term, d)
  if (!found) return { plain: term, value: simplest(term) }
  const factor = simplest(found)
  return { factor, plain: withFactor(found, d, term), value: withFactor(factor, d, term) }
}

/**
 * Whether dz can be seen to stand in a product, where the next differential is put in its place: aᵀ dZ b, tr(A dZ B). In an array entrywise
 * products are left as well.
 */
export function standsInProduct(term: Expr, d: SymbolNode): boolean {
  const moving = dependents([term], d, { definitions: false })
  let e = term
  while (e !== d) {
    if (e.kind !== 'apply' || !(isThrough(e, d) || (isArray(term.shape) && isEntrywise(e)))) return false
    const within = e.args.filter((a) => moving.has(a))
    if (within.length !== 1) return false
    e = within[0]!
  }
  return true
}

const isThrough = (e: ApplyNode, d: SymbolNode): boolean =>
  isApply(e, productOp) || isApply(e, traceOp) || (isApply(e, transposeOp) && e.args[0] === d)

const isEntrywise = (e: ApplyNode): boolean => isApply(e, hadamardOp) || isApply(e, transposeOp)

/** A product as it stands, for a line that shows where a factor has come to; scalars first, what closes to a scalar as one factor. */
export function standing(scalars: readonly Expr[], chain: readonly Expr[]): Expr {
  const line = chain.length === 1 ? chain[0]! : apply(productOp, chain)
  if (scalars.length === 0) return line
  return apply(productOp, isArray(line.shape) ? [...scalars, ...chain] : [...scalars, line])
}

/** Its scalars, and its arrays in order. */
export function factorsOf(e: Expr): { readonly scalars: readonly Expr[]; readonly chain: readonly Expr[] } {
  if (!isApply(e, productOp))
    return isArray(e.shape) ? { scalars: [], chain: [e] } : { scalars: [e], chain: [] }
  return {
    scalars: e.args.filter((f) => !isArray(f.shape)),
    chain: e.args.filter((f) => isArray(f.shape)),
  }
}

/** The terms of a term in which dz stands inside of a sum: tr(A dX + dX B) is tr(A dX) + tr(dX B). Of many it stays whole. */
export function addends(e: Expr, d: SymbolNode): readonly Expr[] {
  const moving = dependents([e], d, { definitions: false })
  const inside = (x: Expr): readonly Expr[] => {
    if (x.kind !== 'apply') return [x]
    if (isApply(x, addOp)) return x.args.flatMap(inside)
    if (!isApply(x, productOp) && !isApply(x, traceOp) && !isApply(x, transposeOp)) return [x]
    const at = x.args.findIndex((a) => moving.has(a))
    const parts = at < 0 ? [] : inside(x.args[at]!)
    if (parts.length < 2 || x.args.some((a, i) => i !== at && moving.has(a))) return [x]
    return parts.map((p) =>
      build(
        x.op,
        x.args.map((a, i) => (i === at ? p : a)),
      ),
    )
  }
  const found = inside(e)
  return found.length <= mostAddends ? found : [e]
}

const mostAddends = 6
