import type { Syntax } from '../language/syntax.js'

/** How tightly a printed form holds together; a part is bracketed where its place asks for more than it has. */
export const Level = {
  comparison: 0,
  /** a + b, −a */
  sum: 1,
  /** ⊙ ⊘ ⊗ : */
  binary: 2,
  /** a b, a/b */
  product: 3,
  /** what may be a factor as it stands */
  factor: 4,
  /** what a postfix mark or an exponent may follow */
  atom: 5,
  /** nothing: brackets in any case */
  brackets: 6,
} as const
export type Level = (typeof Level)[keyof typeof Level]

/** A part to be written in a place that asks for `min`. */
export interface Slot<C> {
  readonly node: Syntax
  readonly min: Level
  readonly cx: C
}
export type Piece<C> = string | Slot<C>

/** A spelling: what C carries is what a part has to know of its surroundings. */
export interface Notation<C> {
  /** does the node need brackets in this place? */
  brackets(slot: Slot<C>): boolean
  /** opening bracket, context inside, closing bracket */
  bracketed(slot: Slot<C>): { readonly open: string; readonly cx: C; readonly close: string }
  pieces(node: Syntax, cx: C): readonly Piece<C>[]
}

/** Writes a tree with a stack of its own: any depth, time linear in what is printed. */
export function write<C>(root: Syntax, notation: Notation<C>, cx: C): string {
  const out: string[] = []
  const stack: Piece<C>[] = [{ node: root, min: Level.comparison, cx }]
  const later = (pieces: readonly Piece<C>[]) => {
    for (let i = pieces.length - 1; i >= 0; i--) stack.push(pieces[i]!)
  }
  while (stack.length > 0) {
    const piece = stack.pop()!
    if (typeof piece === 'string') out.push(piece)
    else if (notation.brackets(piece)) {
      const { open, cx: inside, close } = notation.bracketed(piece)
      stack.push(close)
      later(notation.pieces(piece.node, inside))
      stack.push(open)
    } else later(notation.pieces(piece.node, piece.cx))
  }
  return out.join('')
}

/** Puts a separator between pieces. */
export const separated = <C>(pieces: readonly Piece<C>[], by: string): Piece<C>[] =>
  pieces.flatMap((p, i) => (i === 0 ? [p] : [by, p]))
