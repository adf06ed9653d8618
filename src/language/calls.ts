import { isRelation } from './brackets.js'
import type { Word } from './cursor.js'
import type { FunctionEntry } from './functions.js'
import type { Lexeme, Make } from './lexeme.js'
import type { Range } from './structure.js'
import { SumReader } from './sums.js'
import type { Token } from './token.js'

/** What can be called: a function of the language, or an unknown one. */
interface Callable {
  readonly name: string
  readonly arity: readonly [number, number]
  readonly make: Make
}

/** Functions that a covariance Σ is multiplied with. */
const ofMatrices: ReadonlySet<string> = new Set([
  'inv',
  'transpose',
  'pinv',
  'diag',
  'expm',
  'chol',
  'adj',
  'kron',
  'outer',
])

/** Words: names, and functions with and without brackets. */
export abstract class CallReader extends SumReader {
  protected word(): void {
    const w = this.takeWord()
    const big = (w.name === 'Σ' || w.name === 'Π') && this.next('_')
    if (big && w.letter) this.bigLetter(w)
    else if (this.isSumOf(w)) this.functionUse({ ...w, letter: false }, this.cx.functions.get('sum')!)
    else if (!w.fn || (w.letter && !this.bracketAhead())) this.plainSymbol(w)
    else if (w.fn.name === 'sum' && this.next('_')) this.big(w, true)
    else if (w.fn.role) this.wordWithRole(w, w.fn.role)
    else this.functionUse(w, w.fn)
  }

  /** `Σ relu(z)`: an undeclared Σ before a function is the sum of its entries, not a matrix. */
  private isSumOf(w: Word): boolean {
    const { names, functions, source } = this.cx
    const alone = source[w.start] === 'Σ' && source.indexOf('Σ') === source.lastIndexOf('Σ')
    if (w.name !== 'Σ' || !alone || this.operand || names.has('Σ') || !functions.get('sum')) return false
    const [t, open] = [this.peek(), this.peek(1)]
    if (t?.type !== 'run' || open?.type !== '(' || open.spaced) return false
    const fn = functions.get(t.text)
    return fn !== undefined && !ofMatrices.has(fn.name)
  }

  /** σ is a function only before a bracket. */
  private plainSymbol(w: Word): void {
    if (w.fn && this.derivative(w, w.fn)) return
    this.symbol(w)
  }

  /** `tanh'(z)`, `σ''(z)`. */
  private derivative(w: Word, fn: FunctionEntry): boolean {
    const { order, end } = this.primes()
    const open = this.tokens[end]
    if (order === 0 || end >= this.limit || open?.type !== '(' || open.spaced) return false
    this.pos = end
    this.apply(w, fn.name, order, false)
    return true
  }

  private wordWithRole(w: Word, role: 'product' | 'cases' | 'infinity'): void {
    if (role === 'infinity') this.infinityLeaf(w)
    else if (role === 'product') this.big(w, false)
    else this.casesCall(w)
  }

  /** `Σ` as a sign, with an index; without, the sum of all entries. */
  protected bigOrSum(t: Token): void {
    this.pos++
    const sum = this.cx.functions.get('sum')
    if (t.type === 'Π' || !sum || this.next('_') || this.next('^')) this.big(t, t.type === 'Σ')
    else this.functionUse({ name: t.text, letter: false, start: t.start, end: t.end }, sum)
  }

  /** A bracket, or a power and a bracket: σ(z), σ²(z). */
  private bracketAhead(): boolean {
    if (this.next('(')) return true
    if (!this.next('^')) return false
    const group = this.peek(1)?.type === '{'
    if (this.peek(group ? 2 : 1)?.type !== 'number') return false
    const after = group ? this.match[this.pos + 1]! + 1 : this.pos + 2
    return after < this.limit && this.tokens[after]!.type === '(' && !this.tokens[after]!.spaced
  }

  private functionUse(w: Word, entry: FunctionEntry): void {
    this.closeFunctions()
    const fn = this.based(w, entry)
    if (this.derivative(w, entry)) return
    const power = this.next('^') ? this.functionPower(w, fn) : []
    if (this.next('prime')) this.failDerivative(w)
    const open = this.peek()
    if (open && (['(', '{', '\\{'].includes(open.type) || this.bracketsArgument(open))) {
      this.call(fn, w)
      this.out.push(...power)
      return
    }
    if (fn.arity[0] > 1)
      this.fail('syntax/argument', `\`${fn.name}\` takes ${countOf(fn.arity)} in brackets`, w)
    this.deeper(w)
    this.emit('CALL', w.start, w.end, fn.name, { make: fn.make })
    this.emitAfter('OPEN')
    this.pending.push({ kind: 'function', word: w, after: power })
    this.operand = false
  }

  /** `sin²(x)` is (sin x)²: the exponent, to come behind the argument. */
  private functionPower(w: Word, fn: FunctionEntry): Lexeme[] {
    const at = this.peek()!
    this.operand = true
    const power = this.captured(() => this.superscript())
    this.operand = false
    if (power[0]!.type !== 'POWER')
      this.fail(
        'syntax/function-mark',
        `\`${this.textOf(w)}\` itself has no inverse or transpose here`,
        at,
        `put the mark after the bracket, \`${fn.name}(x)^-1\``,
      )
    return power
  }

  private failDerivative(w: Word): never {
    return this.fail(
      'syntax/derivative-mark',
      `\`${this.textOf(w)}'\` is not read without its argument in brackets`,
      this.peek()!,
      `write \`${this.textOf(w)}'(z)\``,
    )
  }

  /** `exp[…]`: brackets like round ones, unless a matrix or indicator stands there. */
  private bracketsArgument(open: Token): boolean {
    if (open.type !== '[' || open.spaced) return false
    const close = this.match[this.pos]!
    return this.find(this.pos + 1, close, (t) => isRelation(t) || t.type === ',' || t.type === ';') < 0
  }

  /** `log_2`, `\log_{10}`, `norm_F`: functions with a number or a letter below. */
  private based(w: Word, entry: FunctionEntry): FunctionEntry {
    if (!this.next('_')) return entry
    const group = this.peek(1)?.type === '{'
    const t = this.peek(group ? 2 : 1)
    const fn = t && this.cx.functions.get(entry.name + t.text)
    if (!fn)
      return this.fail(
        'syntax/function-subscript',
        `\`${this.textOf(w)}\` takes no subscript`,
        t ?? w,
        entry.name === 'norm'
          ? 'a p-norm is `norm(x, p)`; below it `1`, `2`, `inf` and `F` are read'
          : entry.arity[1] === 1
            ? `a component is taken of the value: \`${entry.name}(x)[i]\``
            : `for all entries of x write \`${entry.name}(x)\``,
      )
    this.pos += group ? 4 : 2
    return fn
  }

  protected call(fn: Callable, w: Word): void {
    this.closeFunctions()
    const open = this.pos
    const close = this.match[open]!
    const { start, end } = this.tokens[close]!
    const whole = { start: w.start, end }
    if (close === open + 1) this.fail('syntax/argument', `\`${this.textOf(w)}\` has no argument`, whole)
    const parts = this.argumentsOf(fn, open + 1, close)
    if (parts.length < fn.arity[0] || parts.length > fn.arity[1])
      this.fail('syntax/arity', `\`${fn.name}\` takes ${countOf(fn.arity)}, not ${parts.length}`, whole)
    this.emit('CALL', w.start, w.end, fn.name, { make: fn.make })
    this.emit('OPEN', this.tokens[open]!.start, this.tokens[open]!.end)
    this.list(parts)
    this.emit('CLOSE', start, end)
    this.pos = close + 1
    this.operand = true
  }

  private argumentsOf(fn: Callable, from: number, to: number): Range[] {
    const bar = fn.arity[0] > 1 ? this.divergenceBar(from, to) : -1
    if (bar < 0) return this.split(from, to, ',')
    return [
      { from, to: bar },
      { from: bar + 1, to },
    ]
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

  private casesCall(w: Word): void {
    const example = 'write `cases(x if x >= 0; 0 if x < 0)`'
    this.closeFunctions()
    if (!this.next('(')) this.fail('syntax/argument', '`cases` needs its branches in brackets', w, example)
    const open = this.pos
    const close = this.match[open]!
    if (close === open + 1) this.fail('syntax/argument', '`cases` has no branches', w, example)
    this.cases({ start: w.start, end: w.end }, this.split(open + 1, close, ';'), this.tokens[close]!)
    this.pos = close + 1
    this.operand = true
  }

  protected wordAtom(): void {
    const w = this.takeWord()
    const letterSum = (w.name === 'Σ' || w.name === 'Π') && this.next('_') && !this.cx.names.has(w.name)
    if (letterSum || w.fn?.role === 'product')
      this.fail('syntax/unexpected', 'a sum or product needs brackets here', w, 'write `(sum_i x_i)`')
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
    } else this.symbol(w)
    while (this.next('[') && !this.peek()!.spaced && !this.hasRelation(this.pos)) this.indexBracket()
  }
}

const words = ['no', 'one', 'two', 'three', 'four']

/** `one argument`, `one or two arguments`. */
const countOf = ([least, most]: readonly [number, number]): string => {
  const word = (n: number) => words[n] ?? String(n)
  const plural = (n: number) => (n === 1 ? 'argument' : 'arguments')
  if (least === most) return `${word(least)} ${plural(least)}`
  if (most === Number.POSITIVE_INFINITY) return `at least ${word(least)} ${plural(least)}`
  return `${word(least)} ${most === least + 1 ? 'or' : 'to'} ${word(most)} ${plural(most)}`
}
