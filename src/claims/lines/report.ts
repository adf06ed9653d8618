import { type ClaimResult, report } from '../report.js'
import { words } from '../words.js'
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

export function reportWork(judged: readonly JudgedLine[]): WorkResult {
  const lines = judged.map(lineResult)
  const first = lines.find((l) => l.verdict === 'wrong')
  const complete = judged.some((l) => l.answers && l.verdict === 'right')
  const unread = lines.filter((l) => l.verdict === 'unread').length
  const outcome = first
    ? words.work.wrong(first.line)
    : complete
      ? words.work.complete
      : words.work.incomplete
  return {
    ok: first === undefined,
    complete,
    firstWrong: first?.line ?? null,
    detail: unread > 0 ? `${outcome}; ${words.work.unread(unread)}` : outcome,
    lines,
  }
}

function lineResult({ line, verdict, side, diagnosis, reason, answers }: JudgedLine): LineResult {
  const base = { line: line.number, text: line.text, verdict }
  if (reason) {
    const { message, hint } = reason.problem
    const wrong = verdict === 'wrong' ? line.sides[side!] : undefined
    return {
      ...base,
      detail: wrong === undefined ? message : words.line.wrongSide(wrong, message),
      ...(wrong !== undefined && { side: wrong }),
      ...(hint !== undefined && { hint }),
    }
  }
  if (!diagnosis) {
    if (verdict === 'definition') return { ...base, detail: words.line.definition }
    return { ...base, detail: answers ? words.line.answer : words.line.right }
  }
  const claim = report(diagnosis)
  const text = line.sides[side!]!
  const detail =
    verdict === 'follows'
      ? words.line.follows
      : words.line.wrongSide(text, `${claim.verdict}: ${claim.detail}`)
  return { ...base, detail, side: text, claim }
}
