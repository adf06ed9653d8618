import { transposeDense } from '../dense/dense.js'
import type { Answer } from '../derivation/account.js'
import { symbol } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { isArray, sameShape, transposeShape } from '../expression/shape.js'
import { GradusError } from '../language/errors.js'
import type { Syntax } from '../language/syntax.js'
import { isNumber } from '../operators/algebra/build.js'
import type { Asked } from './asked.js'
import type { Condition, Diagnosis, Slip } from './diagnosis.js'
import { smallExample } from './example.js'
import { commonFactor, type Factor } from './factors.js'
import { kinksAside } from './kinks.js'
import { otherLayout } from './layouts.js'
import { matches, type Sample, samplesOf, turned } from './points.js'
import { propertiesThatHelp } from './properties.js'
import { attempt, type Claim, readClaim } from './reading.js'
import { type Place, placesIn } from './slips/places.js'
import { slipsOf } from './slips/search.js'
import { sameForm } from './symbolic.js'
import { shortDifference, termThatDiffers } from './terms.js'

/**
 * What a claim is worth beside the answer of a derivation; undefined where the arrays are too large to compare.
 * @throws GradusError for a claim that cannot be read, and whose parts fit in no near way
 */
export const diagnose = (asked: Asked, text: string): Diagnosis | undefined =>
  diagnoseRead(asked, readClaim(asked, text))

/** The same for a claim that has been read. @throws GradusError */
export function diagnoseRead(asked: Asked, claim: Claim): Diagnosis | undefined {
  const direction = directionOf(asked, claim.answer)
  if (claim.read instanceof GradusError) return unfit(asked, claim, claim.read, direction)
  const { read } = claim
  const answer = claim.answer.value
  const straight = sameShape(read.shape, answer.shape)
  const isTurned = sameShape(read.shape, transposeShape(answer.shape))
  const samples = samplesOf(asked, answer, read, [direction])
  if (samples === 'large') return undefined
  const base = { nodes: claim.nodes, points: samples.length, slips: [] as readonly Slip[] }
  if (!straight && !isTurned) {
    const { slips, fitting } = slipsOf(asked, claim, direction, samples, false)
    const shapes = { claim: read.shape, answer: answer.shape }
    return {
      ...base,
      verdict: 'wrong-shape',
      shapes,
      slips,
      ...(fitting && isArray(read.shape) && { fitting }),
    }
  }
  if (samples.length === 0) return { ...base, verdict: 'different' }
  const of = (s: Sample): Dense => s.claim
  if (straight && matches(samples, (s) => s.answer, of))
    return { ...base, verdict: 'equal', symbolic: sameForm(answer, read) }
  const other = { turned: otherLayout(asked.account, claim.answer) }
  if (isTurned && matches(turned(samples), (s) => s.answer, of))
    return { ...base, ...other, verdict: 'transposed' }
  const views = [
    ...(straight ? [new View(asked, claim, read, direction, samples, false)] : []),
    ...(isTurned ? [new View(asked, claim, read, direction, turned(samples), true)] : []),
  ]
  for (const v of views) {
    const found = v.explained()
    const small = found && found.verdict !== 'scaled' ? scalarOf(asked, claim) : undefined
    // a number for all entries is so spread out only where that explains it
    if (small) return diagnoseRead(asked, { ...claim, read: small })
    if (found) return { ...base, ...(v.isTurned && other), ...found }
  }
  const small = scalarOf(asked, claim)
  if (small) return diagnoseRead(asked, { ...claim, read: small })
  const [view] = views
  return { ...base, ...(view!.isTurned && other), verdict: 'different', slips: [], ...view!.example() }
}

/** A scalar claim of an array, as it stands. */
function scalarOf(asked: Asked, { answer, syntax, read }: Claim): Expr | undefined {
  if (read instanceof GradusError || !isArray(read.shape)) return undefined
  const own = attempt(() => asked.readersFor(answer).expression(syntax))
  return own instanceof GradusError || isArray(own.shape) ? undefined : own
}

/** The claim as it stands, or transposed, beside the answer. */
class View {
  constructor(
    readonly asked: Asked,
    readonly claim: Claim,
    readonly read: Expr,
    readonly direction: SymbolNode,
    readonly samples: readonly Sample[],
    readonly isTurned: boolean,
  ) {}

  get #answer(): Expr {
    return this.claim.answer.value
  }

  #laid = (c: Dense): Dense => (this.isTurned ? transposeDense(c) : c)

  /** The verdict with what explains it; undefined where nothing does. */
  explained(): Omit<Diagnosis, 'nodes' | 'points'> | undefined {
    const { asked, claim, read, samples } = this
    const factor = commonFactor(samples, asked.account, this.#answer, read)
    const { slips } = slipsOf(asked, claim, this.direction, samples, this.isTurned)
    if (factor?.constant) return { verdict: 'scaled', factor: factor.value, slips: withSign(factor, slips) }
    const conditions =
      this.#properties('one') ?? kinksAside(asked, this.#answer, read, this.#laid) ?? this.#properties('all')
    // a claim that is right under a property needs no slip to explain it
    if (conditions) return { verdict: 'equal-if', conditions, slips: [], ...this.example() }
    const term = this.isTurned
      ? undefined
      : (termThatDiffers(this.#answer, read, samples) ??
        (slips.length > 0 ? undefined : shortDifference(this.#answer, read)))
    // the factor says it
    const more = factor ? slips.filter((s) => !(s.spoilt && /-factor$/.test(s.rule))) : slips
    if (factor || term || slips.length > 0)
      return {
        verdict: 'different',
        ...(factor && { factor: factor.value }),
        ...(term && { term }),
        slips: more,
        ...this.example(),
      }
    // a diagonal matrix, a unit vector hide many slips: they are told where nothing else explains the claim
    const special = this.#properties('special')
    return special && { verdict: 'equal-if', conditions: special, slips: [], ...this.example() }
  }

  #properties(kind: 'one' | 'all' | 'special'): readonly Condition[] | undefined {
    return propertiesThatHelp(this.#answer, this.read, this.samples, this.#laid, kind)
  }

  example(): Pick<Diagnosis, 'example'> {
    const example = smallExample(this.asked, this.#answer, this.read, this.#laid)
    return example ? { example } : {}
  }
}

/** A claim of the wrong sign is no more than that. */
const withSign = (factor: Factor, slips: readonly Slip[]): readonly Slip[] =>
  isNumber(factor.value, -1) ? [{ rule: 'sign' }, ...slips.filter((s) => s.rule !== 'sign')] : slips

/** The parts of an expression do not fit each other. */
export const isMisfit = ({ problem }: GradusError): boolean => /^(shape|size|kind)/.test(problem.code)

/** A claim whose parts do not fit each other: what near it fits and is right. @throws the reason, where nothing is */
function unfit(
  asked: Asked,
  claim: Claim,
  reason: GradusError,
  direction: SymbolNode,
): Diagnosis | undefined {
  if (!isMisfit(reason)) throw reason
  const answer = claim.answer.value
  const samples = samplesOf(asked, answer, undefined, [direction])
  if (samples === 'large' || samples.length === 0) throw reason
  const [straight, turnedRound] = [false, true].map((t) => slipsOf(asked, claim, direction, samples, t))
  const isTurned = straight!.slips.length === 0 && turnedRound!.slips.length > 0
  const { slips, fitting } = isTurned ? turnedRound! : straight!
  if (slips.length === 0) throw reason
  return {
    verdict: 'wrong-shape',
    nodes: claim.nodes,
    points: samples.length,
    shapes: { misfit: misfitIn(claim.syntax, reason), answer: answer.shape },
    ...(isTurned && { turned: otherLayout(asked.account, claim.answer) }),
    slips,
    ...(fitting && { fitting }),
  }
}

/** The smallest part of the claim around what does not fit. */
function misfitIn(root: Syntax, { problem: { span: at } }: GradusError): Syntax {
  const around = ({ node: { span } }: Place): boolean =>
    span !== undefined && at !== undefined && span.start <= at.start && at.end <= span.end
  return placesIn(root).findLast(around)?.node ?? root
}

/** The dX of the answer, or one to try directions with. */
const directionOf = ({ account: { by } }: Asked, { direction }: Answer): SymbolNode =>
  direction ?? symbol(`d${by.name}`, by.shape, { origin: 'engine', role: { type: 'differential', of: by } })
