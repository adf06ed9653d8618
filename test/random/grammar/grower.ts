import {
  isMatrix,
  isScalar,
  isSquare,
  kindOf,
  pairOf,
  type Shape,
  type Size,
  sameShape,
  sizes,
} from '../shapes.js'
import { nameTerm, variablesFor, variablesTurned } from '../symbols.js'
import { type Bound, type Sort, serves, type Term, term, type Wanted } from '../term.js'
import { arithmetic } from './arithmetic.js'
import { elementwise } from './elementwise.js'
import { indices } from './indices.js'
import { lines } from './lines.js'
import { matrices } from './matrices.js'
import type { Draw, Production } from './production.js'
import { scalars } from './scalars.js'
import { squares } from './squares.js'

/** Families, and how often each comes. */
const families: readonly (readonly [weight: number, productions: readonly Production[]])[] = [
  [5, arithmetic],
  [4, elementwise],
  [6, [...scalars, ...lines, ...matrices, ...squares]],
  [2, indices],
]

const productions = families.flatMap(([, f]) => f)

const made = (p: Production): Sort => p.makes ?? 'any'
const named = new Map(productions.map((p) => [`${made(p)} ${p.rule}`, p]))

/** An earlier line of the program. */
export interface Line {
  readonly name: string
  readonly shape: Shape
}

/** Grows terms from random choices: `below(k)` draws from 0 … k − 1. */
export class Grower implements Draw {
  readonly below: (k: number) => number
  readonly #lines: readonly Line[]

  constructor(below: (k: number) => number, lines: readonly Line[] = []) {
    this.below = below
    this.#lines = lines
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!
  }

  size(): Size {
    return this.pick(sizes)
  }

  index(bound: readonly Bound[]): string {
    return ['i', 'k', 'l'].find((name) => bound.every((b) => b.name !== name))!
  }

  /** A term of at most `depth` levels above its leaves and about `budget` operations. */
  term(wanted: Wanted, depth: number, budget: number): Term {
    if (depth === 0 || budget < 1) return this.leaf(wanted)
    const fitting = families.flatMap(([often, family]) => {
      const some = family.filter((p) => serves(made(p), wanted.sort) && p.fits(wanted.shape, wanted))
      // what makes more than is asked for comes less often
      const weights = some.map((p) => (p.weight ?? 4) * (made(p) === wanted.sort ? 2 : 1))
      const all = weights.reduce((a, b) => a + b, 0)
      return some.map((p, i) => ({ p, weight: Math.ceil((1000 * often * weights[i]!) / all) }))
    })
    if (fitting.length === 0) return this.leaf(wanted)
    let at = this.below(fitting.reduce((n, f) => n + f.weight, 0))
    const chosen = fitting.find((f) => (at -= f.weight) < 0)!.p
    return this.#grown(chosen, wanted, (parts) => {
      const shares = parts.map(() => 1 + this.below(6))
      const all = shares.reduce((a, b) => a + b, 0)
      return parts.map((p, i) => this.term(p, depth - 1, ((budget - 1) * shares[i]!) / all))
    })
  }

  #grown(p: Production, wanted: Wanted, inside: (parts: readonly Wanted[]) => Term[]): Term {
    const { parts, write, rule } = p.grow(wanted.shape, this, wanted)
    return term(rule ?? p.rule, { ...wanted, sort: made(p) }, inside(parts), write)
  }

  /** The smallest term: a name where there is one. */
  leaf(wanted: Wanted): Term {
    const { shape, sort } = wanted
    const before = this.#lines.filter((l) => sort === 'any' && sameShape(l.shape, shape))
    if (before.length > 0 && this.below(2) === 0)
      return nameTerm('line', this.pick(before).name, shape, 'any')
    const names = variablesFor(wanted)
    // symbols without a property stand first, and come more often
    if (names.length > 0) {
      const v = names[Math.min(this.below(names.length), this.below(names.length))]!
      return nameTerm('symbol', v.name, shape, v.sort ?? 'any')
    }
    return this.#grown(this.#leafRule(wanted), wanted, (parts) => parts.map((p) => this.leaf(p)))
  }

  /** How a leaf is made where no name has the shape and the sort. */
  #leafRule({ shape, sort, bound }: Wanted): Production {
    const rule = (name: string): Production => named.get(name)!
    switch (sort) {
      case 'positive':
        return rule('positive exp')
      case 'unit':
        return rule('unit tanh')
      case 'above':
        return rule('above more than one')
      case 'spd':
      case 'invertible':
        return rule('spd positive diagonal matrix')
      case 'probability':
        return rule('probability softmax')
      case 'condition':
        return rule('condition condition')
      case 'body':
        return rule(bound.length > 0 ? 'body component' : 'body scalar in a sum')
      default:
        break
    }
    if (isScalar(shape)) throw new Error('every scalar has a name')
    if (kindOf(shape) === 'vector') return rule(pairOf(shape.rows, '*') ? 'any vec' : 'any stacked')
    if (kindOf(shape) === 'row') return rule('any transpose of a vector')
    if (isMatrix(shape) && variablesTurned(shape).length > 0) return rule('any transpose')
    return rule(isSquare(shape) && this.below(2) === 0 ? 'any diagonal matrix' : 'any outer product')
  }
}

/** The leaf without any choice. */
export const leastLeaf = (w: Wanted): Term => new Grower(() => 0).leaf(w)
