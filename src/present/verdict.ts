import type { Derivation } from '../api/derivation.js'
import type { Verification } from '../api/verification.js'
import type { StepCheck } from '../derivation/verify.js'
import { type Phrase, phrase, type Term, verbatim } from '../expression/phrase.js'

/** `5 random points (m = 4, n = 3), largest relative error 3.2e-10` */
export function verdict(check: Verification): Phrase {
  const sizes = [
    ...[...check.sizes].map(([name, size]) => `${name} = ${size}`),
    ...[...(check.standIns ?? [])].map(([large, small]) => `${large} → ${small}`),
  ]
  return phrase('check.points', {
    samples: check.samples,
    sizes: sizes.map(verbatim),
    error: shortNumber(check.maxRelativeError),
  })
}

export interface Complaint {
  readonly label: 'failed' | 'notVerified'
  readonly what: Term
}

/** What failed: the lines with their numbers, or that no point was found. */
export function complaints(d: Derivation, check: Verification): Complaint[] {
  if (check.reason !== undefined) return [{ label: 'notVerified', what: verbatim(check.reason) }]
  const { steps } = d
  const failed = check.steps.flatMap((s, i): Phrase[] => {
    const { title, unicode } = steps[i]!
    const about = { step: i + 1, title: verbatim(title), equation: verbatim(unicode) }
    return s.ok ? [] : [phrase('check.failed', { ...about, excess: excess(s, check) })]
  })
  const answer = check.answer.ok
    ? []
    : [phrase('check.answerFailed', { excess: excess(check.answer, check) })]
  return [...failed, ...answer].map((what) => ({ label: 'failed', what }))
}

const excess = (s: StepCheck, check: Verification): Phrase =>
  phrase('check.excess', { error: shortNumber(s.error), allowed: shortNumber(check.tolerance) })

const shortNumber = (x: number): Term => verbatim(x === 0 ? '0' : Number(x.toPrecision(2)).toString())

/** What is said of the check, a text for each line. */
export function verdictLines(d: Derivation, check: Verification | undefined): string[] {
  if (!check) return [d.say(phrase('check.left'))]
  if (check.ok) return [d.say(phrase('check.passed', { verdict: verdict(check) }))]
  return complaints(d, check).map((c) => `${d.say(phrase(`labels.${c.label}`))}${d.say(c.what)}`)
}
