import { boundIndex } from '../../../expression/make.js'
import type { SymbolNode } from '../../../expression/node.js'
import { columnsOf, isArray, rowsOf } from '../../../expression/shape.js'
import type { FreshNames } from '../../names.js'

/** Where an index stands: in the variable, in a part on the way, in the function. */
export type Place = 'variable' | 'part' | 'function'

const letters: Readonly<Record<Place, readonly [readonly string[], readonly string[]]>> = {
  variable: [
    ['i', 'p', 'u'],
    ['j', 'q', 'v'],
  ],
  part: [
    ['k', 'a', 'c'],
    ['l', 'b', 'd'],
  ],
  function: [
    ['r', 't', 'g'],
    ['s', 'w', 'h'],
  ],
}

/** The positions in which entries are spoken of, the same letters all through a derivation. */
export class Positions {
  readonly #letters: Readonly<Record<Place, readonly [string, string]>>

  constructor(fresh: FreshNames) {
    const free = fresh.copy()
    const pair = (p: Place): readonly [string, string] => [free.take(letters[p][0]), free.take(letters[p][1])]
    this.#letters = { variable: pair('variable'), part: pair('part'), function: pair('function') }
  }

  /** One for each axis. */
  of({ shape }: SymbolNode, place: Place): readonly SymbolNode[] {
    if (!isArray(shape)) return []
    const [row, column] = this.#letters[place]
    if (shape.kind === 'matrix') return [boundIndex(row, shape.rows), boundIndex(column, shape.columns)]
    return [boundIndex(row, shape.kind === 'vector' ? rowsOf(shape) : columnsOf(shape))]
  }
}
