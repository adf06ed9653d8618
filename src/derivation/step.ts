import type { Expr, SymbolNode } from '../expression/node.js'
import type { Citation } from '../expression/operator.js'
import type { Phrase } from '../expression/phrase.js'
import { isArray, type Shape } from '../expression/shape.js'
import { isApply } from '../operators/algebra/build.js'
import { productOp } from '../operators/algebra/product.js'

/** One line of a derivation: all sides are equal, and the check evaluates each of them. */
export interface Step {
  /** the rule's name: an operator, or `chain-rule`, `name-parts`, `substitute`, … */
  readonly rule: string
  readonly title: Phrase
  /** why, in a sentence; where there is something to say */
  readonly text?: Phrase
  /** the rule itself as a formula, LaTeX, where it has one */
  readonly formula?: string
  /** where the rule stands in the literature */
  readonly cite?: Citation
  /** left = middle … = right */
  readonly sides: readonly Expr[]
  readonly shape: Shape
  /** the equation is of entries: it holds at every position of these */
  readonly indices?: readonly SymbolNode[]
  /** the names that the step introduces */
  readonly names?: readonly SymbolNode[]
}

/** Shapes of the arrays that the first side with several of them is a product of: how the sizes chain; empty where there is none. */
export function factorShapes({ sides }: Step): readonly Shape[] {
  for (const side of sides) {
    const shapes = isApply(side, productOp) ? side.args.map((a) => a.shape).filter(isArray) : []
    if (shapes.length > 1) return shapes
  }
  return []
}

/** Sides of an equation without repetition. */
export const distinct = (sides: readonly Expr[]): Expr[] =>
  sides.filter((s, i) => i === 0 || s !== sides[i - 1])
