/** What the lexer makes of the three spellings: one vocabulary, in which names are not yet told apart. */
export type TokenType =
  /** Latin letters and digits standing together, `Wx1`; letters of a text command, `\operatorname{tr}` */
  | 'run'
  | 'text'
  /** any other letter in its canonical form: `β`, `ŷ` */
  | 'letter'
  | 'number'
  | 'fraction'
  | '('
  | ')'
  | '['
  | ']'
  | '{'
  | '}'
  | '\\{'
  | '\\}'
  | '⟨'
  | '⟩'
  /** `text` says which: | or ‖, with `left` or `right` before it where the spelling tells */
  | 'bar'
  | '<'
  | '>'
  | 'relation'
  | '='
  | ':='
  | '_'
  | '^'
  | '.^'
  | 'prime'
  | 'transpose'
  | 'pinv'
  | '+'
  | '-'
  | '*'
  | '×'
  | '/'
  | '⊙'
  | '⊘'
  | '⊗'
  | ':'
  | ','
  | ';'
  | 'newline'
  | 'row'
  | '&'
  | 'Σ'
  | 'Π'
  | '∂'
  | '∇'
  | '√'
  | 'frac'
  | 'ones'
  | 'zeros'
  | '∞'
  | '∈'
  | '→'
  | '..'
  | '.'
  | 'begin'
  | 'end'
  | 'accent'
  | 'font'

export interface Token {
  readonly type: TokenType
  /** canonical */
  readonly text: string
  /** offsets into the source */
  readonly start: number
  readonly end: number
  /** a blank stands before it */
  readonly spaced: boolean
  /** a LaTeX command that may be a function's name */
  readonly command?: boolean
  /** the d of a differential, `\mathrm{d}` */
  readonly upright?: boolean
}

/** Can an operand end with it? */
export function endsOperand(t: Token | undefined): boolean {
  switch (t?.type) {
    case 'run':
    case 'text':
    case 'letter':
    case 'number':
    case 'fraction':
    case ')':
    case ']':
    case '}':
    case '\\}':
    case '⟩':
    case 'bar':
    case 'prime':
    case 'transpose':
    case 'pinv':
    case 'ones':
    case 'zeros':
    case '∞':
    case 'end':
      return true
    default:
      return false
  }
}
