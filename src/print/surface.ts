import { addDims, type Dim, dim } from '../expression/dimension.js'
import { lengthOf } from '../expression/indices.js'
import {
  childrenOf,
  type Expr,
  type NumberNode,
  type ReduceNode,
  type SymbolNode,
} from '../expression/node.js'
import { postorder } from '../expression/walk.js'
import type { ComparisonSyntax, Syntax } from '../language/syntax.js'
import { compare, relationOf, turnedRelation } from '../operators/elementwise/comparison.js'
import { readPosition } from '../operators/indices/position.js'
import { dimSyntax, negateSyntax, numberSyntax, quotientSyntax } from '../operators/surface.js'

/** 3, −1/2, 0.1 as written. */
function numberNodeSyntax(n: NumberNode): Syntax {
  const top = Math.abs(n.numerator)
  const positive =
    n.denominator === 1
      ? numberSyntax(top, decimalText(top))
      : n.decimal
        ? numberSyntax(top / n.denominator, decimalText(top / n.denominator))
        : quotientSyntax(numberSyntax(top), numberSyntax(n.denominator))
  return n.numerator < 0 ? negateSyntax(positive) : positive
}

/** Without the exponent notation that would not be read back exactly. */
const decimalText = (x: number): string => String(x)

const symbolSyntax = (s: SymbolNode): Syntax =>
  s.role?.type === 'partial' && s.role.called === undefined
    ? {
        type: 'partial',
        of: s.role.of,
        by: s.role.by,
        ...(s.role.shown && { shown: { of: toSyntax(s.role.shown.of), by: toSyntax(s.role.shown.by) } }),
      }
    : s.role?.type === 'differential'
      ? {
          type: 'name',
          name: s.name,
          differentialOf: s.role.of.name,
          ...(s.role.shown && { differentialOfFormula: toSyntax(s.role.shown) }),
        }
      : { type: 'name', name: s.name }

/**
 * An expression as a person would write it: typed nodes become syntax, which the printers turn into LaTeX, Unicode and source.
 * Names are written as names. Linear in the graph; shared nodes give shared syntax, which is kept with them.
 */
export function toSyntax(root: Expr): Syntax {
  for (const e of postorder([root], { definitions: false, stop: (x) => written.has(x) }))
    if (!written.has(e))
      written.set(
        e,
        write(
          e,
          childrenOf(e).map((c) => written.get(c)!),
        ),
      )
  return written.get(root)!
}

const written = new WeakMap<Expr, Syntax>()

function write(e: Expr, below: readonly Syntax[]): Syntax {
  switch (e.kind) {
    case 'number':
      return numberNodeSyntax(e)
    case 'constant':
      return { type: 'constant', name: e.name, args: [] }
    case 'size':
      return dimSyntax(e.dim)
    case 'symbol':
      return symbolSyntax(e)
    case 'apply':
      return e.op.surface(below, e)
    case 'component':
      return {
        type: 'component',
        of: below[0]!,
        at: e.of.shape.kind === 'matrix' && e.at.length === 1 ? [below[1]!, ':'] : below.slice(1),
        ...(e.at.some((p) => p.kind === 'size') && { bracketed: true }),
      }
    case 'reduce':
      return bigSyntax(e, below[0]!)
    case 'table':
      // only beside other things: a table by itself is written by its components
      return {
        type: 'component',
        of: below[0]!,
        at: e.indices.map((i) => ({ type: 'name', name: i.name })),
      }
  }
}

/** Σ and Π with their range and conditions. */
function bigSyntax(e: ReduceNode, body: Syntax): Syntax {
  let from: Dim | undefined
  let to: Dim | undefined
  const conditions: ComparisonSyntax[] = []
  const factors: Syntax[] = []
  const length = lengthOf(e.index)
  for (const c of e.where ? scalarFactors(e.where) : []) {
    const limit = limitOf(c, e.index)
    if (limit?.end === 'to' && !to) to = limit.at
    else if (limit?.end === 'from' && !from) from = limit.at
    else {
      const s = toSyntax(ownFirst(c, e.index))
      if (s.type === 'indicator' && s.condition.relation !== '=') conditions.push(s.condition)
      else factors.push(s)
    }
  }
  const ranged = from || to
  return {
    type: 'big',
    op: e.op,
    indices: [
      {
        name: e.index.name,
        ...(ranged && { from: dimSyntax(from ?? dim(1)), to: dimSyntax(to ?? length) }),
      },
    ],
    conditions,
    body: factors.length === 0 ? body : { type: 'product', factors: [...factors, body] },
  }
}

const scalarFactors = (e: Expr): readonly Expr[] =>
  e.kind === 'apply' && e.op.name === 'product' ? e.args : [e]

/** i ≤ n − 1 as the end of a range, i ≥ 2 as its beginning. */
function limitOf(c: Expr, i: SymbolNode): { readonly end: 'from' | 'to'; readonly at: Dim } | undefined {
  const relation = relationOf(c)
  if (!relation || c.kind !== 'apply' || c.args[0] !== i) return undefined
  const bound = readPosition(c.args[1]!)
  if (!bound || bound.terms.size > 0) return undefined
  const by = (k: number): Dim => addDims(bound.offset, dim(k))
  switch (relation) {
    case '<=':
      return { end: 'to', at: by(0) }
    case '<':
      return { end: 'to', at: by(-1) }
    case '>=':
      return { end: 'from', at: by(0) }
    case '>':
      return { end: 'from', at: by(1) }
    default:
      return undefined
  }
}

/** k > i as i < k below a sum over i. */
function ownFirst(c: Expr, i: SymbolNode): Expr {
  const relation = relationOf(c)
  if (!relation || c.kind !== 'apply' || c.args[1] !== i) return c
  return compare(turnedRelation[relation], i, c.args[0]!)
}
