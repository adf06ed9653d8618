import type { About, Key, OperatorName, PlainStepName } from '../words/catalogue.js'
import type { Expr } from './node.js'
import { type Shape, sameShape } from './shape.js'

/** Something to be said, in no language yet: a sentence of the catalogue, and what it speaks of. */
export interface Phrase {
  readonly key: Key
  readonly about: Readonly<Record<string, Argument>>
}

/** What a sentence may speak of; whoever says it renders names and formulas for the page, the terminal, the ear. */
export type Term =
  | Phrase
  /** a symbol, by its canonical name */
  | { readonly name: string }
  | { readonly formula: Expr }
  | { readonly shape: Shape }
  /** as it stands: a text of the user's, a number as it is printed */
  | { readonly text: string }

export type Argument = Term | readonly Term[] | number | string

/** A string in a sentence is a term in its phrase; numbers and choices are themselves. */
type Given<A> = string extends A ? Term : A extends readonly string[] ? readonly Term[] : A

type Rest<K extends Key> = [About<K>] extends [never]
  ? []
  : [{ readonly [P in keyof About<K>]: Given<About<K>[P]> }]

/** A sentence of the catalogue about these. */
export const phrase = <K extends Key>(key: K, ...[about]: Rest<K>): Phrase => ({
  key,
  about: (about ?? {}) as Phrase['about'],
})

export const named = (s: { readonly name: string }): Term => ({ name: s.name })
export const formula = (e: Expr): Term => ({ formula: e })
export const shaped = (s: Shape): Term => ({ shape: s })
export const verbatim = (text: string): Term => ({ text })

/** How a step is told that is no operator's rule, and whose words speak of nothing. */
export const told = (step: PlainStepName): { readonly title: Phrase; readonly text: Phrase } => ({
  title: phrase(`steps.${step}.title`),
  text: phrase(`steps.${step}.text`),
})

export const titleOf = (op: { readonly name: OperatorName }): Phrase => phrase(`operators.${op.name}.title`)
export const becauseOf = (op: { readonly name: OperatorName }): Phrase =>
  phrase(`operators.${op.name}.because`)

/** Whether two phrases say the same of the same things. */
export function samePhrase(a: Phrase, b: Phrase): boolean {
  const keys = Object.keys(a.about)
  return a.key === b.key && keys.every((k) => sameArgument(a.about[k]!, b.about[k]!))
}

function sameArgument(a: Argument, b: Argument): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object') return false
  if (isList(a) || isList(b))
    return isList(a) && isList(b) && a.length === b.length && a.every((t, i) => sameArgument(t, b[i]!))
  if ('key' in a) return 'key' in b && samePhrase(a, b)
  if ('name' in a) return 'name' in b && a.name === b.name
  if ('text' in a) return 'text' in b && a.text === b.text
  if ('shape' in a) return 'shape' in b && sameShape(a.shape, b.shape)
  return 'formula' in b && a.formula === b.formula
}

const isList = (a: Argument): a is readonly Term[] => Array.isArray(a)

/** Each phrase once, where it first stands. */
export const distinctPhrases = (phrases: readonly Phrase[]): Phrase[] =>
  phrases.filter((p, i) => phrases.findIndex((q) => samePhrase(p, q)) === i)
