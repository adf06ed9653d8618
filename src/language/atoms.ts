import { BracketReader } from './brackets.js'
import { fractions } from './characters.js'
import { squareRoot } from './functions.js'
import type { Range } from './structure.js'
import type { Token } from './token.js'

/** Numbers, fractions, roots, ones and zeros, partial derivatives. */
export abstract class AtomReader extends BracketReader {
  /** One word with what belongs to it, where only an atom may stand. */
  protected abstract wordAtom(): void
  protected abstract unfinished(from: number): never

  protected number(t: Token): void {
    const before = this.out.at(-1)
    if (this.operand && before?.type === 'LEAF' && before.node?.type === 'number' && t.spaced)
      this.fail(
        'syntax/numbers',
        'two numbers stand side by side',
        { start: before.start, end: t.end },
        'write `*` between factors, commas between entries',
      )
    const next = this.peek(1)
    const joined = next !== undefined && !next.spaced
    const one = t.text === '1'
    if ((one || t.text === '0') && joined && next.type === '_') {
      this.filled({ ...t, type: one ? 'ones' : 'zeros' })
      return
    }
    if (one && joined && next.type === '[' && this.hasRelation(this.pos + 1)) {
      this.filled({ ...t, type: 'ones' })
      return
    }
    this.pos++
    const text = t.text.startsWith('.') ? `0${t.text}` : t.text
    this.emitLeaf({ type: 'number', text, span: spanOf(t) }, t.start, t.end)
  }

  /** What a function's name left of its run: `sin2x`. */
  protected leadingNumber(t: Token): void {
    const digits = /^[0-9]+/.exec(t.text)![0]
    const cut = t.start + digits.length
    this.tokens[this.pos] = { ...t, text: t.text.slice(digits.length), start: cut, spaced: false }
    this.emitLeaf({ type: 'number', text: digits, span: { start: t.start, end: cut } }, t.start, cut)
  }

  /** ½ */
  protected fraction(t: Token): void {
    this.pos++
    const [top, bottom] = fractions.get(t.text)!
    const span = spanOf(t)
    const number = (text: string) => ({ type: 'number' as const, text, span })
    this.emitLeaf(
      { type: 'quotient', numerator: number(top), denominator: number(bottom), span },
      t.start,
      t.end,
    )
  }

  protected infinity(t: Token): void {
    this.pos++
    this.infinityLeaf(t)
  }
  protected infinityLeaf(t: { start: number; end: number }): void {
    this.emitLeaf({ type: 'constant', name: 'infinity', args: [], span: spanOf(t) }, t.start, t.end)
  }

  /** 𝟙, 𝟎, with a size or as the indicator of a comparison. */
  protected filled(t: Token): void {
    this.pos++
    const name = t.type === 'ones' ? 'ones' : 'zeros'
    if (name === 'ones' && this.indicatorAhead()) {
      this.indicator(t.start)
      return
    }
    if (this.next('_')) {
      if (name === 'ones' && this.peek(1)?.type === '{' && this.hasRelation(this.pos + 1)) {
        this.pos++
        this.indicator(t.start)
        return
      }
      if (this.sizedConstant({ name: t.text, start: t.start, end: t.end }, name)) return
    }
    this.emitLeaf({ type: 'constant', name, args: [], span: spanOf(t) }, t.start, t.end)
  }

  /** `\frac{a}{b}`, `\tfrac12`. */
  protected frac(t: Token): void {
    this.pos++
    if (this.partialFraction(t)) return
    this.deeper(t)
    this.emit('OPEN', t.start, t.end)
    const numerator = this.fractionPart(t)
    this.emit('SLASH', numerator, numerator, '/')
    const end = this.fractionPart(t)
    this.emit('CLOSE', end, end)
    this.operand = true
    this.depth--
  }

  /** A braced group, or one letter or digit. Returns where it ends. */
  private fractionPart(t: Token): number {
    const next = this.peek()
    if (!next)
      return this.fail(
        'syntax/unfinished',
        `\`${this.textOf(t)}\` needs a numerator and a denominator`,
        t,
        'write `\\frac{a}{b}`',
      )
    this.operand = false
    if (next.type === '{') this.group(next)
    else if (next.type === 'frac') this.frac(next)
    else if ((next.type === 'number' || next.type === 'run') && next.text.length > 1)
      return this.firstOf(next)
    else if (next.type === 'run' || next.type === 'letter') this.single(next)
    else if (['number', 'text', '√', 'ones', '('].includes(next.type)) this.atom()
    else
      this.fail(
        'syntax/unexpected',
        `\`${this.textOf(t)}\` needs two parts in braces`,
        next,
        'write `\\frac{a}{b}`',
      )
    return this.tokens[this.pos - 1]!.end
  }

  /** The first letter or digit of a run; the rest stays. */
  private firstOf(t: Token): number {
    const end = t.start + 1
    const rest = t.text.slice(1)
    const first = { ...t, text: t.text[0]!, end }
    if (t.type === 'number')
      this.emitLeaf({ type: 'number', text: first.text, span: spanOf(first) }, first.start, end)
    else {
      const at = this.pos
      this.single(first)
      this.pos = at
    }
    this.tokens[this.pos] = {
      ...t,
      type: /^[0-9.]/.test(rest) ? 'number' : 'run',
      text: rest,
      start: end,
      spaced: false,
    }
    return end
  }

  /** One letter on its own, without what follows. */
  private single(t: Token): void {
    const saved = this.limit
    const at = this.pos
    this.tokens[at] = t
    this.limit = at + 1
    this.symbol(this.takeWord())
    this.limit = saved
    this.pos = at + 1
  }

  /** `√x`, `\sqrt{x}`, `\sqrt[3]{x}`. */
  protected root(t: Token): void {
    this.deeper(t)
    this.pos++
    let degree: Range | undefined
    if (this.next('[') && this.cx.source[t.start] === '\\') {
      degree = { from: this.pos + 1, to: this.match[this.pos]! }
      this.pos = degree.to + 1
    }
    if (!this.peek()) this.fail('syntax/unfinished', `\`${this.textOf(t)}\` has nothing after it`, t)
    if (!degree) this.emit('CALL', t.start, t.end, '√', { make: squareRoot })
    this.emitBefore('OPEN')
    this.operand = false
    this.atom()
    this.emitAfter('CLOSE')
    if (degree) this.rootDegree(degree)
    this.operand = true
    this.depth--
  }

  private rootDegree({ from, to }: Range): void {
    const { start, end } = this.tokens[from - 1]!
    this.emit('POWER', start, end, '^')
    this.emit('OPEN', start, end)
    this.emitLeaf({ type: 'number', text: '1' }, start, end)
    this.emit('SLASH', start, end, '/')
    this.emit('OPEN', start, end)
    this.expression(from, to)
    this.emitAfter('CLOSE')
    this.emitAfter('CLOSE')
  }

  protected atom(): void {
    const t = this.peek() ?? this.unfinished(0)
    switch (t.type) {
      case 'number':
        this.number(t)
        break
      case 'fraction':
        this.fraction(t)
        break
      case 'ones':
      case 'zeros':
        this.filled(t)
        break
      case '(':
      case '{':
      case '\\{':
        this.group(t)
        break
      case '⟨':
        this.inner(t)
        break
      case 'frac':
        this.frac(t)
        break
      case '√':
        this.root(t)
        break
      case 'begin':
        this.environment(t)
        break
      case '∞':
        this.infinity(t)
        break
      case 'bar':
        this.barAtom(t)
        break
      case 'run':
      case 'letter':
      case 'text':
        this.wordAtom()
        break
      default:
        this.fail(
          'syntax/unexpected',
          `\`${this.textOf(t)}\` cannot stand here`,
          t,
          'put brackets around what belongs together',
        )
    }
  }

  /** √‖x‖: bars up to the next ones of the same kind. */
  private barAtom(t: Token): void {
    const glyph = t.text.at(-1)!
    const close = this.find(this.pos + 1, this.limit, (x) => x.type === 'bar' && x.text.at(-1) === glyph)
    if (close < 0) this.fail('syntax/bracket', `\`${this.textOf(t)}\` is never closed`, t)
    this.emit(glyph === '‖' ? 'NORM' : 'BARS', t.start, t.end, glyph)
    this.expression(this.pos + 1, close)
    this.pos = close + 1
    const kind = glyph === '‖' ? this.normKind() : null
    this.emit('END', this.tokens[close]!.start, this.tokens[close]!.end, '', { kind })
    this.operand = true
  }

  /** `∂L/∂y` as a quantity. */
  protected partial(t: Token): void {
    this.pos++
    const of = this.partialName(t)
    if (!this.next('/') || this.peek(1)?.type !== '∂') this.failPartial(t)
    this.pos += 2
    const by = this.partialName(t)
    this.partialLeaf(t.start, of, by)
  }

  private partialName(t: Token): string {
    const first = this.peek()
    if (first?.type !== 'run' && first?.type !== 'letter' && first?.type !== 'text') this.failPartial(t)
    const named = this.captured(() => this.symbol(this.takeWord()))
    const node = named.length === 1 ? named[0]!.node : undefined
    return node?.type === 'name' ? node.name : this.failPartial(first!)
  }

  private failPartial(t: Token): never {
    return this.fail(
      'syntax/partial',
      'a partial derivative is written `∂L/∂y`',
      t,
      'with the names of two quantities of the program',
    )
  }

  private partialLeaf(start: number, of: string, by: string): void {
    const end = this.tokens[this.pos - 1]!.end
    this.emitLeaf({ type: 'partial', of, by, span: { start, end } }, start, end)
  }

  /** `\frac{\partial L}{\partial y}`. */
  private partialFraction(t: Token): boolean {
    const del = this.peek(1)
    if (!this.next('{') || del?.type !== '∂') return false
    const close = this.match[this.pos]!
    if (this.tokens[close + 1]?.type !== '{' || this.tokens[close + 2]?.type !== '∂') return false
    this.pos += 2
    const of = this.partialName(t)
    if (this.pos !== close) this.failPartial(del)
    this.pos = close + 3
    const by = this.partialName(t)
    if (this.pos !== this.match[close + 1]) this.failPartial(this.tokens[close + 2]!)
    this.pos++
    this.partialLeaf(t.start, of, by)
    return true
  }
}

export const spanOf = (t: { start: number; end: number }) => ({ start: t.start, end: t.end })
