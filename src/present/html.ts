import { createRequire } from 'node:module'
import type Katex from 'katex'
import type { AppliedText } from '../api/applied.js'
import { phrase, verbatim } from '../expression/phrase.js'
import type { Formula } from '../print/formula.js'
import { chainInUnicode, shapeInUnicode } from '../print/shape.js'
import { spoken } from '../print/speech/languages.js'
import type { SpeechWords } from '../print/speech/words.js'
import type { Expansion } from '../proofs/expansion.js'
import type { LanguageName } from '../words/catalogue.js'
import { displayed } from './latex.js'
import {
  appliedIn,
  type Equation,
  givenIn,
  heading,
  remarksIn,
  type Solution,
  type SolutionStep,
  type SolutionSymbol,
  sentence,
  shapeIn,
} from './solution.js'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c]!)

let loaded: typeof Katex | undefined

/** KaTeX, loaded when the first formula is set. */
const katex = (): typeof Katex => {
  loaded ??= createRequire(import.meta.url)('katex') as typeof Katex
  return loaded
}

/** A formula as MathML, with the words for it. */
function math(latex: string, display: boolean, speech?: string): string {
  const html = katex().renderToString(latex, {
    output: 'mathml',
    displayMode: display,
    throwOnError: true,
    strict: 'error',
    trust: false,
  })
  const element = html.slice(html.indexOf('<math'), html.lastIndexOf('</math>') + '</math>'.length)
  return speech === undefined ? element : element.replace('<math', `<math aria-label="${escapeHtml(speech)}"`)
}

/** Words for a formula, where the language has them. */
type Voice = SpeechWords | undefined

const inline = (f: Formula, voice: Voice): string => math(f.latex, false, voice && f.speech)

const display = (e: Equation, voice: Voice): string =>
  math(displayed(e), true, voice && e.map((side) => side.speech).join(` ${voice.equals} `))

/** The answer by itself, one `math` element. */
export const answerInHtml = (f: Formula, language: LanguageName): string =>
  math(f.latex, true, spoken[language] && f.speech)

/**
 * The whole derivation as one `section.gradus`, in which nothing depends on a stylesheet. Classes: `given`, `symbols`, `remark`;
 * `steps`, in it `step` with `title`, `shape`, `applied` (in it `term`), `equation`, `why`, `formula`, `cite`, `proof`; `answer`, `where`, `check`; `failed` where the check says so.
 */
export function stepsInHtml(s: Solution): string {
  const voice = spoken[s.language]
  const symbols = s.symbols.map((v) => `    <li>${symbolInHtml(s, v, voice)}</li>`).join('\n')
  return [
    `<section class="gradus" lang="${s.language}">`,
    `  <h2>${heading(s, (f) => inline(f, voice))}</h2>`,
    `  <h3>${escapeHtml(givenIn(s))}</h3>`,
    ...s.definitions.map((e) => `  <div class="given">${display(e, voice)}</div>`),
    ...(symbols === '' ? [] : [`  <ul class="symbols">\n${symbols}\n  </ul>`]),
    ...remarksIn(s, escapeHtml).map((t) => `  <p class="remark">${t}</p>`),
    `  <h3>${s.say(phrase('documents.derivation'))}</h3>`,
    '  <ol class="steps">',
    ...s.steps.map((step) => stepInHtml(s, step, voice)),
    '  </ol>',
    ...s.answers.flatMap((a) => [
      `  <h3>${escapeHtml(a.title)}</h3>`,
      `  <div class="answer">${display(a.equation, voice)} ${shapeSpan(s, a.shape)}</div>`,
    ]),
    ...s.where.map(
      (e) => `  <div class="where">${s.say(phrase('documents.where'))} ${display(e, voice)}</div>`,
    ),
    ...s.remarks.map((t) => `  <p class="remark">${escapeHtml(t)}</p>`),
    ...s.verdict.map((v) => `  <p class="check${s.ok ? '' : ' failed'}">${escapeHtml(v)}</p>`),
    '</section>',
  ].join('\n')
}

const sizesText = (sizes: readonly string[]): string => escapeHtml(shapeInUnicode(sizes))

function shapeSpan(
  s: Solution,
  sizes: readonly string[],
  factors: readonly (readonly string[])[] = [],
): string {
  const text = shapeIn(s, sizes, (of) => escapeHtml(chainInUnicode(of, factors)), factors.length > 0)
  return `<span class="shape">${text}</span>`
}

/** Dark enough on white. */
export const markColour = '#b3261e'

/** A line of the program, what a step is applied to in a colour and of the class `term`. */
function markedMath(s: Solution, { line, latex, terms }: AppliedText, voice: Voice): string {
  const to = phrase('documents.appliedTo', { terms: terms.map((t) => verbatim(t.speech)) })
  const speech = voice && `${line.map((side) => side.speech).join(` ${voice.equals} `)}; ${s.say(to)}`
  return math(latex(markColour), false, speech).replaceAll(
    `mathcolor="${markColour}"`,
    `class="term" mathcolor="${markColour}"`,
  )
}

function symbolInHtml(s: Solution, v: SolutionSymbol, voice: Voice): string {
  const name = inline(v.name, voice)
  if (v.kind === 'index') return s.say(phrase('documents.index', { name: verbatim(name) }))
  return [
    `${name}: ${v.sizes.length === 0 ? s.say(phrase('shapes.scalar')) : sizesText(v.sizes)}`,
    ...v.properties,
  ].join(', ')
}

function stepInHtml(s: Solution, step: SolutionStep, voice: Voice): string {
  const parts = [
    sentence(s, escapeHtml(step.text)),
    step.formula === undefined ? '' : `<span class="formula">${math(step.formula, false)}</span>`,
    step.cite === undefined ? '' : `<cite class="cite">${escapeHtml(step.cite)}</cite>`,
  ]
  const why = parts.filter((t) => t !== '').join(' ')
  return [
    `    <li class="step${step.failed ? ' failed' : ''}">`,
    `      <p><strong class="title">${escapeHtml(step.title)}</strong>, ${shapeSpan(s, step.shape, step.factors)}</p>`,
    ...appliedIn(s, step, (a) => markedMath(s, a, voice)).map((t) => `      <p class="applied">${t}</p>`),
    `      <div class="equation">${display(step.equation, voice)}</div>`,
    ...(why === '' ? [] : [`      <p class="why">${why}</p>`]),
    ...(step.proof ? [proofInHtml(s, step.proof, voice)] : []),
    '    </li>',
  ].join('\n')
}

/** The proof of a rule, one click away. */
function proofInHtml(s: Solution, proof: Expansion, voice: Voice): string {
  const title = escapeHtml(s.say(phrase('documents.proof', { title: verbatim(proof.title) })))
  return [
    '      <details class="proof">',
    `        <summary>${title}</summary>`,
    ...proof.definitions.map((e) => `        <div class="given">${display(e.sides, voice)}</div>`),
    ...proof.lines.map(
      (l) =>
        `        <div class="equation">${display(l.sides, voice)}</div><p class="why">${sentence(s, escapeHtml(l.text))}</p>`,
    ),
    '      </details>',
  ].join('\n')
}
