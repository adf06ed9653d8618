import type { SymbolNode } from '../../expression/node.js'
import { GradusError } from '../../language/errors.js'
import { countNodes } from '../../print/count.js'
import type { Asked } from '../asked.js'
import type { Slip, SlipRule } from '../diagnosis.js'
import type { Sample } from '../points.js'
import type { Claim } from '../reading.js'
import { completed, type Repairs, repairs, spoils } from './by-edit.js'
import { byWrongRules, ofSomethingElse, withoutDirection } from './by-rule.js'
import { asIfSymmetric } from './symmetric.js'

/** What is told of several explanations. */
const mostTold = 3

/** From the smallest: what was written otherwise than meant, then a rule, then the whole. */
const ranks: readonly SlipRule[] = [
  'missing-transpose',
  'order',
  'elementwise-product',
  'matrix-product',
  'diag',
  'not-differentiated',
  'product-rule',
  'symmetric-variable',
  'free-entries',
  'inverse-rule',
  'power-rule',
  'inner-derivative',
  'outer-derivative',
  'sum-rule',
  'mean-or-sum',
  'sign',
  'derivative-by-part',
  'derivative-of-part',
  'other-variable',
  'transposed-differential',
  'letter',
  'exponent',
  'coefficient',
  'missing-term',
  'extra-term',
  'missing-factor',
  'inverse',
  'extra-factor',
]

/** A transpose too few and one too many are alike. One change of the claim, then several at once, then those of an answer that is written otherwise. */
const rankOf = ({ rule, several, spoilt }: Slip): number =>
  ranks.indexOf(rule === 'extra-transpose' ? 'missing-transpose' : rule) +
  (spoilt ? 2 : several ? 1 : 0) * ranks.length

/** Of transposes, the one of the smallest part. */
const turnedNodes = ({ rule, wrote }: Slip): number =>
  wrote && rule.endsWith('-transpose') ? countNodes(wrote) : 0

/** Every slip that alone explains the claim, the likeliest first, each rule once. */
export function slipsOf(
  asked: Asked,
  claim: Claim,
  direction: SymbolNode,
  samples: readonly Sample[],
  isTurned: boolean,
): Repairs {
  const readers = asked.readersFor(claim.answer)
  const repaired = repairs(claim.syntax, claim.answer, readers, samples, isTurned)
  const { answer, read } = claim
  const found = [
    ...repaired.slips,
    ...(read instanceof GradusError
      ? []
      : [
          ...asIfSymmetric(asked.account.by, samples),
          ...tried(() => byWrongRules(asked, answer, direction, samples)),
          ...tried(() => withoutDirection(asked, answer, read, samples)),
          ...tried(() => ofSomethingElse(asked, answer, direction, samples)),
        ]),
  ]
  if (found.length === 0)
    found.push(...completed(claim.syntax, answer, asked.names.keys(), readers, samples, isTurned))
  // what was done to an answer that is written otherwise tells less
  if (!(read instanceof GradusError)) found.push(...spoils(answer, read, readers, samples, isTurned))
  const ordered = found
    .map((slip, i) => ({ slip, rank: rankOf(slip), nodes: turnedNodes(slip), i }))
    .sort((a, b) => a.rank - b.rank || a.nodes - b.nodes || a.i - b.i)
    .map(({ slip }) => slip)
  const once = ordered.filter((s, i) => ordered.findIndex((t) => t.rule === s.rule) === i)
  return { slips: once.slice(0, mostTold), ...(repaired.fitting && { fitting: repaired.fitting }) }
}

/** Some rule has no differential: nothing is found so. */
function tried(f: () => Slip[]): Slip[] {
  try {
    return f()
  } catch (e) {
    if (e instanceof GradusError) return []
    throw e
  }
}
