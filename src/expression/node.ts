import type { Property } from '../language/syntax.js'
import type { Dim } from './dimension.js'
import type { Operator } from './operator.js'
import type { Shape } from './shape.js'

/**
 * Expressions: immutable, typed, hash-consed (equal structure is the same object). Few kinds, closed; what an operator
 * is stands in its declaration, and nodes only point to it.
 */
interface Node {
  /** equality and hashing; never order on the page */
  readonly id: number
  readonly shape: Shape
}

/** An exact rational, or (denominator 1) a floating-point number. `decimal` prints 1/10 as 0.1. */
export interface NumberNode extends Node {
  readonly kind: 'number'
  readonly numerator: number
  readonly denominator: number
  readonly decimal: boolean
}

/** π, e. */
export interface ConstantNode extends Node {
  readonly kind: 'constant'
  readonly name: 'pi' | 'e'
}

/** The size of an axis as a scalar: the n of `1/n`. */
export interface SizeNode extends Node {
  readonly kind: 'size'
  readonly dim: Dim
}

/** What a symbol of a derivation stands for, beside the variables that a person named. */
export type Role =
  /** ∂of/∂by, in the layout that its shape says; `shown` where it is of entries or of stacked columns, ∂Y_kl/∂X_ij; `called` where it goes by a name */
  | {
      readonly type: 'partial'
      readonly of: string
      readonly by: string
      readonly shown?: { readonly of: Expr; readonly by: Expr }
      readonly called?: string
    }
  /** the differential d of a symbol; `shown` where it is written d(X⁻¹), after what the symbol stands for */
  | { readonly type: 'differential'; readonly of: SymbolNode; readonly shown?: Expr }
  /** an index bound by a sum, a product or a table */
  | { readonly type: 'bound' }

/**
 * A variable, or a name for a definition (`a = relu(W x)`): symbols are equal only when they are the same object,
 * so two problems never share one.
 */
export interface SymbolNode extends Node {
  readonly kind: 'symbol'
  readonly name: string
  readonly properties: ReadonlySet<Property>
  /**
   * It varies freely in what is derived again: equations that its properties say (entries that sum to 1, QᵀQ = I) hold at a point and not
   * around it, so nothing is simplified by them
   */
  readonly free?: boolean
  /** what it names, if it is an intermediate */
  readonly definition?: Expr
  /** 'program': the user's own name; 'engine': introduced by the derivation */
  readonly origin: 'program' | 'engine'
  readonly role?: Role
}

export interface ApplyNode extends Node {
  readonly kind: 'apply'
  readonly op: Operator
  readonly args: readonly Expr[]
}

/** Σ_index body or Π_index body, over the whole axis of the index, restricted by a 0/1 factor in `where` if there is one. */
export interface ReduceNode extends Node {
  readonly kind: 'reduce'
  readonly op: 'sum' | 'product'
  readonly index: SymbolNode
  readonly body: Expr
  readonly where?: Expr
}

/** x_i, W_ij (scalar); X[i, :] (one index of a matrix: the row as a vector). Each of `at` is an index symbol or a number (from 1). */
export interface ComponentNode extends Node {
  readonly kind: 'component'
  readonly of: Expr
  readonly at: readonly Expr[]
}

/** The vector with components body(i), the matrix with components body(i, j): body is a scalar. */
export interface TableNode extends Node {
  readonly kind: 'table'
  readonly indices: readonly SymbolNode[]
  readonly body: Expr
}

export type Expr =
  | NumberNode
  | ConstantNode
  | SizeNode
  | SymbolNode
  | ApplyNode
  | ReduceNode
  | ComponentNode
  | TableNode

/** The children of a node, in order; the definition of a symbol is not a child. */
export function childrenOf(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case 'apply':
      return e.args
    case 'reduce':
      return e.where ? [e.body, e.where] : [e.body]
    case 'component':
      return [e.of, ...e.at]
    case 'table':
      return [e.body]
    default:
      return []
  }
}
