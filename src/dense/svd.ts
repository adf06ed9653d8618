import type { Dense } from '../expression/operator.js'
import { denseFrom, entry, multiplyDense, transposeDense } from './dense.js'

/** X = U diag(s) Vᵀ with k = min(rows, columns): U rows×k, s falling, V columns×k. */
export interface Svd {
  readonly u: Dense
  readonly s: readonly number[]
  readonly v: Dense
}

/** One-sided Jacobi rotations (Golub and Van Loan, sec. 8.6.3): relative errors about 1e-15, also of the small singular values. */
export function svd(x: Dense): Svd {
  if (x.columns > x.rows) {
    const { u, s, v } = svd(transposeDense(x))
    return { u: v, s, v: u }
  }
  const [m, n] = [x.rows, x.columns]
  const columns = Array.from({ length: n }, (_, j) =>
    Float64Array.from({ length: m }, (_, i) => entry(x, i, j)),
  )
  const turned = Array.from({ length: n }, (_, j) =>
    Float64Array.from({ length: n }, (_, i) => (i === j ? 1 : 0)),
  )
  for (let sweep = 0; sweep < 40; sweep++) {
    let worst = 0
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) worst = Math.max(worst, rotate(columns, turned, p, q))
    if (!(worst > 1e-15)) break
  }
  const order = columns
    .map((c, j) => ({ j, length: Math.sqrt(inner(c, c)) }))
    .sort((a, b) => b.length - a.length)
  return {
    u: denseFrom(m, n, (i, k) => columns[order[k]!.j]![i]! / (order[k]!.length || 1)),
    s: order.map((o) => o.length),
    v: denseFrom(n, n, (i, k) => turned[order[k]!.j]![i]!),
  }
}

const inner = (a: Float64Array, b: Float64Array): number => a.reduce((s, x, i) => s + x * b[i]!, 0)

/** Makes columns p and q orthogonal; returns how far from it they were. */
function rotate(
  columns: readonly Float64Array[],
  turned: readonly Float64Array[],
  p: number,
  q: number,
): number {
  const [a, b] = [columns[p]!, columns[q]!]
  const [aa, bb, ab] = [inner(a, a), inner(b, b), inner(a, b)]
  const off = Math.abs(ab) / Math.sqrt(aa * bb || 1)
  if (ab === 0) return 0
  const zeta = (bb - aa) / (2 * ab)
  const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta))
  const c = 1 / Math.sqrt(1 + t * t)
  for (const [u, v] of [
    [a, b],
    [turned[p]!, turned[q]!],
  ] as const)
    for (let i = 0; i < u.length; i++) {
      const [x, y] = [u[i]!, v[i]!]
      u[i] = c * (x - t * y)
      v[i] = c * (y + t * x)
    }
  return off
}

/** Singular values below this, relative to the largest, count as 0. */
export const rankFloor = 1e-12

/** The Moore–Penrose inverse. */
export function pseudoInverseDense(x: Dense): Dense {
  const { u, s, v } = svd(x)
  const floor = rankFloor * (s[0] ?? 0)
  const scaled = denseFrom(v.rows, v.columns, (i, k) => (s[k]! > floor ? entry(v, i, k) / s[k]! : 0))
  return multiplyDense(scaled, transposeDense(u))
}
