import type { Derivation } from '../api/derivation.js'
import type { Verification } from '../api/verification.js'
import { phrase, verbatim } from '../expression/phrase.js'
import { shapeInLatex, shapeInUnicode } from '../print/shape.js'
import { complaints, verdict, whereLines } from './report.js'
import type { Style } from './terminal.js'

/** The whole derivation as one `aligned` block: equation, shape, title. */
export function stepsInLatex(d: Derivation): string {
  const rows = d.steps.map((s) => {
    const { left } = s.equation
    const right = s.latex.slice(left.length).replace(/^ = /, '')
    return `${left} &= ${right} && ${shapeInLatex(s.shape, d.say(phrase('shapes.scalar')))} && \\text{${textInLatex(s.title)}}`
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

/** Equations that are wider are broken before their equality signs. */
const widest = 90

/** The whole derivation as a table: title, shape, equation, and below it why. */
export function stepsInUnicode(d: Derivation, check: Verification | undefined, style: Style): string {
  const { steps } = d
  const shapes = steps.map((s) => shapeInUnicode(s.shape, d.say(phrase('shapes.scalar'))))
  const columns = [Math.max(...steps.map((s) => widthOf(s.title))), Math.max(...shapes.map(widthOf))] as const
  const indent = ' '.repeat(columns[0] + columns[1] + 4)
  const lines = steps.flatMap((s, i) => {
    const mark = check && !check.steps[i]!.ok ? '  ✗' : ''
    const [first, ...more] = broken(s.unicode)
    const main = `${padded(s.title, columns[0])}  ${padded(shapes[i]!, columns[1])}  ${first}${mark}`
    const told = s.text === '' || s.text === steps[i - 1]?.text
    return [main, ...more.map((m) => `${indent}  ${m}`), ...(told ? [] : [`${indent}${style.dim(s.text)}`])]
  })
  const where = whereLines(d).map((line) => d.say(phrase('lists.where', { equation: verbatim(line) })))
  return [...lines, '', `${d.left.unicode} = ${d.unicode}`, ...where, ...verdictLines(d, check)].join('\n')
}

/** An equation in one line or, where that is too wide, in one for each side; an equality inside brackets is no side. */
function broken(equation: string): string[] {
  if (widthOf(equation) <= widest) return [equation]
  const sides: string[] = []
  let [depth, from] = [0, 0]
  for (let i = 0; i < equation.length; i++) {
    if ('([{'.includes(equation[i]!)) depth++
    else if (')]}'.includes(equation[i]!)) depth--
    else if (depth === 0 && equation.startsWith(' = ', i)) {
      sides.push(equation.slice(from, i))
      from = i + 1
    }
  }
  const [left, right, ...more] = [...sides, equation.slice(from)]
  return right === undefined ? [left!] : [`${left} ${right}`, ...more]
}

function verdictLines(d: Derivation, check: Verification | undefined): string[] {
  if (!check) return [d.say(phrase('check.left'))]
  if (check.ok) return [d.say(phrase('check.passed', { verdict: verdict(check) }))]
  return complaints(d, check).map((c) => `${d.say(phrase(`labels.${c.label}`))}${d.say(c.what)}`)
}

/** Columns on a terminal: combining marks take none, Chinese characters and their punctuation two. */
const widthOf = (text: string): number => {
  const bare = text.replace(/\p{M}/gu, '')
  return [...bare].length + (bare.match(/[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/gu) ?? []).length
}

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))
