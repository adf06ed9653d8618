import { addDims, constantDim, type Dim, dim, multiplyDims } from '../expression/dimension.js'
import type { Index, Place } from './term.js'

/** Positions as they are read: combinations of indices, numbers and sizes. */

export const indexPlace = (index: Index): Place => ({ terms: [{ index, coefficient: 1 }], offset: dim(0) })

export const fixedPlace = (offset: Dim): Place => ({ terms: [], offset })

/** The index, if the place is just that. */
export function soleIndex(p: Place): Index | undefined {
  const [only] = p.terms
  return p.terms.length === 1 && only!.coefficient === 1 && p.offset.key === '0' ? only!.index : undefined
}

export function addPlaces(parts: readonly { readonly place: Place; readonly times: number }[]): Place {
  const terms = new Map<Index, number>()
  for (const { place, times } of parts)
    for (const { index, coefficient } of place.terms)
      terms.set(index, (terms.get(index) ?? 0) + times * coefficient)
  return {
    terms: [...terms].filter(([, c]) => c !== 0).map(([index, coefficient]) => ({ index, coefficient })),
    offset: addDims(...parts.map(({ place, times }) => multiplyDims(dim(times), place.offset))),
  }
}

/** Notes how the indices of a subscript are used: an index learns the length of its axis only where it stands alone. */
export function noteUse(p: Place): void {
  const alone = soleIndex(p)
  if (alone) {
    alone.uses.alone = true
    return
  }
  const ahead = constantDim(p.offset) ?? 0
  for (const { index, coefficient } of p.terms)
    if (p.terms.length === 1 && coefficient === 1) index.uses.ahead = Math.max(index.uses.ahead, ahead)
}

/** a ≤ b for all sizes, as far as the difference shows it; undefined where it does not. */
export function atMost(a: Dim, b: Dim): boolean | undefined {
  const difference = constantDim(addDims(b, multiplyDims(dim(-1), a)))
  return difference === undefined ? undefined : difference >= 0
}
