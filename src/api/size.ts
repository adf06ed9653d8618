import type { Expr, SymbolNode } from '../expression/node.js'
import { countNodes } from '../print/count.js'
import { toSyntax } from '../print/surface.js'

/** Nodes of an expression with names counted as what they stand for. */
export function expandedNodes(e: Expr, which: (s: SymbolNode) => boolean): number {
  const memo = new Map<SymbolNode, number>()
  const count = (x: Expr): number => {
    let total = countNodes(toSyntax(x))
    for (const s of occurrences(x)) if (which(s) && memo.has(s)) total += memo.get(s)! - 1
    return total
  }
  const order: SymbolNode[] = []
  const stack: Expr[] = [e]
  const seen = new Set<Expr>()
  while (stack.length > 0)
    for (const s of occurrences(stack.pop()!))
      if (which(s) && s.definition && !seen.has(s)) {
        seen.add(s)
        order.push(s)
        stack.push(s.definition)
      }
  for (const s of order.reverse()) memo.set(s, count(s.definition!))
  return count(e)
}

/** Symbols of an expression, each as often as it is printed. */
function occurrences(e: Expr): SymbolNode[] {
  if (e.kind === 'symbol') return [e]
  const out: SymbolNode[] = []
  const stack: Expr[] = [e]
  while (stack.length > 0) {
    const x = stack.pop()!
    if (x.kind === 'symbol') out.push(x)
    else if (x.kind === 'apply') stack.push(...x.args)
    else if (x.kind === 'component') stack.push(x.of, ...x.at)
  }
  return out
}
