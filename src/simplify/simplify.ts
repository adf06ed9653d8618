import { withChildren } from '../expression/make.js'
import { childrenOf, type Expr } from '../expression/node.js'
import { postorder } from '../expression/walk.js'
import type { Rule } from './rule.js'
import { openingRules, rules } from './rules/index.js'

/**
 * The one strategy: from the leaves up, at each node the first rule that applies, until none does. Rules are ordered so that each makes
 * the expression shorter or moves it towards one form; a bound on rewrites of one node guards the rest. Results are kept with the nodes,
 * so what is shared, within an expression or between steps, is simplified once.
 */
class Strategy {
  readonly #rules: readonly Rule[]
  readonly #normal = new WeakMap<Expr, Expr>()
  /** nodes whose rewriting is under way: met again inside a candidate, they count as they are */
  readonly #active = new Set<Expr>()

  constructor(rules: readonly Rule[]) {
    this.#rules = rules
  }

  readonly run = (root: Expr): Expr => {
    this.#settleAll(root)
    return this.#normal.get(root) ?? root
  }

  #settleAll(e: Expr): void {
    for (const x of postorder([e], { definitions: false, stop: (y) => this.#normal.has(y) }))
      if (!this.#normal.has(x)) this.#settle(x)
  }

  /** Simplifies a node whose children are settled. */
  #settle(e: Expr): void {
    if (this.#active.has(e) || this.#active.size > deepest) return
    this.#active.add(e)
    this.#rewrite(e)
    this.#active.delete(e)
  }

  #rewrite(e: Expr): void {
    let current = this.#rebuilt(e)
    // a constructor may have made new operands: x eᵢ eⱼᵀ y closes to two scalars
    if (current !== e) {
      for (const child of childrenOf(current)) this.#settleAll(child)
      current = this.#rebuilt(current)
    }
    const seen = new Set<Expr>([e])
    for (let n = 0; n < maxRewrites; n++) {
      const done = this.#normal.get(current)
      if (done) {
        current = done
        break
      }
      const next = this.#rewriteOnce(current)
      if (!next || seen.has(next)) break
      seen.add(current)
      for (const child of childrenOf(next)) this.#settleAll(child)
      current = this.#rebuilt(next)
    }
    for (const x of seen) this.#normal.set(x, current)
    this.#normal.set(current, current)
  }

  #rebuilt(e: Expr): Expr {
    const children = childrenOf(e)
    return children.length === 0
      ? e
      : withChildren(
          e,
          children.map((c) => this.#normal.get(c) ?? c),
        )
  }

  #rewriteOnce(e: Expr): Expr | undefined {
    if (e.kind !== 'apply' && e.kind !== 'component') return undefined
    for (const rule of this.#rules) {
      const next = rule.rewrite(e, this.run)
      if (next && next !== e) return next
    }
    return undefined
  }
}

const maxRewrites = 100
/** candidates inside candidates */
const deepest = 4

const everything = new Strategy(rules)
const recognition = new Strategy(openingRules)

/** The simplest form that the rules find. */
export const simplify = (e: Expr): Expr => everything.run(e)

/** Known functions in what a person typed: 1/(1 + e⁻ˣ) is σ(x), log det X is one rule. Nothing else is rearranged. */
export const recognise = (e: Expr): Expr => recognition.run(e)
