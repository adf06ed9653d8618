import { phrase, verbatim } from '../expression/phrase.js'
import { chainInUnicode } from '../print/shape.js'
import { padded, widthOf, wrapped } from '../print/width.js'
import type { Expansion } from '../proofs/expansion.js'
import { premissesInUnicode, proofInUnicode } from './proof.js'
import { appliedTo, type Equation, type Solution } from './solution.js'

/** How words are set off on a terminal. */
export interface Emphasis {
  dim(text: string): string
}

/** Equations that are wider are broken before their equality signs. */
const widest = 90
/** Narrower columns would hold no equation. */
const narrowest = 30

/** A title, and what stands under it, with the colon of the language. */
const under = (s: Solution, title: string, what: string): string =>
  s.say(phrase('lists.of', { derivative: verbatim(title), what: verbatim(what) }))

/**
 * The whole derivation as a table: title, shape, equation, and below it why.
 * @param columns of the terminal; without it, sentences stay on one line
 */
export function stepsInUnicode(s: Solution, emphasis: Emphasis, columns?: number): string {
  const titles = widestOf(s.steps.map((step) => step.title))
  const scalar = s.say(phrase('shapes.scalar'))
  const chains = s.steps.map((step) => chainInUnicode(step.shape, short(step.factors), scalar))
  const fits = columns === undefined || titles + widestOf(chains) + 4 + narrowest <= columns
  const shapes = fits ? chains : s.steps.map((step) => chainInUnicode(step.shape, [], scalar))
  const widths = [titles, widestOf(shapes)] as const
  const before = widths[0] + widths[1] + 4
  const room = columns === undefined ? undefined : Math.max(narrowest, columns - before)
  const indent = ' '.repeat(before)
  const lines = s.steps.flatMap((step, i) => {
    const mark = step.failed ? '  ✗' : ''
    const [first, ...more] = equationLines(step.equation, Math.min(widest, room ?? widest))
    const main = `${padded(step.title, widths[0])}  ${padded(shapes[i]!, widths[1])}  ${first}${mark}`
    const told = [...appliedTo(s, step, (f) => f.unicode), ...(step.text === '' ? [] : [step.text])]
    const why = room === undefined ? told : told.flatMap((t) => wrapped(t, room))
    const proof = step.proof ? proofLines(s, step.proof, room).map((line) => `${indent}  ${line}`) : []
    return [
      main,
      ...more.map((m) => `${indent}  ${m}`),
      ...why.map((w) => `${indent}${emphasis.dim(w)}`),
      ...proof,
    ]
  })
  const where = s.where.map((e) => s.say(phrase('lists.where', { equation: verbatim(oneLine(e)) })))
  const answers = s.answers.map((a) =>
    s.answers.length > 1 ? under(s, a.title, oneLine(a.equation)) : oneLine(a.equation),
  )
  const remarks = s.remarks.flatMap((t) => [
    '',
    ...(columns === undefined ? [t] : wrapped(t, Math.max(narrowest, columns))),
  ])
  return [
    ...lines,
    '',
    ...answers,
    ...where,
    ...remarks,
    ...(remarks.length > 0 ? [''] : []),
    ...s.verdict,
  ].join('\n')
}

const widestOf = (texts: readonly string[]): number => Math.max(0, ...texts.map(widthOf))

/** Longer products would leave no room for equations. */
const short = (factors: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  factors.length > 3 ? [] : factors

/** The proof of a rule, below the step that uses it: each equation, and why. */
function proofLines(s: Solution, proof: Expansion, room: number | undefined): string[] {
  return [
    under(s, s.say(phrase('documents.proof', { title: verbatim(proof.title) })), premissesInUnicode(proof)),
    ...proofInUnicode(proof, room && room - 4).map((line) => `  ${line}`),
  ]
}

const oneLine = (e: Equation): string => e.map((side) => side.unicode).join(' = ')

/** An equation in one line or, where that is too wide, in one for each side. */
function equationLines(e: Equation, room: number): string[] {
  const whole = oneLine(e)
  if (widthOf(whole) <= room || e.length < 3) return [whole]
  const [left, right, ...more] = e.map((side) => side.unicode)
  return [`${left} = ${right}`, ...more.map((m) => `= ${m}`)]
}
