import { childrenOf, type Expr, type SymbolNode } from './node.js'

/**
 * Walks that never recurse: a graph may be thousands of layers deep. Each shared node is visited once.
 */

export interface WalkOptions {
  /** go into the definitions of named intermediates; default true */
  readonly definitions?: boolean
  /** do not go below these */
  readonly stop?: (e: Expr) => boolean
}

const below = (e: Expr, options: WalkOptions): readonly Expr[] =>
  options.stop?.(e)
    ? []
    : e.kind === 'symbol'
      ? e.definition && options.definitions !== false
        ? [e.definition]
        : []
      : childrenOf(e)

/** Every node under the roots, children before parents. */
export const postorder = (roots: readonly Expr[], options: WalkOptions = {}): Expr[] =>
  ordered(roots, (e) => below(e, options))

/** What stands before what, each once: `before` says what comes before a node. */
export function ordered(roots: readonly Expr[], before: (e: Expr) => readonly Expr[]): Expr[] {
  const done = new Set<Expr>()
  const order: Expr[] = []
  const stack: { e: Expr; next: number; under: readonly Expr[] }[] = []
  const push = (e: Expr): void => {
    if (!done.has(e)) {
      done.add(e)
      stack.push({ e, next: 0, under: before(e) })
    }
  }
  for (const r of roots) {
    push(r)
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!
      if (top.next < top.under.length) push(top.under[top.next++]!)
      else {
        order.push(top.e)
        stack.pop()
      }
    }
  }
  return order
}

/** Folds bottom-up: `f` sees a node and the results of what is below it, in `childrenOf` order (a symbol's definition as its one child). */
export function fold<T>(
  root: Expr,
  f: (e: Expr, below: readonly T[]) => T,
  options: WalkOptions = {},
  memo: Map<Expr, T> = new Map(),
): T {
  for (const e of postorder([root], { ...options, stop: (x) => memo.has(x) || (options.stop?.(x) ?? false) }))
    if (!memo.has(e))
      memo.set(
        e,
        f(
          e,
          below(e, options).map((c) => memo.get(c)!),
        ),
      )
  return memo.get(root)!
}

/** The nodes that depend on the symbol, through definitions unless told otherwise. */
export function dependents(roots: readonly Expr[], on: Expr, options: WalkOptions = {}): Set<Expr> {
  const found = new Set<Expr>()
  for (const e of postorder(roots, options))
    if (e === on || below(e, options).some((c) => found.has(c))) found.add(e)
  return found
}

/** The symbols without definition under the roots (bound indices included), in order of first appearance. */
export const freeSymbols = (roots: readonly Expr[]): SymbolNode[] =>
  postorder(roots).filter((e): e is SymbolNode => e.kind === 'symbol' && !e.definition)
