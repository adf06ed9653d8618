import type { Derivation } from '../api/derivation.js'
import { nameOf } from '../api/json.js'
import type { StepCheck, Verification } from '../derivation/verify.js'
import { shapeText } from '../expression/shape.js'
import { vocabulary } from '../operators/index.js'
import { definitionOf, unicodeOf } from '../print/derivation.js'
import { unicodeName } from '../print/names.js'
import { derivativeText } from '../print/quotient.js'
import type { Terminal } from './terminal.js'

/** Longer lists are cut on standard error; JSON has all of them. */
const longestList = 40

const cut = (lines: readonly string[]): readonly string[] =>
  lines.length <= longestList
    ? lines
    : [...lines.slice(0, longestList), `… and ${lines.length - longestList} more`]

/** How the input was read: definitions, shapes, assumptions, notes. */
export function tellReading(d: Derivation, terminal: Terminal): void {
  const tell = (label: string, lines: readonly string[]): void => {
    for (const text of cut(lines)) terminal.err(`${terminal.style.dim(`${label}:`)} ${text}\n`)
  }
  const { definitions } = d.reading.scope
  const { given } = d.account
  tell('read', [
    ...definitions.map((s) => definitionOf(s, (e) => unicodeOf(e, vocabulary))),
    ...(nameOf(d) === null ? [unicodeOf(given.definition ?? given, vocabulary)] : []),
  ])
  const shapes = [...d.shapes].map(([name, shape]) => `${unicodeName(name)}: ${shapeText(shape)}`)
  if (shapes.length > 0) tell('shapes', [cut(shapes).join('; ')])
  tell('assumed', d.assumptions)
  tell('note', d.notes)
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
  for (const text of cut(whereLines(d))) terminal.err(`${dim('where:')} ${which}${text}\n`)
  if (!check) return
  if (check.ok) terminal.err(`${dim('checked:')} ${which}${verdict(check)}\n`)
  else for (const line of complaints(d, check)) terminal.err(`${red(line.label)} ${which}${line.text}\n`)
}

/** What the names in the answer stand for. */
export const whereLines = (d: Derivation): string[] =>
  d.where.map((w) => `${unicodeName(w.name)} = ${w.unicode}`)

/** `∂L/∂W₁`, `∂²L/∂x²`. */
export function derivativeName(d: Derivation): string {
  return derivativeText(d.account).unicode
}

/** `5 random points (m = 4, n = 3), largest relative error 3.2e-10` */
export function verdict(check: Verification): string {
  const sizes = [
    ...[...check.sizes].map(([name, size]) => `${name} = ${size}`),
    ...[...(check.standIns ?? [])].map(([large, small]) => `${large} → ${small}`),
  ].join(', ')
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
