import type { Syntax } from '../language/syntax.js'
import type { Spelling } from '../language/vocabulary.js'
import type { OperatorName, PlainStepName } from '../words/catalogue.js'
import type { ApplyNode, Expr } from './node.js'
import type { Shape, ShapeKind } from './shape.js'
import type { ShapeContext } from './shaping.js'

/** Numbers as rows × columns, row by row: a scalar is 1×1, a vector n×1, a covector 1×n. An index is a 1×1 position from 0. */
export interface Dense {
  readonly rows: number
  readonly columns: number
  readonly data: Float64Array
}

/** Every entry is > 0, or ≥ 0. */
export type Sign = 'positive' | 'nonnegative'

/** Where a fact stands, looked up and not remembered. */
export interface Citation {
  readonly work: string
  readonly place?: string
}

/** How the rule is told; its title and the sentence of why are in the catalogue of words, under the operator's name. */
export interface Explanation {
  /** the rule as a formula, LaTeX */
  readonly latex: string
  /** the same where only the first operand varies, if that is shorter */
  readonly ofFirst?: string
  /** words for why, where another operand varies, if they are others */
  readonly ofOthers?: PlainStepName
  readonly cite?: Citation
}

/** Where a sampled operand may lie; default `real`: about ±(0.3…1.7), matrices not symmetric, all sizes different. */
export type Domain =
  | 'real'
  | 'positive'
  | 'spd'
  | 'invertible'
  | 'probability'
  | 'onehot'
  | { readonly low: number; readonly high: number }

/** An operand for the tests of an operator's laws. */
export interface Sample {
  readonly shape: Shape
  readonly domain?: Domain
}

/** NumPy for a node: text and how tightly it binds. */
export interface CodePiece {
  readonly text: string
  /** 'atom' needs no brackets anywhere; 'product', 'sum', 'unary' as in Python */
  readonly level: 'atom' | 'power' | 'unary' | 'product' | 'sum' | 'comparison'
  /** of a diagonal matrix: the 1-D array of its diagonal, with which a product needs no matrix */
  readonly diagonal?: CodePiece
}

export interface CodeContext {
  /** the Python name under which a helper of ours is written out once: `helper('softmax')` */
  helper(name: string): string
  /** the number of an axis: an int expression */
  size(d: import('./dimension.js').Dim): string
  /** the Python callable for an unknown function's derivative of the given order; for one of vectors, order 1 is its Jacobian, 2 its Hessian */
  unknown(name: string, order: number): string
}

/** What an operator's `entry` may ask. */
export interface EntryContext {
  /** the entry of an operand at the positions, one for each axis; of a scalar its component form */
  of(e: Expr, at: readonly Expr[]): Expr
  /** Σ over a new index of that length */
  sum(length: import('./dimension.js').Dim, body: (i: Expr) => Expr): Expr
  /** Π over a new index of that length */
  product(length: import('./dimension.js').Dim, body: (i: Expr) => Expr): Expr
  /** whether a part is to be taken to its entries, or stays whole */
  opens(e: Expr): boolean
}

/**
 * All that the system knows of an operator. Nothing else mentions it by name. A differential is a sum over
 * operands and linear in each dX; it is written with linear operators only, and those declare the
 * adjoint, so both layouts and both directions follow from one formula.
 */
export interface Operator {
  /** of the rule; the catalogue has words for each */
  readonly name: OperatorName
  /** of an unknown function, or a derivative of one: what the program calls it */
  readonly of?: string
  /** identity for hash-consing: the name, with the attributes of an operator made at run time */
  readonly key: string
  /** operand order is irrelevant to the value: of all operands, or of those with the given kinds */
  readonly commutes?: boolean | readonly ShapeKind[]
  readonly explanation?: Explanation
  /** its name in the language, where it is written as a function */
  readonly spelling?: Spelling
  /** the kinds each operand may have, for inference; the last entry repeats */
  readonly operands: readonly (readonly ShapeKind[])[]
  /** of a matrix it acts on each row as on a vector */
  readonly rowwise?: boolean
  /** its operands are told with it, not as parts of their own */
  readonly inline?: boolean
  /** applies entry by entry, any shape */
  readonly elementwise?: boolean

  shape(args: readonly Shape[], cx: ShapeContext): Shape
  /** tidy form of a power of this operator's value, where it has one: ‖x‖² is one rule */
  power?(node: ApplyNode, exponent: Expr): Expr | undefined
  /** tidy constructor; default: the bare node */
  make?(args: readonly Expr[]): Expr
  value(args: readonly Dense[], node: ApplyNode, cx: ValueContext): Dense
  /** what is known of the sign of every entry of its value, given that of its operands */
  readonly sign?: Sign | ((node: ApplyNode, sign: (e: Expr) => Sign | undefined) => Sign | undefined)
  /** its value is a symmetric matrix, whatever the operands are */
  readonly symmetric?: boolean
  /**
   * how far the operands are, in their own units, from where the value is not smooth: a sample keeps away from it if they move. Two that are
   * exactly equal, neither a number, are so by construction: they are `tied` apart, 0 where one may move without the other, else ∞
   */
  kink?(args: readonly Dense[], node: ApplyNode, tied: number): number
  /** likewise from where the value itself is not determined, a singular matrix for an inverse: a sample always keeps away from it */
  singular?(args: readonly Dense[], node: ApplyNode): number
  /** whether the value jumps when an operand moves freely, though it need not where the operand moves as it does: at less than full rank */
  jumps?(args: readonly Dense[]): boolean
  /** the largest number that is rounded inside, where it is larger than operands and value: what cancels loses its digits */
  magnitude?(args: readonly Dense[], value: Dense): number

  /**
   * df for f = node: the sum over operands of its linear part in d[i]; null operands are constant. `out` is the node itself or its name.
   * A linear operator needs none: its differential is itself with the operand replaced.
   */
  differential?(node: ApplyNode, d: readonly (Expr | null)[], out: Expr): Expr
  /** operand i enters linearly when the others are held fixed */
  linearIn?(node: ApplyNode, i: number): boolean
  /** for an operand that enters linearly: the G_i with ⟨G, f(…, D, …)⟩ = ⟨G_i, D⟩ for all D */
  adjoint?(node: ApplyNode, i: number, cotangent: Expr): Expr
  /**
   * the entry of the value at the positions, one for each of its axes, in entries of the operands: (A B)_ij = Σ_k A_ik B_kj.
   * Elementwise operators need none
   */
  entry?(node: ApplyNode, at: readonly Expr[], cx: EntryContext): Expr
  /** for elementwise operators: ∂f/∂(operand i), shaped like the node */
  derivative?(node: ApplyNode, i: number, out: Expr): Expr | null
  /** every derivative takes its value as a constant, though it varies: difference quotients hold it fixed */
  readonly heldConstant?: boolean

  /** how it is written, given its operands as written */
  surface(args: readonly Syntax[], node: ApplyNode): Syntax
  /** NumPy, given the operands' code; `node` tells shapes */
  numpy(args: readonly CodePiece[], node: ApplyNode, cx: CodeContext): CodePiece

  /** operands for the tests of its laws, several lists where the shapes matter; `tolerance` relative */
  readonly law?: { readonly cases: readonly (readonly Sample[])[]; readonly tolerance?: number }
}

/** What a value may need beside its operands. */
export interface ValueContext {
  /** numeric size of an axis */
  size(d: import('./dimension.js').Dim): number
  /** the function that an unknown function stands for: `order` derivatives of `name` */
  unknown(name: string, order: number): (x: number) => number
  /** the map Rⁿ → Rᵐ that an unknown function of vectors stands for */
  unknownMap(name: string, from: number, to: number): DenseMap
}

/** A map of column vectors with its exact Jacobian, to × from, and for a single component its Hessian. */
export interface DenseMap {
  value(x: Dense): Dense
  jacobian(x: Dense): Dense
  hessian(x: Dense): Dense
}
