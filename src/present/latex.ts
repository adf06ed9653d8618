import { phrase, verbatim } from '../expression/phrase.js'
import type { Formula } from '../print/formula.js'
import { chainInLatex, shapeInLatex } from '../print/shape.js'
import { widthOf, wrapped } from '../print/width.js'
import type { Expansion } from '../proofs/expansion.js'
import { textInLatex } from './latex-text.js'
import { proofRows } from './proof.js'
import { rowsOf } from './rows.js'
import {
  type Equation,
  givenIn,
  heading,
  remarksIn,
  type Solution,
  type SolutionStep,
  type SolutionSymbol,
  sentence,
  shapeIn,
  sourceIn,
} from './solution.js'

/** Letters in a line of a page. */
const widest = 80
const widestText = 64

/** The whole derivation as one `aligned` block: for each step its title and shape, the equation, why. */
export function stepsInLatex(s: Solution): string {
  const steps = s.steps.map((step) => stepRows(s, step).join(' \\\\\n'))
  const last = [
    ...s.answers.flatMap((a) => [titleRow(s, a.title, a.shape), ...alignedRows(a.equation)]),
    ...s.where.flatMap(alignedRows),
    ...s.remarks.flatMap(textRows),
    ...s.verdict.flatMap(textRows),
  ]
  return `\\begin{aligned}\n${[...steps, last.join(' \\\\\n')].join(' \\\\[1ex]\n')}\n\\end{aligned}`
}

const stepRows = (s: Solution, step: SolutionStep): string[] => [
  titleRow(s, step.title, step.shape, step.factors),
  ...markedTexts(s, step).map(inText),
  ...alignedRows(step.equation),
  ...(step.formula === undefined ? [] : [`& ${step.formula}`]),
  ...textRows(whyOf(s, step, (text) => text)),
  ...(step.proof ? ruleProof(s, step.proof) : []),
]

/** The proof of a rule, below the step that uses it. */
const ruleProof = (s: Solution, proof: Expansion): string[] => [
  `& \\quad \\textit{${textInLatex(s.say(phrase('documents.proof', { title: verbatim(proof.title) })))}} \\quad ${proof.definitions.map((e) => e.latex).join(',\\ ')}`,
  ...proofRows(proof, '\\quad ', { equation: widest - 8, text: widestText - 4 }),
]

const titleRow = (
  s: Solution,
  title: string,
  shape: readonly string[],
  factors: readonly (readonly string[])[] = [],
): string =>
  `& \\textbf{${textInLatex(title)}} \\quad ${chainInLatex(shape, factors, s.say(phrase('shapes.scalar')))}`

/** The lines of the program with what the step is applied to in red, for which LaTeX needs xcolor; the terms alone, where a line is too long. */
const markedTexts = (s: Solution, step: SolutionStep): string[] =>
  step.applied.flatMap((a) => {
    if (widthOf(a.line.map((side) => side.unicode).join(' = ')) <= widestText)
      return s.say(phrase('documents.appliedIn', { line: verbatim(`$${a.latex()}$`) }))
    const terms = a.terms.filter((t) => widthOf(t.unicode) <= widestText)
    return terms.map((t) => s.say(phrase('documents.appliedTo', { terms: [verbatim(`$${t.latex}$`)] })))
  })

const inText = (text: string): string => `& \\text{${text}}`

const alignedRows = (e: Equation): string[] =>
  rowsOf(e, widest).map((r) => `${r.left} & ${r.right}`.trimStart())

const textRows = (text: string): string[] =>
  text === '' ? [] : wrapped(text, widestText).map((line) => `& \\text{${textInLatex(line)}}`)

/** Why, and where it stands. */
const whyOf = (s: Solution, step: SolutionStep, set: (text: string) => string): string =>
  [sentence(s, set(step.text)), sourceIn(s, step, set)].filter((t) => t !== '').join(' ')

/** A displayed equation, over several lines where it is long. */
export function displayed(e: Equation, room = widest): string {
  const rows = rowsOf(e, room)
  if (rows.length === 1) return `${rows[0]!.left} ${rows[0]!.right}`.trim()
  return `\\begin{aligned}\n${rows.map((r) => `${r.left} & ${r.right}`.trimStart()).join(' \\\\\n')}\n\\end{aligned}`
}

const preamble = (han: boolean, colour: boolean): string => String.raw`\documentclass{article}
\usepackage[utf8]{inputenc}
\usepackage{amsmath,amssymb}
\usepackage[margin=2.5cm]{geometry}${colour ? '\n\\usepackage{xcolor}' : ''}${han ? '\n\\usepackage[UTF8]{ctex}' : ''}
\setlength{\parindent}{0pt}
\setlength{\parskip}{1ex}
\begin{document}`

/** A file that LaTeX compiles, with a section for each derivative. */
export function latexDocument(solutions: readonly Solution[], steps: boolean): string {
  const body = solutions.map((s) => section(s, steps)).join('\n\n')
  return `${preamble(/\p{Script=Han}/u.test(body), body.includes('\\textcolor'))}\n\n${body}\n\n\\end{document}`
}

function section(s: Solution, steps: boolean): string {
  const inline = (f: Formula): string => `$${f.latex}$`
  return [
    `\\section*{${heading(s, inline)}}`,
    `\\textbf{${givenIn(s)}}`,
    ...s.definitions.map(display),
    ...(s.symbols.length === 0 ? [] : [`${s.symbols.map((v) => symbolInLatex(s, v)).join(', ')}.`]),
    ...remarksIn(s, textInLatex),
    ...(steps
      ? [`\\begin{enumerate}\n${s.steps.map((step) => item(s, step)).join('\n')}\n\\end{enumerate}`]
      : []),
    ...s.answers.flatMap((a) => [
      `\\textbf{${textInLatex(a.title)}}, ${shapeText(s, a.shape)}`,
      display(a.equation),
    ]),
    ...s.where.flatMap((e) => [s.say(phrase('documents.where')), display(e)]),
    ...s.remarks.map(textInLatex),
    ...s.verdict.map(textInLatex),
  ].join('\n\n')
}

const shapeText = (
  s: Solution,
  sizes: readonly string[],
  factors: readonly (readonly string[])[] = [],
): string => shapeIn(s, sizes, (of) => `$${chainInLatex(of, factors)}$`, factors.length > 0)

const display = (e: Equation): string => `\\[\n${displayed(e)}\n\\]`

function item(s: Solution, step: SolutionStep): string {
  const why = whyOf(s, step, textInLatex)
  return [
    `\\item \\textbf{${textInLatex(step.title)}}, ${shapeText(s, step.shape, step.factors)}`,
    ...markedTexts(s, step).map((t) => `\n${sentence(s, t)}`),
    display(step.equation),
    ...(step.formula === undefined ? [] : [`$${step.formula}$${why === '' ? '' : '\\quad'}`]),
    ...(why === '' ? [] : [why]),
    ...(step.proof ? proofParts(s, step.proof) : []),
  ].join('\n')
}

function proofParts(s: Solution, proof: Expansion): string[] {
  const title = textInLatex(s.say(phrase('documents.proof', { title: verbatim(proof.title) })))
  return [
    '\\begin{quote}',
    `\\textit{${title}}: ${proof.definitions.map((e) => `$${e.latex}$`).join(', ')}`,
    ...proof.lines.flatMap((l) => [display(l.sides), textInLatex(sentence(s, l.text))]),
    '\\end{quote}',
  ]
}

/** W ∈ ℝ^{m×n}, symmetric. */
export function symbolInLatex(s: Solution, v: SolutionSymbol): string {
  const properties = v.properties.map((p) => ` ${p}`).join(',')
  if (v.kind === 'index') return s.say(phrase('documents.index', { name: verbatim(`$${v.name.latex}$`) }))
  const space = v.sizes.length === 0 ? '\\mathbb{R}' : `\\mathbb{R}^{${shapeInLatex(v.sizes)}}`
  return `$${v.name.latex} \\in ${space}$${properties}`
}
