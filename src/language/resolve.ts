import type { Pending } from './arguments.js'
import { isRelation } from './brackets.js'
import { CallReader } from './calls.js'
import type { Lexeme, LexemeType } from './lexeme.js'
import type { Range } from './structure.js'
import type { Token } from './token.js'

const elementwise: ReadonlyMap<string, LexemeType> = new Map([
  ['⊙', 'HADAMARD'],
  ['⊘', 'DIVIDE'],
  ['⊗', 'KRON'],
  [':', 'COLON'],
])

/**
 * Tokens → lexemes of the grammar. Everything that would be ambiguous is decided here, from what is known of the names, in one
 * pass over the tokens: what a word is, calls and products, names and components, where bars open and close, and how
 * far functions without brackets and sums reach. The layers below each know one thing: arguments.ts how far something reaches,
 * symbols.ts names, marks.ts exponents, brackets.ts, atoms.ts, sums.ts, calls.ts.
 */
export class Resolver extends CallReader {
  private begin = 0

  /** The lexemes of an expression, in which the indices of a left side are bound. A range is read once: its tokens are used up. @throws GradusError */
  resolve(range: Range, bound: readonly string[] = []): Lexeme[] {
    this.out.length = 0
    this.bound.clear()
    for (const index of bound) this.bound.set(index, 1)
    this.expression(range.from, range.to)
    return this.out.slice()
  }

  protected expression(from: number, to: number): void {
    const { pos, limit, pending, begin } = this
    this.deeper(this.tokens[from] ?? this.tokens[from - 1] ?? { start: 0, end: 0 })
    this.pos = from
    this.limit = to
    this.begin = from
    this.pending = []
    this.operand = false
    while (this.pos < this.limit) this.step(this.tokens[this.pos]!)
    this.close()
    const bars = this.pending.at(-1)
    if (bars?.kind === 'bars')
      this.fail('syntax/bracket', `\`${this.textOf(bars.token)}\` is never closed`, bars.token)
    if (!this.operand) this.unfinished(from)
    Object.assign(this, { pos, limit, pending, begin })
    this.depth--
  }

  protected unfinished(from: number): never {
    const last = this.tokens[this.pos - 1]
    if (!last || this.pos <= from)
      return this.fail('syntax/empty', 'an expression is missing here', last ?? { start: 0, end: 0 })
    return this.fail(
      'syntax/unfinished',
      `the expression ends after \`${this.textOf(last)}\``,
      last,
      'something must follow, or it must go',
    )
  }

  private step(t: Token): void {
    switch (t.type) {
      case 'run':
        if (/^[0-9]/.test(t.text)) this.leadingNumber(t)
        else this.word()
        break
      case 'text':
      case 'letter':
        this.word()
        break
      case 'number':
      case 'fraction':
      case 'ones':
      case 'zeros':
      case '∞':
      case '(':
      case '{':
      case '\\{':
      case '⟨':
      case 'begin':
      case 'frac':
      case '√':
        this.atom()
        break
      case '[':
        this.square(t)
        break
      case 'bar':
        this.bar(t)
        break
      case 'Σ':
      case 'Π':
        this.bigOrSum(t)
        break
      case '∂':
        this.partial(t)
        break
      case '^':
      case '.^':
        this.superscript()
        break
      case '_':
        this.needOperand(t)
        this.subscript()
        break
      case 'prime':
      case 'transpose':
        this.postfix(t, 'TRANSPOSE')
        break
      case 'pinv':
        this.postfix(t, 'PINV')
        break
      case '+':
      case '-':
        this.sign(t)
        break
      case '*':
      case '×':
        this.infix(t, 'TIMES')
        break
      case '/':
        this.infix(t, 'SLASH')
        break
      case '⊙':
      case '⊘':
      case '⊗':
      case ':':
        if (this.operand) this.close()
        this.infix(t, elementwise.get(t.type)!)
        break
      case '&':
      case 'newline':
      case 'row':
        this.pos++
        break
      default:
        this.unexpected(t)
    }
  }

  private unexpected(t: Token): never {
    if (isRelation(t))
      return this.fail(
        'syntax/comparison',
        'a comparison cannot stand here',
        t,
        t.type === '=' ? undefined : 'it stands in `[x > 0]`, in `cases(…)` and below a sum',
      )
    const [message, hint] = strays.get(t.type) ?? [`\`${this.textOf(t)}\` cannot stand here`, undefined]
    return this.fail('syntax/unexpected', message, t, hint)
  }

  private sign(t: Token): void {
    if (this.operand) {
      this.close()
      this.emit(t.type === '+' ? 'PLUS' : 'MINUS', t.start, t.end, t.text)
    } else if (t.type === '-') this.emit('MINUS', t.start, t.end, t.text)
    else {
      // only at the very beginning is a plus a sign
      const top = this.pending.at(-1)
      if (top && top.kind !== 'bars') this.failArgument(top)
      if (this.pos > this.begin) this.failOperator(t)
    }
    this.pos++
    this.operand = false
  }

  private infix(t: Token, type: LexemeType): void {
    if (!this.operand) this.failOperator(t)
    this.pos++
    this.emit(type, t.start, t.end, this.textOf(t))
    this.operand = false
  }

  private failOperator(t: Token): never {
    const before = this.out.at(-1)
    const after =
      before && before.end > before.start && this.pos > this.begin
        ? `after \`${this.textOf(before)}\``
        : 'here'
    return this.fail(
      'syntax/operand',
      `\`${this.textOf(t)}\` cannot stand ${after}: a quantity is missing before it`,
      t,
    )
  }

  /** A bar closes the last one of its kind if an operand stands before it, and opens otherwise. */
  private bar(t: Token): void {
    const glyph = t.text.at(-1)!
    const side = t.text.slice(0, -1)
    const opened = this.pending.findLast((p) => p.kind === 'bars')
    if (side !== 'left' && opened && (this.operand || side === 'right')) {
      if (opened.glyph === glyph) {
        this.closeBars(t, opened)
        return
      }
      // |x||y|: two bars that were read as one
      if (opened.glyph === '|' && t.end - t.start === 2 && this.cx.source[t.start] === '|') {
        this.tokens[this.pos] = { ...t, text: '|', start: t.start + 1, spaced: false }
        this.pos--
        this.closeBars({ ...t, text: '|', end: t.start + 1 }, opened)
        return
      }
    }
    if (side === 'right')
      this.fail('syntax/bracket', `\`${this.textOf(t)}\` closes bars that were never opened`, t)
    this.deeper(t)
    this.pos++
    this.pending.push({ kind: 'bars', token: t, glyph })
    this.emit(glyph === '‖' ? 'NORM' : 'BARS', t.start, t.end, glyph)
    this.operand = false
  }

  private closeBars(t: Token, opened: Extract<Pending, { kind: 'bars' }>): void {
    this.close()
    if (!this.operand)
      this.fail('syntax/empty', 'there is nothing between the bars', {
        start: opened.token.start,
        end: t.end,
      })
    this.pending.pop()
    this.depth--
    this.pos++
    const kind = opened.glyph === '‖' ? this.normKind() : null
    const end = kind === null ? t.end : Math.max(t.end, this.tokens[this.pos - 1]?.end ?? 0)
    this.emit('END', t.start, end, '', { kind })
    this.operand = true
  }
}

const strays: ReadonlyMap<string, readonly [message: string, hint?: string]> = new Map([
  [',', ['a comma cannot stand here']],
  [';', ['a semicolon cannot stand here']],
  ['..', ['dots are not read', 'write a sum or product over an index, `sum_{i=1}^n x_i`']],
  ['.', ['a full stop stands only at the end', 'a product is `A*B` or `A B`']],
  ['∇', ['`∇` asks for a derivative, and stands only at the start']],
])
