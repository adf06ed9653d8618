import type { Derivation } from '../api/derivation.js'
import { nameOf } from '../api/json.js'
import type { Verification } from '../api/verification.js'
import { type Phrase, phrase, shaped, verbatim } from '../expression/phrase.js'
import { vocabulary } from '../operators/index.js'
import { type Complaint, complaints, verdict } from '../present/verdict.js'
import { definitionOf, unicodeOf } from '../print/derivation.js'
import { unicodeName } from '../print/names.js'
import type { Terminal } from './terminal.js'

/** Longer lists are cut on standard error; JSON has all of them. */
const longestList = 40

const cut = <T>(items: readonly T[], more: (count: number) => T): readonly T[] =>
  items.length <= longestList ? items : [...items.slice(0, longestList), more(items.length - longestList)]

const more = (count: number): Phrase => phrase('lists.more', { count })

/** How the input was read: definitions, shapes, assumptions, notes. */
export function tellReading(d: Derivation, terminal: Terminal): void {
  const tell = (label: 'read' | 'shapes' | 'assumed' | 'note', lines: readonly string[]): void => {
    for (const text of cut(lines, (n) => d.say(more(n))))
      terminal.err(`${terminal.style.dim(d.say(phrase(`labels.${label}`)))}${text}\n`)
  }
  const { definitions } = d.reading.scope
  const { given } = d.account
  tell('read', [
    ...definitions.map((s) => definitionOf(s, (e) => unicodeOf(e, vocabulary))),
    ...(nameOf(d) === null ? [unicodeOf(given.definition ?? given, vocabulary)] : []),
  ])
  const shapes = [...d.shapes].map(([name, shape]) =>
    phrase('lists.shape', { name: verbatim(unicodeName(name)), shape: shaped(shape) }),
  )
  if (shapes.length > 0) tell('shapes', [d.say(phrase('lists.shapes', { shapes: cut(shapes, more) }))])
  tell('assumed', d.assumptions)
  tell('note', d.notes)
}

/** The names in the answer, and the verdict of the check; under a name where there are several checks. */
export function tellCheck(
  d: Derivation,
  check: Verification | undefined,
  terminal: Terminal,
  name?: string,
): void {
  const { dim, red } = terminal.style
  const label = (what: Complaint['label'] | 'where' | 'checked'): string => d.say(phrase(`labels.${what}`))
  const which = (what: string): string =>
    name === undefined
      ? what
      : d.say(phrase('lists.of', { derivative: verbatim(name), what: verbatim(what) }))
  for (const text of cut(whereLines(d), (n) => d.say(more(n))))
    terminal.err(`${dim(label('where'))}${which(text)}\n`)
  if (!check) return
  if (check.ok) terminal.err(`${dim(label('checked'))}${which(d.say(verdict(check)))}\n`)
  else for (const c of complaints(d, check)) terminal.err(`${red(label(c.label))}${which(d.say(c.what))}\n`)
}

/** What the names in the answer stand for. */
export const whereLines = (d: Derivation): string[] =>
  d.where.map((w) => `${unicodeName(w.name)} = ${w.unicode}`)

/** `∂L/∂W₁`, `∂²L/∂x²`. */
export function derivativeName(d: Derivation): string {
  return d.left.unicode
}
