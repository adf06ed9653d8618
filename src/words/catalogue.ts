import { en } from './en.js'
import { zh } from './zh.js'

/** What a language must say: all that English says, of the same things. Another language is a folder, and a line here. */
export type Language = typeof en

export const languages = { en, zh } satisfies Readonly<Record<string, Language>>
export type LanguageName = keyof typeof languages

export const languageNames = Object.keys(languages) as readonly LanguageName[]

/** An operator of the rule book, by the name under which its words stand. */
export type OperatorName = keyof Language['operators']

type Steps = Language['steps']

/** A step that is no operator's rule and whose words speak of nothing, by the name under which they stand. */
export type PlainStepName = {
  [S in keyof Steps]: Steps[S] extends { title: string; text: string } ? S : never
}[keyof Steps]

/** Why a line of a proof holds, by the name under which it stands. */
export type Reason = keyof Language['proofs']['reasons']

type Sentence = string | ((about: never) => string)

type KeyIn<T> = {
  [K in keyof T & string]: T[K] extends Sentence ? K : `${K}.${KeyIn<T[K]>}`
}[keyof T & string]

/** Where a sentence stands in the catalogue: `steps.chain.title`. */
export type Key = KeyIn<Language>

type At<T, K extends string> = K extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? At<T[Head], Rest>
    : never
  : K extends keyof T
    ? T[K]
    : never

/** What a sentence speaks of; never, where it is a mere text. */
export type About<K extends Key> = At<Language, K> extends (about: infer A) => string ? A : never

/** The sentence at a key. */
export function sentenceAt(name: LanguageName, key: Key): Sentence {
  let found: unknown = languages[name]
  for (const part of key.split('.')) found = (found as Readonly<Record<string, unknown>>)[part]
  return found as Sentence
}
