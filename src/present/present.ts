import type { Derivation } from '../api/derivation.js'
import { type Detail, details } from '../api/detail.js'
import type { BothLayouts } from '../api/layouts.js'
import { checkOptions, checkValue, flag, isObject, type Kind, oneOf } from '../api/options.js'
import { GradusError } from '../language/errors.js'
import { spoken } from '../print/speech/languages.js'
import { solutionOfBoth } from './both.js'
import { answerInHtml, stepsInHtml } from './html.js'
import { latexDocument, stepsInLatex } from './latex.js'
import { answerInMarkdown, stepsInMarkdown } from './markdown.js'
import { answerOf, type Solution, solutionOf, type Telling } from './solution.js'
import { stepsInSpeech } from './speech.js'
import { type Emphasis, stepsInUnicode } from './unicode.js'

/** Formats for people. */
export const documentFormats = ['latex', 'unicode', 'markdown', 'html', 'speech'] as const
export type DocumentFormat = (typeof documentFormats)[number]

export interface PresentOptions {
  /** the whole derivation; without it, the answer and only that */
  readonly steps?: boolean
  /** how much of it is told; default `normal` */
  readonly detail?: Detail
  /** with what each step is applied to, marked in the program where it stands; HTML has it unless it is told not to */
  readonly mark?: boolean
  /** with the verdict of the numeric check (default true); it runs if it has not been run */
  readonly check?: boolean
  /** columns of a terminal, for `unicode` */
  readonly columns?: number
  readonly emphasis?: Emphasis
}

const kinds: Readonly<Record<keyof PresentOptions, Kind>> = {
  steps: flag,
  detail: oneOf(details),
  mark: flag,
  check: flag,
  columns: { what: 'a number of columns', fits: (v) => typeof v === 'number' && v > 0 },
  emphasis: { what: 'an object with dim', fits: (v) => isObject(v) && typeof v.dim === 'function' },
}

/** @throws GradusError for what is no format, and for options that there are not */
function checkCall(format: DocumentFormat, options: PresentOptions): void {
  checkValue('format', format, oneOf(documentFormats))
  checkOptions(options, kinds)
}

interface Writer {
  readonly answer: (d: Derivation) => string
  readonly steps: (s: Solution, options: PresentOptions) => string
}

const writers: Readonly<Record<DocumentFormat, Writer>> = {
  latex: { answer: (d) => d.latex, steps: stepsInLatex },
  unicode: {
    answer: (d) => d.unicode,
    steps: (s, { emphasis, columns }) => stepsInUnicode(s, emphasis ?? { dim: (t) => t }, columns),
  },
  markdown: { answer: (d) => answerInMarkdown(d.latex), steps: stepsInMarkdown },
  html: { answer: (d) => answerInHtml(answerOf(d), d.language), steps: stepsInHtml },
  speech: { answer: (d) => answerOf(d).speech, steps: stepsInSpeech },
}

/**
 * A derivation as text for people.
 * - `latex`: the answer; with steps an `aligned` block for `\[ … \]`, which amsmath and KaTeX take
 * - `unicode`: for a terminal
 * - `markdown`: with formulas between dollar signs, as GitHub and Jupyter show them
 * - `html`: MathML, a fragment that needs no stylesheet
 * - `speech`: words for a screen reader
 * @throws GradusError for another format or option, and for speech in a language that has no words for it
 */
export function present(d: Derivation, format: DocumentFormat, options: PresentOptions = {}): string {
  checkCall(format, options)
  const writer = writers[format]
  refuseWordless(d, format)
  return options.steps ? writer.steps(solutionOf(d, tellingOf(options, format)), options) : writer.answer(d)
}

const tellingOf = ({ check = true, detail, mark }: PresentOptions, format: DocumentFormat): Telling => ({
  checked: check,
  mark: mark ?? format === 'html',
  ...(detail && { detail }),
})

function refuseWordless(d: Derivation, format: DocumentFormat): void {
  if (format === 'speech' && !spoken[d.language])
    throw new GradusError({
      code: 'format/language',
      message: `no words to speak formulas in the language ${d.language}`,
      hint: `speech is to be had in: ${Object.keys(spoken).join(', ')}`,
    })
}

/** A file that LaTeX compiles, with a section for each derivation. @throws GradusError for options that there are not */
export function presentDocument(
  derivations: Derivation | readonly Derivation[],
  options: Pick<PresentOptions, 'steps' | 'check' | 'detail' | 'mark'> = {},
): string {
  checkCall('latex', options)
  return latexDocument(
    [derivations].flat().map((d) => solutionOf(d, tellingOf(options, 'latex'))),
    options.steps ?? true,
  )
}

/** Both layouts of a derivation beside each other, as text for people: each line twice where the layouts differ, and what changes. */
export function presentBoth(both: BothLayouts, format: DocumentFormat, options: PresentOptions = {}): string {
  checkCall(format, options)
  refuseWordless(both.denominator, format)
  const solution = solutionOfBoth(both, tellingOf(options, format))
  return writers[format].steps(options.steps === false ? { ...solution, steps: [] } : solution, options)
}
