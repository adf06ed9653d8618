import type { NormSyntax, Span, Syntax } from './syntax.js'

/** The tokens of grammar/gradus.ne: one vocabulary for all spellings. */
export type LexemeType =
  | 'LEAF'
  | 'OPEN'
  | 'CLOSE'
  | 'CALL'
  | 'COMMA'
  | 'SEMICOLON'
  | 'NORM'
  | 'BARS'
  | 'INDICATOR'
  | 'CASES'
  | 'IF'
  | 'MATRIX'
  | 'BIG'
  | 'INDEX'
  | 'FROM'
  | 'TO'
  | 'SUCH'
  | 'BODY'
  | 'AT'
  | 'ALL'
  | 'END'
  | 'TRANSPOSE'
  | 'INVERSE'
  | 'PINV'
  | 'POWER'
  | 'EACH_POWER'
  | 'TIMES'
  | 'SLASH'
  | 'HADAMARD'
  | 'DIVIDE'
  | 'KRON'
  | 'COLON'
  | 'PLUS'
  | 'MINUS'
  | 'RELATION'

/** One token, resolved. Those that stand for nothing in the text have an empty span where they would be. */
export interface Lexeme {
  readonly type: LexemeType
  readonly start: number
  readonly end: number
  /** how it was typed, for messages; the relation, or the name of an index, where that is all it carries */
  readonly text: string
  /** LEAF */
  readonly node?: Syntax
  /** CALL: what the arguments become; BIG: which */
  readonly make?: Make
  readonly big?: 'sum' | 'product'
  /** END of a norm */
  readonly kind?: NormSyntax['kind']
}

export type Make = (args: readonly Syntax[], span: Span) => Syntax
