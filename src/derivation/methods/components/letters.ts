import { boundIndex } from '../../../expression/make.js'
import type { Expr, SymbolNode } from '../../../expression/node.js'
import { columnsOf, isArray, rowsOf } from '../../../expression/shape.js'
import { indexLetters, named, spokenNames } from '../../../indices/rename.js'
import type { FreshNames } from '../../names.js'

/** Where an index stands: in the variable, in a part on the way, in the function. */
export type Place = 'variable' | 'part' | 'function'

/** As books choose them, for the row and the column; what the problem uses is passed over. */
const letters: Readonly<Record<Place, readonly [readonly string[], readonly string[]]>> = {
  variable: [
    ['i', 'p', 'm', 't'],
    ['j', 'q', 'n', 't'],
  ],
  part: [
    ['k', 'l', 'm', 'p', 'q', 't', 'n', 's'],
    ['l', 'm', 'q', 'n', 'p', 't', 's'],
  ],
  function: [
    ['r', 't', 's', 'p', 'q', 'm', 'n'],
    ['s', 't', 'q', 'm', 'n', 'p'],
  ],
}

/** The positions in which entries are spoken of, the same letters all through a derivation. */
export class Positions {
  readonly #letters: Readonly<Record<Place, readonly [string, string]>>

  /** what may not stand for a sum's index: letters of the problem, positions in the variable and in the function */
  readonly #kept: readonly string[]

  constructor(fresh: FreshNames, result: SymbolNode) {
    const free = fresh.copy()
    const pair = (p: Place): readonly [string, string] => [free.take(letters[p][0]), free.take(letters[p][1])]
    this.#letters = { variable: pair('variable'), part: pair('part'), function: pair('function') }
    this.#kept = [
      ...indexLetters.filter((l) => fresh.isTaken(l)),
      ...this.#letters.variable,
      ...(isArray(result.shape) ? this.#letters.function : []),
    ]
  }

  /** With sums over k, l, … */
  lettered(e: Expr): Expr {
    return named(e, new Set([...spokenNames([e]), ...this.#kept]), true)
  }

  /** One for each axis. */
  of({ shape }: SymbolNode, place: Place): readonly SymbolNode[] {
    if (!isArray(shape)) return []
    const [row, column] = this.#letters[place]
    if (shape.kind === 'matrix') return [boundIndex(row, shape.rows), boundIndex(column, shape.columns)]
    return [boundIndex(row, shape.kind === 'vector' ? rowsOf(shape) : columnsOf(shape))]
  }
}
