import { phrase, verbatim } from '../expression/phrase.js'
import { shapeInUnicode } from '../print/shape.js'
import type { Equation, Solution } from './solution.js'
import { padded, widthOf, wrapped } from './width.js'

/** How words are set off on a terminal. */
export interface Emphasis {
  dim(text: string): string
}

/** Equations that are wider are broken before their equality signs. */
const widest = 90
/** Narrower columns would hold no equation. */
const narrowest = 30

/**
 * The whole derivation as a table: title, shape, equation, and below it why.
 * @param columns of the terminal; without it, sentences stay on one line
 */
export function stepsInUnicode(s: Solution, emphasis: Emphasis, columns?: number): string {
  const shapes = s.steps.map((step) => shapeInUnicode(step.shape, s.say(phrase('shapes.scalar'))))
  const widths = [
    Math.max(...s.steps.map((step) => widthOf(step.title))),
    Math.max(...shapes.map(widthOf)),
  ] as const
  const before = widths[0] + widths[1] + 4
  const room = columns === undefined ? undefined : Math.max(narrowest, columns - before)
  const indent = ' '.repeat(before)
  const lines = s.steps.flatMap((step, i) => {
    const mark = step.failed ? '  ✗' : ''
    const [first, ...more] = equationLines(step.equation, Math.min(widest, room ?? widest))
    const main = `${padded(step.title, widths[0])}  ${padded(shapes[i]!, widths[1])}  ${first}${mark}`
    const why = step.text === '' ? [] : room === undefined ? [step.text] : wrapped(step.text, room)
    return [main, ...more.map((m) => `${indent}  ${m}`), ...why.map((w) => `${indent}${emphasis.dim(w)}`)]
  })
  const where = s.where.map((e) => s.say(phrase('lists.where', { equation: verbatim(oneLine(e)) })))
  return [...lines, '', oneLine(s.answer), ...where, ...s.verdict].join('\n')
}

const oneLine = (e: Equation): string => e.map((side) => side.unicode).join(' = ')

/** An equation in one line or, where that is too wide, in one for each side. */
function equationLines(e: Equation, room: number): string[] {
  const whole = oneLine(e)
  if (widthOf(whole) <= room || e.length < 3) return [whole]
  const [left, right, ...more] = e.map((side) => side.unicode)
  return [`${left} = ${right}`, ...more.map((m) => `= ${m}`)]
}
