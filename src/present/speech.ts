import { phrase, verbatim } from '../expression/phrase.js'
import { subscripts, superscripts } from '../language/characters.js'
import { english } from '../print/speech/english.js'
import { spokenName, spokenNumber } from '../print/speech/names.js'
import { filled } from '../print/speech/phrase.js'
import type { Expansion } from '../proofs/expansion.js'
import {
  appliedTo,
  type Equation,
  givenIn,
  heading,
  type Solution,
  type SolutionStep,
  type SolutionSymbol,
  sentence,
  shapeIn,
  sourceIn,
} from './solution.js'

/** The whole derivation in sentences for those who listen. */
export const stepsInSpeech = (s: Solution): string =>
  [
    `${heading(s, (f) => f.speech)}.`,
    `${givenIn(s)}: ${[...s.definitions.map(equation), ...s.symbols.map(symbol)].join('; ')}.`,
    ...[...s.assumptions, ...s.notes].map((t) => spokenText(sentence(s, t))),
    ...s.steps.map((step, i) => spokenStep(s, step, i + 1)),
    ...s.answers.map((a) => `${a.title}: ${equation(a.equation)}.`),
    ...s.where.map((e) => `${s.say(phrase('documents.where'))} ${equation(e)}.`),
    ...s.remarks.map(spokenText),
    ...s.verdict.map(spokenText),
  ].join('\n')

const equation = (e: Equation): string => e.map((side) => side.speech).join(` ${english.equals} `)

function spokenStep(s: Solution, step: SolutionStep, number: number): string {
  const which = phrase('documents.step', {
    number: verbatim(spokenNumber(String(number), english)),
    title: verbatim(spokenText(step.title)),
  })
  const parts = [
    `${s.say(which)}: ${equation(step.equation)}.`,
    sentence(s, shapeIn(s, step.shape, sizes)),
    ...appliedTo(s, step, (f) => f.speech).map((t) => sentence(s, t)),
    spokenText(sentence(s, step.text)),
    sourceIn(s, step, (text) => text),
    ...(step.proof ? spokenProof(s, step.proof) : []),
  ]
  return parts.filter((t) => t !== '').join(' ')
}

const spokenProof = (s: Solution, proof: Expansion): string[] => [
  `${spokenText(s.say(phrase('documents.proof', { title: verbatim(proof.title) })))}: ${proof.definitions.map((e) => equation(e.sides)).join('; ')}.`,
  ...proof.lines.flatMap((l) => [`${equation(l.sides)}.`, spokenText(sentence(s, l.text))]),
]

function symbol(v: SolutionSymbol): string {
  const kind = v.kind === 'covector' ? 'matrix' : v.kind
  return [filled(english.kinds[kind], v.name.speech, sizes(v.sizes)), ...v.properties].join(', ')
}

/** `m×n` → `m by n` */
const sizes = (of: readonly string[]): string => of.map(spokenText).join(` ${english.by} `)

const small = [...superscripts.keys()].join('')
const low = [...subscripts.keys()].join('')
const token = new RegExp(`⁻¹|⁻ᵀ|[${small}]+|[${low}]+|\\p{L}\\p{M}*|\\d+(?:\\.\\d+)?(?:e-?\\d+)?|.`, 'gsu')

/** A sentence that was written to be read, its signs in words. */
export function spokenText(text: string): string {
  const apart = text.replace(/_\{?([ijkl]{2,3})\}?(?!\p{L})/gu, (_, at: string) => `_${[...at].join(' ')}`)
  const said = (apart.match(token) ?? []).map(spokenToken)
  return said
    .join('')
    .replace(/ +/g, ' ')
    .replace(/ ([,.;:)])/g, '$1')
    .trim()
}

function spokenToken(t: string): string {
  const glyph = english.glyphs[t]
  if (glyph !== undefined) return ` ${glyph} `
  const first = t[0]!
  if (superscripts.has(first)) return ` ${english.glyphs['^']} ${plainly(t, superscripts)} `
  if (subscripts.has(first)) return ` ${english.glyphs._} ${plainly(t, subscripts)} `
  return /^[^\x20-\x7e]/.test(t) && /^\p{L}/u.test(t) ? spokenName(t, english) : t
}

/** A small run, each of its signs by itself. */
const plainly = (run: string, glyphs: ReadonlyMap<string, string>): string =>
  [...run].map((c) => spokenToken(glyphs.get(c)!.replace('-', '−'))).join(' ')
