import type { LanguageName } from '../../words/catalogue.js'
import { english } from './english.js'
import type { SpeechWords } from './words.js'

/** The languages in which mathematics can be spoken. */
export const spoken: Readonly<Partial<Record<LanguageName, SpeechWords>>> = { en: english }
