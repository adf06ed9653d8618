import { type Shape, sameShape } from './shapes.js'

/**
 * What is known of a term's entries, so that functions get arguments in their domain: any number; > 0; between −1 and 1; > 1; a positive
 * definite matrix, an invertible one; a vector of probabilities; a condition; the body of a sum over indices.
 */
export type Sort =
  | 'any'
  | 'positive'
  | 'unit'
  | 'above'
  | 'spd'
  | 'invertible'
  | 'probability'
  | 'condition'
  | 'body'

/** An index that a sum binds, and the size that it runs over. */
export interface Bound {
  readonly name: string
  readonly size: string
}

export interface Wanted {
  readonly shape: Shape
  readonly sort: Sort
  /** of a body: the indices that may stand in it */
  readonly bound: readonly Bound[]
}

/** A piece of source text with its shape, and how it was put together. */
export interface Term extends Wanted {
  readonly rule: string
  readonly parts: readonly Term[]
  readonly text: string
  /** needs no brackets anywhere */
  readonly atom: boolean
  readonly write: Write
}

export type Write = (parts: readonly Term[]) => string | { readonly atom: string }

export function term(rule: string, wanted: Wanted, parts: readonly Term[], write: Write): Term {
  const written = write(parts)
  const [text, atom] = typeof written === 'string' ? [written, false] : [written.atom, true]
  return { ...wanted, rule, parts, write, text, atom }
}

/** The text, in brackets where it is more than an atom. */
export const tight = (t: Term): string => (t.atom ? t.text : `(${t.text})`)

export const subterms = (t: Term): Term[] => [t, ...t.parts.flatMap(subterms)]

const sizeOf = (t: Term): number => subterms(t).length

/** What may stand where a sort is wanted. */
export const serves = (sort: Sort, wanted: Sort): boolean =>
  sort === wanted ||
  (wanted === 'any' && sort !== 'body' && sort !== 'condition') ||
  (wanted === 'positive' && (sort === 'above' || sort === 'probability')) ||
  (wanted === 'unit' && sort === 'probability') ||
  (wanted === 'invertible' && sort === 'spd')

/** Whether a term may stand in a place. */
export const fits = (t: Term, place: Wanted): boolean =>
  sameShape(t.shape, place.shape) &&
  serves(t.sort, place.sort) &&
  t.bound.every((b) => place.bound.some((o) => o.name === b.name))

/** Smaller terms for the same place: a leaf, something from inside, the same with a smaller part. */
export function* smaller(t: Term, leaf: (w: Wanted) => Term): Generator<Term> {
  if (t.parts.length === 0) return
  const least = leaf(t)
  if (sizeOf(least) < sizeOf(t)) yield least
  for (const inner of subterms(t).slice(1)) if (fits(inner, t)) yield inner
  for (let i = 0; i < t.parts.length; i++)
    for (const part of smaller(t.parts[i]!, leaf)) {
      const parts = t.parts.map((p, k) => (k === i ? part : p))
      yield term(t.rule, t, parts, t.write)
    }
}
