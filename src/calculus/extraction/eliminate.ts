import { lengthOf } from '../../expression/indices.js'
import { size } from '../../expression/make.js'
import type { Expr, SymbolNode } from '../../expression/node.js'
import { hadamard, isApply, isOnesArray, mul, transpose } from '../../operators/algebra/build.js'
import { diag } from '../../operators/algebra/diagonal.js'
import { colSum, colSumOp, rowSum, rowSumOp, sumOf } from '../../operators/algebra/sums.js'
import { entrywise, type Lifted, spread, union } from './lifted.js'

/**
 * Σ over indices of a product of arrays, one index at a time: variable elimination on the graph whose nodes are the indices and whose edges
 * are the matrices. Summing out an index between two others is a matrix product; on a shared pair of indices matrices multiply entrywise.
 */
export function eliminateAll(indices: readonly SymbolNode[], factors: readonly Lifted[]): Lifted | undefined {
  const scalars = factors.filter((f) => f.axes.length === 0).map((f) => f.value)
  let live = factors.filter((f) => f.axes.length > 0)
  const order = orderOf(
    live.map((f) => f.axes),
    indices,
  )
  if (!order) return undefined
  for (const i of order) live = eliminate(live, i, scalars)
  const axes = union(live)
  if (!axes) return undefined
  return { axes, value: axes.length === 0 ? mul(...scalars) : mul(...scalars, entrywise(live, axes)) }
}

type Axes = readonly SymbolNode[]

const neighbours = (graph: readonly Axes[], i: SymbolNode): SymbolNode[] => [
  ...new Set(graph.filter((axes) => axes.includes(i)).flatMap((axes) => axes.filter((a) => a !== i))),
]

/** More indices than this are taken in one order only. */
const mostSearched = 8

/** An order in which no array of three axes is needed on the way, those with the fewest neighbours first; undefined if there is none. */
function orderOf(graph: readonly Axes[], indices: readonly SymbolNode[]): SymbolNode[] | undefined {
  const ranked = [...indices]
    .map((i) => ({ i, around: neighbours(graph, i) }))
    .sort((a, b) => a.around.length - b.around.length)
  if (ranked.length === 0) return []
  for (const { i, around } of indices.length > mostSearched ? ranked.slice(0, 1) : ranked) {
    if (around.length > 2) break
    const rest = graph.filter((axes) => !axes.includes(i))
    const later = orderOf(
      around.length === 0 ? rest : [...rest, around],
      indices.filter((x) => x !== i),
    )
    if (later) return [i, ...later]
    // one that has a single neighbour, or none, is never in the way
    if (around.length < 2) return undefined
  }
  return undefined
}

/** Sums one index out of a product of arrays; what closes to a scalar goes to the scalars. */
function eliminate(factors: readonly Lifted[], i: SymbolNode, scalars: Expr[]): Lifted[] {
  const rest = factors.filter((f) => !f.axes.includes(i))
  const vectors = factors.filter((f) => f.axes.length === 1 && f.axes[0] === i).map((f) => f.value)
  const weight = vectors.length === 0 ? undefined : hadamard(...vectors)
  const [a, b] = neighbours(
    factors.map((f) => f.axes),
    i,
  )
  const matrixBy = (x: SymbolNode): Turned => {
    const shared = factors.filter((f) => f.axes.length === 2 && f.axes.includes(i) && f.axes.includes(x))
    // as most of them stand
    const turned = shared.filter((f) => f.axes[0] === i).length * 2 > shared.length
    return { turned, value: hadamard(...shared.map((f) => spread(f, turned ? [i, x] : [x, i]))) }
  }
  if (!a) {
    scalars.push(weight ? total(weight) : size(lengthOf(i)))
    return rest
  }
  const plain = !weight || isOnesArray(weight)
  if (!b) {
    const m = matrixBy(a)
    const value = plain ? (m.turned ? colSum(m.value) : rowsTotal(m.value)) : mul(whole(m), weight)
    return [...rest, { axes: [a], value }]
  }
  const value = mul(whole(matrixBy(a)), ...(plain ? [] : [diag(weight)]), transpose(whole(matrixBy(b))))
  return [...rest, { axes: [a, b], value }]
}

interface Turned {
  readonly turned: boolean
  readonly value: Expr
}

const whole = (m: Turned): Expr => (m.turned ? transpose(m.value) : m.value)

/** The sum of all entries, of row or column sums too. */
const total = (v: Expr): Expr => (isApply(v, rowSumOp) || isApply(v, colSumOp) ? sumOf(v.args[0]!) : sumOf(v))

/** Row sums, of a transpose the column sums. */
const rowsTotal = (m: Expr): Expr =>
  m.kind === 'apply' && m.op.key === 'transpose' ? colSum(m.args[0]!) : rowSum(m)
