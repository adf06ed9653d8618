import { dense, denseFrom, mapEntries, transposeDense } from '../dense/dense.js'
import { type Dim, evaluateDim } from '../expression/dimension.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { columnsOf, rowsOf } from '../expression/shape.js'
import { dependents, postorder } from '../expression/walk.js'
import { directional, partialByDifferences } from '../numeric/differences.js'
import { evaluate, type Point } from '../numeric/evaluate.js'
import type { Account } from './account.js'
import { chainedDifferentials, chainedTotals, type Entries } from './chained-check.js'
import type { Quantity } from './quantity.js'
import { structureOf } from './structure.js'

/** Graphs with more parts than this are checked part by part: each local derivative by differences, chained numerically. */
const directParts = 40

/** What differences say. */
export interface Differenced<V> {
  readonly value: V
  /** what rounding leaves in the difference quotients */
  readonly noise: number
  /** they tell nothing, since the function jumps where the part moves freely */
  readonly jumps: boolean
}

/** The direction in which the variable is moved where differentials are on the page, and symbols that only the answer has. */
export function directionsOf(a: Account): SymbolNode[] {
  const all = postorder([
    ...a.steps.flatMap((s) => s.sides),
    a.answer.value,
    ...[a.answer.direction, a.derivative.direction].filter((x) => x !== undefined),
  ])
  return all.filter(
    (x): x is SymbolNode => x.kind === 'symbol' && x.role?.type === 'differential' && x.role.of === a.by,
  )
}

/** What differences at one point say of the quantities and differentials of a derivation. */
export class PointDifferences {
  readonly #account: Account
  readonly #point: Point
  readonly #memo: Map<Expr, Dense>
  readonly #totals: ReadonlyMap<SymbolNode, Entries> | undefined
  /** of a long chain: how each part moves along the direction */
  #moved: ReadonlyMap<SymbolNode, Dense> | undefined

  /** @param memo values of names at the point */
  constructor(account: Account, point: Point, memo: Map<Expr, Dense>) {
    this.#account = account
    this.#point = point
    this.#memo = memo
    const { parts } = account
    if (parts && parts.all.length > directParts)
      this.#totals = chainedTotals(
        parts,
        (e) => this.#valueOf(e),
        (p, u) => this.#local(p, u).value,
      )
  }

  /** A quantity as it is laid out. */
  of(q: Quantity): Differenced<Dense> {
    if (q.arrangement === 'stacked')
      return along(this.entries(q.of, q.by), (j) => {
        const stacked = this.#byColumns(j, q)
        return q.side === 'numerator' ? stacked : transposeDense(stacked)
      })
    const chained = q.reach === 'total' ? this.#totals?.get(q.by) : undefined
    if (chained) return this.#arranged({ value: chained, noise: 0, jumps: false }, q)
    return this.#arranged(q.reach === 'total' ? this.entries(q.of, q.by) : this.#local(q.of, q.by), q)
  }

  #arranged(found: Differenced<Entries>, q: Quantity): Differenced<Dense> {
    if (q.arrangement === 'rows') return found
    const project = q.arrangement === 'within' ? structureOf(q.by)?.projectDense : undefined
    return along(found, (j) => {
      const laid = this.laidOut(j, q.of, q.by, q.side)
      return project ? project(laid, q.side) : laid
    })
  }

  /** All entries of one by all of the other. */
  entries(of: Expr, by: Expr, point: Point = this.#point): Differenced<Entries> {
    const value = partialByDifferences(of, by, point)
    const jumps = (value.jumps ?? false) || (by !== this.#account.by && jumpsBetween(of, by, point))
    return { value, noise: value.noise ?? 0, jumps }
  }

  /** ∂of/∂by through the defining expression of `of` alone: all other names are held. */
  #local(of: SymbolNode, by: SymbolNode): Differenced<Entries> {
    const part = this.#account.parts!.all.find((p) => p.name === of)!
    const held = new Map(this.#point.values)
    for (const u of part.uses) held.set(u, this.#valueOf(u))
    const at = this.#valueOf(by)
    held.delete(by)
    held.set(by, at)
    return this.entries(part.expression, by, { ...this.#point, values: held })
  }

  /** How a differential moves along the direction of the derivation. */
  differential(s: SymbolNode): Differenced<Dense> {
    const { by, answer, derivative, parts } = this.#account
    const of = s.role?.type === 'differential' ? s.role.of : by
    const direction = answer.direction ?? derivative.direction ?? directionsOf(this.#account)[0]
    // where dX stands in no line, all that moves is 0 in any direction
    const way = (direction && this.#point.values.get(direction)) ?? mapEntries(this.#valueOf(by), () => 1)
    if (this.#totals && parts) {
      this.#moved ??= chainedDifferentials(parts, by, way, (p, u) => this.#local(p, u).value)
      const value = this.#moved.get(of)
      if (value) return { value, noise: 0, jumps: false }
    }
    const value = directional(of, by, way, this.#point)
    return { value, noise: value.noise, jumps: false }
  }

  /** Entries in the layout of a side. */
  laidOut(j: Entries, of: SymbolNode, by: SymbolNode, side: Quantity['side']): Dense {
    const [p, q] = [of.shape.kind, by.shape.kind]
    const { data } = j
    if (p === 'scalar') {
      const like = dense(...this.#sizesOf(by), data)
      return side === 'denominator' ? like : transposeDense(like)
    }
    const numerator = q === 'scalar' ? dense(...this.#sizesOf(of), data) : dense(j.rows, j.columns, data)
    return side === 'numerator' ? numerator : transposeDense(numerator)
  }

  /** The Jacobian of the entries in the order in which vec stacks them. */
  #byColumns(j: Entries, { of, by }: Quantity): Dense {
    const order = (s: SymbolNode): ((k: number) => number) => {
      const [rows, columns] = this.#sizesOf(s)
      return (k) => (k % rows) * columns + Math.floor(k / rows)
    }
    const [row, column] = [order(of), order(by)]
    return denseFrom(j.rows, j.columns, (r, c) => j.data[row(r) * j.columns + column(c)]!)
  }

  #sizesOf({ shape }: SymbolNode): [rows: number, columns: number] {
    const size = (d: Dim): number => evaluateDim(d, this.#point.sizes)
    return [size(rowsOf(shape)), size(columnsOf(shape))]
  }

  #valueOf(e: Expr): Dense {
    return evaluate([e], this.#point, this.#memo)[0]!
  }
}

const along = <A, B>({ value, noise, jumps }: Differenced<A>, f: (a: A) => B): Differenced<B> => ({
  value: f(value),
  noise,
  jumps,
})

/** Whether something on the way jumps where `by` moves freely. */
function jumpsBetween(of: Expr, by: Expr, point: Point): boolean {
  const suspects = [...dependents([of], by).values()].filter(
    (x) => x.kind === 'apply' && x.op.jumps && x !== by,
  )
  return suspects.some((x) => x.kind === 'apply' && x.op.jumps!(evaluate(x.args, point, new Map())))
}
