import { toNumber } from '../../dense/dense.js'
import { addDims, type Dim, dim, multiplyDims } from '../../expression/dimension.js'
import { apply, numberValue, size } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { index as indexShape } from '../../expression/shape.js'
import type { SumSyntax, Syntax } from '../../language/syntax.js'
import { dimSyntax, numberSyntax, productSyntax } from '../surface.js'

/**
 * Positions that are reckoned from indices: i + 1, n + 1 − i, i + k − 1. A position is a whole-number combination of
 * indices and sizes, counted from 1 as on paper.
 */
export interface Position {
  /** coefficients of the indices */
  readonly terms: ReadonlyMap<Expr, number>
  readonly offset: Dim
}

interface Parameters {
  readonly coefficients: readonly number[]
  readonly offset: Dim
}

const made = new Map<string, Operator>()
const parameters = new WeakMap<Operator, Parameters>()

function positionOf(coefficients: readonly number[], offset: Dim): Operator {
  const key = `position[${coefficients.join()};${offset.key}]`
  const found = made.get(key)
  if (found) return found
  const op: Operator = {
    name: 'position',
    key,
    operands: [['index']],
    shape: ([first]) => (first!.kind === 'index' ? indexShape(first!.length) : first!),
    make: (args) => moved({ coefficients, offset }, args),
    // positions are held from 0, the formula counts from 1
    value: (args, _node, cx) => ({
      rows: 1,
      columns: 1,
      data: Float64Array.of(
        args.reduce((p, a, i) => p + coefficients[i]! * (toNumber(a) + 1), cx.size(offset) - 1),
      ),
    }),
    surface: (args) => sumSyntax(args, coefficients, offset),
    numpy: (args, _node, cx) => {
      const rest = addDims(offset, dim(coefficients.reduce((s, c) => s + c, -1)))
      const terms = args.map((a, i) => {
        const c = coefficients[i]!
        const text = Math.abs(c) === 1 ? a.text : `${Math.abs(c)} * ${a.text}`
        return i === 0 ? (c < 0 ? `-${text}` : text) : ` ${c < 0 ? '-' : '+'} ${text}`
      })
      const last = rest.key === '0' ? '' : ` + ${cx.size(rest)}`.replace('+ -', '- ')
      return { text: terms.join('') + last, level: 'sum' }
    },
  }
  made.set(key, op)
  parameters.set(op, { coefficients, offset })
  return op
}

/** i + 1, n + 1 − i: what is added stands before what is taken away. */
function sumSyntax(args: readonly Syntax[], coefficients: readonly number[], offset: Dim): Syntax {
  type Term = SumSyntax['terms'][number]
  const sign = (c: number): Term['sign'] => (c < 0 ? '-' : '+')
  const terms = args.map((a, i): Term => {
    const c = coefficients[i]!
    return {
      sign: sign(c),
      term: Math.abs(c) === 1 ? a : productSyntax([numberSyntax(Math.abs(c)), a]),
    }
  })
  const rest = dimSyntax(offset)
  const all: Term[] =
    offset.key === '0'
      ? terms
      : rest.type === 'sum'
        ? [...terms, ...rest.terms]
        : [...terms, rest.type === 'negate' ? { sign: '-', term: rest.arg } : { sign: '+', term: rest }]
  const ordered = [...all.filter((t) => t.sign === '+'), ...all.filter((t) => t.sign === '-')]
  const [only] = ordered
  if (ordered.length > 1) return { type: 'sum', terms: ordered }
  return only!.sign === '+' ? only!.term : { type: 'negate', arg: only!.term }
}

/** The position as an expression: an index, a number or size, or a sum of such. */
export function positionAt(p: Position): Expr {
  const terms = [...p.terms].filter(([, c]) => c !== 0).sort(([a], [b]) => a.id - b.id)
  const [first] = terms
  if (!first) return size(p.offset)
  if (terms.length === 1 && first[1] === 1 && p.offset.key === '0') return first[0]
  return apply(
    positionOf(
      terms.map(([, c]) => c),
      p.offset,
    ),
    terms.map(([i]) => i),
  )
}

/** What a position is reckoned from; undefined for what is none. */
export function readPosition(e: Expr): Position | undefined {
  if (e.kind === 'size') return { terms: new Map(), offset: e.dim }
  if (e.kind === 'number')
    return e.denominator === 1 ? { terms: new Map(), offset: dim(numberValue(e)) } : undefined
  if (e.shape.kind !== 'index') return undefined
  const inner = e.kind === 'apply' ? parameters.get(e.op) : undefined
  if (e.kind !== 'apply' || !inner) return { terms: new Map([[e, 1]]), offset: dim(0) }
  return {
    terms: new Map(e.args.map((a, i) => [a, inner.coefficients[i]!])),
    offset: inner.offset,
  }
}

/** Σ cᵢ pᵢ + offset: positions for the indices of a position. */
function moved({ coefficients, offset }: Parameters, args: readonly Expr[]): Expr {
  return positionAt(
    combined(
      args.map((a, i) => [readPosition(a)!, coefficients[i]!] as const),
      offset,
    ),
  )
}

/** A whole-number combination of positions. */
export function combined(parts: readonly (readonly [Position, number])[], offset: Dim = dim(0)): Position {
  const terms = new Map<Expr, number>()
  let total = offset
  for (const [p, c] of parts) {
    for (const [i, k] of p.terms) terms.set(i, (terms.get(i) ?? 0) + c * k)
    total = addDims(total, multiplyDims(dim(c), p.offset))
  }
  for (const [i, k] of terms) if (k === 0) terms.delete(i)
  return { terms, offset: total }
}

/** The i with p(i) = q, where i stands in p once and alone: of i + 1 = k it is k − 1. */
export function solvedFor(i: Expr, p: Position, q: Position): Position | undefined {
  const c = p.terms.get(i)
  if (c !== 1 && c !== -1) return undefined
  const rest: Position = { terms: new Map([...p.terms].filter(([x]) => x !== i)), offset: p.offset }
  return combined([
    [q, c],
    [rest, -c],
  ])
}
