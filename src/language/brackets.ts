import { matrices } from './commands.js'
import type { Make } from './lexeme.js'
import { MarkReader } from './marks.js'
import type { Range } from './structure.js'
import type { Token } from './token.js'

const relations = new Set(['relation', '<', '>', '='])
export const isRelation = (t: Token) => relations.has(t.type)

/** Round, square and angle brackets, and LaTeX environments, with what each of them means. */
export abstract class BracketReader extends MarkReader {
  /** Expressions with commas between. */
  protected list(parts: readonly Range[]): void {
    parts.forEach((p, i) => {
      if (i > 0) {
        const comma = this.tokens[p.from - 1]!
        this.emit('COMMA', comma.start, comma.end, ',')
      }
      if (p.from >= p.to)
        this.fail('syntax/empty', 'an entry is missing', this.tokens[p.from] ?? this.tokens[p.from - 1]!)
      this.expression(p.from, p.to)
    })
  }

  protected comparison(from: number, to: number): void {
    const at = this.find(from, to, isRelation)
    if (at < 0)
      this.fail('syntax/comparison', 'a comparison is missing here', this.extent(from, to), 'such as `x > 0`')
    const more = this.find(at + 1, to, isRelation)
    if (more >= 0)
      this.fail(
        'syntax/comparison',
        'two comparisons in one',
        this.tokens[more]!,
        'multiply two indicators: `[0 < x] .* [x < 1]`',
      )
    const t = this.tokens[at]!
    this.expression(from, at)
    this.emit('RELATION', t.start, t.end, t.text)
    this.expression(at + 1, to)
  }

  private extent(from: number, to: number): { start: number; end: number } {
    return from < to
      ? { start: this.tokens[from]!.start, end: this.tokens[to - 1]!.end }
      : { start: this.tokens[from - 1]?.start ?? 0, end: this.tokens[from]?.end ?? 0 }
  }

  /** `(a + b)`, and braces that only group. */
  protected group(t: Token): void {
    const close = this.match[this.pos]!
    const last = this.tokens[close]!
    const from = this.pos + 1
    if (close === from)
      this.fail('syntax/empty', 'there is nothing between the brackets', { start: t.start, end: last.end })
    const comma = this.find(from, close, (x) => x.type === ',')
    if (comma >= 0)
      this.fail(
        'syntax/unexpected',
        'a list stands only in the brackets of a function',
        this.tokens[comma]!,
        'a column vector is `[a; b]`',
      )
    const relation = this.find(from, close, isRelation)
    if (relation >= 0)
      this.fail(
        'syntax/comparison',
        'a comparison cannot stand in round brackets',
        this.tokens[relation]!,
        'an indicator is `[x > 0]`',
      )
    this.emit('OPEN', t.start, t.end, t.text)
    this.expression(from, close)
    this.emit('CLOSE', last.start, last.end)
    this.pos = close + 1
    this.operand = true
  }

  /** `⟨a, b⟩`. */
  protected inner(t: Token): void {
    const close = this.match[this.pos]!
    const last = this.tokens[close]!
    const from = this.pos + 1
    let parts: Range[] = this.split(from, close, ',')
    if (parts.length === 1) {
      const bar = this.find(from, close, (x) => x.type === 'bar' && x.text === '|')
      if (bar >= 0)
        parts = [
          { from, to: bar },
          { from: bar + 1, to: close },
        ]
    }
    if (parts.length !== 2)
      this.fail(
        'syntax/arity',
        'an inner product has two parts',
        { start: t.start, end: last.end },
        'write `<a, b>`',
      )
    const make: Make = ([left, right], span) => ({ type: 'inner', left: left!, right: right!, span })
    this.emit('CALL', t.start, t.end, '⟨', { make })
    this.emit('OPEN', t.end, t.end)
    this.list(parts)
    this.emit('CLOSE', last.start, last.end)
    this.pos = close + 1
    this.operand = true
  }

  /** `[`: a component, an indicator, or a matrix. */
  protected square(t: Token): void {
    const before = this.out.at(-1)
    const number = before?.type === 'LEAF' && before.node?.type === 'number'
    if (this.hasRelation(this.pos)) this.indicator(t.start)
    else if (this.operand && !t.spaced && !number) this.indexBracket()
    else {
      const close = this.match[this.pos]!
      this.matrix(t, this.split(this.pos + 1, close, ';'), ',', this.tokens[close]!)
      this.pos = close + 1
    }
  }

  protected hasRelation(open: number): boolean {
    return this.find(open + 1, this.match[open]!, isRelation) >= 0
  }

  protected indicatorAhead(): boolean {
    const t = this.peek()
    const bracket = t && (t.type === '[' || t.type === '(' || t.type === '{' || t.type === '\\{')
    return bracket === true && this.hasRelation(this.pos)
  }

  /** The bracket here holds a comparison. */
  protected indicator(start: number): void {
    const close = this.match[this.pos]!
    const open = this.peek()!
    this.emit('INDICATOR', start, open.end)
    this.comparison(this.pos + 1, close)
    this.emit('END', this.tokens[close]!.start, this.tokens[close]!.end)
    this.pos = close + 1
    this.operand = true
  }

  private matrix(open: Token, rows: readonly Range[], separator: ',' | '&', last: Token): void {
    const used = withoutLastEmpty(rows)
    if (used.length === 0)
      this.fail('syntax/empty', 'the matrix is empty', { start: open.start, end: last.end })
    this.emit('MATRIX', open.start, open.end)
    used.forEach((row, i) => {
      if (i > 0) this.emit('SEMICOLON', this.tokens[row.from - 1]!.start, this.tokens[row.from - 1]!.end)
      if (row.from >= row.to) this.fail('syntax/empty', 'a row is empty', this.tokens[row.from] ?? last)
      this.list(this.split(row.from, row.to, separator))
    })
    this.emit('END', last.start, last.end)
    this.operand = true
  }

  /** `\begin{…}`. */
  protected environment(t: Token): void {
    const close = this.match[this.pos]!
    const last = this.tokens[close]!
    const rows = this.split(this.pos + 1, close, 'row')
    if (t.text === 'cases') this.cases(t, rows, last)
    else if (matrices.has(t.text)) this.matrix(t, rows, '&', last)
    else if (t.text === 'vmatrix') {
      this.emit('BARS', t.start, t.end)
      this.matrix(t, rows, '&', last)
      this.emit('END', last.start, last.end, '', { kind: null })
    } else
      this.fail(
        'syntax/environment',
        `the environment \`${t.text}\` is not read`,
        t,
        'bmatrix, pmatrix and cases are',
      )
    this.pos = close + 1
    this.operand = true
  }

  /** Branches: a value, then `if`, `&` or a comma, then a comparison or `otherwise`. */
  protected cases(open: { start: number; end: number }, branches: readonly Range[], last: Token): void {
    const used = withoutLastEmpty(branches)
    this.emit('CASES', open.start, open.end)
    used.forEach((b, i) => {
      if (i > 0) this.emit('SEMICOLON', this.tokens[b.from - 1]!.start, this.tokens[b.from - 1]!.end)
      if (b.from >= b.to) this.fail('syntax/empty', 'a branch is empty', this.tokens[b.from] ?? last)
      this.branch(b, i === used.length - 1)
    })
    this.emit('END', last.start, last.end)
    this.operand = true
  }

  private branch({ from, to }: Range, isLast: boolean): void {
    const found = this.find(from, to, (t) => t.type === '&' || leads.has(wordOf(t)) || ends.has(wordOf(t)))
    const cut = found < 0 ? to : found
    this.expression(from, this.beforeStops(from, cut))
    let begin = cut
    while (begin < to && (this.tokens[begin]!.type === '&' || leads.has(wordOf(this.tokens[begin]!)))) begin++
    const end = this.beforeStops(begin, to)
    const otherwise = end === begin + 1 && ends.has(wordOf(this.tokens[begin]!))
    if (begin < end && !otherwise) {
      this.emitAfter('IF')
      this.comparison(begin, end)
    } else if (!isLast)
      this.fail(
        'syntax/cases',
        'a branch without condition comes last',
        this.tokens[Math.min(begin, to - 1)]!,
      )
  }

  /** The end of a range without the comma or full stop there. */
  private beforeStops(from: number, to: number): number {
    let end = to
    while (end > from && [',', '.'].includes(this.tokens[end - 1]!.type)) end--
    return end
  }
}

const leads = new Set(['if', 'for', 'when', 'where'])
const ends = new Set(['otherwise', 'else'])
const wordOf = (t: Token): string => (t.type === 'run' || t.type === 'text' ? t.text : '')

const withoutLastEmpty = (ranges: readonly Range[]): readonly Range[] =>
  ranges.filter((r, i) => r.from < r.to || i < ranges.length - 1)
