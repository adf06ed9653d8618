import { Cursor, type Word } from './cursor.js'
import type { Lexeme } from './lexeme.js'
import type { Token } from './token.js'

/** What was opened without a bracket, and is still to be closed: the argument of a function, the body of a sum, bars. */
export type Pending =
  | { readonly kind: 'function'; readonly word: Word; readonly after: readonly Lexeme[] }
  | { readonly kind: 'big'; readonly start: number; readonly end: number; readonly names: readonly string[] }
  | { readonly kind: 'bars'; readonly token: Token; readonly glyph: string }

/** How far functions without brackets, sums over an index, and bars reach. */
export abstract class ArgumentReader extends Cursor {
  protected pending: Pending[] = []

  /** Closes the arguments and bodies that are open, up to bars: an operator weaker than a product stands here, or the end. */
  protected close(): void {
    for (let top = this.pending.at(-1); top && top.kind !== 'bars'; top = this.pending.at(-1)) {
      if (!this.operand) this.failArgument(top)
      this.pending.pop()
      this.closeOne(top)
    }
  }

  /** A function's name ends the argument of the function before it, unless it is the argument's beginning. */
  protected closeFunctions(): void {
    if (!this.operand) return
    for (let top = this.pending.at(-1); top?.kind === 'function'; top = this.pending.at(-1)) {
      this.pending.pop()
      this.closeOne(top)
    }
  }

  protected failArgument(top: Exclude<Pending, { kind: 'bars' }>): never {
    const what = top.kind === 'big' ? top : top.word
    return this.fail('syntax/argument', `\`${this.textOf(what)}\` has nothing to apply to`, what)
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

  /** An index of a sum: bound until its body is closed. */
  protected bind(name: string, start: number, end: number, names: string[]): void {
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
}
