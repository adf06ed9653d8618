import type { Lexeme } from './lexeme.js'
import { SymbolReader } from './symbols.js'
import type { NormSyntax } from './syntax.js'
import type { Token } from './token.js'

/** Marks that follow an operand: exponents, transposes, inverses, components. */
export abstract class MarkReader extends SymbolReader {
  /** One operand that needs no brackets after √ or ^: a number, name, call or bracket. */
  protected abstract atom(): void

  /** `'`, `ᵀ`, `⁺`, `.T`. */
  protected postfix(t: Token, type: 'TRANSPOSE' | 'PINV'): void {
    this.needOperand(t)
    this.pos++
    this.emit(type, t.start, t.end, t.text)
  }

  protected needOperand(t: Token): void {
    if (!this.operand)
      this.fail(
        'syntax/operand',
        `\`${this.textOf(t) || t.text}\` has nothing before it that it could belong to`,
        t,
      )
  }

  /** `^…`, `.^…`, `^∘…` after an operand. */
  protected superscript(): void {
    const op = this.peek()!
    this.needOperand(op)
    this.deeper(op)
    this.pos++
    let each = op.type === '.^'
    if (this.next('⊙')) {
      each = true
      this.pos++
    }
    const next = this.peek()
    if (!next) this.fail('syntax/unfinished', 'an exponent is missing', op)
    if (next!.type === '{' || next!.type === '(') this.bracketed(op, each)
    else if (next!.type === '[' && !each) this.fail('syntax/unexpected', '`^[…]` belongs to a name', next!)
    else if (next!.type === '*') this.failStar(next!)
    else this.bare(op, each)
    const end = this.readBefore.get(this.pos)
    if (end !== undefined) this.pos = end
    this.operand = true
    this.depth--
  }

  private bracketed(op: Token, written: boolean): void {
    const open = this.peek()!
    const close = this.match[this.pos]!
    let from = this.pos + 1
    let each = written
    if (open.type === '{' && this.tokens[from]?.type === '⊙' && from < close) {
      each = true
      from++
    }
    const content = this.tokens.slice(from, Math.min(close, from + 3))
    if (close === from)
      this.fail('syntax/empty', 'the exponent is empty', { start: op.start, end: this.tokens[close]!.end })
    this.pos = close + 1
    const end = this.tokens[close]!.end
    if (!each && close - from <= 2 && this.simpleMark(content, op.start, end)) return
    this.emit(each ? 'EACH_POWER' : 'POWER', op.start, op.end, '^')
    this.emit('OPEN', open.start, open.end)
    this.expression(from, close)
    this.emit('CLOSE', end, end)
  }

  /** −1, T, −T, +, †, ′ as the whole exponent. */
  private simpleMark(content: readonly Token[], start: number, end: number): boolean {
    const [first, second] = content
    if (content.length === 1) {
      if (this.isTransposeMark(first)) return this.mark(start, end, 'TRANSPOSE')
      if (first!.type === 'prime') return this.mark(start, end, 'TRANSPOSE')
      if (first!.type === '+' || first!.type === 'pinv') return this.mark(start, end, 'PINV')
      if (first!.type === '*') this.failStar(first!)
      return false
    }
    if (first?.type !== '-') return false
    if (second?.type === 'number' && second.text === '1') return this.mark(start, end, 'INVERSE')
    if (this.isTransposeMark(second)) return this.mark(start, end, 'INVERSE', 'TRANSPOSE')
    return false
  }

  private failStar(t: Token): never {
    return this.fail(
      'syntax/star',
      '`*` above a name has no meaning here',
      t,
      'a transpose is `^T`; give an optimum a letter or digit, `x_0`',
    )
  }

  private mark(start: number, end: number, ...types: Lexeme['type'][]): true {
    for (const type of types) this.emit(type, start, end)
    return true
  }

  /** T is a transpose unless a quantity has that name. */
  protected isTransposeMark(t: Token | undefined): boolean {
    if (t?.type === 'transpose') return true
    return (t?.type === 'run' || t?.type === 'text') && t.text === 'T' && !this.cx.names.isQuantity('T')
  }

  private bare(op: Token, each: boolean): void {
    const sign = this.next('-') ? this.peek()! : undefined
    if (sign) this.pos++
    const t = this.peek()
    if (!t) this.fail('syntax/unfinished', 'an exponent is missing', sign ?? op)
    const end = t!.end
    if (!each) {
      if (this.startsWithT(t!)) {
        this.takeT(t!)
        return void (sign
          ? this.mark(op.start, t!.start + 1, 'INVERSE', 'TRANSPOSE')
          : this.mark(op.start, t!.start + 1, 'TRANSPOSE'))
      }
      if (!sign && (t!.type === 'prime' || t!.type === '+' || t!.type === 'pinv')) {
        this.pos++
        return void this.mark(op.start, end, t!.type === 'prime' ? 'TRANSPOSE' : 'PINV')
      }
      if (sign && t!.type === 'number' && t!.text === '1' && this.peek(1)?.type !== '^') {
        this.pos++
        return void this.mark(op.start, end, 'INVERSE')
      }
    }
    this.emit(each ? 'EACH_POWER' : 'POWER', op.start, op.end, '^')
    this.emitBefore('OPEN')
    if (sign) this.emit('MINUS', sign.start, sign.end, '-')
    this.operand = false
    this.atom()
    // x^y^z is x^(y^z)
    while (this.next('^') || this.next('.^')) this.superscript()
    this.emitAfter('CLOSE')
  }

  /** A run beginning with T, `x^TA`: the mark, and a product. */
  private startsWithT(t: Token): boolean {
    if (this.isTransposeMark(t)) return true
    const { names } = this.cx
    return (
      t.type === 'run' &&
      t.text[0] === 'T' &&
      names.wordAt(t.text, 0) <= 1 &&
      !names.isQuantity('T') &&
      !/^T[0-9]/.test(t.text)
    )
  }

  private takeT(t: Token): void {
    if (t.type !== 'run' || t.text.length === 1) this.pos++
    else this.tokens[this.pos] = { ...t, text: t.text.slice(1), start: t.start + 1, spaced: false }
  }

  /** `[i, j]` directly after an operand. */
  protected indexBracket(): void {
    const close = this.match[this.pos]!
    const open = this.peek()!
    if (close === this.pos + 1)
      this.fail(
        'syntax/empty',
        'a position is missing',
        { start: open.start, end: this.tokens[close]!.end },
        'write `x[i]` or `X[i,:]`',
      )
    this.places(this.pos + 1, close)
    this.out[this.out.length - 1] = { ...this.out.at(-1)!, end: this.tokens[close]!.end }
    this.pos = close + 1
  }

  /** `_…` after a bracket or call: a component. */
  protected subscript(): void {
    const mark = this.pos
    const below = this.below(mark, null)
    this.takeBelow(mark, below, () => this.places(below.from, below.to))
  }

  /** What stands below the bars of a norm, also behind an exponent: `‖X‖²_F`. */
  protected normKind(): NormSyntax['kind'] {
    const mark = this.subscriptAhead()
    if (mark < 0) return null
    const below = this.below(mark, null)
    const t = this.tokens[below.from]!
    let kind: NormSyntax['kind'] | undefined
    if (below.to - below.from === 1) {
      const span = { start: t.start, end: t.end }
      if (t.type === '*' || t.text === 'star' || t.text === 'ast') kind = '*'
      else if (t.text === 'max') kind = { type: 'name', name: 'max', span }
      else if (t.text === 'F' || t.text === 'fro' || t.text === 'Fro') kind = 'F'
      else if (t.type === 'number') kind = { type: 'number', text: t.text, span }
      else if (t.type === '∞' || t.text === 'inf')
        kind = { type: 'constant', name: 'infinity', args: [], span }
    }
    if (kind === undefined) {
      const captured = this.captured(() => this.expression(below.from, below.to))
      const node = captured.length === 1 ? captured[0]!.node : undefined
      if (!node)
        this.fail(
          'syntax/norm',
          'this is no norm',
          t,
          'write `‖x‖_1`, `‖x‖_p`, `‖x‖_∞`, `‖X‖_F`, `‖X‖_*` or `‖X‖_2`',
        )
      kind = node!
    }
    const operand = this.operand
    this.takeBelow(mark, below, () => {})
    this.operand = operand
    return kind
  }
}
