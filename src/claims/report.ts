import type { Layout } from '../derivation/layout.js'
import type { Expr } from '../expression/node.js'
import type { Term } from '../expression/phrase.js'
import { shapeList } from '../expression/shape.js'
import type { Span } from '../language/syntax.js'
import { vocabulary } from '../operators/index.js'
import { latexOf, sourceOf, unicodeOf } from '../print/derivation.js'
import type { ConditionName, Diagnosis, Example, Slip, SlipRule, TermSlip, Verdict } from './diagnosis.js'
import { detailOf, examplePhrase, inOwnNames, nested, slipPhrase, writtenClaim } from './phrases.js'

/** An expression in the three spellings. */
export interface Spelled {
  readonly source: string
  readonly latex: string
  readonly unicode: string
}

/** A judged claim as plain data. */
export interface ClaimResult {
  readonly verdict: Verdict
  /** nodes of the claim as it was written */
  readonly nodes: number
  /** the verdict as a sentence */
  readonly detail: string
  /** equal: whether the rules also bring the two to one form */
  readonly symbolic?: boolean
  /** the layout in which the claim is right, or is laid out */
  readonly layout?: Layout
  /** the derivative is this times the claim */
  readonly factor?: Spelled
  /** under which the two are equal */
  readonly property?: readonly { readonly of: string; readonly property: ConditionName }[]
  /** the one term that the two differ by */
  readonly term?: Spelled & { readonly kind: TermSlip['kind'] }
  /** of a claim in the wrong shape; the claim's own is null where its parts do not fit each other */
  readonly shapes?: { readonly claim: readonly string[] | null; readonly derivative: readonly string[] }
  /** the likeliest slip, and others that explain the claim as well */
  readonly slip?: SlipReport
  readonly otherSlips?: readonly SlipReport[]
  /** a point of small numbers at which the two differ */
  readonly example?: ExampleReport
}

export interface SlipReport {
  readonly rule: SlipRule
  readonly text: string
  /** where in the claim */
  readonly span?: Span
  /** the claim, corrected */
  readonly corrected?: string
}

export interface ExampleReport {
  readonly sizes: Readonly<Record<string, number>>
  readonly inputs: Readonly<Record<string, number | readonly number[] | readonly (readonly number[])[]>>
  /** from 1, one position for each axis; null for a scalar */
  readonly entry: readonly number[] | null
  /** the example as a sentence */
  readonly text: string
  readonly derivative: number
  readonly claim: number
}

/** Says something in the language asked for. */
export type Say = (what: Term) => string

export function report(d: Diagnosis, say: Say): ClaimResult {
  const [slip, ...otherSlips] = d.slips.map((s) => slipReport(s, say))
  return {
    verdict: d.verdict,
    nodes: d.nodes,
    detail: say(detailOf(d)),
    ...(d.symbolic !== undefined && { symbolic: d.symbolic }),
    ...(d.turned && { layout: d.turned.layout }),
    ...(d.factor && { factor: spelled(d.factor) }),
    ...(d.conditions && { property: d.conditions.map((c) => ({ of: unicode(c.of), property: c.property })) }),
    ...(d.term && { term: { kind: d.term.kind, ...spelled(d.term.term) } }),
    ...(d.shapes && {
      shapes: {
        claim: d.shapes.claim ? shapeList(d.shapes.claim) : null,
        derivative: shapeList(d.shapes.answer),
      },
    }),
    ...(slip && { slip }),
    ...(otherSlips.length > 0 && { otherSlips }),
    ...(d.example && { example: exampleReport(d.example, say) }),
  }
}

const unicode = (e: Expr): string => unicodeOf(inOwnNames(e), vocabulary)

const spelled = (given: Expr): Spelled => {
  const e = inOwnNames(given)
  return {
    source: sourceOf(e, vocabulary),
    latex: latexOf(e, vocabulary),
    unicode: unicode(e),
  }
}

const slipReport = (s: Slip, say: Say): SlipReport => ({
  rule: s.rule,
  text: say(slipPhrase(s)),
  ...(s.wrote?.span && { span: s.wrote.span }),
  ...(s.corrected && { corrected: writtenClaim(s.corrected) }),
})

const exampleReport = (e: Example, say: Say): ExampleReport => ({
  sizes: Object.fromEntries(e.sizes),
  inputs: Object.fromEntries(e.inputs.map(([s, v]) => [s.name, nested(v)])),
  entry: e.entry ?? null,
  derivative: e.derivative,
  claim: e.claim,
  text: say(examplePhrase(e)),
})
