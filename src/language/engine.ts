import nearley from 'nearley'
import type { Concrete } from './concrete.js'
import { GradusError, type Problem } from './errors.js'
import compiled from './grammar.generated.js'
import type { Lexeme } from './lexeme.js'

const grammar = nearley.Grammar.fromCompiled(compiled as unknown as nearley.CompiledRules)

/** Hands the lexemes of one statement to the parser. */
class LexemeStream {
  private lexemes: readonly Lexeme[] = []
  private at = 0
  reset(chunk: unknown): void {
    this.lexemes = chunk as readonly Lexeme[]
    this.at = 0
  }
  next(): Lexeme | undefined {
    return this.lexemes[this.at++]
  }
  save(): object {
    return {}
  }
  formatError(): string {
    return ''
  }
}

/** A parser whose own error report, which can grow with the input, is never made. */
class QuietParser extends nearley.Parser {
  reportError(): string {
    return 'unexpected'
  }
}

/**
 * The parse of resolved lexemes. There is never a second one: it would be a fault of the grammar, and is no user's error.
 * @throws GradusError where the sentence breaks off or goes astray
 */
export function parseLexemes(lexemes: readonly Lexeme[], input: Problem['input']): Concrete {
  const parser = new QuietParser(grammar, { lexer: new LexemeStream() as unknown as nearley.Lexer })
  try {
    parser.feed(lexemes as unknown as string)
  } catch (e) {
    const token = (e as { token?: Lexeme }).token
    if (!token) throw e
    throw new GradusError({
      code: 'syntax/unexpected',
      message: token.text ? `\`${token.text}\` cannot stand here` : 'this cannot be read',
      span: { start: token.start, end: token.end },
      input,
    })
  }
  const last = lexemes.at(-1)
  if (parser.results.length === 0)
    throw new GradusError({
      code: 'syntax/unfinished',
      message: 'the expression is not finished',
      ...(last && { span: { start: last.start, end: last.end } }),
      input,
    })
  if (parser.results.length > 1) throw new Error(`the grammar is ambiguous: ${parser.results.length} parses`)
  return parser.results[0] as Concrete
}
