import { mapEntries } from '../dense/dense.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { evaluate, type Point, type Watch } from './evaluate.js'
import { Random } from './random.js'

const perturbations = 4
/** a few units in the last place */
const relative = 2 ** -50

/**
 * What rounding makes of the roots at a point: the largest change of an entry when all values on the way move by a few units in the last place
 * (stochastic arithmetic: Vignes, A stochastic arithmetic for reliable scientific computation, 1993). Where terms cancel it is large,
 * however well the sum itself behaves. `known` are values that stay.
 */
export function roundingOf(roots: readonly Expr[], point: Point, known: ReadonlyMap<Expr, Dense>): number {
  const random = new Random(1)
  const base = evaluate(roots, point, new Map(known))
  let largest = 0
  for (let k = 0; k < perturbations; k++) {
    const values = new Map(
      [...point.values].map(([s, v]): [SymbolNode, Dense] => [
        s,
        isCounted(s) ? v : mapEntries(v, (x) => x * (1 + relative * random.sign())),
      ]),
    )
    const shaken: Watch = (e, value, operands) => {
      if (e.kind !== 'apply' || operands.some((o) => o.data === value.data)) return
      // whole numbers are counts and indicators, and exact
      for (const [i, x] of value.data.entries())
        if (!Number.isInteger(x)) value.data[i] = x * (1 + relative * random.sign())
    }
    const moved = evaluate(roots, { ...point, values }, new Map(known), shaken)
    for (const [i, v] of moved.entries())
      for (const [j, x] of v.data.entries()) {
        const change = Math.abs(x - base[i]!.data[j]!)
        if (change > largest) largest = change
      }
  }
  return largest
}

/** A position, or a whole number: it has no neighbours. */
const isCounted = (s: SymbolNode): boolean =>
  s.shape.kind === 'index' || s.properties.has('integer') || s.properties.has('onehot')
