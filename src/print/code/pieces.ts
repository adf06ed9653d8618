import type { Dim } from '../../expression/dimension.js'
import { numberValue } from '../../expression/make.js'
import type { ComponentNode, NumberNode } from '../../expression/node.js'
import type { CodePiece } from '../../expression/operator.js'
import { columnsOf, rowsOf } from '../../expression/shape.js'

export const atom = (text: string): CodePiece => ({ text, level: 'atom' })

/** A rational is written as a division, since operators look for `1 / 2`. */
export function numberPiece(n: NumberNode): CodePiece {
  if (n.denominator === 1 || n.decimal) {
    const text = String(numberValue(n))
    return { text, level: text.startsWith('-') ? 'unary' : 'atom' }
  }
  return { text: `${n.numerator} / ${n.denominator}`, level: 'product' }
}

/** Brackets where the text could not be followed by `[`, `.` or `**`. */
export const closed = (p: CodePiece): string => (p.level === 'atom' ? p.text : `(${p.text})`)

/** A position counted from 0: index symbols are that already, numbers on paper count from 1. */
function position(at: CodePiece, isIndex: boolean): string {
  if (isIndex) return at.text
  return /^\d+$/.test(at.text) ? String(Number(at.text) - 1) : `int(${at.text}) - 1`
}

/** `x[i]`, `W[i, 2]`; one position of a matrix picks the row. */
export function componentPiece(
  node: ComponentNode,
  of: CodePiece,
  at: readonly CodePiece[],
  length?: (d: Dim) => string,
): CodePiece {
  const { shape } = node.of
  const places = at.map((a, i) => {
    const from0 = position(a, node.at[i]!.shape.kind === 'index')
    if (!length || node.at[i]!.kind !== 'apply') return from0
    return `(${from0}) % ${length(i === 0 && shape.kind !== 'covector' ? rowsOf(shape) : columnsOf(shape))}`
  })
  return atom(`${/^\d/.test(of.text) ? `(${of.text})` : closed(of)}[${places.join(', ')}]`)
}

/** Is it as good as a name: cheap to write twice, and to compute? */
export const isPlain = (p: CodePiece): boolean => /^-?[\w.]+(\[[\w, :-]+\])?$/.test(p.text)
