import type { LineResult, WorkResult } from '../claims/lines/report.js'
import type { ClaimResult } from '../claims/report.js'

/** The verdict and why; the slip, the claim without it, and an example, a line each. */
export const claimText = (claim: ClaimResult): string =>
  [`${claim.verdict}: ${claim.detail}`, ...behind(claim)].map((l) => `${l}\n`).join('')

function behind({ detail, slip, example }: ClaimResult): string[] {
  const more = [
    ['slip', slip?.text],
    ['corrected', slip?.corrected],
    ['example', example?.text],
  ] as const
  return more.flatMap(([label, text]) => (text && !detail.includes(text) ? [`${label}: ${text}`] : []))
}

/** A mark, the line, and of a wrong one what is wrong; then the outcome. */
export function workText({ lines, detail }: WorkResult): string {
  const width = String(lines.at(-1)?.line ?? 0).length
  const indent = ' '.repeat(width + 3)
  const told = lines.flatMap((l) => [
    `${String(l.line).padStart(width)} ${marks[l.verdict]} ${l.text}`,
    ...remarks(l).map((r) => `${indent}${r}`),
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

function remarks({ verdict, detail, claim, hint }: LineResult): string[] {
  if (verdict === 'right' || verdict === 'definition') return []
  return [detail, ...(claim && verdict === 'wrong' ? behind(claim) : []), ...(hint ? [`hint: ${hint}`] : [])]
}
