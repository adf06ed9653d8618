import katex from 'katex'
import { marked } from 'marked'
import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5'
import type { Derivation } from '../../src/index.js'
import { present } from '../../src/present/present.js'

/** What every document must hold, whatever is derived. Each gives what is wrong, in a line each. */
export type Law = (d: Derivation) => string[]

const strict = { throwOnError: true, strict: 'error', trust: false, maxExpand: 1000, maxSize: 20 } as const

function typeset(latex: string, displayMode: boolean): string[] {
  try {
    katex.renderToString(latex, { ...strict, displayMode })
    return []
  } catch (e) {
    return [`${(e as Error).message}\n   ${latex}`]
  }
}

const steps = { steps: true, check: false, mark: true } as const

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

export function elementsIn(html: string): { readonly elements: Element[]; readonly errors: string[] } {
  const errors: string[] = []
  const root = parseFragment(html, { onParseError: (e) => errors.push(e.code) })
  const elements: Element[] = []
  const visit = (nodes: readonly Node[]): void => {
    for (const n of nodes)
      if ('tagName' in n) {
        elements.push(n)
        visit(n.childNodes)
      }
  }
  visit(root.childNodes)
  return { elements, errors }
}

export const textOf = (node: { readonly childNodes: readonly Node[] }): string =>
  node.childNodes
    .map((n) => ('value' in n ? n.value : 'childNodes' in n ? textOf(n as Element) : ''))
    .join('')

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** LaTeX: KaTeX sets it, with its strictest settings. */
export const latexLaw: Law = (d) => typeset(present(d, 'latex', steps), true)

export const displayedIn = (markdown: string): string[] =>
  [...markdown.matchAll(/^\$\$\n([\s\S]*?)\n\$\$$/gm)].map((m) => m[1]!)
export const inlineIn = (markdown: string): string[] =>
  [...markdown.replace(/^\$\$\n[\s\S]*?\n\$\$$/gm, '').matchAll(/(?<!\\)\$([^$\n]+)(?<!\\)\$/g)].map(
    (m) => m[1]!,
  )

/** What a solution is made of; anything else means that Markdown has taken a formula for its own. */
const ownTags = new Set(['h2', 'h3', 'p', 'ul', 'li', 'strong', 'em'])

/** Markdown: a renderer that knows no formulas leaves each as it was, and KaTeX sets it. */
export const markdownLaw: Law = (d) => {
  const text = present(d, 'markdown', steps)
  const html = marked.parse(text, { async: false, gfm: true })
  const { elements } = elementsIn(html)
  const shown = flat(textOf(parseFragment(html)))
  const [displays, inlines] = [displayedIn(text), inlineIn(text)]
  const lost = [...displays.map((f) => `$$ ${f} $$`), ...inlines.map((f) => `$${f}$`)].filter(
    (f) => !shown.includes(flat(f)),
  )
  const least = d.steps.length + 1
  return [
    ...lost.map((f) => `changed: ${f}`),
    ...elements.filter((e) => !ownTags.has(e.tagName)).map((e) => `a stray ${e.tagName}`),
    ...(displays.some((f) => /\n\s*\n/.test(f)) ? ['a blank line inside a formula'] : []),
    ...(displays.length < least ? [`${displays.length} formulas for ${least} equations`] : []),
    ...displays.flatMap((f) => typeset(f, true)),
    ...inlines.flatMap((f) => typeset(f, false)),
  ]
}

/** Spellings of the same: entities, elements without content. */
const settled = (html: string): string =>
  html
    .replace(/<(\w+)([^<>]*)\/>/g, '<$1$2></$1>')
    .replaceAll(/&#(?:39|x27);/g, "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&gt;', '>')

/** HTML: a parser takes it as it stands, and writes it out again as it was. */
export const htmlLaw: Law = (d) => {
  const html = present(d, 'html', steps)
  const { elements, errors } = elementsIn(html)
  const lines = elements.filter((e) => e.attrs.some((a) => a.name === 'class' && a.value === 'step'))
  const again = serialize(parseFragment(html))
  return [
    ...errors,
    ...(settled(again) === settled(html) ? [] : ['reads differently']),
    ...(lines.length === d.steps.length ? [] : [`${lines.length} steps for ${d.steps.length}`]),
  ]
}

/** Letters, digits and blanks; in sentences also what a voice takes for a pause. */
const sayable = /^[\p{L}\p{M}\d .,;:’'()–-]*$/u

/** Speech: no sign is left. */
export const speechLaw: Law = (d) => [
  ...d.steps.flatMap((s) => s.sides.map((side) => side.speech)).filter((t) => /[^\p{L}\p{M}\d .’]/u.test(t)),
  ...present(d, 'speech', steps)
    .split('\n')
    .filter((line) => !sayable.test(line)),
]
