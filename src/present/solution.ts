import type { Derivation, StepText } from '../api/derivation.js'
import type { Layout } from '../derivation/layout.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Citation } from '../expression/operator.js'
import { phrase, type Term, verbatim } from '../expression/phrase.js'
import { type ShapeKind, shapeList } from '../expression/shape.js'
import { vocabulary } from '../operators/index.js'
import { type Formula, formulaOf, sidesOf, Written } from '../print/formula.js'
import type { LanguageName } from '../words/catalogue.js'
import { verdictLines } from './verdict.js'

/** Sides of an equation, from the left. */
export type Equation = readonly Formula[]

export interface SolutionSymbol {
  readonly name: Formula
  readonly kind: ShapeKind
  readonly sizes: readonly string[]
  readonly properties: readonly string[]
}

export interface SolutionStep {
  readonly title: string
  readonly equation: Equation
  readonly shape: readonly string[]
  /** why; empty where the step before has said it */
  readonly text: string
  readonly formula?: string
  readonly cite?: string
  /** the numeric check of this line failed */
  readonly failed: boolean
}

/** A derivation as one hands it in: what every document says, before it is set in one format or another. */
export interface Solution {
  readonly language: LanguageName
  /** words of the solution's language, around texts that are set already */
  readonly say: (what: Term) => string
  /** what was differentiated, by what */
  readonly of: Formula
  readonly by: readonly Formula[]
  readonly layout: Layout
  /** the lines of the program; the function is the last of them */
  readonly definitions: readonly Equation[]
  readonly symbols: readonly SolutionSymbol[]
  readonly assumptions: readonly string[]
  readonly notes: readonly string[]
  readonly steps: readonly SolutionStep[]
  readonly answer: Equation
  readonly shape: readonly string[]
  /** names in the answer, with what they stand for */
  readonly where: readonly Equation[]
  /** of the numeric check, a text for each line */
  readonly verdict: readonly string[]
  readonly ok: boolean
}

/** @param checked whether the numeric check is part of it */
export function solutionOf(d: Derivation, checked: boolean): Solution {
  const { given, variables } = d.account
  const { scope } = d.reading
  const check = checked ? d.verify() : undefined
  const names = [...new Set(variables.map((v) => v.name))]
  const programs = scope.definitions.some((s) => s === given)
    ? scope.definitions
    : [...scope.definitions, given]
  return {
    language: d.language,
    say: (what) => d.say(what),
    of: symbolNamed(given.name),
    by: names.map(symbolNamed),
    layout: d.layout,
    definitions: programs.filter((s) => s.definition).map((s) => sidesOf([s, s.definition!], vocabulary)),
    symbols: [...scope.variables.values()].map(symbolOf),
    assumptions: d.assumptions,
    notes: d.notes,
    steps: d.steps.map((s, i, all) => stepOf(s, all[i - 1], check?.steps[i]?.ok === false)),
    answer: [d.left, formulaOf(d.value, vocabulary)],
    shape: d.answer.shape,
    where: (d.where.length === 0 ? [] : d.account.where).map((s) => [
      formulaOf(s, vocabulary),
      formulaOf(s.definition!, vocabulary),
    ]),
    verdict: verdictLines(d, check),
    ok: check?.ok !== false,
  }
}

/** The answer by itself. */
export const answerOf = (d: Derivation): Formula => formulaOf(d.value, vocabulary)

const symbolNamed = (name: string): Formula => new Written({ type: 'name', name }, vocabulary)

const symbolOf = (s: SymbolNode): SolutionSymbol => ({
  name: formulaOf(s as Expr, vocabulary),
  kind: s.shape.kind,
  sizes: shapeList(s.shape),
  properties: [...s.properties],
})

const stepOf = (s: StepText, before: StepText | undefined, failed: boolean): SolutionStep => ({
  title: s.title,
  equation: s.sides,
  shape: s.shape,
  text: s.text === before?.text ? '' : s.text,
  ...(s.formula !== undefined && { formula: s.formula }),
  ...(s.cite && { cite: citation(s.cite) }),
  failed,
})

const citation = ({ work, place }: Citation): string => (place === undefined ? work : `${work}, ${place}`)

/** A sentence, the name of a layout, the shape: what several documents say alike, around a text that is set already. */
export const sentence = (s: Solution, text: string): string =>
  text === '' ? '' : s.say(phrase('lists.sentence', { text: verbatim(text) }))

export const heading = (s: Solution, set: (f: Formula) => string): string =>
  s.say(phrase('documents.derivative', { of: verbatim(set(s.of)), by: s.by.map((v) => verbatim(set(v))) }))

export const givenIn = (s: Solution): string =>
  s.say(phrase('documents.given', { layout: phrase(`documents.layouts.${s.layout}`) }))

/** Assumptions and notes, a paragraph each, where there are some. */
export const remarksIn = (s: Solution, set: (text: string) => string): string[] =>
  (['assumed', 'notes'] as const).flatMap((key) => {
    const remarks = (key === 'assumed' ? s.assumptions : s.notes).map((t) => verbatim(set(t)))
    return remarks.length === 0 ? [] : [s.say(phrase(`documents.${key}`, { remarks }))]
  })

/** `shape m×n`, or that it is a scalar. */
export const shapeIn = (
  s: Solution,
  sizes: readonly string[],
  set: (sizes: readonly string[]) => string,
): string =>
  sizes.length === 0
    ? s.say(phrase('shapes.scalar'))
    : s.say(phrase('documents.shape', { shape: verbatim(set(sizes)) }))

/** Where the rule stands, where that is known. */
export const sourceIn = (s: Solution, step: SolutionStep, set: (text: string) => string): string =>
  step.cite === undefined ? '' : s.say(phrase('documents.source', { source: verbatim(set(step.cite)) }))
