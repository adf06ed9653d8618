import { letterNamed } from './characters.js'
import { GradusError, type Problem } from './errors.js'
import type { FunctionEntry, Functions } from './functions.js'
import type { Lexeme, LexemeType } from './lexeme.js'
import { type Names, wordName } from './names.js'
import { MAX_NESTING } from './structure.js'
import type { Syntax } from './syntax.js'
import type { Token, TokenType } from './token.js'

/** Longest run of letters and digits that is taken apart. */
const MAX_WORD = 200

export interface Reading {
  readonly source: string
  readonly input: Problem['input']
  readonly names: Names
  readonly functions: Functions
  /** sizes: every word is one name, and no function */
  readonly wholeWords?: boolean
}

/** A word of the text: a name, or a function's name. */
export interface Word {
  /** canonical, with the digits that stand directly after it */
  readonly name: string
  readonly fn?: FunctionEntry
  /** a letter, such as σ: a function only before a bracket */
  readonly letter: boolean
  readonly start: number
  readonly end: number
}

/** A place in the tokens of a text, and the lexemes made so far. The tokens are consumed: a word is taken off its run. */
export abstract class Cursor {
  protected readonly tokens: Token[]
  protected readonly out: Lexeme[] = []
  protected pos = 0
  protected limit = 0
  /** does what was read last end an operand? */
  protected operand = false
  protected depth = 0
  /** indices bound around this place, with how often */
  protected readonly bound = new Map<string, number>()

  constructor(
    private readonly original: readonly Token[],
    protected readonly match: Int32Array,
    protected readonly cx: Reading,
  ) {
    this.tokens = [...original]
  }

  protected peek(ahead = 0): Token | undefined {
    return this.pos + ahead < this.limit ? this.tokens[this.pos + ahead] : undefined
  }
  protected next(type: TokenType): boolean {
    return this.peek()?.type === type
  }

  protected emit(type: LexemeType, start: number, end: number, text = '', more: Partial<Lexeme> = {}): void {
    this.out.push({ type, start, end, text, ...more })
  }
  protected emitLeaf(node: Syntax, start: number, end: number): void {
    this.out.push({ type: 'LEAF', start, end, text: '', node })
    this.operand = true
  }
  /** Opens or closes what stands for no text of its own, behind what was read last. */
  protected emitAfter(type: LexemeType, more: Partial<Lexeme> = {}): void {
    const at = this.out.at(-1)?.end ?? this.tokens[this.pos]?.start ?? 0
    this.out.push({ type, start: at, end: at, text: '', ...more })
  }
  /** … or before what comes. */
  protected emitBefore(type: LexemeType, more: Partial<Lexeme> = {}): void {
    const at = this.peek()?.start ?? this.out.at(-1)?.end ?? 0
    this.out.push({ type, start: at, end: at, text: '', ...more })
  }

  protected fail(code: string, message: string, at: { start: number; end: number }, hint?: string): never {
    const span = { start: at.start, end: Math.max(at.end, at.start) }
    throw new GradusError({ code, message, span, input: this.cx.input, ...(hint !== undefined && { hint }) })
  }
  protected textOf(at: { start: number; end: number }): string {
    const text = this.cx.source.slice(at.start, at.end)
    return text.length > 40 ? `${text.slice(0, 39)}…` : text
  }
  protected deeper(at: { start: number; end: number }): void {
    if (++this.depth > MAX_NESTING)
      this.fail(
        'limit/nesting',
        `this nests deeper than ${MAX_NESTING}`,
        at,
        'name a part in a statement of its own, and use the name',
      )
  }

  /** A position wherever it stands below a letter: i j k l, what a sum binds, what is declared an index. */
  protected isIndex(name: string): boolean {
    return /^[ijkl]$/.test(name) || this.bound.has(name) || this.cx.names.isIndex(name)
  }

  /** Tokens of a range between separators at its own level. */
  protected split(
    from: number,
    to: number,
    separator: TokenType,
  ): { from: number; to: number; separator?: Token }[] {
    const parts: { from: number; to: number; separator?: Token }[] = []
    let start = from
    for (let i = from; i < to; i = this.skip(i)) {
      if (this.tokens[i]!.type !== separator) continue
      parts.push({ from: start, to: i, separator: this.tokens[i]! })
      start = i + 1
    }
    parts.push({ from: start, to })
    return parts
  }
  /** First token of a range, at its own level, for which the test holds; −1 if there is none. */
  protected find(from: number, to: number, test: (t: Token) => boolean): number {
    for (let i = from; i < to; i = this.skip(i)) if (test(this.tokens[i]!)) return i
    return -1
  }
  protected skip(i: number): number {
    const partner = this.match[i]!
    return partner > i ? partner + 1 : i + 1
  }

  /** Takes the word that begins here: of a run the longest that has a meaning, otherwise one letter. */
  protected takeWord(): Word {
    const t = this.peek()!
    if (t.type === 'letter') return this.takeLetter(t)
    if (t.type === 'text') return this.takeText(t)
    if (this.cx.wholeWords) {
      this.pos++
      return { name: wordName(t.text), letter: false, start: t.start, end: t.end }
    }
    const { names, functions, source } = this.cx
    if (t === this.original[this.pos] && t.text.length >= 2) {
      const fn = this.suspect(t)
      if (fn) {
        this.pos++
        return { name: t.text, fn, letter: false, start: t.start, end: t.end }
      }
    }
    const typed = source.startsWith(t.text, t.start)
    const known = names.wordAt(t.text, 0)
    const fn = typed
      ? functions.wordAt(source, t.start, t.start + t.text.length)
      : functions.wordAt(t.text, 0, t.text.length)
    const letter = letterLength(t.text)
    const word = typed ? source.substr(t.start, fn) : t.text.slice(0, fn)
    if (fn > known && fn >= letter && !letterNamed.has(word)) {
      const end = t.start + fn
      if (fn <= t.text.length) this.takeOff(t, fn)
      else while (this.pos < this.limit && this.tokens[this.pos]!.start < end) this.pos++
      return { name: word, fn: functions.get(word)!, letter: false, start: t.start, end }
    }
    let length = Math.max(known, letter, 1)
    const digits = known >= letter && /[0-9]$/.test(t.text.slice(0, known)) ? 0 : digitsAt(t.text, length)
    const base = t.text.slice(0, length)
    length += digits
    const name =
      known >= letter && known > 1
        ? base + t.text.slice(base.length, length)
        : wordName(t.text.slice(0, length))
    const end = typed ? t.start + length : t.end
    this.takeOff(t, length)
    const greek = letterNamed.get(base)
    const letterFn =
      greek && digits === 0 && !names.has(name) ? (functions.get(greek) ?? functions.get(base)) : undefined
    return { name, letter: true, start: t.start, end, ...(letterFn && { fn: letterFn }) }
  }

  private takeLetter(t: Token): Word {
    this.pos++
    const digits = this.peek()
    if (digits?.type === 'number' && !digits.spaced && /^[0-9]+$/.test(digits.text)) {
      this.pos++
      return { name: t.text + digits.text, letter: true, start: t.start, end: digits.end }
    }
    const fn = this.cx.names.has(t.text) || this.cx.wholeWords ? undefined : this.cx.functions.get(t.text)
    return { name: t.text, letter: true, start: t.start, end: t.end, ...(fn && { fn }) }
  }

  private takeText(t: Token): Word {
    this.pos++
    const name = wordName(t.text)
    const { functions, names } = this.cx
    const fn = names.isQuantity(name) ? undefined : (functions.get(t.text) ?? functions.loosely(t.text))
    if (t.command && !fn) {
      const near = functions.near(t.text)[0]
      this.fail(
        'name/command',
        `\`\\${t.text}\` is not a command of the language`,
        t,
        near ? `did you mean \`${near}\`?` : undefined,
      )
    }
    return { name, letter: false, start: t.start, end: t.end, ...(fn && { fn }) }
  }

  private takeOff(t: Token, length: number): void {
    if (length >= t.text.length) this.pos++
    else {
      const start = Math.min(t.start + length, t.end)
      this.tokens[this.pos] = { ...t, text: t.text.slice(length), start, spaced: false, type: 'run' }
      // digits that no letter has taken are a number
      if (/^[0-9]+$/.test(t.text.slice(length)))
        this.tokens[this.pos] = { ...this.tokens[this.pos]!, type: 'number' }
    }
  }

  /**
   * A function in other capitals, `SoftMax(z)`, is that function. A misspelled one, or a word that nobody declared, would otherwise be read as
   * a product of its letters: an error.
   */
  private suspect(t: Token): FunctionEntry | undefined {
    if (t.text.length > MAX_WORD)
      this.fail(
        'limit/word',
        `a word of ${t.text.length} letters`,
        { start: t.start, end: t.start + MAX_WORD },
        'put blanks between the factors of a product',
      )
    const { names, functions } = this.cx
    const called = this.tokens[this.pos + 1]?.type === '(' && this.pos + 1 < this.limit
    const word = /^[A-Za-z]+/.exec(t.text)![0]
    if (word.length > 40 || names.has(wordName(t.text))) return undefined
    const strangers = this.strangersIn(t)
    if (strangers === 0) return undefined
    if (called && functions.loosely(t.text)) return functions.loosely(t.text)
    if (word.length < 3) return undefined
    const near = functions.near(word)
    if (called && (near.length > 0 || strangers >= 4))
      this.fail(
        'name/function',
        `\`${t.text}\` is not a function of the language`,
        t,
        near.length > 0
          ? `did you mean \`${near.slice(0, 2).join('` or `')}\`?`
          : 'for a product, put blanks between the letters',
      )
    if (strangers >= 3 && word.length >= 4 && word.slice(1) === word.slice(1).toLowerCase())
      this.fail(
        'name/word',
        `\`${word}\` is neither declared nor a function`,
        t,
        near.length > 0
          ? `did you mean \`${near[0]}\`?`
          : `declare it, \`${word}: scalar\`, or put blanks between the letters of a product`,
      )
    return undefined
  }

  /** How many letters of a run are names that nothing is known of. */
  private strangersIn(t: Token): number {
    const { names, functions, source } = this.cx
    if (!source.startsWith(t.text, t.start)) return 0
    let count = 0
    for (let at = 0; at < t.text.length; ) {
      const known = names.wordAt(t.text, at)
      const fn = functions.wordAt(source, t.start + at, t.end)
      const letter = letterLength(t.text.slice(at, at + 16))
      const length = Math.max(known, fn, letter, 1)
      if (length === 1 && /[A-Za-z]/.test(t.text[at]!)) {
        const digits = digitsAt(t.text, at + 1)
        if (!names.has(t.text.substr(at, 1 + digits))) count++
      } else if (at > 0 && length === letter && !known && !fn && isAccented(t.text.slice(at, at + length)))
        count++
      at += length
    }
    return count
  }
}

/** `xhat`, which inside a word may be chance: the bar of foobar. */
const isAccented = (word: string): boolean => !letterNamed.has(word)

/** Length of the Greek letter's name, or letter with accent, `xhat`, at the start of a run; 0 if there is none. */
function letterLength(run: string): number {
  let letter = 0
  for (let n = Math.min(10, run.length); n >= 2 && letter === 0; n--)
    if (letterNamed.has(run.slice(0, n))) letter = n
  const base = letter || 1
  for (const accent of ['widetilde', 'widehat', 'tilde', 'hat', 'bar'])
    if (run.startsWith(accent, base) && /^[A-Za-z]/.test(run)) return base + accent.length
  return letter
}

function digitsAt(run: string, at: number): number {
  let end = at
  while (end < run.length && run[end]! >= '0' && run[end]! <= '9') end++
  return end - at
}
