import katex from 'katex'
import { escapeHtml } from '../src/present/html.js'

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

/**
 * An equation on lines of its own: it breaks before its equals signs where the line is too short, and scrolls where that is not enough.
 * What is copied from it is the plain equation.
 */
export function displayMath(...sides: readonly string[]): string {
  const broken = sides.map((s) => `{${s}}`).join(' \\allowbreak = \\nobreak ')
  const html = katex.renderToString(`\\displaystyle ${broken}`, options)
  const plain = escapeHtml(sides.join(' = '))
  return `<div class="formula">${html.replace(annotation, (_, open, close) => open + plain + close)}</div>`
}

const annotation = /(<annotation encoding="application\/x-tex">)[^<]*(<\/annotation>)/

/** Text with formulas between dollar signs. */
export const richText = (text: string): string =>
  text
    .split('$')
    .map((part, i) => (i % 2 === 0 ? escapeHtml(part) : inlineMath(part)))
    .join('')

/** The same without typesetting, for attributes. */
export const plainText = (text: string): string => escapeHtml(text.replaceAll('$', ''))
