import type { WorkResult } from '../claims/lines/report.js'
import type { ClaimResult } from '../claims/report.js'
import type { Layout } from '../derivation/layout.js'
import type { Method } from '../derivation/methods/method.js'
import type { Citation } from '../expression/operator.js'
import { phrase, verbatim } from '../expression/phrase.js'
import { shapeList } from '../expression/shape.js'
import { GradusError } from '../language/errors.js'
import { vocabulary } from '../operators/index.js'
import type { GeneratedCode } from '../print/code/numpy.js'
import { latexOf, unicodeOf } from '../print/derivation.js'
import type { EquationText, Expansion, ExpansionLine } from '../proofs/expansion.js'
import type { AnswerText, CodeTarget, Derivation, NameText } from './derivation.js'
import type { Verification } from './verification.js'

/** A derivation as plain data, without undefined or infinite values: what `--format json` and `batch` print. */
export interface DerivationJson {
  readonly input: string
  /** the name of what was differentiated, if it has one */
  readonly of: string | null
  readonly wrt: string
  readonly order: number
  /** of a mixed derivative, the second variable */
  readonly and?: string
  readonly layout: Layout
  readonly method: Method
  /** of all names: `[]` scalar, `["n"]` vector, `["m", "n"]` matrix */
  readonly shapes: Readonly<Record<string, readonly string[]>>
  readonly assumptions: readonly string[]
  readonly expression: { readonly latex: string; readonly unicode: string }
  readonly answer: AnswerText
  /** names in the answer that the derivation introduced */
  readonly where: readonly NameText[]
  readonly steps: readonly StepJson[]
  /** null where it was told not to check */
  readonly check: CheckJson | null
  readonly claim?: ClaimResult
  readonly work?: WorkResult
  readonly notes: readonly string[]
  /** by target; null for a derivation that the target cannot express */
  readonly code?: Readonly<Partial<Record<CodeTarget, GeneratedCode | null>>>
}

export interface StepJson {
  readonly rule: string
  readonly title: string
  readonly text: string
  readonly formula?: string
  /** where the rule stands in the literature */
  readonly cite?: Citation
  /** the sides of the equation, from the left */
  readonly sides: SidesJson
  readonly latex: string
  readonly unicode: string
  readonly shape: readonly string[]
  /** shapes of the factors of a side that is a product of arrays */
  readonly factors?: readonly (readonly string[])[]
  /** lines of the program in LaTeX, what the step is applied to in red; and the terms by themselves */
  readonly applied?: readonly AppliedJson[]
  /** the name of the rule's proof, where it has one; and the proof, one level deep, where that was asked for */
  readonly expansion?: string
  readonly expanded?: ExpansionJson
  /** of the numeric check; the error is relative, null where it is not finite */
  readonly ok?: boolean
  readonly error?: number | null
}

export interface AppliedJson {
  readonly latex: string
  readonly terms: SidesJson
}

type SidesJson = readonly { readonly latex: string; readonly unicode: string }[]
type InJson<E extends EquationText> = Omit<E, 'sides'> & { readonly sides: SidesJson }

export interface ExpansionJson extends Omit<Expansion, 'definitions' | 'lines'> {
  readonly definitions: readonly InJson<EquationText>[]
  readonly lines: readonly InJson<ExpansionLine>[]
}

export interface CheckJson {
  readonly ok: boolean
  readonly maxRelativeError: number | null
  readonly samples: number
  readonly tolerance: number
  /** why no point was found */
  readonly reason?: string
}

export interface JsonParts {
  readonly check?: Verification
  readonly claim?: ClaimResult
  readonly work?: WorkResult
  readonly code?: readonly CodeTarget[]
  /** steps with the proofs of their rules, not only with their names */
  readonly expansions?: boolean
}

export function toJson(d: Derivation, parts: JsonParts = {}): DerivationJson {
  const { given, order, variables } = d.account
  const [by, and] = variables
  const { check, claim, work } = parts
  const function_ = given.definition ?? given
  const code = parts.code && codeIn(d, parts.code)
  return {
    input: d.reading.texts.program,
    of: nameOf(d),
    wrt: by!.name,
    order,
    ...(and && and !== by && { and: and.name }),
    layout: d.layout,
    method: d.account.method,
    shapes: Object.fromEntries([...d.shapes].map(([name, shape]) => [name, shapeList(shape)])),
    assumptions: d.assumptions,
    expression: { latex: latexOf(function_, vocabulary), unicode: unicodeOf(function_, vocabulary) },
    answer: d.answer,
    where: d.where,
    steps: stepsOf(d, parts),
    check: check ? checkOf(check) : null,
    ...(claim && { claim }),
    ...(work && { work }),
    notes: [...d.notes, ...standInNotes(d, check), ...(code?.notes ?? [])],
    ...(code && { code: code.targets }),
  }
}

/** The name that the user gave to what is differentiated. */
export const nameOf = (d: Derivation): string | null =>
  d.account.given.origin === 'program' ? d.account.given.name : null

/** `checked at sizes 128 → 5, 784 → 3` */
export const standInNotes = (d: Derivation, check: Verification | undefined): string[] =>
  check?.standIns && check.standIns.size > 0
    ? [
        d.say(
          phrase('notes.standIns', {
            sizes: [...check.standIns].map(([size, small]) => verbatim(`${size} → ${small}`)),
          }),
        ),
      ]
    : []

const finite = (x: number): number | null => (Number.isFinite(x) ? x : null)

const stepsOf = (d: Derivation, { check, expansions }: JsonParts): StepJson[] =>
  d.steps.map(({ equation: _, sides, ...step }, i) => {
    const result = check?.steps[i]
    const expanded = expansions ? d.expand(i) : undefined
    const applied = d
      .appliedTo(i)
      .map((a): AppliedJson => ({ latex: a.latex(), terms: a.terms.map((t) => t.toJSON()) }))
    return {
      ...step,
      sides: sides.map((s) => s.toJSON()),
      ...(applied.length > 0 && { applied }),
      ...(expanded && { expanded: expansionJson(expanded) }),
      ...(result && { ok: result.ok, error: finite(result.error) }),
    }
  })

const equationJson = <E extends EquationText>(e: E): InJson<E> => ({
  ...e,
  sides: e.sides.map((s) => s.toJSON()),
})

const expansionJson = (e: Expansion): ExpansionJson => ({
  ...e,
  definitions: e.definitions.map(equationJson),
  lines: e.lines.map(equationJson),
})

const checkOf = (c: Verification): CheckJson => ({
  ok: c.ok,
  maxRelativeError: finite(c.maxRelativeError),
  samples: c.samples,
  tolerance: c.tolerance,
  ...(c.reason !== undefined && { reason: c.reason }),
})

function codeIn(
  d: Derivation,
  wanted: readonly CodeTarget[],
): { targets: Partial<Record<CodeTarget, GeneratedCode | null>>; notes: string[] } {
  const targets: Partial<Record<CodeTarget, GeneratedCode | null>> = {}
  const notes: string[] = []
  for (const target of wanted)
    try {
      targets[target] = d.toCode(target)
    } catch (e) {
      if (!(e instanceof GradusError)) throw e
      targets[target] = null
      notes.push(
        d.say(phrase('notes.noCode', { target: verbatim(target), why: verbatim(e.problem.message) })),
      )
    }
  return { targets, notes }
}
