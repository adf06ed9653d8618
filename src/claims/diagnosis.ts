import type { Layout } from '../derivation/layout.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import type { Shape } from '../expression/shape.js'
import type { Property, Syntax } from '../language/syntax.js'

/**
 * - `equal`; `transposed`: right in another layout; `scaled`: by a factor that does not depend on the variable;
 * - `equal-if`: where symbols have properties that were not declared;
 * - `wrong-shape`, `different`.
 */
export type Verdict = 'equal' | 'transposed' | 'scaled' | 'equal-if' | 'wrong-shape' | 'different'

/** What is known of a claim, as data: `report.ts` spells it, `phrases.ts` says it. */
export interface Diagnosis {
  readonly verdict: Verdict
  /** nodes of the claim as it was written */
  readonly nodes: number
  /** random points at which the two were compared */
  readonly points: number
  /** equal: the two also have one simplest form */
  readonly symbolic?: boolean
  /** the transpose of the claim was judged: the claim is laid out as in `layout`, and `asked` was asked for */
  readonly turned?: { readonly layout: Layout; readonly asked: Layout }
  /** the derivative is this times the claim */
  readonly factor?: Expr
  readonly conditions?: readonly Condition[]
  /** the claim lacks a term, has one too many, or has it with another coefficient */
  readonly term?: TermSlip
  readonly shapes?: WrongShape
  /** of a claim in the wrong shape: the same factors, so that they fit */
  readonly fitting?: Syntax
  /** what explains the claim, the most likely first */
  readonly slips: readonly Slip[]
  /** where the two differ most, at a point of small numbers if there is one */
  readonly example?: Example
}

/** The shape of a claim, or what in it has parts that do not fit each other. */
export type WrongShape = { readonly answer: Shape } & (
  | { readonly claim: Shape; readonly misfit?: undefined }
  | { readonly claim?: undefined; readonly misfit: Syntax }
)

/** A symbol, or with no property an expression that is positive there: a side of a kink. */
export interface Condition {
  readonly of: Expr
  readonly property: ConditionName
}

export type ConditionName =
  | Extract<Property, 'symmetric' | 'diagonal' | 'orthogonal' | 'positive' | 'onehot' | 'antisymmetric'>
  | 'sums-to-one'
  | 'unit-length'
  | 'negative'

export interface TermSlip {
  readonly kind: 'missing' | 'extra' | 'sign' | 'coefficient'
  /** as it stands in the answer; of an extra one as it stands in the claim */
  readonly term: Expr
}

/** The rules that people slip on. */
export type SlipRule =
  | 'sign'
  | 'missing-transpose'
  | 'extra-transpose'
  | 'order'
  | 'elementwise-product'
  | 'matrix-product'
  | 'diag'
  | 'inverse'
  | 'exponent'
  | 'missing-factor'
  | 'extra-factor'
  | 'missing-term'
  | 'extra-term'
  | 'coefficient'
  | 'letter'
  | 'mean-or-sum'
  | 'product-rule'
  | 'sum-rule'
  | 'inner-derivative'
  | 'outer-derivative'
  | 'not-differentiated'
  | 'power-rule'
  | 'inverse-rule'
  | 'transposed-differential'
  | 'derivative-of-part'
  | 'derivative-by-part'
  | 'other-variable'
  | 'symmetric-variable'
  | 'free-entries'

/** How a rule was got wrong, where it can be in several ways: one term taken twice; the exponent of a power. */
export type SlipManner = 'twice' | 'not-lowered' | 'raised' | 'not-brought-down'

/** One slip that alone explains the claim. */
export interface Slip {
  readonly rule: SlipRule
  /** of the claim, what was written, and what should stand there */
  readonly wrote?: Syntax
  readonly meant?: Syntax
  /** `wrote` stands in several places */
  readonly everywhere?: boolean
  /** several marks were changed at once */
  readonly several?: boolean
  /** `meant` stands in the right answer, and `wrote` in its place gives the value of the claim, where it need not stand so */
  readonly spoilt?: boolean
  /** the part of the function, of the answer or of the claim that the slip was made on */
  readonly on?: Expr
  /** what was left out, or put in, there */
  readonly what?: Expr
  readonly how?: SlipManner
  /** the whole claim, corrected */
  readonly corrected?: Syntax
}

export interface Example {
  readonly sizes: ReadonlyMap<string, number>
  readonly inputs: readonly (readonly [SymbolNode, Dense])[]
  /** from 1, one position for each axis; of scalars none */
  readonly entry?: readonly number[]
  readonly derivative: number
  readonly claim: number
}
