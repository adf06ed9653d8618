import { phrase, verbatim } from '../expression/phrase.js'
import { chainInLatex } from '../print/shape.js'
import type { Expansion } from '../proofs/expansion.js'
import { displayed, symbolInLatex } from './latex.js'
import {
  appliedIn,
  type Equation,
  givenIn,
  heading,
  remarksIn,
  type Solution,
  type SolutionStep,
  sentence,
  shapeIn,
  sourceIn,
} from './solution.js'

/**
 * Formulas that come through Markdown as they are, also through one that knows nothing of formulas and takes backslashes before signs,
 * underscores, stars and angle brackets for its own.
 */
export const mathInMarkdown = (latex: string): string =>
  latex
    .replace(/\\operatorname\{([^}]*)\}/g, '\\mathop{\\mathrm{$1}}')
    .replace(/\\[^A-Za-z\s]/g, (c) => spelled[c] ?? c)
    .replace(/[<>*]/g, (c) => spelled[c]!)
    .replace(/ *_/g, ' _')
    .replace(/ {2,}/g, ' ')
    // [a](b) would be a link
    .replace(/\](?=[([])/g, '] ')

const spelled: Readonly<Record<string, string>> = {
  '\\\\': '\\cr ',
  '\\,': '\\thinspace ',
  '\\;': '\\thickspace ',
  '\\!': '\\negthinspace ',
  '\\|': '\\Vert ',
  '\\{': '\\lbrace ',
  '\\}': '\\rbrace ',
  '\\_': '\\underline{\\enspace}',
  '<': '\\lt ',
  '>': '\\gt ',
  '*': '\\ast ',
}

/** Words with nothing in them that Markdown would take for its own. */
export const textInMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>#|~$&]/g, '\\$&')

const inline = (latex: string): string => `$${mathInMarkdown(latex)}$`

/** A displayed formula, between blank lines. */
const block = (latex: string): string => `$$\n${mathInMarkdown(latex)}\n$$`

const display = (e: Equation): string => block(displayed(e))

/** The answer by itself. */
export const answerInMarkdown = (latex: string): string => block(latex)

/** The whole derivation as GitHub and Jupyter show it. */
export function stepsInMarkdown(s: Solution): string {
  return [
    `## ${heading(s, (f) => inline(f.latex))}`,
    `### ${givenIn(s)}`,
    ...s.definitions.map(display),
    ...(s.symbols.length === 0 ? [] : [s.symbols.map((v) => `- ${inMath(symbolInLatex(s, v))}`).join('\n')]),
    ...remarksIn(s, textInMarkdown),
    `### ${s.say(phrase('documents.derivation'))}`,
    ...s.steps.flatMap((step, i) => stepBlocks(s, step, i + 1)),
    ...s.answers.flatMap((a) => [
      `### ${textInMarkdown(a.title)}`,
      display(a.equation),
      `(${shapeText(s, a.shape)})`,
    ]),
    ...s.where.flatMap((e) => [s.say(phrase('documents.where')), display(e)]),
    ...s.remarks.map(textInMarkdown),
    ...s.verdict.map(textInMarkdown),
  ].join('\n\n')
}

const shapeText = (
  s: Solution,
  sizes: readonly string[],
  factors: readonly (readonly string[])[] = [],
): string => shapeIn(s, sizes, (of) => inline(chainInLatex(of, factors)), factors.length > 0)

/** Text with formulas between dollar signs. */
const inMath = (text: string): string => text.replace(/\$([^$]*)\$/g, (_, latex: string) => inline(latex))

function stepBlocks(s: Solution, step: SolutionStep, number: number): string[] {
  const formula = step.formula === undefined ? '' : inline(step.formula)
  const why = sentence(s, textInMarkdown(step.text))
  const below = [why, formula, sourceIn(s, step, textInMarkdown)].filter((t) => t !== '').join(' ')
  return [
    `**${number}. ${textInMarkdown(step.title)}**, ${shapeText(s, step.shape, step.factors)}${step.failed ? ' ✗' : ''}`,
    ...appliedIn(s, step, (a) => inline(a.latex())),
    display(step.equation),
    ...(below === '' ? [] : [below]),
    ...(step.proof ? [proofBlock(s, step.proof)] : []),
  ]
}

/** The proof of a rule as a quotation: `>` before every line. */
const proofBlock = (s: Solution, proof: Expansion): string =>
  [
    `*${textInMarkdown(s.say(phrase('documents.proof', { title: verbatim(proof.title) })))}*: ${proof.definitions.map((e) => inline(e.latex)).join(', ')}`,
    ...proof.lines.flatMap((l) => [display(l.sides), sentence(s, textInMarkdown(l.text))]),
  ]
    .join('\n\n')
    .replace(/^/gm, '> ')
