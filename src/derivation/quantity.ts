import { constantDim, type Dim, multiplyDims } from '../expression/dimension.js'
import { component, symbol } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import {
  columnsOf,
  covector,
  isArray,
  matrix,
  rowsOf,
  type Shape,
  scalar,
  vector,
} from '../expression/shape.js'
import { transpose } from '../operators/algebra/build.js'
import { vec } from '../operators/matrices/vec.js'
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
  /**
   * how its numbers are arranged: as the layout says; the same among variables of the structure that `by` has; entries by entries, stacked by
   * columns or as rows follow each other; one entry at a position
   */
  readonly arrangement: 'layout' | 'within' | 'stacked' | 'rows' | 'entry'
  /** the position, of one entry: in `of`, then in `by` */
  readonly at?: readonly SymbolNode[]
}

/** The quantities of one derivation, each made once. */
export class Quantities {
  readonly layout: Layout
  /** names for gradients that take the entries of a structured variable as independent: they are not ∂f/∂S, which moves within the structure */
  readonly #free: ReadonlyMap<SymbolNode, string>
  readonly #made = new Map<string, Quantity>()
  readonly #bySymbol = new Map<SymbolNode, Quantity>()

  constructor(layout: Layout, free: ReadonlyMap<SymbolNode, string> = new Map()) {
    this.layout = layout
    this.#free = free
  }

  /** ∂of/∂by; undefined where it has more than two axes. */
  get(of: SymbolNode, by: SymbolNode, reach: Quantity['reach']): Quantity | undefined {
    const side = sideOf(of.shape, this.layout)
    const shape = derivativeShape(of.shape, by.shape, side)
    return shape && this.#once({ of, by, reach, side, arrangement: 'layout' }, shape)
  }

  /** The gradient of a number by a structured variable, among variables of that structure: ∂f/∂S as it is answered. */
  within(of: SymbolNode, by: SymbolNode): Quantity {
    const side = sideOf(of.shape, this.layout)
    const shape = derivativeShape(of.shape, by.shape, side)!
    return this.#once({ of, by, reach: 'total', side, arrangement: 'within' }, shape)
  }

  /** ∂vec(of)/∂vec(by): the entries of one by those of the other, both stacked by columns. */
  stacked(of: SymbolNode, by: SymbolNode): Quantity {
    const side = sideOf(of.shape, this.layout)
    const [rows, columns] = [entryCount(of), entryCount(by)]
    const shown = { of: stackOf(of), by: stackOf(by) }
    const shape = side === 'numerator' ? derivativeOf(rows, columns) : derivativeOf(columns, rows)
    return this.#file({ of, by, reach: 'total', side, arrangement: 'stacked' }, shape, shown)
  }

  /** All entries of one by all of the other, each row after row: what a formula in components takes a ∂of_kl/∂by_ij from. */
  entries(of: SymbolNode, by: SymbolNode, reach: Quantity['reach']): Quantity {
    const shape = matrix(entryCount(of), entryCount(by))
    return this.#once({ of, by, reach, side: 'numerator', arrangement: 'rows' }, shape)
  }

  /** ∂of_kl/∂by_ij: one entry by one entry. */
  entry(
    of: SymbolNode,
    by: SymbolNode,
    at: { readonly of: readonly SymbolNode[]; readonly by: readonly SymbolNode[] },
  ): Quantity {
    const shown = { of: entryAt(of, at.of), by: entryAt(by, at.by) }
    return this.#file(
      { of, by, reach: 'total', side: 'numerator', arrangement: 'entry', at: [...at.of, ...at.by] },
      scalar,
      shown,
    )
  }

  #once(q: Omit<Quantity, 'symbol'>, shape: Shape): Quantity {
    const key = `${q.arrangement} ${q.of.id}/${q.by.id}/${q.reach}`
    return this.#made.get(key) ?? this.#file(q, shape, undefined, key)
  }

  #file(
    q: Omit<Quantity, 'symbol'>,
    shape: Shape,
    shown?: { readonly of: Expr; readonly by: Expr },
    key?: string,
  ): Quantity {
    const called = this.#nameOf(q)
    const made: Quantity = {
      ...q,
      symbol: symbol(called ?? `∂${q.of.name}/∂${q.by.name}`, shape, {
        origin: 'engine',
        role: {
          type: 'partial',
          of: q.of.name,
          by: q.by.name,
          ...(shown && { shown }),
          ...(called !== undefined && { called }),
        },
      }),
    }
    this.#made.set(key ?? `${made.symbol.id}`, made)
    this.#bySymbol.set(made.symbol, made)
    return made
  }

  /** A gradient with independent entries, as a whole or entry by entry. */
  #nameOf({ of, by, reach, arrangement }: Omit<Quantity, 'symbol'>): string | undefined {
    const isFree = reach === 'total' && (arrangement === 'layout' || arrangement === 'rows')
    return isFree && of.shape.kind === 'scalar' ? this.#free.get(by) : undefined
  }

  of(s: SymbolNode): Quantity | undefined {
    return this.#bySymbol.get(s)
  }

  /** The one that an expression is, or is an entry of: ∂z_k/∂x_j. */
  on(e: Expr): Quantity | undefined {
    if (e.kind === 'symbol') return this.of(e)
    const [first] = e.kind === 'apply' && e.op.name === 'partial' ? e.args : []
    return first?.kind === 'symbol' ? this.of(first) : undefined
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

const entryCount = (s: SymbolNode): Dim => multiplyDims(rowsOf(s.shape), columnsOf(s.shape))

const stackOf = (s: SymbolNode): Expr => (s.shape.kind === 'matrix' ? vec(s) : s)

const entryAt = (s: SymbolNode, at: readonly SymbolNode[]): Expr => (isArray(s.shape) ? component(s, at) : s)

/** m×n, where a 1 is no axis. */
function derivativeOf(rows: Dim, columns: Dim): Shape {
  if (constantDim(columns) === 1) return constantDim(rows) === 1 ? scalar : vector(rows)
  return constantDim(rows) === 1 ? covector(columns) : matrix(rows, columns)
}
