import type { Expr } from '../expression/node.js'
import { grouped } from './group.js'
import type { Named } from './moves/equations.js'
import { generalMoves } from './moves/index.js'
import { meanings, naming } from './moves/naming.js'
import { shortest } from './search.js'

/** An answer as it is printed: in the person's own names, as short as the search finds it, with one mark for several. */
export function tidying(names: readonly Named[]): (answer: Expr) => Expr {
  const moves = [naming(names), ...generalMoves]
  return (answer) => grouped(shortest(answer, moves, meanings(names)))
}
