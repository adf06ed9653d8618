import type { Dim } from '../expression/dimension.js'
import { build, size, withChildren } from '../expression/make.js'
import {
  type ApplyNode,
  type ComponentNode,
  childrenOf,
  type Expr,
  type ReduceNode,
  type SymbolNode,
} from '../expression/node.js'
import { columnsOf, rowsOf } from '../expression/shape.js'
import { postorder } from '../expression/walk.js'
import { addOp } from '../operators/algebra/add.js'
import {
  add,
  hadamard,
  identity,
  isApply,
  isOnesArray,
  mul,
  neg,
  ones,
  onesLike,
  power,
  transpose,
} from '../operators/algebra/build.js'
import { unit } from '../operators/algebra/constants.js'
import { diag, diagonal } from '../operators/algebra/diagonal.js'
import { productOp } from '../operators/algebra/product.js'
import { colSum, rowSum, sumOf } from '../operators/algebra/sums.js'
import { productOf } from '../operators/reductions/product-of.js'

/**
 * From components to arrays: Σⱼ Wᵢⱼ xⱼ is W x, Σᵢ (yᵢ − zᵢ)² is the sum of the entries of (y − z)^∘2, the table of a_i b_j is a bᵀ. A scalar
 * formula in indices is lifted to the array of its values over those indices; sums over products are
 * eliminated one index at a time (variable elimination on the graph whose nodes are indices and whose edges are matrices). What needs an array of
 * three axes on the way stays as it is.
 */
interface Lifted {
  /** the bound indices that it depends on: none (a scalar), one (a vector) or two (a matrix, rows by columns) */
  readonly axes: readonly SymbolNode[]
  readonly value: Expr
}

/** The expression without sums over indices and tables, as far as matrices can say it; itself where it has none. */
export function vectorise(e: Expr): Expr {
  const memo = new Map<Expr, Expr>()
  for (const x of postorder([e], { definitions: false })) {
    const under = childrenOf(x).map((c) => memo.get(c) ?? c)
    memo.set(x, atNode(x.kind === 'reduce' || x.kind === 'table' ? x : withChildren(x, under)))
  }
  return memo.get(e)!
}

/** True where the expression still speaks of indices. */
export const hasIndices = (e: Expr): boolean =>
  postorder([e], { definitions: false }).some((x) => x.kind === 'reduce' || x.kind === 'table')

function atNode(e: Expr): Expr {
  if (e.kind === 'reduce') {
    if (freeIndices(e).length > 0) return e
    return lift(e)?.value ?? e
  }
  if (e.kind === 'table') {
    const body = lift(e.body)
    return body ? spread(body, e.indices) : e
  }
  return e
}

const isBound = (e: Expr): e is SymbolNode => e.kind === 'symbol' && e.role?.type === 'bound'

const freeMemo = new WeakMap<Expr, readonly SymbolNode[]>()

/** Bound indices that stand free in an expression. */
function freeIndices(e: Expr): readonly SymbolNode[] {
  for (const x of postorder([e], { definitions: false, stop: (y) => freeMemo.has(y) })) {
    if (freeMemo.has(x)) continue
    const inner = isBound(x) ? [x] : [...new Set(childrenOf(x).flatMap((c) => freeMemo.get(c) ?? []))]
    const closed = x.kind === 'reduce' ? [x.index] : x.kind === 'table' ? x.indices : []
    freeMemo.set(
      x,
      inner.filter((i) => !closed.includes(i)),
    )
  }
  return freeMemo.get(e)!
}

const lengthOf = (i: SymbolNode): Dim => {
  if (i.shape.kind !== 'index') throw new Error('not an index')
  return i.shape.length
}

/** The array of the values of a scalar expression over its free indices; undefined where two axes do not suffice. */
function lift(e: Expr): Lifted | undefined {
  if (freeIndices(e).length === 0 && e.kind !== 'reduce') return { axes: [], value: vectorise(e) }
  switch (e.kind) {
    case 'component':
      return liftComponent(e)
    case 'reduce':
      return e.op === 'sum' ? liftSum(e) : liftProduct(e)
    case 'apply':
      return liftApply(e)
    default:
      return undefined
  }
}

function liftComponent(e: ComponentNode): Lifted | undefined {
  if (freeIndices(e.of).length > 0) return undefined
  const of = vectorise(e.of)
  const at = e.at
  if (at.length === 1) {
    if (of.shape.kind === 'vector') return { axes: [at[0] as SymbolNode], value: of }
    return of.shape.kind === 'covector' ? { axes: [at[0] as SymbolNode], value: transpose(of) } : undefined
  }
  const [i, j] = at as [Expr, Expr]
  if (isBound(i) && isBound(j))
    return i === j ? { axes: [i], value: diagonal(of) } : { axes: [i, j], value: of }
  if (isBound(i)) return { axes: [i], value: mul(of, unit(columnsOf(of.shape), j)) }
  if (isBound(j)) return { axes: [j], value: mul(transpose(of), unit(rowsOf(of.shape), i)) }
  return undefined
}

function liftApply(e: ApplyNode): Lifted | undefined {
  const relation = relationOfIndices(e)
  if (relation) return relation
  if (isApply(e, productOp)) return contract([], factorsOf(e))
  const args = e.args.map(lift)
  if (!args.every((a) => a !== undefined)) return undefined
  const axes = union(args as Lifted[])
  if (!axes) return undefined
  const lifted = args as Lifted[]
  if (isApply(e, addOp)) return { axes, value: add(...lifted.map((a) => spread(a, axes))) }
  if (!e.op.elementwise) return undefined
  // operands that are the same everywhere stay scalars where the operator takes one beside an array
  const takesScalar = e.op.key === 'power' || e.op.operands.length > 1
  const values = lifted.map((a, i) => {
    const fixed = i > 0 && a.axes.length === 0 && takesScalar && scalarBeside(e, i)
    return fixed ? a.value : spread(a, axes)
  })
  const made = build(e.op, values)
  return { axes, value: made }
}

/** Whether operand i may be a scalar while the first is an array: its declared kinds differ, or it is an exponent. */
const scalarBeside = (e: ApplyNode, i: number): boolean =>
  e.op.key === 'power' ||
  (e.op.operands[Math.min(i, e.op.operands.length - 1)]?.every((k) => k === 'scalar') ?? false)

/** [i = j], [j ≠ y] over bound indices. */
function relationOfIndices(e: ApplyNode): Lifted | undefined {
  if (e.args.length !== 2 || e.args[0]!.shape.kind !== 'index') return undefined
  const [a, b] = e.args as [Expr, Expr]
  const equal = isBound(a)
    ? isBound(b)
      ? { axes: [a, b], value: identity(lengthOf(a)) }
      : { axes: [a], value: unit(lengthOf(a), b) }
    : isBound(b)
      ? { axes: [b], value: unit(lengthOf(b), a) }
      : undefined
  if (!equal) return undefined
  if (e.op.name === 'equal') return equal
  if (e.op.name === 'not_equal')
    return { axes: equal.axes, value: add(onesLike(equal.value.shape), neg(equal.value)) }
  return undefined
}

/** The factors of a product of scalars; sums inside stay whole. */
const factorsOf = (e: Expr): readonly Expr[] => (isApply(e, productOp) ? e.args : [e])

function liftSum(e: ReduceNode): Lifted | undefined {
  const indices: SymbolNode[] = []
  const factors: Expr[] = []
  let body: Expr = e
  while (body.kind === 'reduce' && body.op === 'sum' && !indices.includes(body.index)) {
    indices.push(body.index)
    if (body.where) factors.push(...factorsOf(body.where))
    body = body.body
  }
  // inside a product a sum over other indices joins in
  const take = (f: Expr): void => {
    if (f.kind === 'reduce' && f.op === 'sum' && !indices.includes(f.index) && isApply(body, productOp)) {
      indices.push(f.index)
      if (f.where) factors.push(...factorsOf(f.where))
      for (const g of factorsOf(f.body)) take(g)
    } else factors.push(f)
  }
  for (const f of factorsOf(body)) take(f)
  return contract(indices, factors) ?? sumOfTerms(indices, body, factors)
}

/** Σ over a sum, term by term, when the whole needs too many axes. */
function sumOfTerms(
  indices: readonly SymbolNode[],
  body: Expr,
  factors: readonly Expr[],
): Lifted | undefined {
  if (!isApply(body, addOp)) return undefined
  const conditions = factors.filter((f) => f !== body)
  const terms = body.args.map((t) => contract(indices, [...conditions, ...factorsOf(t)]))
  if (!terms.every((t) => t !== undefined)) return undefined
  const axes = union(terms as Lifted[])
  return axes && { axes, value: add(...(terms as Lifted[]).map((t) => spread(t, axes))) }
}

function liftProduct(e: ReduceNode): Lifted | undefined {
  const body = lift(e.body)
  if (!body || e.where) return undefined
  if (body.axes.length === 0) return { axes: [], value: power(body.value, size(lengthOf(e.index))) }
  if (body.axes.length === 1 && body.axes[0] === e.index) return { axes: [], value: productOf(body.value) }
  return undefined
}

/** Σ over the indices of the product of the factors. */
function contract(indices: readonly SymbolNode[], factors: readonly Expr[]): Lifted | undefined {
  const lifted: Lifted[] = []
  const scalars: Expr[] = []
  for (const f of factors) {
    const l = lift(f)
    if (!l) return undefined
    if (l.axes.length === 0) scalars.push(l.value)
    else lifted.push(l)
  }
  let live = lifted
  const left = new Set(indices)
  while (left.size > 0) {
    // the index with the fewest neighbours first
    const order = [...left].sort((a, b) => neighbours(live, a).length - neighbours(live, b).length)
    const i = order[0]!
    const next = eliminate(live, i, scalars)
    if (!next) return undefined
    live = next
    left.delete(i)
  }
  const axes = union(live)
  if (!axes) return undefined
  if (axes.length === 0) return { axes, value: mul(...scalars) }
  return { axes, value: mul(...scalars, entrywise(live, axes)) }
}

const neighbours = (factors: readonly Lifted[], i: SymbolNode): SymbolNode[] => [
  ...new Set(factors.filter((f) => f.axes.includes(i)).flatMap((f) => f.axes.filter((a) => a !== i))),
]

/** The entrywise product of arrays over common axes: a vector along one axis of a matrix scales its rows or columns. */
function entrywise(factors: readonly Lifted[], axes: readonly SymbolNode[]): Expr {
  if (axes.length < 2) return hadamard(...factors.map((f) => spread(f, axes)))
  const matrices = factors.filter((f) => f.axes.length === 2).map((f) => spread(f, axes))
  const along = (a: SymbolNode): Expr | undefined => {
    const list = factors.filter((f) => f.axes.length === 1 && f.axes[0] === a).map((f) => f.value)
    return list.length === 0 ? undefined : hadamard(...list)
  }
  const [rows, columns] = [along(axes[0]!), along(axes[1]!)]
  if (matrices.length === 0)
    return mul(rows ?? ones(lengthOf(axes[0]!)), transpose(columns ?? ones(lengthOf(axes[1]!))))
  const core = hadamard(...matrices)
  return mul(...(rows ? [diag(rows)] : []), core, ...(columns ? [diag(columns)] : []))
}

/** Sums one index out of a product of arrays. */
function eliminate(factors: readonly Lifted[], i: SymbolNode, scalars: Expr[]): Lifted[] | undefined {
  const rest = factors.filter((f) => !f.axes.includes(i))
  const vectors = factors.filter((f) => f.axes.length === 1 && f.axes[0] === i).map((f) => f.value)
  const weight = vectors.length === 0 ? undefined : hadamard(...vectors)
  const groups = neighbours(factors, i)
  const matrixBy = (a: SymbolNode): Expr =>
    hadamard(
      ...factors
        .filter((f) => f.axes.length === 2 && f.axes.includes(i) && f.axes.includes(a))
        .map((f) => spread(f, [a, i])),
    )
  if (groups.length === 0) {
    scalars.push(weight ? sumOf(weight) : size(lengthOf(i)))
    return rest
  }
  if (groups.length === 1) {
    const m = matrixBy(groups[0]!)
    return [
      ...rest,
      { axes: [groups[0]!], value: weight && !isOnesArray(weight) ? mul(m, weight) : rowsTotal(m) },
    ]
  }
  if (groups.length > 2) return undefined
  const [a, b] = groups as [SymbolNode, SymbolNode]
  const value = mul(
    matrixBy(a),
    ...(weight && !isOnesArray(weight) ? [diag(weight)] : []),
    transpose(matrixBy(b)),
  )
  return [...rest, { axes: [a, b], value }]
}

/** Row sums, of a transpose the column sums. */
const rowsTotal = (m: Expr): Expr =>
  m.kind === 'apply' && m.op.key === 'transpose' ? colSum(m.args[0]!) : rowSum(m)

/** The axes of several arrays together; undefined where there are more than two. */
function union(parts: readonly Lifted[]): readonly SymbolNode[] | undefined {
  const two = parts.find((p) => p.axes.length === 2)
  const all = [...new Set([...(two?.axes ?? []), ...parts.flatMap((p) => p.axes)])]
  return all.length <= 2 ? all : undefined
}

/** The array over the given axes: transposed, or repeated along an axis that it does not depend on. */
function spread(l: Lifted, axes: readonly SymbolNode[]): Expr {
  if (axes.length === 0) return l.value
  if (axes.length === 1) return l.axes.length === 0 ? mul(l.value, ones(lengthOf(axes[0]!))) : l.value
  const [i, j] = axes as [SymbolNode, SymbolNode]
  if (l.axes.length === 2) return l.axes[0] === i ? l.value : transpose(l.value)
  if (l.axes.length === 0) return mul(l.value, ones(lengthOf(i)), transpose(ones(lengthOf(j))))
  return l.axes[0] === i
    ? mul(l.value, transpose(ones(lengthOf(j))))
    : mul(ones(lengthOf(i)), transpose(l.value))
}
