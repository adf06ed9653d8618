import { reportWork, type WorkResult } from '../claims/lines/report.js'
import { judgeWork } from '../claims/lines/work.js'
import { askedOf } from './claim.js'
import type { Derivation } from './derivation.js'

/** Somebody's own derivation, judged line by line: which is the first wrong line, and what is wrong with it? */
export const checkWork = (derivation: Derivation, text: string): WorkResult =>
  reportWork(judgeWork(askedOf(derivation), text), (what) => derivation.say(what))
