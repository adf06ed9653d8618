import { denseFrom, maxAbs } from '../dense/dense.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { childrenOf } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { evaluate, evaluateInOrder, evaluationOrder, type Point } from './evaluate.js'

/**
 * Central differences, extrapolated once: (4 D(h/2) − D(h))/3 with h = 2e-5·max(0.05, |x|). Truncation O(h⁴) is below rounding,
 * about 1e-11 relative to the value; measured against the exact derivatives of the operators.
 */
const stepFor = (x: number): number => 2e-5 * Math.max(0.05, Math.abs(x))

/** Where D(h) and D(h/2) differ by more, relatively, a kink or a pole is near: the step is made smaller. */
const roughness = 1e-5
/** Quotients that differ by so much, and are so many times the value, come from a jump. */
const jumpRoughness = 0.3
const jumpSlope = 1e6
/** A few units in the last place of a value that took some tens of operations. */
const rounding = 4e-15

export interface Jacobian {
  readonly value: Dense
  /** number of entries of the value, and of the variable */
  readonly rows: number
  readonly columns: number
  /** row by row; entries of arrays are counted row by row */
  readonly data: Float64Array
  /** what rounding can leave in an entry that is zero, where the entries are differences */
  readonly noise?: number
  /** the value jumps: the quotients grow as the steps are made smaller, and tell no derivative */
  readonly jumps?: boolean
}

/**
 * (f(x + h e) − f(x − h e))/2h for a path t ↦ f(x + t e), extrapolated; h is divided by 10 up to four times where f is rough, or its
 * domain ends nearby (log p at a small p).
 */
function slope(
  f: (t: number) => Dense,
  h: number,
  scale = 0,
  last = 0,
): { values: Float64Array; noise: number; rough: number } {
  // what cancels inside f rounds like its largest intermediate
  let largest = scale
  const central = (s: number): Float64Array => {
    // copies: f may hand out the same array each time
    const ahead = Float64Array.from(f(s).data)
    const behind = f(-s).data
    for (const x of ahead) if (Number.isFinite(x)) largest = Math.max(largest, Math.abs(x))
    return ahead.map((x, i) => (x - behind[i]!) / (2 * s))
  }
  let best = { values: new Float64Array(), rough: Number.POSITIVE_INFINITY, noise: 0 }
  for (const step of [h, h / 10, h / 100, h / 1e3, h / 1e4, last]) {
    if (step === 0) break
    const [wide, narrow] = [central(step), central(step / 2)]
    const size = narrow.reduce((m, x) => Math.max(m, Math.abs(x)), 0)
    const off = narrow.reduce((m, x, i) => Math.max(m, Math.abs(x - wide[i]!)), 0)
    const noise = (rounding * largest) / step
    const finite = wide.every(Number.isFinite) && narrow.every(Number.isFinite)
    const rough = !finite ? Number.POSITIVE_INFINITY : off <= noise ? 0 : off / size
    if (best.values.length === 0 || rough < best.rough)
      best = { values: narrow.map((x, i) => (4 * x - wide[i]!) / 3), rough, noise }
    if (!(rough > roughness)) break
  }
  return best
}

/** The Jacobian of f at x: entries of f(x) by entries of x. */
export function jacobianByDifferences(f: (x: Dense) => Dense, x: Dense, scale = 0): Jacobian {
  const value = f(x)
  const [rows, columns] = [value.data.length, x.data.length]
  const data = new Float64Array(rows * columns)
  let noise = 0
  let jumps = false
  for (let k = 0; k < columns; k++) {
    const {
      values: column,
      noise: here,
      rough,
    } = slope((t) => f(moved(x, k, t)), stepFor(x.data[k]!), scale, Math.abs(x.data[k]!) / 1e4)
    noise = Math.max(noise, here)
    if (rough > jumpRoughness && column.some((x) => Math.abs(x) > jumpSlope * (1 + maxAbs(value))))
      jumps = true
    for (let i = 0; i < rows; i++) data[i * columns + k] = column[i]!
  }
  return { value, rows, columns, data, noise, jumps }
}

const moved = (x: Dense, k: number, t: number): Dense => {
  const data = Float64Array.from(x.data)
  data[k]! += t
  return { rows: x.rows, columns: x.columns, data }
}

/** Evaluates `of` with other values for `by`; what does not depend on `by` is evaluated once. */
export function asFunctionOf(
  of: Expr,
  by: Expr,
  point: Point,
): { at: Dense; f: (x: Dense) => Dense /** the largest number on the way */; scale: number } {
  const base = new Map<Expr, Dense>()
  const dependent = dependentsOf(of, by)
  let scale = 0
  // inside of a loop at each of its positions
  const [, at] = evaluate([of, by], point, base, (e, value, operands) => {
    if (e === by || !dependent.has(e)) return
    scale = Math.max(scale, maxAbs(value))
    if (e.kind === 'apply' && e.op.magnitude) scale = Math.max(scale, e.op.magnitude(operands, value))
  })
  const order = evaluationOrder([of], (e) => e === by || point.values.has(e as SymbolNode)).filter(
    (e) => dependent.has(e) && e !== by && !point.values.has(e as SymbolNode),
  )
  const f = (x: Dense): Dense => {
    const here = new Map<Expr, Dense>([[by, x]])
    evaluateInOrder(order, point, here, base)
    return here.get(of) ?? base.get(of)!
  }
  return { at: at!, f, scale: Number.isFinite(scale) ? scale : 0 }
}

/** The nodes of the graph that lie above `by`; a node stands for itself only, so that an intermediate is perturbed as if it were free. */
function dependentsOf(root: Expr, by: Expr): Set<Expr> {
  const found = new Set<Expr>([by])
  const done = new Set<Expr>([by])
  const stack: { e: Expr; open: boolean }[] = [{ e: root, open: false }]
  while (stack.length > 0) {
    const { e, open } = stack.pop()!
    const under = e.kind === 'symbol' ? (e.definition ? [e.definition] : []) : childrenOf(e)
    if (open) {
      const held = e.kind === 'apply' && e.op.heldConstant
      if (!held && under.some((c) => found.has(c))) found.add(e)
      continue
    }
    if (done.has(e)) continue
    done.add(e)
    stack.push({ e, open: true })
    for (const c of under) stack.push({ e: c, open: false })
  }
  return found
}

/**
 * ∂of/∂by at a point: entries of `of` by entries of `by`, both row by row. `by` may be a named intermediate: it is perturbed as if it
 * were free, and everything downstream of it is computed anew. Properties (symmetric …) do not restrict the perturbation.
 */
export function partialByDifferences(of: Expr, by: Expr, point: Point): Jacobian {
  const { at, f, scale } = asFunctionOf(of, by, point)
  return jacobianByDifferences(f, at, scale)
}

/** d/dt of(by + t·direction) at t = 0: shaped like `of`; `noise` is what rounding can leave in it. */
export function directional(
  of: Expr,
  by: Expr,
  direction: Dense,
  point: Point,
): Dense & { readonly noise: number } {
  const { at, f, scale } = asFunctionOf(of, by, point)
  const value = f(at)
  const reach = at.data.reduce((m, x) => Math.max(m, Math.abs(x)), 1)
  const size = direction.data.reduce((m, x) => Math.max(m, Math.abs(x)), 1e-12)
  const path = (t: number): Dense =>
    denseFrom(
      at.rows,
      at.columns,
      (i, j) => at.data[i * at.columns + j]! + t * direction.data[i * at.columns + j]!,
    )
  const d = slope((t) => f(path(t)), (stepFor(1) * reach) / size, scale)
  return { rows: value.rows, columns: value.columns, data: d.values, noise: d.noise }
}
