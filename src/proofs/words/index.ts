import { en } from './en.js'

/** Why a line of a proof holds, as a key: a language says what it stands for. */
export type Reason = keyof typeof en

/** The reason in words. */
export const reasonText = (why: Reason): string => en[why]
