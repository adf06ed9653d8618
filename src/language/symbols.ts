import { ArgumentReader } from './arguments.js'
import type { Word } from './cursor.js'
import type { Lexeme, Make } from './lexeme.js'
import { isSuperscriptName, joinName, marksText, readName } from './names.js'
import type { ConstantSyntax } from './syntax.js'
import type { Token } from './token.js'

/** What stands below a name or bracket. */
interface Below {
  readonly from: number
  readonly to: number
  /** where reading goes on */
  readonly end: number
  /** what is left of a run after the letters that were taken */
  readonly rest?: Token
}

const sized =
  (name: ConstantSyntax['name']): Make =>
  (args, span) => ({ type: 'constant', name, args, span })

/** Letters that are unknown functions where they stand undeclared before a bracket. */
const unknownFunctions = new Set(['f', 'g', 'h', 'φ', 'ψ'])

/** Names with all that belongs to them: what of their sub- and superscripts is part of the name, and what a component. */
export abstract class SymbolReader extends ArgumentReader {
  protected abstract expression(from: number, to: number): void
  protected abstract call(
    fn: { name: string; arity: readonly [number, number]; make: Make },
    word: Word,
  ): void
  protected abstract indicatorAhead(): boolean
  protected abstract indicator(start: number): void

  /** subscripts that were read before the exponent in front of them: where they begin → where they end */
  protected readonly readBefore = new Map<number, number>()

  /** A name, component or constant. */
  protected symbol(w: Word): void {
    if (this.differential(w) || this.applied(w) || this.constant(w)) return
    let above = this.superscriptName(w.name, '')
    const mark = this.subscriptAhead()
    if (mark < 0) {
      const name = joinName(w.name, '', above)
      this.nameLeaf(name, w.start, above === '' ? w.end : this.tokens[this.pos - 1]!.end)
      this.droppedArguments(name)
      return
    }
    const below = this.below(mark, joinName(w.name, '', above))
    const text = marksText(this.tokens, below.from, below.to)
    // x_j^{(i)}: an index above that comes after the one below
    let after: number | undefined
    if (above === '' && mark === this.pos && !below.rest) {
      this.pos = below.end
      above = this.superscriptName(w.name, text ?? '')
      if (above !== '') after = this.pos
      this.pos = mark
    }
    const component = this.isComponent(w.name, above, text, below)
    const name = joinName(w.name, component ? '' : text!, above)
    const end = this.tokens[(after ?? (component ? this.pos : below.to)) - 1]!.end
    this.nameLeaf(name, w.start, component && above === '' ? w.end : end)
    this.takeBelow(mark, below, () => component && this.places(below.from, below.to))
    if (after !== undefined) this.pos = after
    if (!component) this.droppedArguments(name)
  }

  /** dΛ, dW₁, dX̂: a differential whose name is no run of letters. */
  private differential(w: Word): boolean {
    const { names, wholeWords } = this.cx
    if (w.name !== 'd' || wholeWords || this.peek()?.spaced) return false
    const of = readName(this.tokens, this.match, this.pos, this.limit)
    if (!of || !names.has(`d${of.name}`)) return false
    this.pos = of.end
    this.nameLeaf(`d${of.name}`, w.start, this.tokens[of.end - 1]!.end)
    return true
  }

  private nameLeaf(name: string, start: number, end: number): void {
    this.emitLeaf({ type: 'name', name, span: { start, end } }, start, end)
  }

  /** `f(x)`, `f'(x)`, `J_f(x)`, `H_f(x)` of an unknown function. */
  private applied(w: Word): boolean {
    const { names } = this.cx
    if (this.cx.wholeWords) return false
    const declared = names.get(w.name)?.kind === 'function'
    if (declared || (unknownFunctions.has(w.name) && !names.has(w.name) && !this.bound.has(w.name))) {
      const { order, end: at } = this.primes()
      const open = this.tokens[at]
      if (at >= this.limit || open?.type !== '(' || (open.spaced && !declared)) return false
      this.pos = at
      this.apply(w, w.name, order, false)
      return true
    }
    if ((w.name === 'J' || w.name === 'H') && !names.has(w.name) && this.next('_')) {
      const group = this.peek(1)?.type === '{'
      const inner = this.peek(group ? 2 : 1)
      const open = this.peek(group ? 4 : 2)
      if (open?.type !== '(' || (inner?.type !== 'run' && inner?.type !== 'letter')) return false
      const fn = inner.text
      if (names.get(fn)?.kind !== 'function' && !(unknownFunctions.has(fn) && !names.has(fn))) return false
      this.pos += group ? 4 : 2
      this.apply(w, fn, w.name === 'J' ? 0 : 1, true)
      return true
    }
    return false
  }

  /** The primes that stand here, and where they end. */
  protected primes(): { readonly order: number; readonly end: number } {
    let end = this.pos
    for (let order = 0; ; order++) {
      const length = this.primeAt(end)
      if (length === 0) return { order, end }
      end += length
    }
  }

  /** How many tokens the prime here takes, `'`, `^\prime`, `^{\prime}`; 0 if there is none. */
  private primeAt(at: number): number {
    const types = this.tokens.slice(at, Math.min(at + 4, this.limit)).map((t) => t.type)
    if (types[0] === 'prime') return 1
    if (types[0] !== '^') return 0
    if (types[1] === 'prime') return 2
    return types[1] === '{' && types[2] === 'prime' && types[3] === '}' ? 4 : 0
  }

  protected apply(w: Word, fn: string, order: number, jacobian: boolean): void {
    const make: Make = (args, span) => ({ type: 'apply', fn, order, jacobian, args, span })
    this.call({ name: fn, arity: [1, Number.POSITIVE_INFINITY], make }, w)
  }

  /** π, e, ∞, I, I_n, e_k, unless they are declared. */
  private constant(w: Word): boolean {
    const { names } = this.cx
    if (names.has(w.name) || this.bound.has(w.name) || this.cx.wholeWords) return false
    const leaf = (name: ConstantSyntax['name']) => {
      const span = { start: w.start, end: w.end }
      this.emitLeaf({ type: 'constant', name, args: [], span }, w.start, w.end)
      return true
    }
    if (w.name === 'π' && !this.next('_')) return leaf('pi')
    if (w.name === 'e') {
      if (!this.next('_')) return leaf('e')
      return this.sizedConstant(w, 'unit')
    }
    if (w.name === 'I') {
      if (this.indicatorAhead()) {
        this.indicator(w.start)
        return true
      }
      if (!this.next('_')) return leaf('identity')
      return this.sizedConstant(w, 'identity')
    }
    return false
  }

  /** `I_n`, `e_k`, `𝟙_n`: what stands below is an expression. False where it is a list, or a known name. */
  protected sizedConstant(
    w: { name: string; start: number; end: number },
    name: ConstantSyntax['name'],
  ): boolean {
    const first = this.tokens[this.pos + 1]
    const below = this.below(this.pos, w.name)
    const text = marksText(this.tokens, below.from, below.to)
    const known = text !== undefined && this.cx.names.has(joinName(w.name, text, ''))
    if (known || this.find(below.from, below.to, (t) => t.type === ',') >= 0) {
      this.tokens[this.pos + 1] = first!
      return false
    }
    const end = this.tokens[below.to - 1]!.end
    this.emit('CALL', w.start, w.end, w.name, { make: sized(name) })
    this.takeBelow(this.pos, below, () => {
      this.emitAfter('OPEN')
      this.expression(below.from, below.to)
      this.emit('CLOSE', end, end)
    })
    this.operand = true
    return true
  }

  /** Takes `^{[1]}` or `^{(i)}` if it belongs to the name. */
  private superscriptName(base: string, below: string): string {
    if (!this.next('^') || !isSuperscriptName(this.tokens, this.match, this.pos)) return ''
    const open = this.pos + 1
    const group = this.tokens[open]!.type === '{'
    const close = this.match[open]!
    if (close >= this.limit) return ''
    const text = group ? marksText(this.tokens, open + 1, close) : marksText(this.tokens, open, close + 1)
    if (text === undefined) return ''
    const { names } = this.cx
    // x^{(p)} of a known x is a power, unless x^{(p)} is known itself
    const known = (low: string, high: string) => names.has(joinName(base, low, high))
    if (text.startsWith('(') && known(below, '') && !known(below, text) && !known('', text)) return ''
    this.pos = close + 1
    return text
  }

  /** Where the subscript of what was just read begins: here, or behind an exponent, `σ^2_x`; −1 if there is none. */
  protected subscriptAhead(): number {
    if (this.next('_')) return this.pos
    if (!this.next('^') && !this.next('.^')) return -1
    const exponent = this.peek(1)
    const after =
      exponent?.type === '{' ? this.match[this.pos + 1]! + 1 : exponent?.type === 'number' ? this.pos + 2 : -1
    if (after < 0 || after >= this.limit || this.tokens[after]!.type !== '_') return -1
    if (isSuperscriptName(this.tokens, this.match, this.pos)) return -1
    // (Wᵀ)_{ij}: marks come first, powers after
    const first = this.tokens[this.pos + 2]
    const marks =
      exponent?.type === '{' && (first?.type === 'transpose' || first?.type === '-' || first?.type === 'pinv')
    return marks || (exponent?.type === '{' && first?.text === 'T') ? -1 : after
  }

  /** The range of tokens below, after `_`. Of a bare run, only the letters that belong there: `w_ix_i`. */
  protected below(mark: number, base: string | null): Below {
    const first = this.tokens[mark + 1]
    if (mark + 1 >= this.limit || !first)
      this.fail('syntax/unfinished', 'a subscript is missing', this.tokens[mark]!)
    if (first!.type === '{' || first!.type === '(') {
      const close = this.match[mark + 1]!
      if (close === mark + 2) this.fail('syntax/empty', 'the subscript is empty', first!)
      return { from: mark + 2, to: close, end: close + 1 }
    }
    const whole: Below = { from: mark + 1, to: mark + 2, end: mark + 2 }
    if (first!.type !== 'run') {
      const fine = ['letter', 'text', 'number', '∞', '*', ':', '+', '-'].includes(first!.type)
      if (!fine)
        this.fail(
          'syntax/unexpected',
          `\`${first!.text}\` cannot be a subscript`,
          first!,
          'write `x_i` or `x_{…}`',
        )
      return whole
    }
    const taken = this.lettersBelow(
      first!,
      base,
      mark + 2 < this.limit && this.tokens[mark + 2]!.type === '_',
    )
    if (taken >= first!.text.length) return whole
    const cut = first!.start + taken
    this.tokens[mark + 1] = { ...first!, text: first!.text.slice(0, taken), end: cut }
    return { ...whole, rest: { ...first!, text: first!.text.slice(taken), start: cut, spaced: false } }
  }

  private lettersBelow(run: Token, base: string | null, again: boolean): number {
    const { names, source } = this.cx
    const text = run.text
    if (text.length === 1 || (base === null && /^(?:inf|fro)$/.test(text))) return text.length
    if (base === null && /^F[A-Z]/.test(text)) return 1 // ‖X‖_FY
    if (base !== null && names.has(joinName(base, marksText([run], 0, 1)!, ''))) return text.length
    let indices = 0
    while (indices < text.length && this.isIndex(text[indices]!)) indices++
    if (indices === text.length) return indices
    const latex = source.includes('\\')
    // w_ix_i: what has a subscript of its own begins a new factor
    if (indices > 0 && (again || latex || this.allKnown(text.slice(indices)))) return latex ? 1 : indices
    if (base !== null && names.has(joinName(base, text[0]!, '')) && this.allKnown(text.slice(1))) return 1
    return text.length
  }

  private allKnown(letters: string): boolean {
    for (let at = 0; at < letters.length; ) {
      const word = this.cx.names.wordAt(letters, at)
      if (word === 0 && !this.cx.names.has(letters[at]!)) return false
      at += word || 1
    }
    return true
  }

  /** Goes on behind what stood below, or remembers that it has been read. */
  protected takeBelow(mark: number, below: Below, read: () => unknown): void {
    const back = this.pos
    read()
    if (below.rest) this.tokens[below.from] = below.rest
    const end = below.rest ? below.from : below.end
    if (mark === back) this.pos = end
    else {
      this.pos = back
      this.readBefore.set(mark, end)
    }
  }

  private isComponent(base: string, above: string, text: string | undefined, below: Below): boolean {
    const { names } = this.cx
    const stem = joinName(base, '', above)
    if (text !== undefined && names.has(joinName(base, text, above))) return false
    if (text !== undefined && /^[0-9]+$/.test(text)) return names.get(stem)?.rank === 1
    return text === undefined || this.arePlaces(below.from, below.to)
  }

  private arePlaces(from: number, to: number): boolean {
    const parts = this.split(from, to, ',')
    const several = parts.length > 1
    let positions = 0
    for (const p of parts) {
      const t = this.tokens[p.from]
      if (!t) return false
      if (p.to - p.from > 1) {
        const known = this.find(
          p.from,
          p.to,
          (x) => (x.type === 'run' || x.type === 'letter') && this.isIndex(x.text),
        )
        if (known < 0) return false
        positions++
      } else if (t.type === ':') positions++
      else if (t.type === 'run') {
        if (![...t.text].every((c) => this.isIndex(c))) return false
        positions++
      } else if (t.type === 'letter') {
        if (!this.isIndex(t.text)) return false
        positions++
      } else if (!(several && (t.type === 'number' || t.type === '*'))) return false
    }
    return positions > 0 || several
  }

  /** Emits `[places]` for a component; the tokens are separated by commas, or letters of one run. */
  protected places(from: number, to: number): void {
    const start = this.tokens[from]!.start
    const end = this.tokens[to - 1]!.end
    this.emit('AT', start, start)
    this.split(from, to, ',').forEach((part, i) => {
      if (i > 0) this.emit('COMMA', part.from < to ? this.tokens[part.from]!.start : end, end)
      const t = this.tokens[part.from]
      if (!t || part.from >= part.to) this.fail('syntax/empty', 'a position is missing', { start, end })
      const single = part.to - part.from === 1
      if (single && (t!.type === ':' || t!.type === '*')) this.emit('ALL', t!.start, t!.end)
      else if (
        single &&
        t!.type === 'run' &&
        t!.text.length > 1 &&
        [...t!.text].every((c) => this.isIndex(c))
      )
        this.lettersAsPlaces(t!)
      else this.expression(part.from, part.to)
    })
    this.emit('END', end, end)
    this.operand = true
  }

  private lettersAsPlaces(t: Token): void {
    ;[...t.text].forEach((name, i) => {
      const [start, end] = [t.start + i, t.start + i + 1]
      if (i > 0) this.emit('COMMA', start, start)
      this.emitLeaf({ type: 'name', name, span: { start, end } }, start, end)
    })
  }

  /** `L(W)` where `L(W) = …` was defined: the arguments say nothing new. */
  private droppedArguments(name: string): void {
    const args = this.cx.names.get(name)?.args
    if (!args || !this.next('(')) return
    const close = this.match[this.pos]!
    const text = this.split(this.pos + 1, close, ',').map((p) => marksText(this.tokens, p.from, p.to))
    if (text.length === args.length && text.every((t, i) => t === args[i])) this.pos = close + 1
  }

  /** The lexemes that an action emits, taken back. */
  protected captured(action: () => void): Lexeme[] {
    const from = this.out.length
    action()
    return this.out.splice(from)
  }
}
