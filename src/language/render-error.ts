import type { Problem } from './errors.js'
import type { Span } from './syntax.js'

/** The texts that a problem may point into. */
export interface Texts {
  readonly program: string
  readonly where?: string
  readonly claim?: string
}

/** A place in a text: line and column from 1, column and length in characters as one reads them. */
export interface Position {
  readonly line: number
  readonly column: number
  readonly length: number
}

const widest = 100

/**
 * The message, the line that it is about with carets under the culprit, and the hint, for people at a terminal:
 * no colours, and nothing of the input that a terminal would obey.
 */
export function renderProblem(problem: Problem, texts: Texts): string {
  const out = [`error: ${visible(shortened(problem.message))}`]
  const input = problem.input ?? 'program'
  const text = input === 'option' ? undefined : texts[input]
  if (problem.span && text !== undefined) {
    const several = text.includes('\n')
    const { line } = positionOf(text, problem.span)
    const label = `${input === 'program' ? '' : input}${input !== 'program' && several ? ':' : ''}${several ? line : ''}`
    const { source, carets } = excerpt(text, problem.span)
    const gutter = label === '' ? '  ' : `${label} | `
    out.push(gutter + source, (label === '' ? '  ' : `${' '.repeat(label.length)} | `) + carets)
  }
  if (problem.hint !== undefined) out.push(`hint: ${visible(shortened(problem.hint))}`)
  return out.join('\n')
}

/** Where a span lies in its text. */
export function positionOf(text: string, span: Span): Position {
  const start = Math.min(span.start, text.length)
  const before = text.slice(0, start)
  const line = before.split('\n').length
  const lineStart = before.lastIndexOf('\n') + 1
  const column = width(text.slice(lineStart, start)) + 1
  return { line, column, length: Math.max(1, width(firstLine(text.slice(start, Math.max(start, span.end))))) }
}

const firstLine = (text: string) => text.split('\n', 1)[0]!

/** Characters as they are read: combining marks take no room of their own. */
const width = (text: string) => [...text.replace(/\p{M}/gu, '')].length

/** The line of the culprit, cut to its surroundings if it is long. */
function excerpt(text: string, span: Span): { source: string; carets: string } {
  const start = Math.min(span.start, text.length)
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const found = text.indexOf('\n', start)
  const lineEnd = found < 0 ? text.length : found
  let from = lineStart
  let to = lineEnd
  if (lineEnd - lineStart > widest) {
    from = Math.max(lineStart, start - widest / 2)
    to = Math.min(lineEnd, from + widest)
    if (/[\udc00-\udfff\p{M}]/u.test(text[from] ?? '')) from++
  }
  const lead = from > lineStart ? '…' : ''
  const end = Math.min(Math.max(span.end, start + 1), to)
  const carets =
    ' '.repeat(lead.length + width(text.slice(from, start))) +
    '^'.repeat(Math.max(1, width(text.slice(start, end))))
  return { source: visible(lead + text.slice(from, to) + (to < lineEnd ? '…' : '')), carets }
}

/** Words and quotations that nobody would read to the end, cut. */
const shortened = (text: string) =>
  text.replace(/\S{121,}/gu, (word) => `${[...word.slice(0, 100)].join('')}…`)

/** Tabs as blanks, control characters as a box: they would take the terminal elsewhere. */
const visible = (text: string) =>
  text.replace(/\t/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '□')
