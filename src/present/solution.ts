import type { AppliedText } from '../api/applied.js'
import type { Derivation, StepText } from '../api/derivation.js'
import type { Detail } from '../api/detail.js'
import type { Verification } from '../api/verification.js'
import { differentiated } from '../derivation/account.js'
import type { Layout } from '../derivation/layout.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Citation } from '../expression/operator.js'
import { phrase, type Term, verbatim } from '../expression/phrase.js'
import { type ShapeKind, shapeList } from '../expression/shape.js'
import { vocabulary } from '../operators/index.js'
import { type Formula, formulaOf, sidesOf, Written } from '../print/formula.js'
import type { Expansion } from '../proofs/expansion.js'
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
  /** of a side that is a product of arrays: the shapes of its factors */
  readonly factors: readonly (readonly string[])[]
  /** what the rule is applied to, where it stands in the program */
  readonly applied: readonly AppliedText[]
  /** why; empty where the step before has said it */
  readonly text: string
  readonly formula?: string
  readonly cite?: string
  /** the numeric check of this line failed */
  readonly failed: boolean
  /** the proof of the rule, in a full account */
  readonly proof?: Expansion
}

export interface SolutionAnswer {
  readonly title: string
  readonly equation: Equation
  readonly shape: readonly string[]
}

/** A derivation as one hands it in: what every document says, before it is set in one format or another. */
export interface Solution {
  readonly language: LanguageName
  /** words of the solution's language, around texts that are set already */
  readonly say: (what: Term) => string
  /** what was differentiated, by what */
  readonly of: Formula
  readonly by: readonly Formula[]
  readonly layout: Layout | 'both'
  /** the lines of the program; the function is the last of them */
  readonly definitions: readonly Equation[]
  readonly symbols: readonly SolutionSymbol[]
  readonly assumptions: readonly string[]
  readonly notes: readonly string[]
  readonly steps: readonly SolutionStep[]
  /** one, or one in each layout */
  readonly answers: readonly SolutionAnswer[]
  /** what is said of the whole at the end, a paragraph each */
  readonly remarks: readonly string[]
  /** names in the answer, with what they stand for */
  readonly where: readonly Equation[]
  /** of the numeric check, a text for each line */
  readonly verdict: readonly string[]
  readonly ok: boolean
}

/** How much of a derivation is told. */
export interface Telling {
  /** with the numeric check */
  readonly checked: boolean
  readonly detail?: Detail
  /** with what each step is applied to */
  readonly mark?: boolean
}

export function solutionOf(d: Derivation, { checked, detail = 'normal', mark = false }: Telling): Solution {
  const { given, variables } = d.account
  const { scope } = d.reading
  const check = checked ? d.verify() : undefined
  const names = [...new Set(variables.map((v) => v.name))]
  // the lines as they were given: what has been rewritten since is told in steps
  const lines = scope.definitions.flatMap((s): Equation[] =>
    s.definition ? [sidesOf([s, s.definition], vocabulary)] : [],
  )
  const isNamed = scope.definitions.some((s) => s.name === given.name)
  return {
    language: d.language,
    say: (what) => d.say(what),
    of: symbolNamed(differentiated(d.account).name),
    by: names.map(symbolNamed),
    layout: d.layout,
    definitions: isNamed ? lines : [...lines, [symbolNamed(given.name), formulaOf(scope.result, vocabulary)]],
    symbols: [...scope.variables.values()].map(symbolOf),
    assumptions: d.assumptions,
    notes: d.notes,
    steps: stepsIn(d, check, detail, mark),
    answers: [
      {
        title: d.say(phrase('documents.answer')),
        equation: [d.left, formulaOf(d.value, vocabulary)],
        shape: d.answer.shape,
      },
    ],
    remarks: [],
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

/** The steps in the detail that is wanted. */
function stepsIn(
  d: Derivation,
  check: Verification | undefined,
  detail: Detail,
  mark: boolean,
): SolutionStep[] {
  const failed = (i: number): boolean => check?.steps[i]?.ok === false
  const all = d.steps
  const marks = mark ? marksIn(d) : () => []
  if (detail === 'brief') return briefly(d, all, failed, marks)
  const known = new Set<string>()
  return all.map((s, i) => {
    const step = { ...stepOf(s, all[i - 1], failed(i)), applied: marks(i) }
    const expansion = detail === 'full' ? d.expand(i) : undefined
    if (!expansion) return step
    // a proof that speaks of the same names is told once
    const text = [
      expansion.title,
      ...[...expansion.definitions, ...expansion.lines].map((e) => e.unicode),
    ].join('\n')
    if (known.has(text)) return step
    known.add(text)
    return { ...step, proof: expansion }
  })
}

/** The main lines; what is folded into one is its beginning, or is named as the rule that it uses. */
function briefly(
  d: Derivation,
  all: readonly StepText[],
  failed: (i: number) => boolean,
  marks: (i: number) => readonly AppliedText[],
): SolutionStep[] {
  const { folds } = d
  const begun = new Map<number, Formula[]>()
  const used = new Map<number, { titles: string[]; failed: boolean }>()
  return all.flatMap((s, i) => {
    const before = begun.get(i) ?? []
    const start = before.length > 0 ? before : [s.sides[0]!]
    const seen = new Set(start.map((f) => f.unicode))
    const equation = [...start, ...s.sides.slice(1).filter((f) => !seen.has(f.unicode))]
    const into = folds[i]
    const own = used.get(i) ?? { titles: [], failed: false }
    if (into === undefined) {
      const titles = own.titles.filter((t, k) => t !== s.title && own.titles.indexOf(t) === k)
      const text = titles.length === 0 ? '' : d.say(phrase('documents.by', { titles: titles.map(verbatim) }))
      const { title, shape } = s
      const factors = factorsOf(s)
      return [{ title, equation, shape, factors, applied: marks(i), text, failed: failed(i) || own.failed }]
    }
    if (all[into]!.sides[0]!.unicode === s.sides[0]!.unicode) begun.set(into, equation)
    const there = used.get(into) ?? { titles: [], failed: false }
    used.set(into, {
      titles: [...there.titles, ...own.titles, s.title],
      failed: there.failed || own.failed || failed(i),
    })
    return []
  })
}

/** A longer product says no more than its factors do, and fills the line. */
const factorsOf = ({ factors = [] }: StepText): readonly (readonly string[])[] =>
  factors.length > 4 || factors.join().length > 48 ? [] : factors

const stepOf = (s: StepText, before: StepText | undefined, failed: boolean): SolutionStep => ({
  title: s.title,
  equation: s.sides,
  shape: s.shape,
  factors: factorsOf(s),
  applied: [],
  text: s.text === before?.text ? '' : s.text,
  ...(s.formula !== undefined && { formula: s.formula }),
  ...(s.cite && { cite: citation(s.cite) }),
  failed,
})

/** What each step is applied to, where that is not what the step told before was applied to. */
export function marksIn(d: Derivation): (i: number) => readonly AppliedText[] {
  let last: string | undefined
  return (i) => {
    const found = d.appliedTo(i)
    const text = found.map((a) => a.latex()).join('\n')
    if (found.length === 0 || text === last) return []
    last = text
    return found
  }
}

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
  chained = false,
): string =>
  sizes.length === 0 && !chained
    ? s.say(phrase('shapes.scalar'))
    : s.say(phrase('documents.shape', { shape: verbatim(set(sizes)) }))

/** What a step is applied to, a phrase for each line of the program: the line with marks in it, as `set` writes it, or the terms alone. */
export const appliedIn = (s: Solution, step: SolutionStep, set: (a: AppliedText) => string): string[] =>
  step.applied.map((a) => sentence(s, s.say(phrase('documents.appliedIn', { line: verbatim(set(a)) }))))

export const appliedTo = (s: Solution, step: SolutionStep, set: (f: Formula) => string): string[] =>
  step.applied.map((a) =>
    s.say(phrase('documents.appliedTo', { terms: a.terms.map((t) => verbatim(set(t))) })),
  )

/** Where the rule stands, where that is known. */
export const sourceIn = (s: Solution, step: SolutionStep, set: (text: string) => string): string =>
  step.cite === undefined ? '' : s.say(phrase('documents.source', { source: verbatim(set(step.cite)) }))
