/**
 * How a function of the language is spelled. The operators declare this; the lexer and the printers are given
 * the list, so that no function is named in the language layer.
 */
export interface Spelling {
  /** canonical name, as in `CallSyntax.fn` and in ASCII source: `sigmoid` */
  readonly name: string
  /** other spellings that are read: `σ`, `sigma`, `ReLU`, `Tr` (LaTeX commands without the backslash are these names too) */
  readonly aliases?: readonly string[]
  /** LaTeX of the name: `\sigma`, `\operatorname{tr}`; default `\operatorname{name}` */
  readonly latex?: string
  /** Unicode of the name: `σ`; default the canonical name */
  readonly unicode?: string
  /** least and greatest number of arguments */
  readonly arity: readonly [number, number]
}

export type Vocabulary = readonly Spelling[]
