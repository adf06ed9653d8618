import { symbol } from '../../../expression/make.js'
import type { Expr, SymbolNode } from '../../../expression/node.js'
import { substitute } from '../../../expression/substitute.js'
import { cost } from '../../../simplify/cost.js'
import type { Parts } from '../../parts.js'

/** A function that is no longer than this is told in one line after the other, without names for its parts. */
const longestUnnamed = 9

/** The differentials of the parts: dz of a part that has a name on the page, d(X⁻¹) of one that is written out. */
export class DifferentialNames {
  /** the parts that the engine has named, where the function is short enough to do without, and what they stand for */
  readonly #writtenOut = new Map<Expr, Expr>()
  readonly #made = new Map<SymbolNode, SymbolNode>()

  constructor({ all, result }: Parts) {
    const out = new Map<Expr, Expr>()
    for (const p of all)
      if (p !== result && p.name.origin === 'engine') out.set(p.name, substitute(p.expression, out))
    const whole = cost(substitute(result.expression, out))
    const others = all.filter((p) => p !== result && p.name.origin !== 'engine')
    if (whole + others.reduce((n, p) => n + cost(substitute(p.expression, out)), 0) <= longestUnnamed)
      this.#writtenOut = out
  }

  isWrittenOut(part: SymbolNode): boolean {
    return this.#writtenOut.has(part)
  }

  /** An expression over the names that stand on the page. */
  write(e: Expr): Expr {
    return this.#writtenOut.size === 0 ? e : substitute(e, this.#writtenOut)
  }

  /** The differential of a variable or part. */
  of(s: SymbolNode): SymbolNode {
    const before = this.#made.get(s)
    if (before) return before
    const shown = this.#writtenOut.get(s)
    const made = symbol(`d${s.name}`, s.shape, {
      origin: 'engine',
      role: { type: 'differential', of: s, ...(shown && { shown }) },
    })
    this.#made.set(s, made)
    return made
  }
}
