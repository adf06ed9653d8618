import type { Dim } from '../../expression/dimension.js'
import type { Expr } from '../../expression/node.js'
import { columnsOf, isArray, rowsOf, type Shape } from '../../expression/shape.js'
import type { Syntax } from '../../language/syntax.js'
import { mul, ones, onesLike, transpose } from '../../operators/algebra/build.js'
import type { ShapeScope, Term } from '../term.js'

const word: Record<Shape['kind'], string> = {
  scalar: 'a scalar',
  vector: 'a column',
  covector: 'a row',
  matrix: 'a matrix',
  index: 'an index',
}

/** `a column and a matrix do not match` */
export const kindsDiffer = (a: Shape, b: Shape): string => `${word[a.kind]} and ${word[b.kind]} do not match`

/** A vector or a row. */
export const isLine = (s: Shape): s is Shape & { length: Dim } => s.kind === 'vector' || s.kind === 'covector'

/** Demands equal sizes of two shapes of one kind. */
export function matchSizes(a: Shape, b: Shape, cx: ShapeScope): void {
  if (a.kind === 'matrix') {
    cx.same(rowsOf(a), rowsOf(b), 'numbers of rows')
    cx.same(columnsOf(a), columnsOf(b), 'numbers of columns')
  } else if (isLine(a) && isLine(b)) cx.same(a.length, b.length, 'lengths')
}

/** Demands one kind and equal sizes of the operands i and j. */
export function matchOperands(args: readonly Shape[], i: number, j: number, cx: ShapeScope): void {
  const [a, b] = [args[i]!, args[j]!]
  cx.about(() => `${cx.say(i)} and ${cx.say(j)}`)
  if (a.kind !== b.kind) cx.fail(`${cx.say(i)} and ${cx.say(j)}; ${kindsDiffer(a, b)}`)
  matchSizes(a, b, cx)
}

/** The one shape that scalars are spread to: that of the arrays, which must agree. */
export function commonShape(args: readonly Shape[], cx: ShapeScope): Shape {
  let first = -1
  args.forEach((s, i) => {
    if (!isArray(s)) return
    if (first < 0) first = i
    else matchOperands(args, first, i, cx)
  })
  return args[Math.max(first, 0)]!
}

/** A scalar on every entry of an array. */
export const spread = (e: Expr, to: Shape): Expr =>
  isArray(to) && !isArray(e.shape) ? mul(e, onesLike(to)) : e

/** A vector or row as every row of a matrix: 𝟙 bᵀ. */
export const repeatRows = (b: Expr, to: Shape): Expr =>
  mul(ones(rowsOf(to)), b.shape.kind === 'covector' ? b : transpose(b))

/** Kinds joined entry by entry: scalars spread, arrays are of one kind. */
export const joinKinds = (state: string | undefined, kind: string): string | undefined =>
  state === undefined || state === 's' ? kind : kind === 's' || kind === state ? state : undefined

/** The text, in brackets unless it is one piece. */
export const bracketed = (text: string): string =>
  /^[\p{L}\p{M}\p{N}_]+(\[[^[\]]*\]|\([^()]*\))?$/u.test(text) ? text : `(${text})`

/** The operand turned: its transpose, or what it is the transpose of. */
export function turned(
  t: Term,
  text: (t: Term) => string,
): { readonly text: string; readonly syntax: Syntax } {
  const s = t.syntax
  return s.type === 'transpose'
    ? { text: text(t.args[0]!), syntax: s.arg }
    : { text: `${bracketed(text(t))}'`, syntax: { type: 'transpose', arg: s } }
}
