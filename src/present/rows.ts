import type { Syntax } from '../language/syntax.js'
import { type Formula, Written } from '../print/formula.js'
import { widthOf } from '../print/width.js'
import type { Equation } from './solution.js'

/** A line of a displayed equation: what stands left of the alignment, and right of it. */
export interface Row {
  readonly left: string
  readonly right: string
}

/** A part that a line may be broken before. */
interface Chunk {
  readonly formula: Formula
  readonly joint: '' | '+' | '-' | '\\cdot'
}

/**
 * An equation in LaTeX rows of about `widest` letters: in one, if it fits; else a row for each side; and a side that is too long by itself
 * is broken before its terms, and those before their factors.
 */
export function rowsOf(equation: Equation, widest: number): Row[] {
  const [left, ...sides] = equation
  const start = left!.latex
  if (sides.length === 0) return [{ left: '', right: start }]
  const room = Math.max(20, widest - widthOf(left!.unicode))
  const rows: Row[] = []
  let width = 0
  for (const side of sides) {
    const wide = widthOf(side.unicode) + 3
    const last = rows.at(-1)
    if (last && wide <= room && width + wide <= room) {
      rows[rows.length - 1] = { left: last.left, right: `${last.right} = ${side.latex}` }
      width += wide
      continue
    }
    const [first, ...more] = wide <= room ? [side.latex] : lines(side, room)
    rows.push({ left: rows.length === 0 ? start : '', right: `= ${first}` })
    rows.push(...more.map((m) => ({ left: '', right: `\\quad ${m}` })))
    width = more.length > 0 ? widest : wide
  }
  return rows
}

function lines(side: Formula, room: number): string[] {
  const out: string[] = []
  let width = 0
  for (const { formula, joint } of chunks(side, room)) {
    const wide = widthOf(formula.unicode) + 3
    if (out.length === 0) out.push(`${joint === '-' ? '-' : ''}${formula.latex}`)
    else if (width + wide <= room) out[out.length - 1] += ` ${joint} ${formula.latex}`
    else {
      out.push(`{} ${joint} ${formula.latex}`)
      width = 0
    }
    width += wide
  }
  return out
}

/** Terms, and factors of terms that are too long. */
function chunks(side: Formula, room: number): Chunk[] {
  if (!(side instanceof Written)) return [{ formula: side, joint: '' }]
  const { syntax } = side
  if (syntax.type === 'negate') return broken(side.of(syntax.arg), '-', room)
  if (syntax.type !== 'sum') return broken(side, '', room)
  return syntax.terms.flatMap(({ sign, term }, i) => {
    const bare: Syntax = { type: 'sum', terms: [{ sign: '+', term }] }
    return broken(side.of(bare), i === 0 && sign === '+' ? '' : sign, room)
  })
}

function broken(term: Written, joint: Chunk['joint'], room: number): Chunk[] {
  const { syntax } = term
  const inner = syntax.type === 'sum' && syntax.terms.length === 1 ? syntax.terms[0]!.term : syntax
  if (inner.type !== 'product' || widthOf(term.unicode) + 3 <= room)
    return [{ formula: syntax.type === 'sum' || joint === '' ? term : bracketable(term), joint }]
  return stretches(inner.factors, term, room).map((factors, i) => ({
    formula: term.of({ type: 'product', factors }),
    joint: i === 0 ? joint : '\\cdot',
  }))
}

/** As a term: a sum behind a minus sign takes its brackets with it. */
const bracketable = (term: Written): Written =>
  term.of({ type: 'sum', terms: [{ sign: '+', term: term.syntax }] })

/** Factors that fit a line together. A sum over an index takes in what follows, so nothing is broken behind it. */
function stretches(factors: readonly Syntax[], like: Written, room: number): Syntax[][] {
  const out: Syntax[][] = []
  for (const factor of factors) {
    const last = out.at(-1)
    const open = last?.at(-1)?.type === 'big'
    if (last && (open || widthOf(like.of({ type: 'product', factors: [...last, factor] }).unicode) <= room))
      last.push(factor)
    else out.push([factor])
  }
  return out
}
