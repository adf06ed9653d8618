import type { Expr } from '../expression/node.js'

/**
 * Other ways to write one node, none of which need be shorter by itself: what they lead to decides. Each has the node's shape and value, and is
 * defined wherever the node is.
 */
export interface Move {
  readonly name: string
  /** `whole` is the expression that the node stands in */
  readonly rewrites: (e: Expr, whole: Expr) => Iterable<Expr>
  /** examples in the input language on which it must fire; tested at random points */
  readonly law: readonly { readonly where: string; readonly left: string; readonly right: string }[]
}
