import type { EquationText, Expansion } from './expansion.js'

/** Equations up to this width have the reason beside them, wider ones below. */
const widest = 44
const most = 60

/** Columns on a terminal: combining marks take none. */
const widthOf = (text: string): number => [...text.replace(/\p{M}/gu, '')].length

/** An expansion as lines of a terminal: what is proved of, then each equation with its reason and the rule that it uses. */
export function expansionInUnicode(e: Expansion): string[] {
  const fitting = e.lines.map((l) => widthOf(l.unicode)).filter((w) => w <= most)
  const column = Math.min(Math.max(...fitting, 0), widest) + 2
  const told = e.lines.flatMap((l) => {
    const reason = withRule(l.text, l.rule)
    const room = column - widthOf(l.unicode)
    return room >= 2 ? [l.unicode + ' '.repeat(room) + reason] : [l.unicode, ' '.repeat(column) + reason]
  })
  return [e.definitions.map((d) => d.unicode).join(', '), ...told]
}

const withRule = (text: string, rule: string | undefined): string =>
  rule === undefined ? text : `${text} (${rule})`

/** The same as one `aligned` block; `text` makes words safe for `\text{…}`. */
export function expansionInLatex(e: Expansion, text: (words: string) => string): string {
  const rows = [
    ...e.definitions.map(aligned),
    ...e.lines.map((l) => `${aligned(l)} && \\text{${text(l.text)}}`),
  ]
  return `\\begin{aligned}\n${rows.join(' \\\\\n')}\n\\end{aligned}`
}

const aligned = ({ sides: [left, ...right] }: EquationText): string =>
  `${left!.latex} &= ${right.map((s) => s.latex).join(' = ')}`
