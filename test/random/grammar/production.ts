import type { Shape, Size } from '../shapes.js'
import type { Bound, Sort, Wanted, Write } from '../term.js'

/** Random choices. */
export interface Draw {
  /** 0 … k − 1 */
  below(k: number): number
  pick<T>(items: readonly T[]): T
  size(): Size
  /** a name of an index that is not bound around here */
  index(bound: readonly Bound[]): string
}

/** One way to write a term: what it needs inside, and how they stand together. */
export interface Production {
  readonly rule: string
  /** what it makes; default `any` */
  readonly makes?: Sort
  /** how often, beside others; default 4 */
  readonly weight?: number
  readonly fits: (shape: Shape, wanted: Wanted) => boolean
  readonly grow: (
    shape: Shape,
    draw: Draw,
    wanted: Wanted,
  ) => { readonly parts: readonly Wanted[]; readonly write: Write; readonly rule?: string }
}

export const want = (shape: Shape, sort: Sort = 'any', bound: readonly Bound[] = []): Wanted => ({
  shape,
  sort,
  bound,
})

export const always = (): boolean => true

/** A call `name(part, …)`. */
export const called =
  (name: string, ...rest: readonly string[]): Write =>
  (parts) => ({ atom: `${name}(${[...parts.map((p) => p.text), ...rest].join(', ')})` })
