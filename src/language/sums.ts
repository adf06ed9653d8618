import { AtomReader } from './atoms.js'
import { isRelation } from './brackets.js'
import type { Word } from './cursor.js'
import type { Lexeme } from './lexeme.js'
import { readName } from './names.js'
import type { Range } from './structure.js'
import type { Token } from './token.js'

const howTo = 'write `sum_i x_i`, `sum_{i=1}^n x_i` or `sum_{j != y} x_j`'

/** Sums and products over indices: Σ_{i=1}^n, Σ_{j≠y}. */
export abstract class SumReader extends AtomReader {
  /** Σ and Π as letters: a sum, unless it is the name of a matrix and the subscript one of its marks. */
  protected bigLetter(w: Word): void {
    const fact = this.cx.names.get(w.name)
    if (!fact) {
      this.big(w, w.name === 'Σ')
      return
    }
    const group = this.peek(1)?.type === '{'
    const from = this.pos + (group ? 2 : 1)
    const to = group ? this.match[this.pos + 1]! : this.pos + 2
    const first = this.tokens[from]!
    const letter = to - from === 1 && first.type === 'run' && /^[ijkl]$/.test(first.text)
    // one index makes no component of a matrix
    const free = letter && !this.bound.has(first.text) && fact.rank === 2
    if (free || this.find(from, to, isRelation) >= 0) this.big(w, w.name === 'Σ')
    else this.symbol(w)
  }

  /** The sign has been read; its limits follow, in either order. */
  protected big(w: { start: number; end: number }, sum: boolean): void {
    this.closeFunctions()
    this.deeper(w)
    const names: string[] = []
    let lower = false
    let upper: Lexeme[] | undefined
    this.emit('BIG', w.start, w.end, '', { big: sum ? 'sum' : 'product' })
    for (;;) {
      if (this.next('_') && !lower) {
        this.lowerLimit(w, names)
        lower = true
      } else if (this.next('^') && !upper) {
        const at = this.peek()!
        this.operand = true
        upper = this.upperLimit(
          this.captured(() => this.superscript()),
          at,
        )
      } else break
    }
    if (!lower)
      this.fail(
        'syntax/index',
        `\`${this.textOf(w)}\` needs an index below`,
        w,
        sum ? 'write `sum_i x_i` or `sum_{i=1}^n x_i`' : 'write `prod_i x_i` or `prod_{i=1}^n x_i`',
      )
    if (upper) {
      this.emitAfter('TO')
      this.out.push(...upper)
    }
    this.emitBefore('BODY')
    this.pending.push({ kind: 'big', start: w.start, end: w.end, names })
    this.operand = false
  }

  private lowerLimit(w: { start: number; end: number }, names: string[]): void {
    const t = this.peek(1)
    if (!t) this.fail('syntax/unfinished', 'the index is missing', w, howTo)
    this.pos++
    if (t?.type !== '{' && t?.type !== '(') {
      this.bareIndex(t!, names)
      return
    }
    const range = { from: this.pos + 1, to: this.match[this.pos]! }
    if (range.from === range.to) this.fail('syntax/index', 'the index is missing', t, howTo)
    this.pos = range.to + 1
    this.limits(range, names)
  }

  /** What was read as an exponent; T is no transpose there. */
  private upperLimit(exponent: Lexeme[], at: Token): Lexeme[] {
    const [first] = exponent
    if (first?.type === 'POWER') return exponent.slice(2, -1)
    if (exponent.length !== 1 || first!.type !== 'TRANSPOSE')
      this.fail('syntax/index', 'this is no upper limit', at, 'write `sum_{i=1}^n x_i`')
    const { start, end } = first!
    return [{ type: 'LEAF', start, end, text: '', node: { type: 'name', name: 'T', span: { start, end } } }]
  }

  /** `sum_i`, `sum_ij`, and of `\sum_ix_i` only the i. */
  private bareIndex(t: Token, names: string[]): void {
    if (t.type === 'letter') {
      this.pos++
      this.bind(t.text, t.start, t.end, names)
      return
    }
    if (t.type !== 'run') this.fail('syntax/index', 'this is no index', t, howTo)
    const usual = /^[ijkl]+/.exec(t.text)?.[0]
    if (usual === undefined) {
      this.pos++
      this.bind(t.text, t.start, t.end, names)
      return
    }
    const letters = usual !== t.text && this.cx.source.includes('\\') ? usual[0]! : usual
    this.bindLetters(t, letters, names)
    if (letters === t.text) this.pos++
    else
      this.tokens[this.pos] = {
        ...t,
        text: t.text.slice(letters.length),
        start: t.start + letters.length,
        spaced: false,
      }
  }

  private bindLetters(t: Token, letters: string, names: string[]): void {
    for (let i = 0; i < letters.length; i++) this.bind(letters[i]!, t.start + i, t.start + i + 1, names)
  }

  /** `i=1`, `i, j`, `j ≠ y`, `i < j`, `i = 1..n`. */
  private limits(range: Range, names: string[]): void {
    const conditions: (Range & { relation: number })[] = []
    for (const part of this.split(range.from, range.to, ',')) {
      const first = this.tokens[part.from]!
      if (part.from >= part.to) this.fail('syntax/index', 'the index is missing', first, howTo)
      if (this.find(part.from, part.to, (t) => t.type === '∈') >= 0)
        this.fail(
          'syntax/index',
          'sets of indices are not read',
          first,
          'sum over all, with a 0/1 factor for those in the set: `sum_{i,j} M_{ij} …`',
        )
      const relation = this.find(part.from, part.to, isRelation)
      const name = this.indexName({ from: part.from, to: relation < 0 ? part.to : relation })
      if (relation >= 0 && (this.tokens[relation]!.type !== '=' || name === undefined))
        conditions.push({ ...part, relation })
      else if (relation >= 0) {
        this.bind(name!, first.start, this.tokens[relation - 1]!.end, names)
        this.ranged({ from: relation + 1, to: part.to })
      } else if (name !== undefined) this.bind(name, first.start, this.tokens[part.to - 1]!.end, names)
      else if (part.to - part.from === 1 && first.type === 'run') this.bindLetters(first, first.text, names)
      else this.fail('syntax/index', 'this is no index', first, howTo)
    }
    for (const c of conditions) this.bindCondition(c, names)
    for (const { from, to } of conditions) {
      this.emitAfter('SUCH')
      this.comparison(from, to)
    }
  }

  /** `1`, or `1..n`. */
  private ranged({ from, to }: Range): void {
    const dots = this.find(from, to, (t) => t.type === '..')
    this.emitBefore('FROM')
    this.expression(from, dots < 0 ? to : dots)
    if (dots < 0) return
    this.emitAfter('TO')
    this.expression(dots + 1, to)
  }

  /** `j ≠ y` sums over j; `i < j` over both, unless j is bound around it. */
  private bindCondition(c: Range & { relation: number }, names: string[]): void {
    const left = this.indexName({ from: c.from, to: c.relation })
    const right = this.indexName({ from: c.relation + 1, to: c.to })
    const unequal = this.tokens[c.relation]!.text === '!='
    const given = right !== undefined && (this.bound.has(right) || this.cx.names.isIndex(right))
    if (!unequal && right && /^[ijkl]$/.test(right) && !given) {
      const t = this.tokens[c.relation + 1]!
      this.bind(right, t.start, t.end, names)
    }
    if (left && !names.includes(left))
      this.bind(left, this.tokens[c.from]!.start, this.tokens[c.relation - 1]!.end, names)
  }

  /** The name that a range is; letters such as `ij` are several. */
  private indexName({ from, to }: Range): string | undefined {
    const t = this.tokens[from]
    if (!t || to <= from || (t.type === 'run' && t.text.length > 1 && /^[ijkl]+$/.test(t.text)))
      return undefined
    const read = readName(this.tokens, this.match, from, to)
    return read?.end === to ? read.name : undefined
  }
}
