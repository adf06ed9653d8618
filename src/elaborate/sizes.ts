import {
  addDims,
  constantDim,
  type Dim,
  dim,
  dimName,
  dimNames,
  multiplyDims,
  substituteDim,
} from '../expression/dimension.js'
import { covector, index, matrix, type Shape, scalar, vector } from '../expression/shape.js'

/** An unknown size of shape inference. */
export const isUnknown = (name: string): boolean => name.startsWith('?')

/** A text about sizes as a person may read it: unknowns are a bare question mark. */
export const hideUnknowns = (text: string): string => text.replace(/\?\d+/g, '?')

/** Axes of length 1 are no axes: 1×n is a row, n×1 a vector, 1×1 a scalar. */
export function normalShape(s: Shape): Shape {
  if ((s.kind === 'vector' || s.kind === 'covector') && constantDim(s.length) === 1) return scalar
  if (s.kind !== 'matrix') return s
  if (constantDim(s.columns) === 1) return normalShape(vector(s.rows))
  return constantDim(s.rows) === 1 ? covector(s.columns) : s
}

const minus = (d: Dim): Dim => multiplyDims(dim(-1), d)

/** Unification of sizes: unknowns are bound as equations come in; what cannot be solved yet waits. */
export class Sizes {
  private readonly bound = new Map<string, Dim>()
  private waiting: readonly (readonly [Dim, Dim])[] = []
  private trail: { readonly name: string; readonly before: Dim | undefined }[] = []
  private made = 0

  fresh(): Dim {
    return dim(`?${++this.made}`)
  }

  /** The size with all that is known put in. */
  resolve(d: Dim): Dim {
    let at = d
    const chain: string[] = []
    while (dimNames(at).some((n) => this.bound.has(n))) {
      const name = dimName(at)
      if (name) chain.push(name)
      at = substituteDim(at, (n) => this.bound.get(n))
    }
    // unknowns bound to unknowns form chains: shorten them
    for (const name of chain) this.bind(name, at)
    return at
  }

  resolveShape(s: Shape): Shape {
    switch (s.kind) {
      case 'matrix':
        return normalShape(matrix(this.resolve(s.rows), this.resolve(s.columns)))
      case 'vector':
        return normalShape(vector(this.resolve(s.length)))
      case 'covector':
        return normalShape(covector(this.resolve(s.length)))
      case 'index':
        return index(this.resolve(s.length))
      default:
        return s
    }
  }

  bind(name: string, to: Dim): void {
    const before = this.bound.get(name)
    if (before === to) return
    this.trail.push({ name, before })
    this.bound.set(name, to)
  }

  /** Demands a = b; false if they cannot be equal. */
  unify(a: Dim, b: Dim): boolean {
    const verdict = this.solve(this.resolve(a), this.resolve(b))
    if (verdict === 'open') this.waiting = [...this.waiting, [a, b]]
    return verdict !== 'differ'
  }

  /** Tries again what was waiting; a pair that cannot be equal is returned. */
  settle(): readonly [Dim, Dim] | undefined {
    for (let progress = true; progress; ) {
      progress = false
      const waiting = this.waiting
      this.waiting = []
      for (const pair of waiting) {
        const [a, b] = [this.resolve(pair[0]), this.resolve(pair[1])]
        const verdict = this.solve(a, b)
        if (verdict === 'differ') return [a, b]
        if (verdict === 'open') this.waiting = [...this.waiting, pair]
        else progress = true
      }
    }
    return undefined
  }

  /**
   * What still has more than one solution: products of as many unknowns on both sides are taken factor by factor (vec X beside
   * vec Y), unknowns beside a power of one size are that size each (vec(e_1 e_2ᵀ) beside n²), ?·m beside ?·n crosswise
   * (X ⊗ I_m beside I_n ⊗ A); the rest is returned.
   */
  pairProducts(): readonly (readonly [Dim, Dim])[] {
    for (const pair of this.waiting) {
      const [x, y] = [this.resolve(pair[0]), this.resolve(pair[1])]
      const [a, b] = [unknownFactors(x), unknownFactors(y)]
      if (a && b && a.length === b.length)
        for (const [i, name] of a.entries()) this.unify(dim(name), dim(b[i]!))
      for (const [unknowns, other] of [
        [a, y],
        [b, x],
      ] as const) {
        const root = unknowns && rootOf(other, unknowns.length)
        if (root) for (const name of unknowns) this.unify(dim(name), root)
      }
      const [u, v] = [loneUnknown(x), loneUnknown(y)]
      if (u && v) {
        this.unify(dim(u.name), v.rest)
        this.unify(dim(v.name), u.rest)
      }
    }
    this.settle()
    return this.waiting
  }

  /** Undoes everything since, when called. */
  snapshot(): () => void {
    const [length, waiting] = [this.trail.length, this.waiting]
    return () => {
      while (this.trail.length > length) {
        const { name, before } = this.trail.pop()!
        if (before) this.bound.set(name, before)
        else this.bound.delete(name)
      }
      this.waiting = waiting
    }
  }

  private solve(a: Dim, b: Dim): 'equal' | 'differ' | 'open' {
    if (a === b) return 'equal'
    for (const [x, y] of [
      [b, a],
      [a, b],
    ] as const) {
      const name = dimName(x)
      if (name && isUnknown(name) && !dimNames(y).includes(name)) {
        this.bind(name, y)
        return 'equal'
      }
    }
    const difference = addDims(a, minus(b))
    const unknowns = dimNames(difference).filter(isUnknown)
    for (const u of unknowns) {
      const solution = solveFor(u, difference)
      if (solution === undefined) continue
      const known = constantDim(solution)
      if (known !== undefined && known < 1) return 'differ'
      this.bind(u, solution)
      return 'equal'
    }
    return unknowns.length > 0 && (unknowns.length > 1 || appearsTwice(difference, unknowns[0]!))
      ? 'open'
      : 'differ'
  }
}

/** The unknowns of a product of nothing else, in the order in which they were made. */
function unknownFactors(d: Dim): readonly string[] | undefined {
  const t = d.terms[0]
  const pure =
    t && d.terms.length === 1 && t.coefficient === 1 && t.names.length > 1 && t.names.every(isUnknown)
  return pure ? [...t.names].sort((x, y) => Number(x.slice(1)) - Number(y.slice(1))) : undefined
}

/** The n of nᵏ. */
function rootOf(d: Dim, k: number): Dim | undefined {
  const t = d.terms[0]
  const [name, ...more] = t?.names ?? []
  const power = t?.coefficient === 1 && d.terms.length === 1 && more.length === k - 1
  return power && name && !isUnknown(name) && more.every((n) => n === name) ? dim(name) : undefined
}

/** The one unknown of a product, and what it is multiplied by. */
function loneUnknown(d: Dim): { readonly name: string; readonly rest: Dim } | undefined {
  const t = d.terms[0]
  const [name, ...more] = t?.names.filter(isUnknown) ?? []
  if (!t || d.terms.length !== 1 || name === undefined || more.length > 0) return undefined
  const rest = t.names.filter((n) => n !== name)
  return { name, rest: rest.reduce<Dim>((p, n) => multiplyDims(p, dim(n)), dim(t.coefficient)) }
}

const appearsTwice = (d: Dim, name: string): boolean =>
  d.terms.filter((t) => t.names.includes(name)).length > 1

/** The size u with difference = 0, if u stands in one term c·u·R and c·R divides the others. */
function solveFor(u: string, difference: Dim): Dim | undefined {
  const withU = difference.terms.filter((t) => t.names.includes(u))
  const term = withU[0]!
  if (withU.length > 1 || term.names.filter((n) => n === u).length > 1) return undefined
  const divisor = term.names.filter((n) => n !== u)
  let sum: Dim = dim(0)
  for (const t of difference.terms) {
    if (t === term) continue
    const coefficient = -t.coefficient / term.coefficient
    const names = [...t.names]
    for (const n of divisor) {
      const at = names.indexOf(n)
      if (at < 0) return undefined
      names.splice(at, 1)
    }
    if (!Number.isInteger(coefficient)) return undefined
    sum = addDims(
      sum,
      names.reduce<Dim>((p, n) => multiplyDims(p, dim(n)), dim(coefficient)),
    )
  }
  return sum
}
