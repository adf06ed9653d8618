import { constantDim } from '../../expression/dimension.js'
import { freeIndices, isBound, lengthOf } from '../../expression/indices.js'
import { build, numberValue, size } from '../../expression/make.js'
import type { ApplyNode, ComponentNode, Expr, ReduceNode, SymbolNode } from '../../expression/node.js'
import { columnsOf, rowsOf } from '../../expression/shape.js'
import { conditionOf } from '../../indices/relations.js'
import { hasLoops } from '../../indices/rename.js'
import { factorsOf, termCount, termsOf } from '../../indices/terms.js'
import { isTotal } from '../../indices/total.js'
import { addOp } from '../../operators/algebra/add.js'
import {
  add,
  identity,
  isApply,
  mul,
  neg,
  onesLike,
  power,
  transpose,
} from '../../operators/algebra/build.js'
import { unit } from '../../operators/algebra/constants.js'
import { diagonal } from '../../operators/algebra/diagonal.js'
import { productOp } from '../../operators/algebra/product.js'
import { guardOf } from '../../operators/indices/guarded.js'
import { productOf } from '../../operators/reductions/product-of.js'
import { eliminateAll } from './eliminate.js'
import { type Lifted, spread, union } from './lifted.js'

/**
 * The array of the values of a scalar formula over its free indices: Wᵢⱼ is W, aᵢ bⱼ is a bᵀ, Σⱼ Wᵢⱼ xⱼ is W x. undefined where two axes do not
 * suffice, or no matrix says it. Of a sum the axes stand in the order that is asked for.
 */
export function lift(e: Expr, order: readonly SymbolNode[] = []): Lifted | undefined {
  if (freeIndices(e).size === 0 && !hasLoops(e)) return { axes: [], value: e }
  switch (e.kind) {
    case 'component':
      return liftComponent(e)
    case 'reduce':
      return e.op === 'sum' ? liftSum(e) : liftProduct(e)
    case 'apply':
      return liftApply(e, order)
    default:
      return undefined
  }
}

function liftComponent(e: ComponentNode): Lifted | undefined {
  const { of, at } = e
  if (freeIndices(of).size > 0 || hasLoops(of)) return undefined
  const fixed = (p: Expr): boolean => freeIndices(p).size === 0
  if (!at.every((p) => isBound(p) || fixed(p))) return undefined
  const [i, j] = at as [Expr, Expr | undefined]
  const along = (p: Expr, axis: number): boolean =>
    !isBound(p) || lengthOf(p) === (axis === 0 ? rowsOf(of.shape) : columnsOf(of.shape))
  if (j === undefined) {
    if (of.shape.kind === 'covector') return { axes: [i as SymbolNode], value: transpose(of) }
    return of.shape.kind === 'vector' && along(i, 0) ? { axes: [i as SymbolNode], value: of } : undefined
  }
  if (!along(i, 0) || !along(j, 1)) return undefined
  if (isBound(i) && isBound(j))
    return i === j ? { axes: [i], value: diagonal(of) } : { axes: [i, j], value: of }
  if (isBound(i)) return { axes: [i], value: mul(of, unit(columnsOf(of.shape), j)) }
  return isBound(j) ? { axes: [j], value: mul(transpose(of), unit(rowsOf(of.shape), i)) } : undefined
}

function liftApply(e: ApplyNode, order: readonly SymbolNode[]): Lifted | undefined {
  if (conditionOf(e)) return liftCondition(e)
  const guard = guardOf(e)
  if (guard)
    return isDefined(guard[0], guard[1])
      ? contract([], [...factorsOf(guard[0]), ...factorsOf(guard[1])])
      : undefined
  if (isApply(e, productOp)) return contract([], factorsOf(e))
  const args = e.args.map((a) => lift(a))
  if (!args.every((a): a is Lifted => a !== undefined)) return undefined
  const all = union(args)
  if (!all) return undefined
  const axes = all.length === 2 && order.indexOf(all[0]!) > order.indexOf(all[1]!) ? [...all].reverse() : all
  if (isApply(e, addOp)) return { axes, value: add(...args.map((a) => spread(a, axes))) }
  if (!e.op.elementwise)
    return axes.length === 0
      ? {
          axes,
          value: build(
            e.op,
            args.map((a) => a.value),
          ),
        }
      : undefined
  // operands that are the same everywhere stay scalars where the operator takes one beside an array
  const takesScalar = e.op.key === 'power' || e.op.operands.length > 1
  const values = args.map((a, i) =>
    i > 0 && a.axes.length === 0 && takesScalar && scalarBeside(e, i) ? a.value : spread(a, axes),
  )
  return { axes, value: build(e.op, values) }
}

/** [c] v where v is defined everywhere: what does not depend on a position is, if c holds at any. */
const isDefined = (condition: Expr, value: Expr): boolean =>
  isTotal(value) ||
  (holdsSomewhere(condition) && factorsOf(value).every((f) => freeIndices(f).size === 0 || isTotal(f)))

/** δ_ij, [i = 2] within the axis, and products of such that each speak of an index of their own. */
function holdsSomewhere(condition: Expr): boolean {
  const met = new Set<Expr>()
  return factorsOf(condition).every((c) => {
    if (conditionOf(c)?.relation !== '=' || c.kind !== 'apply') return false
    const indices = c.args.filter(isBound)
    const isNew = indices.some((i) => !met.has(i))
    for (const i of indices) met.add(i)
    return isNew && (indices.length === 2 ? lengthOf(indices[0]!) === lengthOf(indices[1]!) : isWithin(c))
  })
}

/** A number, or a position of the program's, on the axis of the index beside it. */
function isWithin({ args }: ApplyNode): boolean {
  const at = args.find((p): boolean => !isBound(p))
  const [index] = args.filter(isBound)
  if (!index) return false
  if (at?.kind === 'symbol') return at.shape.kind === 'index' && lengthOf(at) === lengthOf(index)
  const length = constantDim(lengthOf(index))
  if (at?.kind !== 'number' || length === undefined) return false
  return numberValue(at) >= 1 && numberValue(at) <= length
}

/** Whether operand i may be a scalar while the first is an array: its declared kinds differ, or it is an exponent. */
const scalarBeside = (e: ApplyNode, i: number): boolean =>
  e.op.key === 'power' ||
  (e.op.operands[Math.min(i, e.op.operands.length - 1)]?.every((k) => k === 'scalar') ?? false)

/** δ_ij is I, [j ≠ y] is 𝟙 − e_y; an order between indices has no matrix. */
function liftCondition(e: ApplyNode): Lifted | undefined {
  const [a, b] = e.args as [Expr, Expr]
  const fixed = (p: Expr): boolean => freeIndices(p).size === 0
  if (isBound(a) && isBound(b) && lengthOf(a) !== lengthOf(b)) return undefined
  const equal = isBound(a)
    ? isBound(b)
      ? { axes: [a, b], value: identity(lengthOf(a)) }
      : fixed(b)
        ? { axes: [a], value: unit(lengthOf(a), b) }
        : undefined
    : isBound(b) && fixed(a)
      ? { axes: [b], value: unit(lengthOf(b), a) }
      : undefined
  if (!equal) return undefined
  if (e.op.name === 'equal') return equal
  if (e.op.name === 'not_equal')
    return { axes: equal.axes, value: add(onesLike(equal.value.shape), neg(equal.value)) }
  return undefined
}

function liftSum(e: ReduceNode): Lifted | undefined {
  const indices: SymbolNode[] = []
  const factors: Expr[] = []
  const conditions: Expr[] = []
  let body: Expr = e
  while (body.kind === 'reduce' && body.op === 'sum' && !indices.includes(body.index)) {
    indices.push(body.index)
    if (body.where) conditions.push(...factorsOf(body.where))
    body = body.body
  }
  // inside a product a sum over other indices joins in
  const take = (f: Expr): void => {
    if (f.kind === 'reduce' && f.op === 'sum' && !indices.includes(f.index) && isApply(body, productOp)) {
      indices.push(f.index)
      if (f.where) conditions.push(...factorsOf(f.where))
      for (const g of factorsOf(f.body)) take(g)
    } else factors.push(f)
  }
  for (const f of factorsOf(body)) take(f)
  if (conditions.length > 0 && !factors.every(isTotal)) return undefined
  return contract(indices, [...conditions, ...factors]) ?? termByTerm(e)
}

/** Σ over a sum, multiplied out and taken term by term, when the whole needs too many axes: Σ_r (X_ir − X_jr)². */
function termByTerm(e: Expr): Lifted | undefined {
  const count = termCount(e)
  if (count < 2 || count > mostTerms) return undefined
  const parts = termsOf(e, () => true)
  const terms = parts.map((t) => contract(t.sums, [...t.conditions, ...t.factors]))
  if (!terms.every((t): t is Lifted => t !== undefined)) return undefined
  const axes = union(terms)
  return axes && { axes, value: add(...terms.map((t) => spread(t, axes))) }
}

const mostTerms = 64

function liftProduct(e: ReduceNode): Lifted | undefined {
  const body = lift(e.body)
  if (!body || e.where) return undefined
  if (!body.axes.includes(e.index))
    return { axes: body.axes, value: power(body.value, size(lengthOf(e.index))) }
  return body.axes.length === 1 ? { axes: [], value: productOf(body.value) } : undefined
}

/** Σ over the indices of the product of the factors. */
function contract(indices: readonly SymbolNode[], factors: readonly Expr[]): Lifted | undefined {
  const lifted: Lifted[] = []
  for (const f of factors) {
    const l = lift(f)
    if (!l) return undefined
    lifted.push(l)
  }
  return eliminateAll(indices, lifted)
}
