import { fractions } from './characters.js'
import { matrices } from './commands.js'
import type { Word } from './cursor.js'
import { type FunctionEntry, squareRoot } from './functions.js'
import type { Lexeme, LexemeType, Make } from './lexeme.js'
import { MarkReader } from './marks.js'
import { readName } from './names.js'
import type { Range } from './structure.js'
import type { Token } from './token.js'

/** What was opened without a bracket, and is still to be closed: the argument of a function, the body of a sum, bars. */
type Pending =
  | { readonly kind: 'function'; readonly word: Word; readonly after: readonly Lexeme[] }
  | { readonly kind: 'big'; readonly start: number; readonly end: number; readonly names: readonly string[] }
  | { readonly kind: 'bars'; readonly token: Token; readonly glyph: string }

const relations = new Set(['relation', '<', '>', '='])
const isRelation = (t: Token) => relations.has(t.type)

const elementwise: ReadonlyMap<string, LexemeType> = new Map([
  ['⊙', 'HADAMARD'],
  ['⊘', 'DIVIDE'],
  ['⊗', 'KRON'],
  [':', 'COLON'],
])

/**
 * Tokens → lexemes of the grammar. Everything that would be ambiguous is decided here, from what is known of the names, in one
 * pass over the tokens: what a word is, calls and products, names and components, where bars open and close, and how
 * far functions without brackets and sums reach.
 */
export class Resolver extends MarkReader {
  private pending: Pending[] = []

  /** The lexemes of an expression. @throws GradusError */
  resolve(range: Range): Lexeme[] {
    this.out.length = 0
    this.expression(range.from, range.to)
    return this.out.slice()
  }

  /** The lexemes of a comparison, as those of an indicator. @throws GradusError */
  resolveComparison(range: Range): Lexeme[] {
    this.out.length = 0
    const start = this.tokens[range.from]!.start
    const end = this.tokens[range.to - 1]!.end
    this.emit('INDICATOR', start, start)
    this.comparison(range.from, range.to)
    this.emit('END', end, end)
    return this.out.slice()
  }

  protected expression(from: number, to: number): void {
    const saved = [this.pos, this.limit, this.pending] as const
    const at = this.tokens[from] ?? this.tokens[from - 1] ?? { start: 0, end: 0 }
    this.deeper(at)
    this.pos = from
    this.limit = to
    this.pending = []
    this.operand = false
    while (this.pos < this.limit) this.step(this.tokens[this.pos]!)
    this.close(true)
    const bars = this.pending.at(-1)
    if (bars?.kind === 'bars')
      this.fail('syntax/bracket', `\`${bars.glyph === '‖' ? '||' : '|'}\` is never closed`, bars.token)
    if (!this.operand) this.unfinished(from)
    ;[this.pos, this.limit, this.pending] = saved
    this.depth--
  }

  private unfinished(from: number): never {
    const last = this.tokens[this.pos - 1]
    if (!last || this.pos <= from)
      this.fail('syntax/empty', 'an expression is missing here', last ?? { start: 0, end: 0 })
    return this.fail(
      'syntax/unfinished',
      `the expression ends after \`${this.textOf(last!)}\``,
      last!,
      'something must follow, or it must go',
    )
  }

  private step(t: Token): void {
    switch (t.type) {
      case 'run':
        return /^[0-9]/.test(t.text) ? this.leadingNumber(t) : this.word()
      case 'text':
      case 'letter':
        return this.word()
      case 'number':
        return this.number(t)
      case 'fraction':
        return this.fraction(t)
      case 'ones':
      case 'zeros':
        return this.filled(t)
      case '∞':
        this.pos++
        return this.emitLeaf(
          { type: 'constant', name: 'infinity', args: [], span: spanOf(t) },
          t.start,
          t.end,
        )
      case '(':
      case '{':
      case '\\{':
        return this.group(t)
      case '⟨':
        return this.inner(t)
      case '[':
        return this.square(t)
      case 'bar':
        return this.bar(t)
      case 'begin':
        return this.environment(t)
      case 'frac':
        return this.frac(t)
      case '√':
        return this.root(t)
      case 'Σ':
      case 'Π':
        this.pos++
        return this.bigOrSum(t)
      case '∂':
        return this.partial(t)
      case '^':
      case '.^':
        return this.superscript()
      case '_':
        this.needOperand(t)
        return this.subscript()
      case 'prime':
      case 'transpose':
        return this.postfix(t, 'TRANSPOSE')
      case 'pinv':
        return this.postfix(t, 'PINV')
      case '+':
      case '-':
        return this.sign(t)
      case '*':
      case '×':
        return this.infix(t, 'TIMES')
      case '/':
        return this.infix(t, 'SLASH')
      case '⊙':
      case '⊘':
      case '⊗':
      case ':':
        this.close()
        return this.infix(t, elementwise.get(t.type)!)
      case '&':
      case 'newline':
      case 'row':
        this.pos++
        return
      default:
        return this.unexpected(t)
    }
  }

  private unexpected(t: Token): never {
    if (isRelation(t))
      return this.fail(
        'syntax/comparison',
        `a comparison cannot stand here`,
        t,
        t.type === '=' ? undefined : 'it stands in `[x > 0]`, in `cases(…)` and below a sum',
      )
    if (t.type === ',') return this.fail('syntax/unexpected', 'a comma cannot stand here', t)
    if (t.type === ';') return this.fail('syntax/unexpected', 'a semicolon cannot stand here', t)
    if (t.type === '..')
      return this.fail(
        'syntax/dots',
        'dots are not read',
        t,
        'write a sum or product over an index, `sum_{i=1}^n x_i`',
      )
    if (t.type === '.')
      return this.fail(
        'syntax/unexpected',
        'a full stop stands only at the end',
        t,
        'a product is `A*B` or `A B`',
      )
    if (t.type === '∇')
      return this.fail('syntax/request', '`∇` asks for a derivative, and stands only at the start', t)
    return this.fail('syntax/unexpected', `\`${this.textOf(t)}\` cannot stand here`, t)
  }

  // ── operators ──────────────────────────────────────────────────────────────

  private sign(t: Token): void {
    this.pos++
    if (this.operand) {
      this.close()
      this.emit(t.type === '+' ? 'PLUS' : 'MINUS', t.start, t.end, t.text)
    } else if (t.type === '-') this.emit('MINUS', t.start, t.end, t.text)
    else if (this.out.length > 0 && ['PLUS', 'MINUS', 'TIMES', 'SLASH'].includes(this.out.at(-1)!.type))
      this.fail('syntax/operand', '`+` has nothing before it', t)
    this.operand = false
  }

  private infix(t: Token, type: LexemeType): void {
    if (!this.operand) {
      const before = this.out.at(-1)
      const after = before && before.end > before.start ? ` after \`${this.textOf(before)}\`` : ''
      this.fail(
        'syntax/operand',
        `\`${this.textOf(t)}\` cannot stand${after || ' here'}: a quantity is missing before it`,
        t,
      )
    }
    this.pos++
    this.emit(type, t.start, t.end, this.textOf(t))
    this.operand = false
  }

  // ── functions and sums without brackets ────────────────────────────────────

  /** Closes the arguments and bodies that are open, up to bars. */
  private close(all = false): void {
    for (let top = this.pending.at(-1); top && top.kind !== 'bars'; top = this.pending.at(-1)) {
      if (!this.operand) {
        if (!all && top.kind === 'function') return
        const what = top.kind === 'big' ? top : top.word
        this.fail('syntax/argument', `\`${this.textOf(what)}\` has nothing to apply to`, what)
      }
      this.pending.pop()
      this.closeOne(top)
    }
  }
  private closeOne(top: Exclude<Pending, { kind: 'bars' }>): void {
    this.depth--
    if (top.kind === 'big') {
      this.emitAfter('END')
      this.unbind(top.names)
    } else {
      this.emitAfter('CLOSE')
      this.out.push(...top.after)
    }
    this.operand = true
  }
  /** A function's name ends the argument of the function before it, unless it is the argument's beginning. */
  private closeFunctions(): void {
    if (!this.operand) return
    for (let top = this.pending.at(-1); top?.kind === 'function'; top = this.pending.at(-1)) {
      this.pending.pop()
      this.closeOne(top)
    }
  }

  private word(): void {
    const w = this.takeWord()
    if (!w.fn) return this.symbolOrCall(w)
    if (w.letter && (w.name === 'Σ' || w.name === 'Π') && this.next('_')) return this.bigLetter(w)
    if (w.letter && !this.bracketAhead()) return this.symbol(w)
    if (w.fn.name === 'sum' && this.next('_')) return this.big(w, true)
    if (w.fn.role) return this.wordWithRole(w, w.fn.role)
    this.functionUse(w, w.fn)
  }

  private wordWithRole(w: Word, role: 'product' | 'cases' | 'infinity'): void {
    if (role === 'infinity')
      return this.emitLeaf({ type: 'constant', name: 'infinity', args: [], span: spanOf(w) }, w.start, w.end)
    if (role === 'product') return this.big(w, false)
    if (!this.next('('))
      this.fail(
        'syntax/argument',
        '`cases` needs its branches in brackets',
        w,
        'write `cases(x if x >= 0; 0 if x < 0)`',
      )
    this.casesCall(w)
  }

  private symbolOrCall(w: Word): void {
    if ((w.name === 'Σ' || w.name === 'Π') && this.next('_')) return this.bigLetter(w)
    this.symbol(w)
  }

  /** A bracket, or a power and a bracket: σ(z), σ²(z). */
  private bracketAhead(): boolean {
    if (this.next('(')) return true
    if (!this.next('^')) return false
    const group = this.peek(1)?.type === '{'
    const after = group ? this.match[this.pos + 1]! + 1 : this.pos + 2
    if (this.peek(1)?.type !== 'number' && !(group && this.peek(2)?.type === 'number')) return false
    return after < this.limit && this.tokens[after]!.type === '(' && !this.tokens[after]!.spaced
  }

  private functionUse(w: Word, entry: FunctionEntry): void {
    this.closeFunctions()
    const fn = this.based(w, entry)
    let after: Lexeme[] = []
    if (this.next('^')) {
      const at = this.peek()!
      this.operand = true
      after = this.captured(() => this.superscript())
      this.operand = false
      if (after[0]!.type !== 'POWER')
        this.fail(
          'syntax/function-mark',
          `\`${this.textOf(w)}\` itself has no inverse or transpose here`,
          at,
          `put the mark after the bracket, \`${fn.name}(x)^-1\``,
        )
    }
    if (this.next('prime'))
      this.fail(
        'syntax/derivative-mark',
        `\`${this.textOf(w)}'\` is not read: only unknown functions such as f and g have a derivative by sign`,
        this.peek()!,
        'write the derivative out',
      )
    const open = this.peek()
    if (
      open &&
      (open.type === '(' || open.type === '{' || open.type === '\\{' || this.bracketsArgument(open))
    ) {
      this.call(fn, w)
      this.out.push(...after)
      return
    }
    if (fn.arity[0] > 1)
      this.fail('syntax/argument', `\`${fn.name}\` takes ${count(fn.arity)} in brackets`, w)
    this.deeper(w)
    this.emit('CALL', w.start, w.end, fn.name, { make: fn.make })
    this.emitAfter('OPEN')
    this.pending.push({ kind: 'function', word: w, after })
    this.operand = false
  }

  /** `exp[…]`: brackets like round ones, unless a matrix or indicator stands there. */
  private bracketsArgument(open: Token): boolean {
    if (open.type !== '[' || open.spaced) return false
    const close = this.match[this.pos]!
    return this.find(this.pos + 1, close, (t) => isRelation(t) || t.type === ',' || t.type === ';') < 0
  }

  /** `log_2`, `\log_{10}`: functions with a number below. */
  private based(w: Word, entry: FunctionEntry): FunctionEntry {
    if (!this.next('_')) return entry
    const group = this.peek(1)?.type === '{'
    const t = this.peek(group ? 2 : 1)
    const fn = t?.type === 'number' ? this.cx.functions.get(entry.name + t.text) : undefined
    if (!fn)
      this.fail(
        'syntax/function-subscript',
        `\`${this.textOf(w)}\` takes no subscript`,
        t ?? w,
        entry.arity[1] === 1
          ? `a component is taken of the value: \`${entry.name}(x)[i]\``
          : `for all entries of x write \`${entry.name}(x)\``,
      )
    this.pos += group ? 4 : 2
    return fn!
  }

  protected call(fn: { name: string; arity: readonly [number, number]; make: Make }, w: Word): void {
    if (this.pending.at(-1)?.kind === 'function' && this.operand) this.closeFunctions()
    const open = this.pos
    const close = this.match[open]!
    const bar = fn.arity[0] > 1 ? this.divergenceBar(open + 1, close) : -1
    const parts =
      bar >= 0
        ? [
            { from: open + 1, to: bar },
            { from: bar + 1, to: close },
          ]
        : this.split(open + 1, close, ',')
    const end = this.tokens[close]!.end
    if (close === open + 1)
      this.fail('syntax/argument', `\`${this.textOf(w)}\` has no argument`, { start: w.start, end })
    if (parts.length < fn.arity[0] || parts.length > fn.arity[1])
      this.fail('syntax/arity', `\`${fn.name}\` takes ${count(fn.arity)}, not ${parts.length}`, {
        start: w.start,
        end,
      })
    this.emit('CALL', w.start, w.end, fn.name, { make: fn.make })
    this.emit('OPEN', this.tokens[open]!.start, this.tokens[open]!.end)
    this.list(parts)
    this.emit('CLOSE', this.tokens[close]!.start, end)
    this.pos = close + 1
    this.operand = true
  }

  /** KL(p||q): the bars that stand for a comma. */
  private divergenceBar(from: number, to: number): number {
    let at = -1
    for (let i = from; i < to; i = this.skip(i)) {
      const t = this.tokens[i]!
      if (t.type === ',') return -1
      if (t.type !== 'bar' || !t.text.endsWith('‖')) continue
      if (at >= 0) return -1
      at = i
    }
    return at
  }

  private list(parts: readonly { from: number; to: number }[]): void {
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

  // ── sums and products over indices ─────────────────────────────────────────

  private bigOrSum(t: Token): void {
    const w: Word = { name: t.text, letter: false, start: t.start, end: t.end }
    if (this.next('_') || this.next('^')) return this.big(w, t.type === 'Σ')
    const sum = this.cx.functions.get('sum')
    if (t.type === 'Σ' && sum) return this.functionUse(w, sum)
    this.fail('syntax/index', `\`${this.textOf(t)}\` needs an index`, t, 'write `prod_i x_i`')
  }

  /** Σ and Π as letters: a sum, unless it is the name of a matrix and the subscript one of its marks. */
  private bigLetter(w: Word): void {
    const known = this.cx.names.has(w.name)
    if (known) {
      const group = this.peek(1)?.type === '{'
      const to = group ? this.match[this.pos + 1]! : this.pos + 2
      const from = group ? this.pos + 2 : this.pos + 1
      const single =
        to - from === 1 && this.tokens[from]!.type === 'run' && this.tokens[from]!.text.length === 1
      const binds = this.find(from, to, isRelation) >= 0
      const free =
        single && /^[ijkl]$/.test(this.tokens[from]!.text) && !this.bound.has(this.tokens[from]!.text)
      if (!binds && !(free && this.cx.names.get(w.name)!.rank === 2)) return this.symbol(w)
    }
    this.big(w, w.name === 'Σ')
  }

  private big(w: Word, sum: boolean): void {
    this.closeFunctions()
    this.deeper(w)
    let limits: { from: number; to: number } | undefined
    let upper: Lexeme[] | undefined
    const names: string[] = []
    this.emit('BIG', w.start, w.end, '', { big: sum ? 'sum' : 'product' })
    for (;;) {
      if (this.next('_') && !limits) {
        const group = this.peek(1)?.type === '{' || this.peek(1)?.type === '('
        const t = this.peek(1)
        if (!t) this.fail('syntax/unfinished', 'the index is missing', w)
        if (group) {
          limits = { from: this.pos + 2, to: this.match[this.pos + 1]! }
          if (limits.from === limits.to) this.fail('syntax/empty', 'the index is missing', t!)
          this.pos = limits.to + 1
          this.limits(limits.from, limits.to, names)
        } else {
          limits = { from: this.pos + 1, to: this.pos + 2 }
          this.pos++
          this.bareIndex(names)
        }
      } else if (this.next('^') && !upper) {
        const at = this.peek()!
        this.operand = true
        const captured = this.captured(() => this.superscript())
        upper = this.upperLimit(captured, at)
      } else break
    }
    if (!limits)
      this.fail(
        'syntax/index',
        `\`${this.textOf(w)}\` needs an index below`,
        w,
        'write `sum_i x_i` or `sum_{i=1}^n x_i`',
      )
    if (upper) {
      this.emitAfter('TO')
      this.out.push(...upper)
    }
    this.emitBefore('BODY')
    this.pending.push({ kind: 'big', start: w.start, end: w.end, names })
    this.operand = false
  }

  /** What was read as an exponent; T is no transpose there. */
  private upperLimit(exponent: Lexeme[], at: Token): Lexeme[] {
    const [first] = exponent
    if (first?.type === 'POWER') return exponent.slice(2, -1)
    if (exponent.length !== 1 || first!.type !== 'TRANSPOSE')
      this.fail('syntax/index', 'this is no upper limit', at, 'write `sum_{i=1}^n`')
    const { start, end } = first!
    return [{ type: 'LEAF', start, end, text: '', node: { type: 'name', name: 'T', span: { start, end } } }]
  }

  private bareIndex(names: string[]): void {
    const t = this.peek()!
    if (t.type === 'letter') {
      this.pos++
      return this.bind(t.text, t.start, t.end, names)
    }
    if (t.type !== 'run')
      this.fail('syntax/index', 'this is no index', t, 'write `sum_i x_i` or `sum_{i=1}^n x_i`')
    const usual = /^[ijkl]+/.exec(t.text)?.[0] ?? t.text
    // of \sum_ix_i only i is the index
    const letters = usual.length > 1 && this.cx.source.includes('\\') && usual !== t.text ? usual[0]! : usual
    if (letters === t.text && !/^[ijkl]+$/.test(letters)) {
      this.pos++
      return this.bind(letters, t.start, t.end, names)
    }
    ;[...letters].forEach((name, i) => {
      this.bind(name, t.start + i, t.start + i + 1, names)
    })
    if (letters === t.text) this.pos++
    else
      this.tokens[this.pos] = {
        ...t,
        text: t.text.slice(letters.length),
        start: t.start + letters.length,
        spaced: false,
      }
  }

  private bind(name: string, start: number, end: number, names: string[]): void {
    if (names.includes(name)) this.fail('syntax/index', `\`${name}\` is summed over twice`, { start, end })
    names.push(name)
    this.bound.set(name, (this.bound.get(name) ?? 0) + 1)
    this.emit('INDEX', start, end, name)
  }
  private unbind(names: readonly string[]): void {
    for (const n of names) {
      const count = this.bound.get(n)! - 1
      if (count === 0) this.bound.delete(n)
      else this.bound.set(n, count)
    }
  }

  /** `i=1`, `i, j`, `j ≠ y`, `i < j`, `i = 1..n`. */
  private limits(from: number, to: number, names: string[]): void {
    const conditions: { from: number; to: number; at: number }[] = []
    for (const part of this.split(from, to, ',')) {
      const at = this.find(part.from, part.to, isRelation)
      const first = this.tokens[part.from]
      const member = this.find(part.from, part.to, (t) => t.type === '∈')
      if (!first || part.from >= part.to || member >= 0)
        this.fail(
          'syntax/index',
          member >= 0 ? 'sets of indices are not read' : 'the index is missing',
          first ?? this.tokens[from - 1]!,
          'write `sum_i x_i`, `sum_{i=1}^n x_i` or `sum_{j != y} x_j`',
        )
      const name = this.indexName(part.from, at < 0 ? part.to : at)
      if (at >= 0 && this.tokens[at]!.type === '=' && name !== undefined) {
        this.bind(name, first!.start, this.tokens[at - 1]!.end, names)
        const dots = this.find(at + 1, part.to, (t) => t.type === '..')
        this.emitBefore('FROM')
        this.expression(at + 1, dots < 0 ? part.to : dots)
        if (dots >= 0) {
          this.emitAfter('TO')
          this.expression(dots + 1, part.to)
        }
      } else if (at >= 0) conditions.push({ ...part, at })
      else if (name !== undefined) this.bind(name, first!.start, this.tokens[part.to - 1]!.end, names)
      else if (part.to - part.from === 1 && first!.type === 'run')
        [...first!.text].forEach((c, i) => {
          this.bind(c, first!.start + i, first!.start + i + 1, names)
        })
      else
        this.fail(
          'syntax/index',
          'this is no index',
          first!,
          'write `sum_i x_i`, `sum_{i=1}^n x_i` or `sum_{j != y} x_j`',
        )
    }
    for (const c of conditions) {
      const left = this.indexName(c.from, c.at)
      const right = this.indexName(c.at + 1, c.to)
      const unequal = this.tokens[c.at]!.text === '!='
      if (!unequal && right && /^[ijkl]$/.test(right) && !this.bound.has(right))
        this.bind(right, this.tokens[c.at + 1]!.start, this.tokens[c.at + 1]!.end, names)
      if (left && !names.includes(left))
        this.bind(left, this.tokens[c.from]!.start, this.tokens[c.at - 1]!.end, names)
    }
    for (const c of conditions) {
      this.emitAfter('SUCH')
      this.comparison(c.from, c.to)
    }
  }

  /** A range that is one name. */
  private indexName(from: number, to: number): string | undefined {
    const t = this.tokens[from]
    if (!t || to - from < 1 || (t.type === 'run' && t.text.length > 1 && /^[ijkl]+$/.test(t.text)))
      return undefined
    const read = readName(this.tokens, this.match, from, to)
    return read?.end === to ? read.name : undefined
  }

  // ── brackets and atoms ─────────────────────────────────────────────────────

  private number(t: Token): void {
    const before = this.out.at(-1)
    if (
      this.operand &&
      before?.type === 'LEAF' &&
      before.node?.type === 'number' &&
      this.textBetween(before.end, t.start)
    )
      this.fail(
        'syntax/numbers',
        `two numbers stand side by side`,
        { start: before.start, end: t.end },
        'write `*` between factors, commas between entries',
      )
    if (t.text === '1' || t.text === '0') {
      const next = this.peek(1)
      const one = t.text === '1'
      if (next?.type === '_' && !next.spaced) return this.filled({ ...t, type: one ? 'ones' : 'zeros' })
      if (one && next?.type === '[' && !next.spaced && this.hasRelation(this.pos + 1))
        return this.filled({ ...t, type: 'ones' })
    }
    this.pos++
    this.emitLeaf({ type: 'number', text: numberText(t.text), span: spanOf(t) }, t.start, t.end)
  }
  /** What a function's name left of its run: `sin2x`. */
  private leadingNumber(t: Token): void {
    const digits = /^[0-9]+/.exec(t.text)![0]
    const cut = t.start + digits.length
    this.tokens[this.pos] = { ...t, text: t.text.slice(digits.length), start: cut, spaced: false }
    this.emitLeaf({ type: 'number', text: digits, span: { start: t.start, end: cut } }, t.start, cut)
  }
  private textBetween(from: number, to: number): boolean {
    return from < to && this.cx.source.slice(from, to).trim() === ''
  }

  private fraction(t: Token): void {
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

  /** 𝟙, 𝟎, with a size or as the indicator of a comparison. */
  private filled(t: Token): void {
    this.pos++
    const name = t.type === 'ones' ? 'ones' : 'zeros'
    if (name === 'ones' && this.indicatorAhead()) return this.indicator(t.start)
    if (this.next('_')) {
      const group = this.peek(1)?.type === '{'
      if (name === 'ones' && group && this.hasRelation(this.pos + 1)) {
        this.pos++
        return this.indicator(t.start)
      }
      if (this.sizedConstant({ name: t.text, start: t.start, end: t.end }, name)) return
    }
    this.emitLeaf({ type: 'constant', name, args: [], span: spanOf(t) }, t.start, t.end)
  }

  private hasRelation(open: number): boolean {
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

  private comparison(from: number, to: number): void {
    const at = this.find(from, to, isRelation)
    if (at < 0)
      this.fail(
        'syntax/comparison',
        'a comparison is missing here',
        rangeOf(this.tokens, from, to),
        'such as `x > 0`',
      )
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

  private group(t: Token): void {
    const close = this.match[this.pos]!
    const last = this.tokens[close]!
    if (close === this.pos + 1)
      this.fail('syntax/empty', 'there is nothing between the brackets', { start: t.start, end: last.end })
    const comma = this.find(this.pos + 1, close, (x) => x.type === ',')
    if (comma >= 0)
      this.fail(
        'syntax/unexpected',
        'a list stands only in the brackets of a function',
        this.tokens[comma]!,
        'a column vector is `[a; b]`',
      )
    const relation = this.find(this.pos + 1, close, isRelation)
    if (relation >= 0)
      this.fail(
        'syntax/comparison',
        'a comparison cannot stand in round brackets',
        this.tokens[relation]!,
        'an indicator is `[x > 0]`',
      )
    this.emit('OPEN', t.start, t.end, t.text)
    this.expression(this.pos + 1, close)
    this.emit('CLOSE', last.start, last.end)
    this.pos = close + 1
    this.operand = true
  }

  private inner(t: Token): void {
    const close = this.match[this.pos]!
    const last = this.tokens[close]!
    let parts: { from: number; to: number }[] = this.split(this.pos + 1, close, ',')
    if (parts.length === 1) {
      const bar = this.find(this.pos + 1, close, (x) => x.type === 'bar' && x.text === '|')
      if (bar >= 0)
        parts = [
          { from: this.pos + 1, to: bar },
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
  private square(t: Token): void {
    const before = this.out.at(-1)
    const number = before?.type === 'LEAF' && before.node?.type === 'number'
    const relation = this.hasRelation(this.pos)
    if (this.operand && !t.spaced && !number && !relation) return this.indexBracket()
    if (relation) return this.indicator(t.start)
    const close = this.match[this.pos]!
    this.matrix(t, this.split(this.pos + 1, close, ';'), ',', this.tokens[close]!)
    this.pos = close + 1
  }

  private matrix(
    open: Token,
    rows: readonly { from: number; to: number }[],
    separator: ',' | '&',
    last: Token,
  ): void {
    const used = rows.filter((r, i) => r.from < r.to || i < rows.length - 1)
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

  private bar(t: Token): void {
    const glyph = t.text.at(-1)!
    const side = t.text.slice(0, -1)
    const opened = this.pending.findLast((p) => p.kind === 'bars')
    if (side !== 'left' && opened?.kind === 'bars' && (this.operand || side === 'right')) {
      if (opened.glyph === glyph) return this.closeBars(t, opened)
      // |x||y|: two bars that were read as one
      if (opened.glyph === '|' && glyph === '‖' && t.end - t.start === 2 && this.cx.source[t.start] === '|') {
        const [first, second] = [
          { ...t, text: '|', end: t.start + 1 },
          { ...t, text: '|', start: t.start + 1, spaced: false },
        ]
        this.tokens[this.pos] = second
        this.pos--
        return this.closeBars(first, opened)
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
    this.close(true)
    if (!this.operand)
      this.fail('syntax/empty', 'there is nothing between the bars', {
        start: opened.token.start,
        end: t.end,
      })
    this.pending.pop()
    this.depth--
    this.pos++
    const kind = opened.glyph === '‖' ? this.normKind() : null
    this.emit(
      'END',
      t.start,
      Math.max(t.end, kind !== null ? (this.tokens[this.pos - 1]?.end ?? t.end) : t.end),
      '',
      { kind },
    )
    this.operand = true
  }

  private frac(t: Token): void {
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
    if (!next) this.fail('syntax/unfinished', `\`${this.textOf(t)}\` needs a numerator and a denominator`, t)
    if (next!.type === '{') {
      this.operand = false
      this.group(next!)
      return this.tokens[this.pos - 1]!.end
    }
    let end = next!.end
    if ((next!.type === 'number' || next!.type === 'run') && next!.text.length > 1) {
      end = next!.start + 1
      const rest = next!.text.slice(1)
      this.tokens[this.pos] = {
        ...next!,
        text: rest,
        start: end,
        spaced: false,
        type: /^[0-9.]/.test(rest) ? 'number' : 'run',
      }
      const first = { ...next!, text: next!.text[0]!, end }
      this.operand = false
      if (first.type === 'number')
        this.emitLeaf({ type: 'number', text: first.text, span: spanOf(first) }, first.start, end)
      else this.single(first)
      return end
    }
    if (!['number', 'run', 'letter', 'text', '√', 'frac', 'ones', '('].includes(next!.type))
      this.fail(
        'syntax/unexpected',
        `\`${this.textOf(t)}\` needs two parts in braces`,
        next!,
        'write `\\frac{a}{b}`',
      )
    this.operand = false
    if (next!.type === 'frac') this.frac(next!)
    else if (next!.type === 'run' || next!.type === 'letter') this.single(next!, true)
    else this.atom()
    return this.tokens[this.pos - 1]!.end
  }

  /** One letter on its own, without what follows. */
  private single(t: Token, advance = false): void {
    const saved = this.limit
    const at = this.pos
    const kept = this.tokens[at]!
    this.tokens[at] = t
    this.limit = at + 1
    this.symbol(this.takeWord())
    this.limit = saved
    this.pos = advance ? at + 1 : at
    if (!advance) this.tokens[at] = kept
  }

  private root(t: Token): void {
    this.deeper(t)
    this.pos++
    let degree: { from: number; to: number } | undefined
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
    if (degree) {
      const { start, end } = this.tokens[degree.from - 1]!
      this.emit('POWER', start, end, '^')
      this.emit('OPEN', start, end)
      this.emitLeaf({ type: 'number', text: '1' }, start, end)
      this.emit('SLASH', start, end, '/')
      this.emit('OPEN', start, end)
      this.expression(degree.from, degree.to)
      this.emitAfter('CLOSE')
      this.emitAfter('CLOSE')
    }
    this.operand = true
    this.depth--
  }

  protected atom(): void {
    const t = this.peek()
    if (!t) this.unfinished(0)
    switch (t!.type) {
      case 'number':
        return this.number(t!)
      case 'fraction':
        return this.fraction(t!)
      case 'ones':
      case 'zeros':
        return this.filled(t!)
      case '(':
      case '{':
      case '\\{':
        return this.group(t!)
      case '⟨':
        return this.inner(t!)
      case 'frac':
        return this.frac(t!)
      case '√':
        return this.root(t!)
      case 'begin':
        return this.environment(t!)
      case '∞':
        this.pos++
        return this.emitLeaf(
          { type: 'constant', name: 'infinity', args: [], span: spanOf(t!) },
          t!.start,
          t!.end,
        )
      case 'bar':
        return this.barAtom(t!)
      case 'run':
      case 'letter':
      case 'text':
        return this.wordAtom()
      default:
        this.fail(
          'syntax/unexpected',
          `\`${this.textOf(t!)}\` cannot stand here`,
          t!,
          'put brackets around what belongs together',
        )
    }
  }

  private wordAtom(): void {
    const w = this.takeWord()
    const big =
      w.fn?.role === 'product' ||
      ((w.name === 'Σ' || w.name === 'Π') && this.next('_') && !this.cx.names.has(w.name))
    if (big) this.fail('syntax/unexpected', 'a sum or product needs brackets here', w, 'write `(sum_i x_i)`')
    if (w.fn?.role) this.wordWithRole(w, w.fn.role)
    else if (w.fn && (!w.letter || this.next('('))) {
      if (!this.next('(') && !this.next('{') && !this.next('\\{'))
        this.fail(
          'syntax/argument',
          `\`${this.textOf(w)}\` needs brackets here`,
          w,
          `write \`${w.fn.name}(x)\``,
        )
      this.call(w.fn, w)
    } else this.symbolOrCall(w)
    while (this.next('[') && !this.peek()!.spaced && !this.hasRelation(this.pos)) this.indexBracket()
  }

  /** √‖x‖: bars up to the next ones of the same kind. */
  private barAtom(t: Token): void {
    const glyph = t.text.at(-1)!
    let close = -1
    for (let i = this.pos + 1; i < this.limit && close < 0; i = this.skip(i))
      if (this.tokens[i]!.type === 'bar' && this.tokens[i]!.text.at(-1) === glyph) close = i
    if (close < 0) this.fail('syntax/bracket', `\`${this.textOf(t)}\` is never closed`, t)
    this.emit(glyph === '‖' ? 'NORM' : 'BARS', t.start, t.end, glyph)
    this.expression(this.pos + 1, close)
    this.pos = close + 1
    const kind = glyph === '‖' ? this.normKind() : null
    this.emit('END', this.tokens[close]!.start, this.tokens[close]!.end, '', { kind })
    this.operand = true
  }

  // ── environments, cases, partial derivatives ───────────────────────────────

  private environment(t: Token): void {
    const close = this.match[this.pos]!
    const last = this.tokens[close]!
    const from = this.pos + 1
    if (t.text === 'cases') this.cases(t, this.split(from, close, 'row'), last)
    else if (matrices.has(t.text)) this.matrix(t, this.split(from, close, 'row'), '&', last)
    else if (t.text === 'vmatrix' || t.text === 'Vmatrix') {
      this.emit(t.text === 'vmatrix' ? 'BARS' : 'NORM', t.start, t.end)
      this.matrix(t, this.split(from, close, 'row'), '&', last)
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

  private casesCall(w: Word): void {
    this.closeFunctions()
    const open = this.pos
    const close = this.match[open]!
    if (close === open + 1)
      this.fail('syntax/argument', '`cases` has no branches', w, 'write `cases(x if x >= 0; 0 if x < 0)`')
    this.cases(
      { ...this.tokens[open]!, start: w.start },
      this.split(open + 1, close, ';'),
      this.tokens[close]!,
    )
    this.pos = close + 1
    this.operand = true
  }

  /** Branches: a value, then `if`, `&` or a comma, then a comparison or `otherwise`. */
  private cases(
    open: { start: number; end: number },
    branches: readonly { from: number; to: number }[],
    last: Token,
  ): void {
    const used = branches.filter((b, i) => b.from < b.to || i < branches.length - 1)
    this.emit('CASES', open.start, open.end)
    used.forEach((b, i) => {
      if (i > 0) this.emit('SEMICOLON', this.tokens[b.from - 1]!.start, this.tokens[b.from - 1]!.end)
      if (b.from >= b.to) this.fail('syntax/empty', 'a branch is empty', this.tokens[b.from] ?? last)
      let cut = this.find(
        b.from,
        b.to,
        (t) => t.type === '&' || isWord(t, 'if', 'for', 'when', 'otherwise', 'else', 'where'),
      )
      if (cut < 0) cut = b.to
      let value = cut
      while (value > b.from && [',', '.'].includes(this.tokens[value - 1]!.type)) value--
      this.expression(b.from, value)
      let from = cut
      let to = b.to
      while (
        from < to &&
        (this.tokens[from]!.type === '&' || isWord(this.tokens[from]!, 'if', 'for', 'when', 'where'))
      )
        from++
      while (to > from && [',', '.'].includes(this.tokens[to - 1]!.type)) to--
      const otherwise = from < to && isWord(this.tokens[from]!, 'otherwise', 'else') && to === from + 1
      if (from >= to || otherwise) {
        if (i < used.length - 1)
          this.fail(
            'syntax/cases',
            'a branch without condition comes last',
            this.tokens[Math.min(from, b.to - 1)]!,
          )
        return
      }
      this.emitAfter('IF')
      this.comparison(from, to)
    })
    this.emit('END', last.start, last.end)
    this.operand = true
  }

  /** `∂L/∂y` as a quantity. */
  private partial(t: Token): void {
    const from = this.pos
    this.pos++
    const of = this.partialName(t)
    const slash = this.peek()
    if (slash?.type !== '/' || this.peek(1)?.type !== '∂')
      this.fail(
        'syntax/partial',
        'a partial derivative is written `∂L/∂y`',
        t,
        'the names of two quantities of the program',
      )
    this.pos += 2
    const by = this.partialName(t)
    this.partialLeaf(this.tokens[from]!.start, of, by)
  }
  private partialName(t: Token): string {
    const first = this.peek()
    if (first?.type !== 'run' && first?.type !== 'letter' && first?.type !== 'text')
      this.fail(
        'syntax/partial',
        'a partial derivative is written `∂L/∂y`',
        t,
        'the names of two quantities of the program',
      )
    const named = this.captured(() => this.symbol(this.takeWord()))
    const node = named.length === 1 ? named[0]!.node : undefined
    if (node?.type === 'name') return node.name
    return this.fail('syntax/partial', 'only names stand in `∂L/∂y`', first!)
  }
  private partialLeaf(start: number, of: string, by: string): void {
    const end = this.tokens[this.pos - 1]!.end
    this.emitLeaf({ type: 'partial', of, by, span: { start, end } }, start, end)
  }

  /** `\frac{\partial L}{\partial y}`. */
  private partialFraction(t: Token): boolean {
    const [open, del] = [this.peek(), this.peek(1)]
    if (open?.type !== '{' || del?.type !== '∂') return false
    const close = this.match[this.pos]!
    if (this.tokens[close + 1]?.type !== '{' || this.tokens[close + 2]?.type !== '∂') return false
    this.pos += 2
    const of = this.partialName(t)
    if (this.pos !== close) this.fail('syntax/partial', 'only names stand in `∂L/∂y`', del)
    this.pos = close + 3
    const by = this.partialName(t)
    if (this.pos !== this.match[close + 1])
      this.fail('syntax/partial', 'only names stand in `∂L/∂y`', this.tokens[close + 2]!)
    this.pos++
    this.partialLeaf(t.start, of, by)
    return true
  }
}

const spanOf = (t: { start: number; end: number }) => ({ start: t.start, end: t.end })

const rangeOf = (tokens: readonly Token[], from: number, to: number) =>
  from < to
    ? { start: tokens[from]!.start, end: tokens[to - 1]!.end }
    : { start: tokens[from - 1]?.start ?? 0, end: tokens[from]?.end ?? 0 }

const isWord = (t: Token, ...words: string[]): boolean =>
  (t.type === 'run' || t.type === 'text') && words.includes(t.text)

const count = ([least, most]: readonly [number, number]): string => {
  const s = (n: number) =>
    `${n === 1 ? 'one' : n === 2 ? 'two' : n === 3 ? 'three' : n} argument${n === 1 ? '' : 's'}`
  if (least === most) return s(least)
  return most === Number.POSITIVE_INFINITY ? `at least ${s(least)}` : `${least} to ${s(most)}`
}

/** `.5` as `0.5`. */
const numberText = (text: string): string => (text.startsWith('.') ? `0${text}` : text)
