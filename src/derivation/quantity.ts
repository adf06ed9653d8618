import { symbol } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { transpose } from '../operators/algebra/build.js'
import { derivativeShape, type Layout, type Side, sideOf } from './layout.js'

/**
 * A derivative as a quantity on the page: ∂L/∂z. It stands in equations as a symbol of its own; the check gives it the value
 * that finite differences find.
 */
export interface Quantity {
  readonly symbol: SymbolNode
  /** what varies: a named intermediate or result */
  readonly of: SymbolNode
  /** the expression that defines it directly over names: a local derivative holds the other names fixed */
  readonly by: SymbolNode
  /** through one step (∂e/∂a in e = W₂a − y), or through everything in between */
  readonly reach: 'step' | 'total'
  readonly side: Side
}

/** The quantities of one derivation, each made once. */
export class Quantities {
  readonly layout: Layout
  readonly #made = new Map<string, Quantity>()
  readonly #bySymbol = new Map<SymbolNode, Quantity>()

  constructor(layout: Layout) {
    this.layout = layout
  }

  /** ∂of/∂by; undefined where it has more than two axes. */
  get(of: SymbolNode, by: SymbolNode, reach: Quantity['reach']): Quantity | undefined {
    const key = `${of.id}/${by.id}/${reach}`
    const found = this.#made.get(key)
    if (found) return found
    const side = sideOf(of.shape, this.layout)
    const shape = derivativeShape(of.shape, by.shape, side)
    if (!shape) return undefined
    const made: Quantity = {
      symbol: symbol(`∂${of.name}/∂${by.name}`, shape, {
        origin: 'engine',
        role: { type: 'partial', of: of.name, by: by.name },
      }),
      of,
      by,
      reach,
      side,
    }
    this.#made.set(key, made)
    this.#bySymbol.set(made.symbol, made)
    return made
  }

  of(s: SymbolNode): Quantity | undefined {
    return this.#bySymbol.get(s)
  }

  all(): Iterable<Quantity> {
    return this.#made.values()
  }
}

/** The quantity in numerator form, whatever its own layout: itself, or its transpose. */
export const asNumerator = (q: Quantity): Expr => (q.side === 'numerator' ? q.symbol : transpose(q.symbol))

/** A numerator-form expression in the layout of the quantity. */
export const inLayoutOf = (q: Quantity, numerator: Expr): Expr =>
  q.side === 'numerator' ? numerator : transpose(numerator)
