import { phrase, type Term, verbatim } from '../../expression/phrase.js'
import { detailOf } from '../phrases.js'
import { type ClaimResult, report, type Say } from '../report.js'
import type { JudgedLine, LineVerdict } from './work.js'

/** A judged derivation as plain data. */
export interface WorkResult {
  /** no line is wrong */
  readonly ok: boolean
  /** a right line says what the derivative is that was asked for */
  readonly complete: boolean
  /** its number, from 1; null where none is wrong */
  readonly firstWrong: number | null
  readonly detail: string
  readonly lines: readonly LineResult[]
}

export interface LineResult {
  /** from 1 */
  readonly line: number
  readonly text: string
  readonly verdict: LineVerdict
  readonly detail: string
  /** of a wrong line, the side that is wrong, and how it is judged beside what it should be */
  readonly side?: string
  readonly claim?: ClaimResult
  /** of what could not be read, or does not fit */
  readonly hint?: string
}

export function reportWork(judged: readonly JudgedLine[], say: Say): WorkResult {
  const lines = judged.map((l) => lineResult(l, say))
  const first = lines.find((l) => l.verdict === 'wrong')
  const complete = judged.some((l) => l.answers && l.verdict === 'right')
  const unread = lines.filter((l) => l.verdict === 'unread').length
  const outcome = first
    ? phrase('claims.work.wrong', { line: first.line })
    : phrase(complete ? 'claims.work.complete' : 'claims.work.incomplete', { all: unread === 0 })
  return {
    ok: first === undefined,
    complete,
    firstWrong: first?.line ?? null,
    detail: say(
      unread > 0
        ? phrase('lists.clauses', { clauses: [outcome, phrase('claims.work.unread', { count: unread })] })
        : outcome,
    ),
    lines,
  }
}

function lineResult(judged: JudgedLine, say: Say): LineResult {
  const { line, verdict, side, diagnosis, reason } = judged
  const hint = reason?.problem.hint
  const wrong = (diagnosis || verdict === 'wrong') && side !== undefined ? line.sides[side] : undefined
  return {
    line: line.number,
    text: line.text,
    verdict,
    detail: say(detailOfLine(judged, wrong)),
    ...(wrong !== undefined && { side: wrong }),
    ...(diagnosis && { claim: report(diagnosis, say) }),
    ...(hint !== undefined && { hint }),
  }
}

/** What could not be read is told as the message about it. */
function detailOfLine({ verdict, diagnosis, reason, answers }: JudgedLine, side: string | undefined): Term {
  const message = verbatim(reason?.problem.message ?? '')
  switch (verdict) {
    case 'right':
      return phrase(answers ? 'claims.line.answer' : 'claims.line.right')
    case 'definition':
      return phrase('claims.line.definition')
    case 'follows':
      return phrase('claims.line.follows')
    case 'unread':
      return message
    case 'wrong':
      return phrase('claims.line.wrongSide', {
        side: verbatim(side!),
        reason: diagnosis ? detailOf(diagnosis) : message,
      })
  }
}
