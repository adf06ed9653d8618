import { constantDim, type Dim, dimNames, evaluateDim } from '../expression/dimension.js'
import type { Expr } from '../expression/node.js'
import { columnsOf, rowsOf } from '../expression/shape.js'
import type { Random } from './random.js'

/** What the sizes of a problem must satisfy. */
export interface SizeDemands {
  /** the names, in order of first appearance */
  readonly names: readonly string[]
  /** numeric sizes that occur beside them */
  readonly taken: ReadonlySet<number>
  /** each of these sizes is at least so large */
  readonly least: readonly { readonly dim: Dim; readonly size: number }[]
}

export function sizeDemands(nodes: readonly Expr[]): SizeDemands {
  const dims = new Set<Dim>()
  const least: { dim: Dim; size: number }[] = []
  for (const e of nodes) {
    for (const d of dimsOf(e)) dims.add(d)
    if (e.kind === 'component')
      e.at.forEach((at, i) => {
        if (at.kind !== 'number') return
        const axis = i === 0 && e.of.shape.kind !== 'covector' ? rowsOf(e.of.shape) : columnsOf(e.of.shape)
        least.push({ dim: axis, size: at.numerator })
      })
  }
  const names = new Set<string>()
  const taken = new Set<number>()
  for (const d of dims) {
    least.push({ dim: d, size: 1 })
    const known = constantDim(d)
    if (known !== undefined) taken.add(known)
    for (const n of dimNames(d)) names.add(n)
  }
  return { names: [...names], taken, least: least.filter((l) => constantDim(l.dim) === undefined) }
}

const dimsOf = (e: Expr): readonly Dim[] =>
  e.kind === 'size'
    ? [e.dim]
    : e.shape.kind === 'index'
      ? [e.shape.length]
      : [rowsOf(e.shape), columnsOf(e.shape)]

/** 5 of n − 5. */
const subtracted = (d: Dim): number =>
  Math.max(0, ...d.terms.filter((t) => t.names.length === 0).map((t) => -t.coefficient))

/** Up to this many names get sizes that are all different. */
const manyNames = 12

/** Sizes for the names: small, and all different, so that a wrong transpose cannot pass; undefined if the draw misses a demand. */
export function drawSizes(
  demands: SizeDemands,
  fixed: ReadonlyMap<string, number> | undefined,
  random: Random,
): Map<string, number> | undefined {
  const open = demands.names.filter((n) => !fixed?.has(n))
  const sizes = new Map([...(fixed ?? [])].filter(([n]) => demands.names.includes(n)))
  const used = new Set([...sizes.values(), ...demands.taken])
  const highest = Math.max(6, ...demands.least.map((l) => l.size + 1 + subtracted(l.dim)))
  if (open.length <= manyNames) {
    const pool: number[] = []
    for (let s = 2; pool.length < Math.max(open.length + 1, highest - 1 - used.size); s++)
      if (!used.has(s)) pool.push(s)
    const drawn = random.shuffled(pool)
    open.forEach((n, i) => {
      sizes.set(n, drawn[i]!)
    })
  } else {
    const start = random.integer(0, 4)
    open.forEach((n, i) => {
      sizes.set(n, 2 + ((i + start) % 5))
    })
  }
  return demands.least.every((l) => evaluateDim(l.dim, sizes) >= l.size) ? sizes : undefined
}
