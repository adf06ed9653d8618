import { childrenOf, type Expr } from '../expression/node.js'
import { postorder } from '../expression/walk.js'
import { countNodes } from '../print/count.js'
import { toSyntax } from '../print/surface.js'

/**
 * How long an expression is on the page: the nodes of its printed tree, shared ones each time. This is the one measure: among equal forms
 * the one with the least is chosen. What has no notation (a table of components) counts two more than its parts. Kept with each node.
 */
export function cost(root: Expr): number {
  for (const e of postorder([root], { definitions: false, stop: (x) => known.has(x) })) {
    if (known.has(e)) continue
    const parts = childrenOf(e)
    if (e.kind === 'table' || parts.some((c) => unwritten.has(c))) {
      unwritten.add(e)
      known.set(
        e,
        parts.reduce((s, c) => s + known.get(c)!, 2),
      )
    } else known.set(e, countNodes(toSyntax(e)))
  }
  return known.get(root)!
}

const known = new WeakMap<Expr, number>()
const unwritten = new WeakSet<Expr>()
