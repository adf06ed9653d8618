import type { Expr } from '../expression/node.js'
import { isArray } from '../expression/shape.js'
import { postorder } from '../expression/walk.js'
import { sub } from '../operators/algebra/build.js'

/** What decides at each kink of an elementwise function: on which side of 0 it lies. The operand, or the difference of two. */
export function kinkedIn(roots: readonly Expr[]): Expr[] {
  const found = new Set<Expr>()
  for (const e of postorder(roots, { stop: (x) => x.kind === 'reduce' || x.kind === 'table' })) {
    if (e.kind !== 'apply' || !e.op.kink || !e.op.elementwise) continue
    const [a, b] = e.args
    if (!a || e.args.length > 2) continue
    const two = b !== undefined && a.shape.kind === b.shape.kind
    const deciding = two ? sub(a, b) : a
    if (deciding.kind !== 'number' && (isArray(deciding.shape) || deciding.shape.kind === 'scalar'))
      found.add(deciding)
  }
  return [...found]
}
