import { type Dim, dim } from './dimension.js'

/**
 * The shapes of values. A scalar is a scalar, never a 1×1 matrix; a vector is a column; a covector is a row (what the
 * transpose of a vector is); an index is a position in an axis of the given length.
 */
export type Shape =
  | { readonly kind: 'scalar' }
  | { readonly kind: 'vector'; readonly length: Dim }
  | { readonly kind: 'covector'; readonly length: Dim }
  | { readonly kind: 'matrix'; readonly rows: Dim; readonly columns: Dim }
  | { readonly kind: 'index'; readonly length: Dim }

export type ShapeKind = Shape['kind']

export const scalar: Shape = Object.freeze({ kind: 'scalar' })
export const vector = (length: Dim): Shape => ({ kind: 'vector', length })
export const covector = (length: Dim): Shape => ({ kind: 'covector', length })
export const matrix = (rows: Dim, columns: Dim): Shape => ({ kind: 'matrix', rows, columns })
export const index = (length: Dim): Shape => ({ kind: 'index', length })

const one = dim(1)

/** Number of rows as an array of numbers: 1 for scalars and covectors. */
export const rowsOf = (s: Shape): Dim => (s.kind === 'vector' ? s.length : s.kind === 'matrix' ? s.rows : one)

/** Number of columns as an array of numbers: 1 for scalars and vectors. */
export const columnsOf = (s: Shape): Dim =>
  s.kind === 'covector' ? s.length : s.kind === 'matrix' ? s.columns : one

export const shapeKey = (s: Shape): string =>
  s.kind === 'scalar'
    ? 's'
    : s.kind === 'vector'
      ? `v${s.length.key}`
      : s.kind === 'covector'
        ? `c${s.length.key}`
        : s.kind === 'index'
          ? `i${s.length.key}`
          : `m${s.rows.key}×${s.columns.key}`

export const sameShape = (a: Shape, b: Shape): boolean => a === b || shapeKey(a) === shapeKey(b)

export const transposeShape = (s: Shape): Shape =>
  s.kind === 'vector'
    ? covector(s.length)
    : s.kind === 'covector'
      ? vector(s.length)
      : s.kind === 'matrix'
        ? matrix(s.columns, s.rows)
        : s

/** The shape with the given numbers of rows and columns, where `like` says whether a 1 is an axis. */
export const isArray = (s: Shape): boolean =>
  s.kind === 'vector' || s.kind === 'covector' || s.kind === 'matrix'

/** As in JSON: `[]`, `["n"]`, `["m","n"]`; a covector is `["1","n"]`. */
export const shapeList = (s: Shape): string[] =>
  s.kind === 'vector'
    ? [s.length.key]
    : s.kind === 'covector'
      ? ['1', s.length.key]
      : s.kind === 'matrix'
        ? [s.rows.key, s.columns.key]
        : []

/** For people: `scalar`, `n`, `1×n`, `m×n`, `(m + 1)×n`. */
export function shapeText(s: Shape): string {
  if (s.kind === 'scalar' || s.kind === 'index') return s.kind
  const sizes = shapeList(s)
  return sizes.map((d) => (sizes.length > 1 && /[ ·]/.test(d) ? `(${d})` : d)).join('×')
}
