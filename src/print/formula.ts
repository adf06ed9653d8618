import type { Expr } from '../expression/node.js'
import type { Syntax } from '../language/syntax.js'
import type { Vocabulary } from '../language/vocabulary.js'
import { inComponents } from './derivation.js'
import { type Marked, printLatex } from './latex.js'
import { printSpeech } from './speech/speech.js'
import { toSyntax } from './surface.js'
import { printUnicode } from './unicode.js'

/** A formula in the spellings for people; each is written when it is first asked for. As JSON it is LaTeX and Unicode. */
export interface Formula {
  readonly latex: string
  readonly unicode: string
  readonly speech: string
}

/** The formula of a syntax tree. */
export class Written implements Formula {
  readonly #syntax: Syntax
  readonly #vocabulary: Vocabulary
  #latex: string | undefined
  #unicode: string | undefined

  constructor(syntax: Syntax, vocabulary: Vocabulary) {
    this.#syntax = syntax
    this.#vocabulary = vocabulary
  }

  get syntax(): Syntax {
    return this.#syntax
  }

  get latex(): string {
    this.#latex ??= printLatex(this.#syntax, this.#vocabulary)
    return this.#latex
  }

  get unicode(): string {
    this.#unicode ??= printUnicode(this.#syntax, this.#vocabulary)
    return this.#unicode
  }

  get speech(): string {
    return printSpeech(this.#syntax)
  }

  /** In LaTeX with parts of the tree set in a colour. */
  marked(marked: Marked): string {
    return printLatex(this.#syntax, this.#vocabulary, marked)
  }

  /** The formula of a part, or of another tree of the same language. */
  of(syntax: Syntax): Written {
    return new Written(syntax, this.#vocabulary)
  }

  toJSON(): { latex: string; unicode: string } {
    return { latex: this.latex, unicode: this.unicode }
  }
}

export const formulaOf = (e: Expr, vocabulary: Vocabulary): Written => new Written(toSyntax(e), vocabulary)

/** The sides of an equation, in components where one of them needs them; what looks alike stands once. */
export function sidesOf(sides: readonly Expr[], vocabulary: Vocabulary): readonly Written[] {
  const out: Written[] = []
  let last = ''
  for (const e of inComponents(sides)) {
    const side = formulaOf(e, vocabulary)
    const text = side.unicode
    if (out.length === 0 || text !== last) out.push(side)
    last = text
  }
  return out
}
