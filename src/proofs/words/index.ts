import * as en from './en.js'
import * as zh from './zh.js'

const languages = { en, zh }

/** The languages that reasons are told in. */
export type ProofLanguage = keyof typeof languages

/** Why a line of a proof holds, as a key: a language says what it stands for. */
export type Reason = keyof typeof en.reasons

/** The reason in words. */
export const reasonText = (why: Reason, language: ProofLanguage = 'en'): string =>
  languages[language].reasons[why]

/** The title of a rule that is no operator's. */
export function titleOfRule(name: string, language: ProofLanguage = 'en'): string | undefined {
  const { titles } = languages[language]
  return Object.hasOwn(titles, name) ? titles[name as keyof typeof titles] : undefined
}
