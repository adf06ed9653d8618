import { settled } from '../calculus/settle.js'
import { table } from '../expression/make.js'
import type { Expr } from '../expression/node.js'
import { hasLoops } from '../indices/rename.js'
import { simplify } from '../simplify/simplify.js'

/** The simplest form of a derivative: what it says with indices is said with matrices where that goes. */
export function simplest(e: Expr): Expr {
  if (!hasLoops(e)) return simplify(e)
  const form = settled(e)
  if (!hasLoops(form)) return simplify(form)
  // what stands in a table is simple before it is taken out of it
  return form.kind === 'table' ? table(form.indices, simplify(form.body)) : simplify(form)
}
