import type { Expr } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { formula, type Phrase, phrase, shaped, type Term, verbatim } from '../expression/phrase.js'
import { expandNames } from '../expression/substitute.js'
import type { Syntax } from '../language/syntax.js'
import { isNumber } from '../operators/algebra/build.js'
import { vocabulary } from '../operators/index.js'
import { unicodeName } from '../print/names.js'
import { printUnicode } from '../print/unicode.js'
import { cost } from '../simplify/cost.js'
import type { Language } from '../words/catalogue.js'
import type { Condition, Diagnosis, Example, Slip, SlipRule } from './diagnosis.js'

/** What is said of a diagnosis: the sentences stand in the catalogue. */

/** Longer than this, names that the derivation introduced stay. */
const longestWrittenOut = 40

/** In the names of the program: the parts of a derivation are not known to who asks about a claim. */
export function inOwnNames(e: Expr): Expr {
  const out = expandNames(e, (s) => s.origin === 'engine')
  return cost(out) <= longestWrittenOut ? out : e
}

export const writtenClaim = (s: Syntax): string => printUnicode(s, vocabulary)

const own = (e: Expr): Term => formula(inOwnNames(e))
const written = (s: Syntax): Term => verbatim(writtenClaim(s))

/** The verdict, and what is behind it: where nothing is known of that, the likeliest slip, or an example. */
export function detailOf(d: Diagnosis): Phrase {
  const clauses = verdictClauses(d)
  if (clauses.length === 1) return clauses[0]!
  if (clauses.length > 1) return phrase('lists.clauses', { clauses })
  const [slip] = d.slips
  if (slip) return slipPhrase(slip)
  return d.example ? examplePhrase(d.example) : phrase('claims.different')
}

function verdictClauses(d: Diagnosis): Phrase[] {
  const { factor, turned, term, shapes } = d
  const layout = turned && phrase(`layouts.${turned.layout}`)
  const asTranspose = layout && d.verdict !== 'transposed' ? [phrase('claims.asTranspose', { layout })] : []
  switch (d.verdict) {
    case 'equal':
      return [phrase('claims.equal', { points: d.points, symbolic: d.symbolic ?? false })]
    case 'transposed':
      return [phrase('claims.transposed', { layout: layout!, asked: phrase(`layouts.${turned!.asked}`) })]
    case 'scaled': {
      const minus = isNumber(factor!, -1)
      if (turned)
        return minus
          ? [phrase('claims.wrongSignTransposed')]
          : [phrase('claims.scaledTransposed', { factor: own(factor!) })]
      return [minus ? phrase('claims.wrongSign') : phrase('claims.scaled', { factor: own(factor!) })]
    }
    case 'equal-if':
      return [phrase('claims.equalIf', { conditions: d.conditions!.map(conditionPhrase) }), ...asTranspose]
    case 'wrong-shape': {
      const right = d.slips.some((s) => s.corrected)
      const derivative = shaped(shapes!.answer)
      const told =
        shapes!.claim !== undefined
          ? phrase('claims.bothShapes', { claim: shaped(shapes!.claim), derivative })
          : phrase('claims.noShape', { part: written(shapes!.misfit), derivative })
      return [
        told,
        ...asTranspose,
        ...(d.fitting && !right ? [phrase('claims.fitting', { claim: written(d.fitting) })] : []),
      ]
    }
    case 'different':
      if (d.points === 0) return [phrase('claims.noPoint')]
      return [
        ...asTranspose,
        ...(term ? [phrase(`claims.terms.${term.kind}`, { term: own(term.term) })] : []),
        ...(factor && !term ? [phrase('claims.missingFactor', { factor: own(factor) })] : []),
      ]
  }
}

const conditionPhrase = ({ property, of }: Condition): Phrase =>
  phrase(`properties.${property}`, { of: own(of) })

export function slipPhrase(s: Slip): Phrase {
  const { rule } = s
  const on = s.on && own(s.on)
  const what = s.what && own(s.what)
  switch (rule) {
    case 'sign':
      if (on)
        return what ? phrase('claims.rules.signOfPart', { on, what }) : phrase('claims.rules.sign', { on })
      return s.wrote ? edited(s, rule) : phrase('claims.wrongSign')
    case 'coefficient':
    case 'not-differentiated':
      return on ? phrase(`claims.rules.${rule}`, { on }) : edited(s, rule)
    case 'diag':
      return on ? phrase('claims.rules.diagonalAlone') : edited(s, rule)
    case 'product-rule':
      if (s.how === 'twice') return phrase('claims.rules.termTwice', { on: on!, what: what! })
      return what
        ? phrase('claims.rules.product-rule', { on: on!, what })
        : phrase('claims.rules.oneFactorOnly', { on: on! })
    case 'sum-rule':
    case 'inner-derivative':
    case 'transposed-differential':
      return phrase(`claims.rules.${rule}`, { on: on!, what: what! })
    case 'power-rule':
      return phrase(`claims.powers.${s.how as PowerManner}`, { on: on! })
    case 'mean-or-sum':
    case 'outer-derivative':
    case 'inverse-rule':
    case 'derivative-of-part':
    case 'derivative-by-part':
    case 'other-variable':
    case 'symmetric-variable':
    case 'free-entries':
      return phrase(`claims.rules.${rule}`, { on: on! })
    default:
      return edited(s, rule)
  }
}

/** What stands there instead of what: as far as it is known. */
function edited({ wrote, meant, everywhere, spoilt }: Slip, rule: EditRule): Phrase {
  const extra = rule === 'diag' && wrote?.type === 'call' && wrote.fn === 'diag'
  const what = extra ? phrase('claims.extraDiag') : phrase(`claims.edits.${rule}`)
  if (!wrote || !meant) return what
  const about = { what, wrote: written(wrote), meant: written(meant) }
  if (spoilt) return everywhere ? phrase('claims.spoiltEverywhere', about) : phrase('claims.spoilt', about)
  return everywhere ? phrase('claims.insteadEverywhere', about) : phrase('claims.instead', about)
}

type PowerManner = keyof Language['claims']['powers']
type EditRule = Extract<SlipRule, keyof Language['claims']['edits']>

export function examplePhrase(e: Example): Phrase {
  const about = {
    inputs: inputsOf(e).map(verbatim),
    derivative: verbatim(short(e.derivative)),
    claim: verbatim(short(e.claim)),
  }
  if (!e.entry) return phrase('claims.example', about)
  const entry = e.entry.length === 1 ? String(e.entry[0]) : `(${e.entry.join(', ')})`
  return phrase('claims.exampleEntry', { ...about, entry: verbatim(entry) })
}

/** `A = [1 2; 0 1]`; where the two speak of sizes alone, those. */
const inputsOf = ({ inputs, sizes }: Example): string[] =>
  inputs.length > 0
    ? inputs.map(([s, v]) => `${unicodeName(s.name)} = ${arrayText(v)}`)
    : [...sizes].map(([name, value]) => `${unicodeName(name)} = ${value}`)

/** [1 2; 0 1]; (1, 2) for a vector. */
function arrayText(v: Dense): string {
  const x = nested(v)
  if (typeof x === 'number') return short(x)
  return v.columns === 1
    ? `(${(x as number[]).map(short).join(', ')})`
    : `[${(x as number[][]).map((row) => row.map(short).join(' ')).join('; ')}]`
}

/** An array as plain numbers. */
export function nested(v: Dense): number | number[] | number[][] {
  if (v.data.length === 1) return v.data[0]!
  const rows = Array.from({ length: v.rows }, (_, i) => [...v.data.slice(i * v.columns, (i + 1) * v.columns)])
  return v.columns === 1 ? rows.flat() : rows
}

const short = (x: number): string => String(Number(x.toPrecision(6))).replace('-', '−')
