import type { Expr } from '../expression/node.js'
import { cost } from './cost.js'
import { grouped } from './group.js'
import type { Named } from './moves/equations.js'
import { generalMoves } from './moves/index.js'
import { meanings, naming } from './moves/naming.js'
import { columnForm, rowForm } from './row-form.js'
import { shortest } from './search.js'
import { simplify } from './simplify.js'

/** Makes an answer what is printed; a transposed one, the row of a gradient, is searched as the gradient. */
export type Tidy = (answer: Expr, isTransposed?: boolean) => Expr

/** An answer as it is printed: in the person's own names, as short as the search finds it, with one mark for several. */
export function tidying(names: readonly Named[]): Tidy {
  const moves = [naming(names), ...generalMoves]
  const search = (e: Expr): Expr => shortest(e, moves, meanings(names))
  return (answer, isTransposed) => grouped(isTransposed ? row(answer, search) : search(answer))
}

/** Read from the gradient, unless it is shorter as it stands. */
function row(answer: Expr, search: (e: Expr) => Expr): Expr {
  const found = rowForm(search(columnForm(answer)))
  const direct = simplify(answer)
  return cost(direct) < cost(found) ? direct : found
}
