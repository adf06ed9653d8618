import { Builder } from './build.js'
import { parseLexemes } from './engine.js'
import { GradusError, type Problem } from './errors.js'
import type { Functions } from './functions.js'
import { tokenize } from './lexer.js'
import type { Names } from './names.js'
import { Resolver } from './resolve.js'
import { partnersOf, type Range, type Structure, structure, torn } from './structure.js'
import type { Syntax } from './syntax.js'
import type { Token } from './token.js'

/** A text in tokens, and its ranges read as expressions. */
export class TextReader {
  readonly structure: Structure
  private readonly builder: Builder
  private resolver: Resolver | undefined

  constructor(
    readonly source: string,
    readonly input: Problem['input'],
    readonly names: Names,
    readonly functions: Functions,
  ) {
    this.structure = structure(tokenize(source, input), input)
    this.builder = new Builder(input)
  }

  get tokens(): readonly Token[] {
    return this.structure.tokens
  }
  get match(): Int32Array {
    return this.structure.match
  }

  /** `bound` are the indices that stand on the left side. @throws GradusError */
  expression(range: Range, bound: readonly string[] = []): Syntax {
    this.resolver ??= this.resolverOf(this.tokens, false)
    return this.parse(this.resolver.resolve(range, bound))
  }
  /** An expression from tokens of this text that stand in no range. @throws GradusError */
  expressionOf(tokens: readonly Token[]): Syntax {
    return this.parse(this.resolverOf(tokens, false).resolve({ from: 0, to: tokens.length }))
  }
  /** The size of an axis: each word is one name. @throws GradusError */
  sizeOf(tokens: readonly Token[]): Syntax {
    return this.parse(this.resolverOf(tokens, true).resolve({ from: 0, to: tokens.length }))
  }

  fail(code: string, message: string, range: Range, hint?: string): never {
    const start = this.tokens[range.from]?.start ?? this.source.length
    const end = this.tokens[range.to - 1]?.end ?? start
    throw new GradusError({
      code,
      message,
      span: { start, end: Math.max(start, end) },
      input: this.input,
      ...(hint !== undefined && { hint }),
    })
  }

  private resolverOf(tokens: readonly Token[], wholeWords: boolean): Resolver {
    const { source, input, names, functions } = this
    const match = partnersOf(tokens)
    const stray = torn(tokens, match)
    if (stray)
      throw new GradusError({
        code: 'syntax/bracket',
        message: 'this bracket and its partner belong to different parts',
        span: { start: stray.start, end: stray.end },
        input,
      })
    return new Resolver(tokens, match, { source, input, names, functions, wholeWords })
  }
  private parse(lexemes: ReturnType<Resolver['resolve']>): Syntax {
    return this.builder.syntax(parseLexemes(lexemes, this.input))
  }
}
