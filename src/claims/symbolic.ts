import type { Expr } from '../expression/node.js'
import { expandNames } from '../expression/substitute.js'
import { isZero, sub } from '../operators/algebra/build.js'
import { cost } from '../simplify/cost.js'
import { simplify } from '../simplify/simplify.js'

/** Longer expressions are compared by numbers alone. */
const longest = 120

/** Whether the rules bring both to one form: names kept, or written out. */
export function sameForm(a: Expr, b: Expr): boolean {
  const [p, q] = [simplify(a), simplify(b)]
  if (p === q) return true
  if (cost(p) + cost(q) > longest) return false
  if (isZero(simplify(sub(p, q)))) return true
  const written = (e: Expr): Expr => simplify(expandNames(e, () => true))
  const [r, s] = [written(p), written(q)]
  return r === s || (cost(r) + cost(s) <= longest && isZero(simplify(sub(r, s))))
}
