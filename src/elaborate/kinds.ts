import { dim } from '../expression/dimension.js'
import { covector, matrix, type Shape, type ShapeKind, scalar, vector } from '../expression/shape.js'
import { GradusError } from '../language/errors.js'
import { en } from '../words/en.js'
import type { Rule, ShapeScope, Term } from './term.js'

/**
 * Inference of kinds: which of scalar, vector, row, matrix each name and term can be. Sets of kinds are narrowed by what each
 * form demands, until nothing changes; a decision (from use, or by convention) is tried and narrowed further.
 */
export const letters = ['s', 'v', 'c', 'm'] as const
export type Letter = (typeof letters)[number]

const bit: Record<string, number> = { s: 1, v: 2, c: 4, m: 8 }
export const anyKind = 15
export const maskOf = (kinds: string): number => [...kinds].reduce((mask, k) => mask | bit[k]!, 0)
export const kindLetter = (kind: ShapeKind): Letter =>
  kind === 'vector' ? 'v' : kind === 'covector' ? 'c' : kind === 'matrix' ? 'm' : 's'
export const maskOfShape = (s: Shape): number => bit[kindLetter(s.kind)]!
export const kindWord: Record<Letter, string> = en.kinds

/** What is known of the kind of a name or term; terms that mention it are asked again when it changes. */
export interface Cell {
  mask: number
  readonly watchers: Term[]
  /** what settled it */
  cause?: Term | 'convention'
}

export const newCell = (mask = anyKind): Cell => ({ mask, watchers: [] })

/** The kind, once only one is left. */
export const decided = (c: Cell): Letter | undefined => letters.find((k) => bit[k] === c.mask)

const dummy: Record<Letter, Shape> = {
  s: scalar,
  v: vector(dim('?')),
  c: covector(dim('?')),
  m: matrix(dim('?'), dim('?')),
}

class Refused extends GradusError {}
const refused = new Refused({ code: 'kind', message: 'kinds do not fit' })

/** Takes every size for equal to every other: only kinds matter. */
const anySizes: ShapeScope = {
  same: () => {},
  fail: () => {
    throw refused
  },
  fresh: () => dim('?'),
  known: (d) => d,
  text: () => '',
  say: () => '',
  about: () => {},
}

const results = new WeakMap<Rule, Map<string, number>>()

function resultKind(rule: Rule, kinds: string): number {
  let memo = results.get(rule)
  if (!memo) results.set(rule, (memo = new Map()))
  const hit = memo.get(kinds)
  if (hit !== undefined) return hit
  let mask = 0
  try {
    mask = maskOfShape(
      rule.shape(
        [...kinds].map((k) => dummy[k as Letter]),
        anySizes,
      ),
    )
  } catch (e) {
    if (!(e instanceof GradusError)) throw e
  }
  memo.set(kinds, mask)
  return mask
}

/** The masks that are left of result and operands, result first; undefined if none fit. */
function narrowed(term: Term): number[] | undefined {
  const { rule, args } = term
  if (rule.chain) return narrowedChain(rule.chain, term)
  if (args.length > 3) {
    const all = args.map((a) => decided(a.cell))
    if (all.some((k) => k === undefined)) return [term.cell.mask, ...args.map((a) => a.cell.mask)]
    return [term.cell.mask & resultKind(rule, all.join('')), ...args.map((a) => a.cell.mask)]
  }
  const left = new Array<number>(args.length + 1).fill(0)
  const kinds: string[] = []
  const visit = (i: number): void => {
    if (i === args.length) {
      const out = resultKind(rule, kinds.join('')) & term.cell.mask
      if (out === 0) return
      left[0]! |= out
      kinds.forEach((k, j) => {
        left[j + 1]! |= bit[k]!
      })
      return
    }
    for (const k of letters)
      if (args[i]!.cell.mask & bit[k]!) {
        kinds[i] = k
        visit(i + 1)
      }
  }
  visit(0)
  return left[0] === 0 ? undefined : left
}

/** Forward and backward through the automaton: the kinds that lie on some accepted path. */
function narrowedChain(step: NonNullable<Rule['chain']>, term: Term): number[] | undefined {
  const { args } = term
  const forward: Set<string | undefined>[] = [new Set([undefined])]
  for (const a of args) {
    const next = new Set<string | undefined>()
    for (const state of forward[forward.length - 1]!)
      for (const k of letters)
        if (a.cell.mask & bit[k]!) {
          const to = step(state, k)
          if (to) next.add(to)
        }
    forward.push(next)
  }
  const left = new Array<number>(args.length + 1).fill(0)
  let good = new Set<string | undefined>()
  for (const state of forward[args.length]!) {
    const mask = bit[state ?? ''] ?? 0
    if (mask & term.cell.mask) {
      good.add(state)
      left[0]! |= mask
    }
  }
  for (let i = args.length - 1; i >= 0; i--) {
    const before = new Set<string | undefined>()
    for (const state of forward[i]!)
      for (const k of letters)
        if (args[i]!.cell.mask & bit[k]! && good.has(step(state, k)) && step(state, k)) {
          left[i + 1]! |= bit[k]!
          before.add(state)
        }
    good = before
  }
  return left[0] === 0 ? undefined : left
}

/** Long sums are asked again only after a good part of their operands changed: n operands must not cost n². */
export class Patience {
  private readonly left = new Map<Term, number>()

  /** Whether the term is to be asked now. */
  isOver(t: Term): boolean {
    if (t.args.length <= 64) return true
    const left = this.left.get(t) ?? 0
    this.left.set(t, left > 0 ? left - 1 : t.args.length >> 3)
    return left === 0
  }
}

/** The store of kinds: narrows, and takes back what a refused decision narrowed. */
export class Kinds {
  private queue: Term[] = []
  private readonly queued = new Set<Term>()
  private trail: { cell: Cell; mask: number; cause: Cell['cause'] }[] = []
  /** terms whose operands do not fit whatever is decided: left to the inference of shapes, which tells why */
  private readonly broken = new Set<Term>()
  private readonly patience = new Patience()

  constructor(private readonly onDecided: (cell: Cell) => void = () => {}) {}

  /** Takes in terms and narrows as far as use demands. */
  demand(terms: readonly Term[]): void {
    for (const t of terms) {
      // a bare name shares its cell with the variable
      if (t.variable) continue
      t.cell.watchers.push(t)
      for (const a of t.args) a.cell.watchers.push(t)
      this.push(t)
    }
    this.run(true)
  }

  /** Decides cells for one of `kinds`, if that fits; where it does not, these kinds are ruled out. */
  decide(cells: readonly Cell[], kinds: number, cause: Cell['cause']): void {
    const open = cells.filter((c) => (c.mask & kinds) !== 0 && (c.mask & ~kinds) !== 0)
    if (open.length === 0) return
    this.trail = []
    for (const c of open) this.set(c, c.mask & kinds, cause)
    const refusing = this.run(false)
    if (!refusing) return
    for (const { cell: c, mask, cause: before } of this.trail.reverse()) {
      c.mask = mask
      c.cause = before
    }
    if (open.length > 1) {
      for (const c of open) this.decide([c], kinds, cause)
      return
    }
    this.set(open[0]!, open[0]!.mask & ~kinds, refusing)
    this.run(true)
  }

  private push(t: Term): void {
    if (this.queued.has(t) || this.broken.has(t)) return
    this.queued.add(t)
    this.queue.push(t)
  }

  private set(cell: Cell, mask: number, cause: Cell['cause']): void {
    this.trail.push({ cell, mask: cell.mask, cause: cell.cause })
    cell.mask = mask
    cell.cause = cause
    for (const w of cell.watchers) this.push(w)
    if (decided(cell)) this.onDecided(cell)
  }

  /** The term that cannot be satisfied, if there is one; with `setAside`, such terms are passed over instead. */
  private run(setAside: boolean): Term | undefined {
    for (let head = 0; head < this.queue.length; head++) {
      const t = this.queue[head]!
      this.queued.delete(t)
      if (!this.patience.isOver(t)) continue
      const left = narrowed(t)
      if (left) {
        const cells = [t.cell, ...t.args.map((a) => a.cell)]
        cells.forEach((c, i) => {
          const mask = c.mask & left[i]!
          if (mask !== c.mask && mask !== 0) this.set(c, mask, t)
        })
      } else if (setAside) this.broken.add(t)
      else {
        this.queue.length = 0
        this.queued.clear()
        return t
      }
    }
    this.queue.length = 0
    return undefined
  }
}
