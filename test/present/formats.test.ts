import { describe, expect, test } from 'vitest'
import { derive } from '../../src/index.js'
import { textInLatex } from '../../src/present/latex-text.js'
import { mathInMarkdown, textInMarkdown } from '../../src/present/markdown.js'
import { documentFormats, present } from '../../src/present/present.js'
import { rowsOf } from '../../src/present/rows.js'
import { spokenText } from '../../src/present/speech.js'
import { widthOf, wrapped } from '../../src/print/width.js'
import { elementsIn, htmlLaw, latexLaw, markdownLaw, textOf } from './laws.js'

const network = derive('a = tanh(W1 x)\nL = ‖W2 a − y‖²', { wrt: 'W1' })
const cited = network.steps.filter((s) => s.cite)

describe.each(documentFormats)('%s', (format) => {
  test('without steps: the answer, and only that', () => {
    const answer = present(network, format)
    expect(present(network, format, { check: false })).toBe(answer)
    expect(answer).not.toContain(network.steps[0]!.title)
  })

  test('with steps: every title, every reason, the verdict', () => {
    const text = present(network, format, { steps: true })
    const plain = format === 'html' ? elementsIn(text).elements.map(textOf).join(' ') : text
    const words = plain.replace(/\s+|\\text\{|\} \\\\\n& /g, ' ')
    for (const s of network.steps) expect(plain).toContain(s.title)
    expect(words.toLowerCase()).toContain('the derivative of a linear map is the map itself')
    expect(words).toContain('checked: 5 random points')
  })

  test('unchecked, it says so', () => {
    expect(present(network, format, { steps: true, check: false })).toContain('not checked')
  })

  test('a failed check is told', () => {
    const strict = derive('‖W x‖²', { wrt: 'W', tolerance: 1e-16 })
    expect(strict.verify().ok).toBe(false)
    expect(present(strict, format, { steps: true })).toContain('check failed')
  })

  test.runIf(['latex', 'markdown', 'html', 'speech'].includes(format))('sources are named', () => {
    expect(cited.length).toBeGreaterThan(0)
    const text = present(network, format, { steps: true })
    for (const s of cited) expect(text).toContain(s.cite!.work.split(',')[0])
  })
})

test.each([
  ['W_out', 'W\\_out'],
  ['50% & #1', '50\\% \\& \\#1'],
  ['a < b', 'a $<$ b'],
  ['x⁻¹ + uᵀ', 'x$^{-1}$ + u$^{\\top}$'],
  ['eᵘ, x₁₂', 'e$^{u}$, x$_{12}$'],
  ['∂x_i = δ_ij', '$\\partial$x\\_i = $\\delta$\\_ij'],
  ['Jacobi’s café', "Jacobi's café"],
  ['\\alpha ~ x^2', '\\textbackslash{}alpha \\textasciitilde{} x\\textasciicircum{}2'],
])('text in LaTeX: %s', (text, latex) => {
  expect(textInLatex(text)).toBe(latex)
})

test.each([
  ['a \\,\\mathrm{d}X', 'a \\thinspace \\mathrm{d}X'],
  ['\\left\\| x \\right\\|', '\\left\\Vert x \\right\\Vert'],
  ['a \\\\ b', 'a \\cr b'],
  ['\\lVert X \\rVert_*', '\\lVert X \\rVert _\\ast'],
  ['x_{i} < 3', 'x _{i} \\lt 3'],
  ['\\operatorname{row\\_sum}(x)', '\\mathop{\\mathrm{row\\underline{\\enspace}sum}}(x)'],
])('formulas in Markdown: %s', (latex, markdown) => {
  expect(mathInMarkdown(latex).replace(/ +/g, ' ').trim()).toBe(markdown)
})

test('text in Markdown: its signs are letters', () => {
  expect(textInMarkdown('a*b_c [d](e) <f> $g$')).toBe('a\\*b\\_c \\[d\\](e) \\<f\\> \\$g\\$')
})

test.each([
  ['∂x_i/∂x_j = δ_ij', 'partial x sub i over partial x sub j equals delta sub i j'],
  ['e⁻ᵘ', 'e to the power minus u'],
  ['X X⁻¹ = I', 'X X inverse equals I'],
])('sentences said aloud: %s', (text, speech) => {
  expect(spokenText(text)).toBe(speech)
})

describe('long equations', () => {
  const terms = Array.from({ length: 9 }, (_, i) => `a${i}' A${i} x x' B${i} x`).join(' + ')
  const long = derive(terms, { wrt: 'x' })
  const sides = long.steps.at(-1)!.sides

  test('are broken before their terms, and nothing is lost', () => {
    const rows = rowsOf(sides, 80)
    expect(rows.length).toBeGreaterThan(sides.length)
    const whole = rows.map((r) => `${r.left} ${r.right}`).join(' ')
    const bare = (s: string): string => s.replace(/\\quad|\{\}|\\cdot|\s/g, '')
    expect(bare(whole)).toBe(bare(long.steps.at(-1)!.latex))
  })

  test('are of about the width that was asked for', () => {
    // letters as they stand on the page
    for (const widest of [60, 80, 120])
      for (const { right } of rowsOf(sides, widest))
        expect(right.replace(/\\[a-z]+|[{}^_]/g, '').replace(/\s+/g, ' ').length).toBeLessThan(1.3 * widest)
  })

  test('short ones stay on one line', () => {
    expect(rowsOf(network.steps[0]!.sides, 80)).toHaveLength(1)
  })
})

describe('on a terminal', () => {
  test.each([60, 80, 120])('sentences keep to %i columns', (columns) => {
    const text = present(network, 'unicode', { steps: true, check: false, columns })
    for (const line of text.split('\n'))
      if (!/[=∂]/.test(line)) expect(widthOf(line)).toBeLessThanOrEqual(columns)
  })

  test('without a terminal they are not broken', () => {
    const text = present(network, 'unicode', { steps: true, check: false })
    for (const s of network.steps) expect(text).toContain(s.text)
  })

  test('wrapping loses nothing', () => {
    const text = 'one two three supercalifragilistic four'
    expect(wrapped(text, 10)).toEqual(['one two', 'three', 'supercalifragilistic', 'four'])
  })
})

test('html: every formula has words; no text is markup', () => {
  const d = derive('sum(max(0, x) ⊙ [x < 3]) + tr(Y)', { wrt: 'x' })
  const { elements } = elementsIn(present(d, 'html', { steps: true }))
  const unspoken = elements.filter(
    (e) =>
      e.tagName === 'math' &&
      !e.attrs.some((a) => a.name === 'aria-label') &&
      !(e.parentNode && 'attrs' in e.parentNode && e.parentNode.attrs.some((a) => a.value === 'formula')),
  )
  expect(unspoken).toEqual([])
  const assumed = elements.find((e) => e.attrs.some((a) => a.value === 'remark'))!
  for (const a of d.assumptions) expect(textOf(assumed)).toContain(a)
})

describe('in Chinese', () => {
  const d = derive('a = tanh(W1 x)\nL = ‖W2 a − y‖²', { wrt: 'W1', language: 'zh' })

  test.each(documentFormats.filter((f) => f !== 'speech'))('%s speaks it, and no English', (format) => {
    const text = present(d, format, { steps: true })
    expect(text).toContain(d.steps[0]!.title)
    // class names are English
    expect(text.replace(/<[^>]*>/g, ' ')).not.toMatch(/Given|Answer|shape|scalar|Derivation|checked/i)
  })

  test('KaTeX takes it, and Markdown and HTML are as whole', () => {
    for (const law of [latexLaw, markdownLaw, htmlLaw]) expect(law(d)).toEqual([])
  })

  test('there are no words to speak formulas yet', () => {
    expect(() => present(d, 'speech')).toThrow(/no words to speak formulas in the language zh/)
  })
})
