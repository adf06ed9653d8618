import { type Cell, decided, Kinds, maskOf, Patience } from './kinds.js'
import type { Term, Variable } from './term.js'

/**
 * What to take a name for whose use leaves several kinds open: advice from its neighbours first, convention last. Every decision is
 * tried; one that does not fit is turned down, and rules its kind out.
 */
interface Use {
  readonly parent: Term
  readonly place: number
}

type Case = 'capital' | 'greek' | 'latin'

function caseOf(name: string): Case {
  const first = [...name.normalize('NFD')][0] ?? ''
  if (first === first.toUpperCase() && first !== first.toLowerCase()) return 'capital'
  return /\p{Script=Greek}/u.test(first) ? 'greek' : 'latin'
}

/** Capitals are matrices, lower-case Latin letters vectors, lower-case Greek letters scalars. */
const conventional: Record<Case, string> = { capital: 'm', latin: 'v', greek: 's' }

/** Settles the kinds of all names. */
export function settleKinds(terms: readonly Term[], variables: Iterable<Variable>): void {
  const open = [...variables].filter((v) => !v.index && !v.value && !decided(v.cell))
  if (open.length === 0) return
  const sums = new Map<Cell, Term[]>()
  const uses = new Map<Cell, Use[]>()
  for (const t of terms) {
    if (t.rule.peers) push(sums, t.cell, t)
    t.args.forEach((a, place) => {
      if (t.rule.peers) push(sums, a.cell, t)
      if (a.variable) push(uses, a.cell, { parent: t, place })
    })
  }
  const ruledOut = new Map<Cell, Term>()
  const asked = new Set<Term>()
  const kinds = new Kinds((cell) => {
    for (const t of sums.get(cell) ?? []) asked.add(t)
  })
  kinds.demand(terms)
  // where use leaves no room for what convention would say, a later choice of the rest is still from use
  for (const { cell, name } of open)
    if ((cell.mask & maskOf(conventional[caseOf(name)])) === 0 && cell.cause && cell.cause !== 'convention')
      ruledOut.set(cell, cell.cause)
  for (const t of terms) if (t.rule.peers) asked.add(t)

  const patience = new Patience()
  const settlePeers = (): void => {
    for (const t of asked) {
      asked.delete(t)
      if (!patience.isOver(t)) continue
      const fromPeers = peerKind(t)
      // what the whole is says something of bare names only: a product in it may scale anything
      const kind = fromPeers ?? lineKind(t.cell)
      const told = t.args.filter((a, i) => !isOffset(t, i) && (fromPeers || a.variable))
      const cells = told.map((a) => a.cell).filter((c) => !decided(c))
      if (kind) kinds.decide(cells, maskOf(kind), t)
    }
  }
  const advised = (v: Variable, advise: (u: Use, v: Variable) => string | undefined): void => {
    for (const u of uses.get(v.cell) ?? []) {
      if (decided(v.cell)) return
      const kind = advise(u, v)
      if (kind) kinds.decide([v.cell], maskOf(kind), u.parent)
    }
  }
  // in order of weight: forms, capitals, neighbours in products, peers, forms around whole terms, convention
  for (const v of open) advised(v, fromForm)
  const capitals = open.filter((v) => caseOf(v.name) === 'capital').map((v) => v.cell)
  kinds.decide(capitals, maskOf('m'), 'convention')
  const small = open.filter((v) => caseOf(v.name) !== 'capital').map((v) => v.cell)
  kinds.decide(small, maskOf('sv'), 'convention')
  for (const v of open) advised(v, fromProduct)
  settlePeers()
  for (const t of terms)
    t.args.forEach((a, i) => {
      const kind = decided(a.cell) ? undefined : (t.rule.suggests?.(i) ?? afterMatrix(t, i))
      if (kind) kinds.decide([a.cell], maskOf(kind.length > 1 ? 'v' : kind), t)
    })
  settlePeers()
  for (const v of lonelyLast(open, uses)) {
    if (!decided(v.cell)) decideByConvention(kinds, v)
    settlePeers()
  }
  for (const [cell, use] of ruledOut) if (cell.cause === 'convention') cell.cause = use
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** A name that is added to others is decided by them, so it comes late, and Greek ones last. */
function lonelyLast(open: readonly Variable[], uses: ReadonlyMap<Cell, readonly Use[]>): Variable[] {
  const rank = (v: Variable): number =>
    !(uses.get(v.cell) ?? []).some((u) => u.parent.rule.peers) ? 0 : caseOf(v.name) === 'greek' ? 2 : 1
  return [0, 1, 2].flatMap((r) => open.filter((v) => rank(v) === r))
}

function decideByConvention(kinds: Kinds, v: Variable): void {
  for (const kind of [conventional[caseOf(v.name)], 'v', 's', 'm'])
    if (!decided(v.cell)) kinds.decide([v.cell], maskOf(kind), 'convention')
}

/** The kind of the decided operands of a sum or entrywise product; numbers and matrices say nothing about the rest. */
function peerKind(t: Term): string | undefined {
  for (const a of t.args) {
    const kind = decided(a.cell)
    if (!kind || a.constant || kind === 'm') continue
    if (kind === 's' && t.rule.name !== 'sum' && t.rule.name !== 'comparison') continue
    return kind
  }
  return undefined
}

const lineKind = (c: Cell): string | undefined => {
  const kind = decided(c)
  return kind === 'v' || kind === 'c' ? kind : undefined
}

/** A Greek letter added behind others is an offset to every entry (v + ε), where one in front or taken away is a place (x − μ). */
function isOffset(t: Term, i: number): boolean {
  const { syntax } = t
  const name = t.args[i]!.variable?.name
  return (
    syntax.type === 'sum' &&
    i > 0 &&
    syntax.terms[i]?.sign === '+' &&
    name !== undefined &&
    caseOf(name) === 'greek'
  )
}

/** Under a transpose, a norm, a subscript a small letter is a vector; what the function wants, else. */
function fromForm({ parent, place }: Use, v: Variable): string | undefined {
  const advice = parent.rule.suggests?.(place)
  if (!advice) return undefined
  const letter = caseOf(v.name)
  if (advice.length > 1) return letter === 'capital' ? 'm' : 'v'
  // the base of a power is a scalar only if it is small, its exponent always
  return letter === 'capital' && advice !== 'm' && place === 0 ? undefined : advice
}

/** A x, w'x: what follows a matrix or a row is a vector, even a Greek letter. */
function afterMatrix(parent: Term, place: number): string | undefined {
  if (parent.rule.name !== 'product' || place === 0) return undefined
  const last = decided(parent.args[place - 1]!.cell)
  const after = parent.args[place + 1]
  if (last !== 'm' && last !== 'c') return undefined
  return after && canBe(after, 'm') && !canBe(after, 'v') ? undefined : 'v'
}

/** Beside that, t x: a letter in front of a vector is a step. */
function fromProduct({ parent, place }: Use, v: Variable): string | undefined {
  if (parent.rule.name !== 'product') return undefined
  const vector = afterMatrix(parent, place)
  if (vector) return vector
  const before = parent.args.slice(0, place)
  const after = parent.args[place + 1]
  if (caseOf(v.name) !== 'latin' || !after) return undefined
  const first = before.every((b) => decided(b.cell) === 's')
  return first && canBe(after, 'v') && !(canBe(after, 'c') && decided(after.cell)) && !isTransposed(after)
    ? 's'
    : undefined
}

const canBe = (t: Term, kind: string): boolean => (t.cell.mask & maskOf(kind)) !== 0

const isTransposed = (t: Term): boolean => t.rule.name === 'transpose'
