import type { Derivation } from '../api/derivation.js'
import { nameOf } from '../api/json.js'
import type { StepCheck, Verification } from '../derivation/verify.js'
import { shapeText } from '../expression/shape.js'
import { vocabulary } from '../operators/index.js'
import { unicodeOf } from '../print/derivation.js'
import { unicodeName } from '../print/names.js'
import type { Terminal } from './terminal.js'

/** More shapes than this are not listed: the program itself declares them. */
const longestList = 40

/** How the input was read: the function, shapes, assumptions, notes. */
export function tellReading(d: Derivation, terminal: Terminal): void {
  const { given } = d.account
  const line = (label: string, text: string): void =>
    terminal.err(`${terminal.style.dim(`${label}:`)} ${text}\n`)
  const name = nameOf(d)
  const text = unicodeOf(given.definition ?? given, vocabulary)
  line('read', name === null || name === text ? text : `${unicodeName(name)} = ${text}`)
  const shapes = [...d.shapes].map(([n, shape]) => `${unicodeName(n)}: ${shapeText(shape)}`)
  const more = shapes.length > longestList ? `; and ${shapes.length - longestList} more` : ''
  if (shapes.length > 0) line('shapes', shapes.slice(0, longestList).join('; ') + more)
  for (const a of d.assumptions) line('assumed', a)
  for (const n of d.notes) line('note', n)
}

/** The names in the answer, and the verdict of the check; with the derivative's name where there are several. */
export function tellCheck(
  d: Derivation,
  check: Verification | undefined,
  terminal: Terminal,
  named: boolean,
): void {
  const { dim, red } = terminal.style
  const which = named ? `${derivativeName(d)}: ` : ''
  for (const w of d.where) terminal.err(`${dim('where:')} ${which}${unicodeName(w.name)} = ${w.source}\n`)
  if (!check) return
  if (check.ok) terminal.err(`${dim('checked:')} ${which}${verdict(check)}\n`)
  else for (const line of complaints(d, check)) terminal.err(`${red(line.label)} ${which}${line.text}\n`)
}

/** `∂L/∂W₁`, `∂²L/∂x²`. */
export function derivativeName(d: Derivation): string {
  const { given, by, order } = d.account
  const [of, x] = [unicodeName(given.name), unicodeName(by.name)]
  return order === 2 ? `∂²${of}/∂${x}²` : `∂${of}/∂${x}`
}

/** `5 random points (m = 4, n = 3), largest relative error 3.2e-10` */
export function verdict(check: Verification): string {
  const sizes = [...check.sizes].map(([name, size]) => `${name} = ${size}`).join(', ')
  const points = `${check.samples} random point${check.samples === 1 ? '' : 's'}`
  return `${points}${sizes ? ` (${sizes})` : ''}, largest relative error ${shortNumber(check.maxRelativeError)}, every line`
}

/** What failed: the lines with their numbers, or that no point was found. */
export function complaints(d: Derivation, check: Verification): { label: string; text: string }[] {
  if (check.reason !== undefined) return [{ label: 'not verified:', text: check.reason }]
  const { steps } = d
  const failed = check.steps.flatMap((s, i) =>
    s.ok ? [] : [`step ${i + 1}, ${steps[i]!.title}: ${steps[i]!.unicode} (${excess(s, check)})`],
  )
  const answer = check.answer.ok
    ? []
    : [`the answer differs from finite differences (${excess(check.answer, check)})`]
  return [...failed, ...answer].map((text) => ({ label: 'check failed:', text }))
}

const excess = (s: StepCheck, check: Verification): string =>
  `relative error ${shortNumber(s.error)}, allowed ${shortNumber(check.tolerance)}`

export const shortNumber = (x: number): string => (x === 0 ? '0' : Number(x.toPrecision(2)).toString())
