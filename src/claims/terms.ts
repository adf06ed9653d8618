import { scaleDense, zipEntries } from '../dense/dense.js'
import type { Expr } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { sameShape } from '../expression/shape.js'
import { addOp } from '../operators/algebra/add.js'
import { isApply, isNegative, neg, sub } from '../operators/algebra/build.js'
import { cost } from '../simplify/cost.js'
import { expand } from '../simplify/rules/expand.js'
import { simplify } from '../simplify/simplify.js'
import type { TermSlip } from './diagnosis.js'
import { agree, type Sample } from './points.js'

/** Longer than this is no simple difference. */
const longestDifference = 14
/** Longer answers are not multiplied out for their terms. */
const longestExpanded = 120

/** Terms of a sum as it stands, and multiplied out. */
function termsOf(e: Expr): Expr[] {
  const plain = isApply(e, addOp) ? e.args : []
  const wide = cost(e) <= longestExpanded ? expand(e) : undefined
  return [...new Set([...plain, ...(wide && isApply(wide, addOp) ? wide.args : [])])]
}

/** The one term that the two differ by, of the answer or of the claim. */
export function termThatDiffers(answer: Expr, claim: Expr, samples: readonly Sample[]): TermSlip | undefined {
  if (!sameShape(answer.shape, claim.shape)) return undefined
  const rest = samples.map((s) => zipEntries(s.answer, s.claim, (a, c) => a - c))
  const is = (term: Expr, times: number): boolean =>
    samples.every((s, k) => agree(rest[k]!, scaleDense(s.at(term), times)))
  const own = termsOf(answer)
  for (const term of own) if (is(term, 1)) return { kind: 'missing', term }
  for (const term of termsOf(claim)) if (is(term, -1)) return { kind: 'extra', term }
  for (const term of own) if (is(term, 2)) return { kind: 'sign', term }
  for (const term of own)
    if (
      isMultiple(
        rest,
        samples.map((s) => s.at(term)),
      )
    )
      return { kind: 'coefficient', term }
  return undefined
}

/** What the two differ by as a term, where that is short. */
export function shortDifference(answer: Expr, claim: Expr): TermSlip | undefined {
  if (!sameShape(answer.shape, claim.shape) || cost(answer) + cost(claim) > longestExpanded) return undefined
  const difference = simplify(sub(answer, claim))
  if (cost(difference) > longestDifference || cost(difference) >= cost(answer)) return undefined
  return isNegative(difference)
    ? { kind: 'extra', term: neg(difference) }
    : { kind: 'missing', term: difference }
}

/** The same multiple of the term at every point. */
function isMultiple(rest: readonly Dense[], term: readonly Dense[]): boolean {
  const i = term[0]!.data.findIndex((x) => Math.abs(x) > 1e-6)
  if (i < 0) return false
  const times = rest[0]!.data[i]! / term[0]!.data[i]!
  return times !== 0 && rest.every((r, k) => agree(r, scaleDense(term[k]!, times)))
}
