import { comesApart, entryOf as entryAsWritten, movingEntry } from '../../../calculus/components.js'
import { differential } from '../../../calculus/differential.js'
import { freeIndices } from '../../../expression/indices.js'
import { component, number, symbol } from '../../../expression/make.js'
import type { ApplyNode, Expr, SymbolNode } from '../../../expression/node.js'
import { isArray } from '../../../expression/shape.js'
import { substitute } from '../../../expression/substitute.js'
import { postorder } from '../../../expression/walk.js'
import { entryOf, NoEntries, speaksOfIndices } from '../../../indices/entries.js'
import { contracted } from '../../../indices/normal.js'
import { hasLoops, renamedApart } from '../../../indices/rename.js'
import { add, mul } from '../../../operators/algebra/build.js'
import { kroneckerDelta } from '../../../operators/elementwise/comparison.js'
import { blockRows } from '../../../operators/matrices/blocks.js'
import { cost } from '../../../simplify/cost.js'
import { simplify } from '../../../simplify/simplify.js'
import { inNameOf, type Part } from '../../parts.js'

/**
 * An entry of a part in entries of what it is made of: q_k = Σ_l W_kl x_l, its bound indices without letters; undefined where only the rule of
 * its operator speaks of entries.
 */
export function formulaOf(part: Part, at: readonly Expr[]): Expr | undefined {
  const moving = movingIn(part)
  const rules = [...moving].some((e) => e.kind === 'apply' && !isWrittenOut(e))
  if (rules) return undefined
  try {
    const opens = (e: Expr): boolean => moving.has(e) || part.uses.includes(e as SymbolNode) || comesApart(e)
    // a sum of the program's own may run over a letter that is a position here
    return renamedApart(entryOf(renamedApart(part.expression), at, opens))
  } catch (e) {
    if (e instanceof NoEntries) return undefined
    throw e
  }
}

/** What varies in the expression of a part, its names apart. */
function movingIn({ expression, uses }: Part): ReadonlySet<Expr> {
  const found = new Set<Expr>()
  const names = new Set<Expr>(uses)
  for (const e of postorder([expression], { definitions: false })) {
    if (names.has(e) || e.kind === 'symbol') continue
    const under = e.kind === 'apply' ? e.args : e.kind === 'component' ? [e.of] : 'body' in e ? [e.body] : []
    if (under.some((c) => found.has(c) || names.has(c))) found.add(e)
  }
  return found
}

/** Algebra, sums and entrywise functions are differentiated in components; of a norm, an inverse, softmax the rule is known. */
const isWrittenOut = ({ op }: ApplyNode): boolean =>
  op.elementwise === true ||
  op.name === 'squared_norm' ||
  ['add', 'product', 'hadamard', 'transpose', 'power'].includes(op.key) ||
  (op.entry !== undefined && op.linearIn !== undefined && op.differential === undefined)

export interface LocalEntry {
  /** ∂p_k/∂x_ij as the sides of an equation */
  readonly sides: readonly Expr[]
  /** the last one, with sums taken away by deltas */
  readonly value: Expr
  /** derived from the part written in components, not from the rule of its operator */
  readonly formula: boolean
  /** where it is an entry of a map whose entries have no formula, L[e_i e_jᵀ]_kl: the map, linear in a direction d */
  readonly map?: { readonly linear: Expr; readonly d: SymbolNode }
}

/** ∂p_k/∂x_ij. */
export function localEntry(
  part: Part,
  by: SymbolNode,
  at: { readonly of: readonly SymbolNode[]; readonly by: readonly SymbolNode[] },
): LocalEntry {
  const d = symbol(`d${by.name}`, by.shape, { role: { type: 'differential', of: by } })
  const formula = formulaOf(part, at.of)
  if (formula) {
    const own = at.of.length === 0 ? part.name : component(part.name, at.of)
    const linear = differential(formula, by, d, 'fixed')
    // 1 − tanh² of its own value is 1 − a_k²
    const slope =
      formula.kind === 'apply' ? substitute(linear, new Map<Expr, Expr>([[formula, own]])) : linear
    const deltas = entryOf(movingEntry(slope, d, at.by), [], speaksOfIndices)
    const value = hasLoops(deltas) ? shorter(contracted(deltas)) : deltas
    return { sides: [deltas, value], value, formula: true }
  }
  const linear = renamedApart(inNameOf(part, differential(part.expression, by, d, 'fixed')))
  const moved = simplify(movingEntry(linear, d, at.by))
  const value = simplify(entryOrWhole(moved, at.of))
  return { sides: [value], value, formula: false, ...(isWhole(value, at.by) && { map: { linear, d } }) }
}

/** As it is written, or under a subscript where it has no formula in entries. */
function entryOrWhole(e: Expr, at: readonly SymbolNode[]): Expr {
  try {
    return entryAsWritten(e, at, entryOfTable)
  } catch (error) {
    if (error instanceof NoEntries && at.length > 0 && e.shape.kind !== 'covector') return component(e, at)
    throw error
  }
}

/** [a; b] at k is δ_k1 a + δ_k2 b: what varies in a table of numbers. */
function entryOfTable(e: Expr, at: readonly Expr[]): Expr | undefined {
  const rows = blockRows(e)
  if (!rows?.flat().every((x) => !isArray(x.shape))) return undefined
  const position = (i: number, j: number): readonly number[] =>
    at.length === 2 ? [i, j] : [e.shape.kind === 'covector' ? j : i]
  const entries = rows.flatMap((row, i) => row.map((x, j) => ({ x, p: position(i, j) })))
  return add(...entries.map(({ x, p }) => mul(...at.map((k, n) => kroneckerDelta(k, number(p[n]! + 1))), x)))
}

/** Does an operator that has no formula in entries stand over the positions? */
const isWhole = (e: Expr, at: readonly SymbolNode[]): boolean =>
  postorder([e], { definitions: false }).some(
    (x) =>
      x.kind === 'apply' &&
      !x.op.entry &&
      !x.op.elementwise &&
      isArray(x.shape) &&
      at.some((i) => freeIndices(x).has(i)),
  )

/** Simplified, where that is shorter. */
export function shorter(e: Expr): Expr {
  const simple = simplify(e)
  return cost(simple) < cost(e) ? simple : e
}
