import katex from 'katex'

const options = {
  throwOnError: true,
  strict: 'error',
  trust: false,
  maxExpand: 1000,
  maxSize: 20,
  output: 'htmlAndMathml',
} as const

/** A formula in a line of text. @throws when KaTeX does not accept it */
export const inlineMath = (latex: string): string => katex.renderToString(latex, options)

/** A formula on a line of its own. It breaks at its relations where the line is too short, and scrolls where that is not enough. */
export const displayMath = (latex: string): string =>
  `<div class="formula">${katex.renderToString(`\\displaystyle ${latex}`, options)}</div>`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (c) => entities[c]!)

/** Text with formulas between dollar signs. */
export const richText = (text: string): string =>
  text
    .split('$')
    .map((part, i) => (i % 2 === 0 ? escapeHtml(part) : inlineMath(part)))
    .join('')

/** The same without typesetting, for attributes. */
export const plainText = (text: string): string => escapeHtml(text.replaceAll('$', ''))
