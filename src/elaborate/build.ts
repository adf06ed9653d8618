import { type Dim, dimNames } from '../expression/dimension.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { GradusError } from '../language/errors.js'
import { type Environment, raise, textOf } from './environment.js'
import { isUnknown } from './sizes.js'
import { indexSymbol, positionOf, symbolOf } from './symbols.js'
import type { BuildScope, Index, Term } from './term.js'

/** What the builders may ask, for one term. */
function scopeOf(term: Term, env: Environment): BuildScope {
  const at = { span: term.syntax.span, origin: term.origin }
  const size = (d: Dim, what: string): Dim => {
    const known = env.sizes.resolve(d)
    if (dimNames(known).some(isUnknown))
      raise(
        'size/open',
        `nothing says how large ${what} is here`,
        at,
        what === 'I'
          ? 'write its size, as in I_n or eye(n)'
          : what === '𝟙'
            ? 'write its size, as in ones(n)'
            : undefined,
      )
    return known
  }
  const index = (i: Index): SymbolNode => indexSymbol(i, env, (d) => size(d, `the range of ${i.name}`))
  return {
    size,
    symbol: (v) => symbolOf(v, env),
    position: (p) => positionOf(p, index),
    index,
    note: (phrase) => env.note(phrase),
    text: (i) => textOf(term.args[i]!),
    fail: (message, hint) => raise(`shape/${term.rule.name}`, message, at, hint),
  }
}

/** Builds the expressions of terms whose shapes are known, parts before wholes. */
export function buildTerms(terms: readonly Term[], env: Environment): Expr {
  let last: Expr | undefined
  for (const term of terms) {
    term.shape = env.sizes.resolveShape(term.shape!)
    try {
      last = term.expr = term.rule.build(
        term.args.map((a) => a.expr!),
        scopeOf(term, env),
        term.shape,
      )
    } catch (e) {
      if (!(e instanceof GradusError) || e.problem.span) throw e
      const { message, hint } = e.problem
      raise(e.problem.code, message, { span: term.syntax.span, origin: term.origin }, hint)
    }
  }
  return last!
}
