import type { Expr } from '../expression/node.js'

/**
 * A rewrite: two ways to write one value. It looks at one node whose operands are already simple; the strategy
 * carries it through the graph.
 */
export interface Rule {
  readonly name: string
  /** undefined: does not apply here. `simplify` is for rules that compare what would become of a candidate. The result is of the same shape and value wherever both are defined. */
  readonly rewrite: (e: Expr, simplify: (e: Expr) => Expr) => Expr | undefined
  /** examples in the input language on which it must fire; tested at random points */
  readonly law: readonly { readonly where: string; readonly left: string; readonly right: string }[]
}
