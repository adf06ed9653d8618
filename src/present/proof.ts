import { widthOf, wrapped } from '../print/width.js'
import type { Expansion } from '../proofs/expansion.js'
import { textInLatex } from './latex-text.js'
import { rowsOf } from './rows.js'

/** Equations up to this width have the reason beside them, wider ones below. */
const widest = 44
const most = 60

/** What is proved of, as one line of a terminal. */
export const premissesInUnicode = (e: Expansion): string => e.definitions.map((d) => d.unicode).join(', ')

/**
 * The lines of a proof for a terminal: each equation with its reason and the rule that it uses.
 * @param room columns that there are; without it, reasons stay on one line
 */
export function proofInUnicode(e: Expansion, room?: number): string[] {
  const fitting = e.lines.map((l) => widthOf(l.unicode)).filter((w) => w <= most)
  const column = Math.min(Math.max(...fitting, 0), widest) + 2
  const beside = room === undefined || room > column + 20
  return e.lines.flatMap((l) => {
    const text = l.rule === undefined ? l.text : `${l.text} (${l.rule})`
    const indent = beside ? column : 6
    const reason = room === undefined ? [text] : wrapped(text, Math.max(20, room - indent))
    const gap = column - widthOf(l.unicode)
    const below = reason.map((r) => ' '.repeat(indent) + r)
    return beside && gap >= 2
      ? [`${l.unicode}${' '.repeat(gap)}${reason[0]}`, ...below.slice(1)]
      : [l.unicode, ...below]
  })
}

/** Letters in a line of a page. */
interface Widths {
  readonly equation: number
  readonly text: number
}

/** The same as rows of an `aligned` block, right of its alignment: each equation, below it why. */
export const proofRows = (e: Expansion, indent: string, widths: Widths): string[] =>
  rowsWith(e, (left, right) => `& ${indent}${left} ${right}`, `${indent}\\quad `, widths)

/** A proof as an `aligned` block of its own. */
export function proofInLatex(e: Expansion): string {
  const rows = [
    ...e.definitions.flatMap((d) => rowsOf(d.sides, 80)).map((r) => `${r.left} & ${r.right}`),
    ...rowsWith(e, (left, right) => `${left} & ${right}`.trimStart(), '', { equation: 80, text: 64 }),
  ]
  return `\\begin{aligned}\n${rows.join(' \\\\\n')}\n\\end{aligned}`
}

const rowsWith = (
  e: Expansion,
  aligned: (left: string, right: string) => string,
  indent: string,
  widths: Widths,
): string[] =>
  e.lines.flatMap((l) => [
    ...rowsOf(l.sides, widths.equation).map((r) => aligned(r.left, r.right)),
    ...wrapped(l.text, widths.text).map((line) => `& ${indent}\\text{${textInLatex(line)}}`),
  ])
