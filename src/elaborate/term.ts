import type { Dim } from '../expression/dimension.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Phrase } from '../expression/phrase.js'
import type { Shape } from '../expression/shape.js'
import type { ShapeContext } from '../expression/shaping.js'
import type { Problem } from '../language/errors.js'
import type { Property, Span, Syntax } from '../language/syntax.js'
import type { Cell } from './kinds.js'

/** The text that a term was read from. */
export interface Origin {
  readonly input: NonNullable<Problem['input']>
  readonly text: string
}

/**
 * A position in an axis, by name: bound by a sum or a definition, or a variable `y: index`. Its length is learnt
 * from the axes that it is used on.
 */
export interface Index {
  readonly name: string
  /** its letter on the page, where another index has the name */
  readonly shown?: string
  readonly length: Dim
  readonly bound: boolean
  /** it may stand for its number though nothing binds it: a free index of an answer in components */
  readonly counts?: boolean
  readonly span?: Span
  /** how it stands in subscripts so far: alone, and with how much added at most */
  readonly uses: { alone: boolean; ahead: number }
}

/** A position counted from 1: Σ coefficients · indices + offset. `x_i`, `x_{i+1}`, `x_3`, `x[n]`. */
export interface Place {
  readonly terms: readonly { readonly index: Index; readonly coefficient: number }[]
  readonly offset: Dim
}

/** What may stand in a subscript: a position, or a whole axis. */
export type Position = Place | ':'

/** What a rule may ask for while shapes are inferred. */
export interface ShapeScope extends ShapeContext {
  /** a new unknown size */
  fresh(): Dim
  /** as much as is known of a size by now */
  known(d: Dim): Dim
  /** operand i as it was written */
  text(i: number): string
  /** `A is m×n` */
  say(i: number): string
  /** demands equal sizes, of things that have one name, or a name each */
  same(a: Dim, b: Dim, why: string | readonly [string, string]): void
  /** a failing `same` names these things, default every operand; operands `from` to `to` are pointed at, default the term */
  about(subject: () => string, from?: number, to?: number): void
}

/** What a rule may ask for while expressions are built. */
export interface BuildScope {
  /** the size, now known; an open one is an error about `what` */
  size(d: Dim, what: string): Dim
  symbol(v: Variable): SymbolNode
  /** an index symbol, a number, or what is reckoned from them */
  position(p: Place): Expr
  /** the symbol of a bound index */
  index(i: Index): SymbolNode
  note(phrase: Phrase): void
  /** operand i as it was written */
  text(i: number): string
  fail(message: string, hint?: string): never
}

/** A candidate for a hint: another way to write the term, shown as `text`. */
export interface Repair {
  readonly text: string
  readonly syntax: Syntax
  /** the kind that it must come out as, where the form says what was meant */
  readonly kind?: string
  /** more to say when it works */
  readonly remark?: string
}

/**
 * How one form of the surface is elaborated: its shape from the shapes of its operands (unifying sizes), and the expression it
 * stands for. Kinds (scalar, vector, …) are inferred by asking `shape` about every combination, or, for forms with many operands,
 * by an automaton that reads them from the left.
 */
export interface Rule {
  /** area of its errors: `shape/name` */
  readonly name: string
  /** states `s v c m` are the kinds; others are not final */
  readonly chain?: (state: string | undefined, kind: string) => string | undefined
  /** operands mostly have one kind: where one is known and use leaves another open, it is taken to have it too */
  readonly peers?: boolean
  /** how the form speaks for the kind of operand i when it is a bare name, in letters of kinds; advice, not a demand */
  readonly suggests?: (i: number) => string | undefined
  shape(args: readonly Shape[], cx: ShapeScope): Shape
  build(args: readonly Expr[], cx: BuildScope, shape: Shape): Expr
  /** other ways to write it that people mean, when the shapes do not fit; the first that works becomes the hint */
  repairs?(term: Term, text: (t: Term) => string): readonly Repair[]
  /** the same, when the trouble is in an operand */
  repairsBelow?(term: Term, child: Term, text: (t: Term) => string): readonly Repair[]
}

/** A node of the syntax tree on its way to an expression. */
export interface Term {
  readonly syntax: Syntax
  readonly origin: Origin
  readonly rule: Rule
  readonly args: readonly Term[]
  readonly cell: Cell
  /** index names visible here */
  readonly scope: Scope | undefined
  /** the name that it is, if it is a bare name */
  readonly variable?: Variable
  /** no variable below */
  readonly constant: boolean
  shape?: Shape
  expr?: Expr
}

/** The indices bound around a term, innermost first. */
export interface Scope {
  readonly index: Index
  readonly outer: Scope | undefined
}

/** A name of the program: a variable, or a definition. */
export interface Variable {
  readonly name: string
  readonly cell: Cell
  readonly declared: boolean
  properties: ReadonlySet<Property>
  /** sizes perhaps unknown */
  shape?: Shape
  /** for `y: index` */
  readonly index?: Index
  /** for a definition: what it stands for */
  readonly value?: Term
  readonly partial?: { readonly of: string; readonly by: string }
  symbol?: SymbolNode
}
