import type { Layout } from '../derivation/layout.js'
import type { Expr } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { shapeList, shapeText } from '../expression/shape.js'
import { expandNames } from '../expression/substitute.js'
import type { Span, Syntax } from '../language/syntax.js'
import { isNumber } from '../operators/algebra/build.js'
import { vocabulary } from '../operators/index.js'
import { latexOf, sourceOf, unicodeOf } from '../print/derivation.js'
import { unicodeName } from '../print/names.js'
import { printUnicode } from '../print/unicode.js'
import { cost } from '../simplify/cost.js'
import type { ConditionName, Diagnosis, Example, Slip, SlipRule, TermSlip, Verdict } from './diagnosis.js'
import { type SlipTexts, words } from './words.js'

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

export function report(d: Diagnosis): ClaimResult {
  const [slip, ...otherSlips] = d.slips.map(slipReport)
  return {
    verdict: d.verdict,
    nodes: d.nodes,
    detail: sentence(d),
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
    ...(d.example && { example: exampleReport(d.example) }),
  }
}

const unicode = (e: Expr): string => unicodeOf(inOwnNames(e), vocabulary)
const written = (s: Syntax): string => printUnicode(s, vocabulary)

const spelled = (given: Expr): Spelled => {
  const e = inOwnNames(given)
  return {
    source: sourceOf(e, vocabulary),
    latex: latexOf(e, vocabulary),
    unicode: unicode(e),
  }
}

const slipTexts = (s: Slip): SlipTexts => ({
  ...(s.wrote && { wrote: written(s.wrote) }),
  ...(s.meant && { meant: written(s.meant) }),
  ...(s.everywhere && { everywhere: true }),
  ...(s.on && { on: unicode(s.on) }),
  ...(s.what && { what: unicode(s.what) }),
})

/** Longer than this, names that the derivation introduced stay. */
const longestWrittenOut = 40

/** In the names of the program: the parts of a derivation are not known to who asks about a claim. */
function inOwnNames(e: Expr): Expr {
  const out = expandNames(e, (s) => s.origin === 'engine')
  return cost(out) <= longestWrittenOut ? out : e
}

const slipReport = (s: Slip): SlipReport => ({
  rule: s.rule,
  text: words.slip(s.rule, slipTexts(s)),
  ...(s.wrote?.span && { span: s.wrote.span }),
  ...(s.corrected && { corrected: written(s.corrected) }),
})

/** The verdict, and what is behind it: where nothing is known of that, the likeliest slip, or an example. */
function sentence(d: Diagnosis): string {
  const clauses = verdictClauses(d)
  if (clauses.length > 0) return clauses.join('; ')
  const [slip] = d.slips
  if (slip) return words.slip(slip.rule, slipTexts(slip))
  return d.example ? exampleText(d.example) : words.different
}

function verdictClauses(d: Diagnosis): string[] {
  const { factor, turned, term, shapes } = d
  const asTranspose = turned && d.verdict !== 'transposed' ? [words.asTranspose(turned.layout)] : []
  switch (d.verdict) {
    case 'equal':
      return [words.equal(d.points, d.symbolic ?? false)]
    case 'transposed':
      return [words.transposed(turned!.layout, turned!.asked)]
    case 'scaled': {
      if (turned) return [words.scaledTransposed(unicode(factor!))]
      return [isNumber(factor!, -1) ? words.wrongSign : words.scaled(unicode(factor!))]
    }
    case 'equal-if':
      return [
        words.equalIf(d.conditions!.map((c) => words.condition(c.property, unicode(c.of)))),
        ...asTranspose,
      ]
    case 'wrong-shape': {
      const right = d.slips.some((s) => s.corrected)
      const told = shapes!.claim
        ? words.bothShapes(shapeText(shapes!.claim), shapeText(shapes!.answer))
        : words.noShape(shapeText(shapes!.answer))
      return [told, ...(d.fitting && !right ? [words.fitting(written(d.fitting), false)] : [])]
    }
    case 'different':
      if (d.points === 0) return [words.noPoint]
      return [
        ...asTranspose,
        ...(term ? [words.term(term.kind, unicode(term.term))] : []),
        ...(factor && !term ? [words.missingFactor(unicode(factor))] : []),
      ]
  }
}

function exampleReport(e: Example): ExampleReport {
  return {
    sizes: Object.fromEntries(e.sizes),
    inputs: Object.fromEntries(e.inputs.map(([s, v]) => [s.name, nested(v)])),
    entry: e.entry ?? null,
    derivative: e.derivative,
    claim: e.claim,
    text: exampleText(e),
  }
}

function nested(v: Dense): number | number[] | number[][] {
  if (v.data.length === 1) return v.data[0]!
  const rows = Array.from({ length: v.rows }, (_, i) => [...v.data.slice(i * v.columns, (i + 1) * v.columns)])
  return v.columns === 1 ? rows.flat() : rows
}

function exampleText(e: Example): string {
  const inputs = e.inputs.map(([s, v]) => `${unicodeName(s.name)} = ${arrayText(v)}`).join(', ')
  return words.example(inputs, e.entry, short(e.derivative), short(e.claim))
}

/** [1 2; 0 1]; (1, 2) for a vector. */
function arrayText(v: Dense): string {
  const x = nested(v)
  if (typeof x === 'number') return short(x)
  return v.columns === 1
    ? `(${(x as number[]).map(short).join(', ')})`
    : `[${(x as number[][]).map((row) => row.map(short).join(' ')).join('; ')}]`
}

const short = (x: number): string => String(Number(x.toPrecision(6))).replace('-', '−')
