import { stepsOf } from '../src/api/derivation.js'
import { phrase } from '../src/expression/phrase.js'
import { type Derivation, derive, type Layout, type StepText, type Verification } from '../src/index.js'
import { vocabulary } from '../src/operators/index.js'
import { escapeHtml, markColour } from '../src/present/html.js'
import { marksIn } from '../src/present/solution.js'
import { latexOf } from '../src/print/derivation.js'
import { chainInUnicode, shapeInUnicode } from '../src/print/shape.js'
import { displayMath, inlineMath } from './math.js'
import { notesHtml } from './notes.js'
import { valuesOf } from './numbers.js'
import { proofLink } from './rules.js'
import type { Exercise } from './topics/topic.js'

/** One derivation in one layout: the answer, its lines, the verdict. */
export interface Worked {
  readonly html: string
  readonly ok: boolean
  readonly derivation: Derivation
}

export function workOut(exercise: Exercise, wrt: string, layout: Layout): Worked {
  const { at, program, order, and, form, method, where, of, upstream, functions } = exercise
  const d = derive(program, {
    wrt,
    layout,
    ...(order && { order }),
    ...(and && { and }),
    ...(form && { form }),
    ...(method && { method }),
    ...(where && { where }),
    ...(of && { of }),
    ...(upstream && { upstream }),
    ...(functions && { functions }),
  })
  const check = d.verify()
  const equations = stepsOf(d.account).map((s) => s.sides)
  const numbers = at
    ? valuesOf(
        d,
        at,
        equations.map((sides) => sides.at(-1)!),
      )
    : []
  const marks = marksIn(d)
  const lines = d.steps.map((step, i): Line => {
    const sides = equations[i]!.map((e) => latexOf(e, vocabulary))
    const different = sides.filter((s, k) => k === 0 || s !== sides[k - 1])
    const value = numbers[i]
    return {
      step,
      check: check.steps[i]!,
      sides: value === undefined ? different : [...different, value],
      // where the parts are named, they stand there
      applied: step.rule === 'name-parts' ? [] : marks(i).map((a) => a.latex(markColour)),
    }
  })
  const groups = grouped(lines)
  const html = `
    <div class="layout">
      <h5>${capital(d.say(phrase(`layouts.${layout}`)))}</h5>
      <div class="answer">${displayMath(...answerLatex(d))}<span class="shape">${shapeHtml(d.answer.shape)}</span></div>
      ${notesHtml(d.account.notes.map((p) => d.say(p)))}
      <ol class="steps">${groups.map(groupHtml).join('')}
      </ol>
      ${verdictHtml(check)}
    </div>`
  return { html, ok: check.ok, derivation: d }
}

const capital = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}`

interface Line {
  readonly step: StepText
  readonly check: { readonly ok: boolean; readonly error: number }
  /** LaTeX, with the numbers last where there are some */
  readonly sides: readonly string[]
  /** lines of the program with what the rule is applied to, LaTeX */
  readonly applied: readonly string[]
}

/** Lines that one rule explains at once: the names of all parts, the sums that become products. */
function grouped(lines: readonly Line[]): Line[][] {
  const out: Line[][] = []
  for (const line of lines) {
    const last = out.at(-1)?.[0]
    if (last?.step.rule === line.step.rule && shared.has(line.step.rule)) out.at(-1)!.push(line)
    else out.push([line])
  }
  return out
}

const shared = new Set(['name-parts', 'vectorise', 'recognise'])

function groupHtml(lines: readonly Line[]): string {
  const { step } = lines[0]!
  const formula = step.formula ? ` ${inlineMath(step.formula)}` : ''
  return `
        <li class="step">
          <p class="rule"><strong>${titleHtml(step)}</strong>${lines
            .flatMap((l) => l.applied)
            .map(appliedHtml)
            .join('')}${chainHtml(step)}</p>
          ${lines.map(lineHtml).join('\n          ')}
          <p class="why">${escapeHtml(step.text)}${formula && step.text ? ':' : ''}${formula}</p>
        </li>`
}

const appliedHtml = (latex: string): string => ` <span class="aside">in ${inlineMath(latex)}</span>`

/** The title leads to the rule's proof. */
const titleHtml = ({ title, expansion }: StepText): string =>
  expansion === undefined
    ? escapeHtml(title)
    : `<a href="${proofLink(expansion)}" title="why this rule holds">${escapeHtml(title)}</a>`

function lineHtml({ step, check, sides }: Line): string {
  const mark = check.ok
    ? `<span class="ok" title="relative error ${errorText(check.error)}">✓</span>`
    : `<span class="bad">✗ ${errorText(check.error)}</span>`
  return `<div class="line">${displayMath(...sides)}<span class="shape">${shapeHtml(step.shape)} ${mark}</span></div>`
}

/** Of a product of arrays: how its sizes chain. */
const chainHtml = ({ shape, factors = [] }: StepText): string =>
  factors.length === 0 ? '' : ` <span class="aside">${escapeHtml(chainInUnicode(shape, factors))}</span>`

/** What the last line ends with, under the name that stands at its left. */
const answerLatex = (d: Derivation): string[] => [d.left.latex, d.latex]

const shapeHtml = (shape: readonly string[]): string => escapeHtml(shapeInUnicode(shape))

const errorText = (error: number): string => (error === 0 ? '0' : error.toExponential(0))

const superscript = (n: string): string => `<sup>${n.replace('-', '−').replace('+', '')}</sup>`

function errorHtml(error: number): string {
  if (error === 0) return '0'
  const [digits, exponent] = error.toExponential(0).split('e')
  return `${digits}·10${superscript(exponent!)}`
}

function verdictHtml(v: Verification): string {
  const sizes = [...v.sizes].map(([name, n]) => `${escapeHtml(name)} = ${n}`).join(', ')
  if (!v.ok) {
    const why = v.reason ?? `largest relative error ${errorText(v.maxRelativeError)}`
    return `<p class="verdict bad">✗ Not verified: ${escapeHtml(why)}.</p>`
  }
  const at = sizes ? `, with ${sizes} at the first` : ''
  return `<p class="verdict ok">✓ Every line checked at ${v.samples} random points${at}: largest relative error ${errorHtml(v.maxRelativeError)}.</p>`
}
