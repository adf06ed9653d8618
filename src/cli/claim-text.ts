import type { LineResult, WorkResult } from '../claims/lines/report.js'
import type { ClaimResult, Say } from '../claims/report.js'
import { phrase, verbatim } from '../expression/phrase.js'

/** The verdict and why; the slip, the claim without it, and an example, a line each. */
export function claimText(claim: ClaimResult, say: Say): string {
  const verdict = phrase(`claims.verdicts.${claim.verdict}`)
  const judged = say(phrase('lists.judged', { verdict, why: verbatim(claim.detail) }))
  return [judged, ...behind(claim, say)].map((l) => `${l}\n`).join('')
}

function behind({ detail, slip, otherSlips = [], example }: ClaimResult, say: Say): string[] {
  const more = [
    ['slip', slip?.text],
    ['corrected', [slip, ...otherSlips].find((s) => s?.corrected)?.corrected],
    ['example', example?.text],
  ] as const
  return more.flatMap(([label, text]) =>
    text && !detail.includes(text) ? [say(phrase(`labels.${label}`)) + text] : [],
  )
}

/** A mark, the line, and of a wrong one what is wrong; then the outcome. */
export function workText({ lines, detail }: WorkResult, say: Say): string {
  const width = String(lines.at(-1)?.line ?? 0).length
  const indent = ' '.repeat(width + 3)
  const told = lines.flatMap((l) => [
    `${String(l.line).padStart(width)} ${marks[l.verdict]} ${l.text}`,
    ...remarks(l, say).map((r) => `${indent}${r}`),
  ])
  return [...told, detail].map((l) => `${l}\n`).join('')
}

const marks: Readonly<Record<LineResult['verdict'], string>> = {
  right: '✓',
  definition: '·',
  wrong: '✗',
  follows: '~',
  unread: '?',
}

function remarks({ verdict, detail, claim, hint }: LineResult, say: Say): string[] {
  if (verdict === 'right' || verdict === 'definition') return []
  return [
    detail,
    ...(claim && verdict === 'wrong' ? behind(claim, say) : []),
    ...(hint ? [say(phrase('labels.hint')) + hint] : []),
  ]
}
