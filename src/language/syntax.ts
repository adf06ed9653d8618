/**
 * The syntax tree: what a person wrote, before any shape is known. The parser makes it, the printers of
 * `print/` write it out again as LaTeX, Unicode and source. Printing a tree and reading it back gives the same tree
 * (spans apart).
 *
 * Brackets leave no node: a product inside a product, or a sum inside a sum, is there only where somebody wrote brackets.
 */

/** Half-open range of offsets into the source text. */
export interface Span {
  readonly start: number
  readonly end: number
}

interface Spanned {
  /** absent on trees that were not parsed */
  readonly span?: Span
}

export type Relation = '<' | '<=' | '>' | '>=' | '=' | '!='

/** `3`, `0.1`, `1e-3`; never negative. `text` is kept, so that 0.10 stays a decimal. */
export interface NumberSyntax extends Spanned {
  readonly type: 'number'
  readonly text: string
}

/** A symbol under its canonical name: `W1`, `ŷ`, `β`, `W^{[1]}`, `x^{(i)}`, `S_B`. */
export interface NameSyntax extends Spanned {
  readonly type: 'name'
  readonly name: string
  /** the name is dX: the X, which LaTeX sets as \mathrm{d}X */
  readonly differentialOf?: string
  /** the name is d(X⁻¹), the differential of a formula: the X⁻¹ */
  readonly differentialOfFormula?: Syntax
}

/** π, e, ∞; the identity, ones and zeros (size optional, from the surroundings when absent); the unit vector e_k. */
export interface ConstantSyntax extends Spanned {
  readonly type: 'constant'
  readonly name: 'pi' | 'e' | 'infinity' | 'identity' | 'ones' | 'zeros' | 'unit'
  /** dimension expression(s) of identity, ones, zeros; the position of unit, and its size where that is said */
  readonly args: readonly Syntax[]
}

/** a + b − c; at least two terms. */
export interface SumSyntax extends Spanned {
  readonly type: 'sum'
  readonly terms: readonly { readonly sign: '+' | '-'; readonly term: Syntax }[]
}

export interface NegateSyntax extends Spanned {
  readonly type: 'negate'
  readonly arg: Syntax
}

/** Juxtaposition, `*`, `·`, `@` alike: at least two factors, left to right. */
export interface ProductSyntax extends Spanned {
  readonly type: 'product'
  readonly factors: readonly Syntax[]
}

/** `a/b`, `\frac{a}{b}`, `½`. `1/2 x` is product[quotient[1, 2], x]; `a b/c` is quotient[product[a, b], c]. */
export interface QuotientSyntax extends Spanned {
  readonly type: 'quotient'
  readonly numerator: Syntax
  readonly denominator: Syntax
}

/** The operators of the level between product and sum, from the left: ⊙, ⊘, ⊗, A : B. */
export interface BinarySyntax extends Spanned {
  readonly type: 'binary'
  readonly op: 'hadamard' | 'divide' | 'kron' | 'colon'
  readonly left: Syntax
  readonly right: Syntax
}

/** `c²`, `X^k`; elementwise: `x.^2`, `x^∘2`. */
export interface PowerSyntax extends Spanned {
  readonly type: 'power'
  readonly base: Syntax
  readonly exponent: Syntax
  readonly elementwise: boolean
}

/** Postfix marks. `X^-T` is transpose[inverse[X]]. `X^-1` is inverse, whatever X is. */
export interface PostfixSyntax extends Spanned {
  readonly type: 'transpose' | 'inverse' | 'pseudoinverse'
  readonly arg: Syntax
}

/** A function of the language, under its canonical name: `tr(A)`, `softmax(z)`, `max(a, b)`, `sqrt(x)`. */
export interface CallSyntax extends Spanned {
  readonly type: 'call'
  readonly fn: string
  readonly args: readonly Syntax[]
}

/** An unknown function: f(x), f'(z). `f: R^n -> R^m` likewise; J_f(x) is `jacobian`, and H_f(x) that with a prime. */
export interface ApplySyntax extends Spanned {
  readonly type: 'apply'
  readonly fn: string
  /** number of primes: 0 for f, 1 for f' */
  readonly order: number
  readonly jacobian: boolean
  readonly args: readonly Syntax[]
}

/** ‖x‖, ‖X‖_F, ‖x‖_p, ‖X‖_*, ‖x‖_∞. */
export interface NormSyntax extends Spanned {
  readonly type: 'norm'
  readonly arg: Syntax
  /** null: none written; 'F', '*'; else the subscript (a number, a name, the constant infinity) */
  readonly kind: null | 'F' | '*' | Syntax
}

/** |x|: absolute value, determinant of a matrix. */
export interface BarsSyntax extends Spanned {
  readonly type: 'bars'
  readonly arg: Syntax
}

/** ⟨a, b⟩. */
export interface InnerSyntax extends Spanned {
  readonly type: 'inner'
  readonly left: Syntax
  readonly right: Syntax
}

/** x_i, W_{ij}, (Ax)_i, x[3], X[i,:] (':' stands for a whole axis). */
export interface ComponentSyntax extends Spanned {
  readonly type: 'component'
  readonly of: Syntax
  readonly at: readonly (Syntax | ':')[]
  /** a size among the positions, x[n]: below the letter it would be part of the name */
  readonly bracketed?: boolean
}

/** Σ_{i=1}^n body, Σ_{j≠y} body, Π_i body. A condition is a comparison among `conditions`. */
export interface BigSyntax extends Spanned {
  readonly type: 'big'
  readonly op: 'sum' | 'product'
  readonly indices: readonly { readonly name: string; readonly from?: Syntax; readonly to?: Syntax }[]
  readonly conditions: readonly ComparisonSyntax[]
  readonly body: Syntax
}

export interface ComparisonSyntax extends Spanned {
  readonly type: 'comparison'
  readonly relation: Relation
  readonly left: Syntax
  readonly right: Syntax
}

/** 𝟙[x > 0], [x > 0]; elementwise. */
export interface IndicatorSyntax extends Spanned {
  readonly type: 'indicator'
  readonly condition: ComparisonSyntax
  /** of two positions: written δ_ij where that cannot be misread */
  readonly delta?: boolean
}

/** cases(x if x >= 0; −x if x < 0); a branch without condition is "otherwise" and comes last. */
export interface CasesSyntax extends Spanned {
  readonly type: 'cases'
  readonly branches: readonly { readonly value: Syntax; readonly condition: ComparisonSyntax | null }[]
}

/** [1, 2; 3, 4], [A, B; C, D], [x; y]: rows of entries or blocks. */
export interface MatrixSyntax extends Spanned {
  readonly type: 'matrix'
  readonly rows: readonly (readonly Syntax[])[]
}

/** ∂L/∂y as a quantity inside a formula (an upstream gradient). */
export interface PartialSyntax extends Spanned {
  readonly type: 'partial'
  readonly of: string
  readonly by: string
  /** what stands above and below where it is more than a name: ∂Y_kl/∂X_ij, ∂vec(Y)/∂vec(X) */
  readonly shown?: { readonly of: Syntax; readonly by: Syntax }
}

export type Syntax =
  | NumberSyntax
  | NameSyntax
  | ConstantSyntax
  | SumSyntax
  | NegateSyntax
  | ProductSyntax
  | QuotientSyntax
  | BinarySyntax
  | PowerSyntax
  | PostfixSyntax
  | CallSyntax
  | ApplySyntax
  | NormSyntax
  | BarsSyntax
  | InnerSyntax
  | ComponentSyntax
  | BigSyntax
  | ComparisonSyntax
  | IndicatorSyntax
  | CasesSyntax
  | MatrixSyntax
  | PartialSyntax

export type Property =
  | 'symmetric'
  | 'antisymmetric'
  | 'spd'
  | 'psd'
  | 'diagonal'
  | 'orthogonal'
  | 'lower'
  | 'upper'
  | 'invertible'
  | 'positive'
  | 'nonnegative'
  | 'probability'
  | 'onehot'
  | 'integer'

/** `W, V: m×n symmetric`; `c: scalar`; `y: index`; `f: R^n -> R^m`; `x_i: d for i = 1..N`. Sizes are dimension expressions. */
export interface DeclarationStatement extends Spanned {
  readonly type: 'declaration'
  readonly names: readonly { readonly name: string; readonly span?: Span }[]
  readonly shape:
    | { readonly kind: 'scalar' | 'index' }
    | { readonly kind: 'vector'; readonly length: Syntax }
    | { readonly kind: 'matrix'; readonly rows: Syntax; readonly columns: Syntax }
    | { readonly kind: 'function'; readonly from: Syntax; readonly to: Syntax }
    /** properties alone, `x: positive`: the shape is inferred */
    | { readonly kind: 'inferred' }
  readonly properties: readonly Property[]
  /** `x_i: d for i = 1..N`: the samples are the rows of an N×d matrix */
  readonly samples?: { readonly index: string; readonly count: Syntax }
}

/** A comparison in `where`: `b − A x > 0`. */
export interface ConditionStatement extends Spanned {
  readonly type: 'condition'
  readonly condition: ComparisonSyntax
}

/** `a = relu(W x)`; `z_j = b_j + Σᵢ …` has indices ['j']; `f(x) = …` has its arguments dropped. */
export interface DefinitionStatement extends Spanned {
  readonly type: 'definition'
  readonly name: string
  readonly nameSpan?: Span
  readonly indices: readonly string[]
  readonly value: Syntax
}

export interface ExpressionStatement extends Spanned {
  readonly type: 'expression'
  readonly value: Syntax
}

/** `∂L/∂W`, `d/dW (expr)`, `∇_W L`, `grad(L, W)`, `jacobian(y, x)`, `hessian(L, x)`, `∂²L/∂x∂xᵀ`. */
export interface RequestStatement extends Spanned {
  readonly type: 'request'
  /** the name of a definition, or an expression */
  readonly of: Syntax
  readonly wrt: readonly string[]
  readonly wrtSpan?: Span
  readonly order: number
  /** of a mixed derivative, by what the second time */
  readonly and?: string
}

export type Statement =
  | DeclarationStatement
  | ConditionStatement
  | DefinitionStatement
  | ExpressionStatement
  | RequestStatement
