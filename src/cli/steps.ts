import type { Derivation } from '../api/derivation.js'
import type { Verification } from '../derivation/verify.js'
import { shapeInLatex, shapeInUnicode } from '../print/shape.js'
import { complaints, derivativeName, verdict, whereLines } from './report.js'
import type { Style } from './terminal.js'

/** The whole derivation as one `aligned` block: equation, shape, title. */
export function stepsInLatex(d: Derivation): string {
  const rows = d.steps.map((s) => {
    const { left } = s.equation
    const right = s.latex.slice(left.length).replace(/^ = /, '')
    return `${left} &= ${right} && ${shapeInLatex(s.shape)} && \\text{${textInLatex(s.title)}}`
  })
  return `\\begin{aligned}\n${rows.join(' \\\\\n')}\n\\end{aligned}`
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** Words for `\text{…}`. */
export const textInLatex = (text: string): string =>
  text.replace(/[\\~^]|[&%$#_{}]/g, (c) => special[c] ?? `\\${c}`)

/** The whole derivation as a table: title, equation, shape, and below each line why. */
export function stepsInUnicode(d: Derivation, check: Verification | undefined, style: Style): string {
  const { steps } = d
  const titles = Math.min(28, Math.max(...steps.map((s) => widthOf(s.title))))
  const equations = Math.min(60, Math.max(...steps.map((s) => widthOf(s.unicode))))
  const lines = steps.flatMap((s, i) => {
    const mark = check && !check.steps[i]!.ok ? '  ✗' : ''
    const main = `${padded(s.title, titles)}  ${padded(s.unicode, equations)}  ${shapeInUnicode(s.shape)}${mark}`
    const why =
      s.text === '' || s.text === steps[i - 1]?.text ? [] : [style.dim(`${' '.repeat(titles)}    ${s.text}`)]
    return [main, ...why]
  })
  const where = whereLines(d).map((line) => `where ${line}`)
  return [...lines, '', `${derivativeName(d)} = ${d.unicode}`, ...where, ...verdictLines(d, check)].join('\n')
}

function verdictLines(d: Derivation, check: Verification | undefined): string[] {
  if (!check) return ['not checked']
  return check.ok ? [`checked: ${verdict(check)}`] : complaints(d, check).map((c) => `${c.label} ${c.text}`)
}

/** Columns on a terminal: combining marks take none. */
const widthOf = (text: string): number => [...text.replace(/\p{M}/gu, '')].length

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))
