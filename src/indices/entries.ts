import { freeIndices, lengthOf } from '../expression/indices.js'
import { build, component, reduce } from '../expression/make.js'
import type { ApplyNode, ComponentNode, Expr } from '../expression/node.js'
import type { EntryContext } from '../expression/operator.js'
import { isArray } from '../expression/shape.js'
import { GradusError } from '../language/errors.js'
import { transpose } from '../operators/algebra/build.js'
import { en } from '../words/en.js'
import { freshIndex, hasLoops, replaceIndices } from './rename.js'

/**
 * Entries of array expressions, written in entries of their parts: (A B)_ij = Σ_k A_ik B_kj, ‖x_i − μ‖² = Σ_r (x_ir − μ_r)². How an
 * operator's entry is reached stands in its declaration.
 */

/** An operator whose value has no formula in entries stands over something that depends on an index. */
export class NoEntries extends GradusError {}

/**
 * The entry of an expression at the positions (none for a scalar), taken inside whatever `opens` says; the rest stays whole, under a subscript.
 * @throws NoEntries
 */
export function entryOf(
  e: Expr,
  at: readonly Expr[],
  opens: (e: Expr) => boolean,
  /** an entry that has a better form than that of the declaration */
  known?: (e: ApplyNode, at: readonly Expr[]) => Expr | undefined,
): Expr {
  const cx: EntryContext = {
    of: (x, p) => entry(x, p),
    opens,
    sum: (length, body) => {
      const i = freshIndex(length)
      return reduce('sum', i, body(i))
    },
    product: (length, body) => {
      const i = freshIndex(length)
      return reduce('product', i, body(i))
    },
  }
  const entry = (x: Expr, p: readonly Expr[]): Expr => {
    if (x.kind === 'apply' && x.op.entry && x.args.every((a) => !isArray(a.shape))) {
      // 𝟙, I, e_k
      if (p.length > 0) return x.op.entry(x, p, cx)
    }
    if (!opens(x)) return p.length === 0 ? x : whole(x, p)
    switch (x.kind) {
      case 'apply': {
        const better = known?.(x, p)
        if (better) return better
        if (x.op.entry) return x.op.entry(x, p, cx)
        // numbers in a table, [a, b; c, d]: the entry stands under a subscript
        if (isArray(x.shape) && x.args.every((a) => !isArray(a.shape))) return whole(x, p)
        if (x.op.elementwise || x.args.every((a) => !isArray(a.shape)) || x.op.name === 'piecewise')
          return build(
            x.op,
            x.args.map((a) => (a.shape.kind === 'index' ? a : entry(a, isArray(a.shape) ? p : []))),
          )
        throw new NoEntries({
          code: 'index/operator',
          message: `${en.operators[x.op.name].title.toLowerCase()} of something that depends on an index has no form in components here`,
        })
      }
      case 'component':
        return entryOfComponent(x, p)
      case 'reduce': {
        const caught = p.some((q) => freeIndices(q).has(x.index))
        const i = caught ? freshIndex(lengthOf(x.index)) : x.index
        const by = new Map<Expr, Expr>([[x.index, i]])
        const put = (y: Expr): Expr => (caught ? replaceIndices(y, by) : y)
        return reduce(x.op, i, entry(put(x.body), p), x.where && put(x.where))
      }
      case 'table':
        return entry(replaceIndices(x.body, new Map(x.indices.map((i, k) => [i, p[k]!]))), [])
      default:
        return p.length === 0 ? x : whole(x, p)
    }
  }
  /** X_i at r is X_ir. */
  const entryOfComponent = (x: ComponentNode, p: readonly Expr[]): Expr => entry(x.of, [...x.at, ...p])
  return entry(e, at)
}

/** The entry as it is written: rows as columns. */
function whole(e: Expr, at: readonly Expr[]): Expr {
  if (e.shape.kind === 'covector') return component(transpose(e), at)
  if (e.kind === 'apply' && e.op.name === 'transpose') return component(e.args[0]!, [...at].reverse())
  return component(e, at)
}

/** What depends on an index from outside, or is written with sums over indices itself. */
export const speaksOfIndices = (e: Expr): boolean => freeIndices(e).size > 0 || hasLoops(e)
