import { reasons, titles } from './en.js'

/** Why a line of a proof holds, as a key: a language says what it stands for. */
export type Reason = keyof typeof reasons

/** The reason in words. */
export const reasonText = (why: Reason): string => reasons[why]

/** The title of a rule that is no operator's. */
export const titleOfRule = (name: string): string | undefined =>
  Object.hasOwn(titles, name) ? titles[name as keyof typeof titles] : undefined
