import type { Expr } from '../expression/node.js'
import type { Argument, Phrase, Term } from '../expression/phrase.js'
import { shapeList } from '../expression/shape.js'
import { vocabulary } from '../operators/index.js'
import { type LanguageName, sentenceAt } from '../words/catalogue.js'
import { unicodeOf } from './derivation.js'
import { shapeInUnicode } from './shape.js'

/** How what a sentence speaks of is rendered: as text, as LaTeX, as speech. */
export interface Voice {
  name(name: string): string
  formula(e: Expr): string
  /** what the user typed, or a number as it is printed */
  verbatim(text: string): string
  /** of an array, whose sizes these are */
  sizes(sizes: readonly string[]): string
}

/** For plain text. */
export const unicodeVoice: Voice = {
  name: (name) => name,
  formula: (e) => unicodeOf(e, vocabulary),
  verbatim: (text) => text,
  sizes: shapeInUnicode,
}

/** A phrase in a language. */
export function say(phrase: Phrase, language: LanguageName, voice: Voice = unicodeVoice): string {
  const sentence = sentenceAt(language, phrase.key)
  if (typeof sentence === 'string') return sentence
  const about = Object.entries(phrase.about).map(([k, a]) => [k, spoken(a, language, voice)] as const)
  return sentence(Object.fromEntries(about) as never)
}

function spoken(a: Argument, language: LanguageName, voice: Voice): string | number | string[] {
  if (typeof a !== 'object') return a
  return Array.isArray(a)
    ? a.map((t: Term) => sayTerm(t, language, voice))
    : sayTerm(a as Term, language, voice)
}

/** What a sentence speaks of, alone. */
export function sayTerm(t: Term, language: LanguageName, voice: Voice = unicodeVoice): string {
  if ('key' in t) return say(t, language, voice)
  if ('name' in t) return voice.name(t.name)
  if ('text' in t) return voice.verbatim(t.text)
  if ('formula' in t) return voice.formula(t.formula)
  const { shape } = t
  if (shape.kind !== 'scalar' && shape.kind !== 'index') return voice.sizes(shapeList(shape))
  return say({ key: `shapes.${shape.kind}`, about: {} }, language, voice)
}
