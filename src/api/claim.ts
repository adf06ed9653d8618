import type { Asked } from '../claims/asked.js'
import { diagnose } from '../claims/diagnose.js'
import { type ClaimResult, report, type Say } from '../claims/report.js'
import { isStoodIn } from '../elaborate/environment.js'
import { GradusError } from '../language/errors.js'
import type { Derivation } from './derivation.js'

/** Is this the derivative, and if not, why not? @throws GradusError when the claim cannot be read, or not judged */
export function checkClaim(derivation: Derivation, claim: string): ClaimResult {
  const say: Say = (what) => derivation.say(what)
  const own = diagnose(askedOf(derivation), claim)
  if (own) return report(own, say)
  // arrays too large to evaluate: at smaller sizes a number in the claim may be one that was meant for the large ones
  const standIn = derivation.standIn
  const other = standIn && diagnose(askedOf(standIn), claim)
  const settled = other?.verdict === 'equal' || other?.verdict === 'transposed'
  if (other && (settled || !hasLargeNumber(claim))) return report(other, say)
  throw new GradusError({
    code: 'claim/size',
    message: 'the claim cannot be compared: the arrays have too many entries',
    hint: 'write sizes as names, n for 784',
    input: 'claim',
  })
}

/** A derivation as far as claims about it need it. */
export function askedOf(derivation: Derivation): Asked {
  const { account, functions } = derivation
  const { conditions, functions: unknown, variables, definitions, result } = derivation.reading.scope
  return {
    account,
    written: result,
    answer: { ...account.answer, value: derivation.value },
    otherForms: () => derivation.otherForms,
    readersFor: (answer, more) => derivation.readersFor(answer, more),
    names: new Map([...variables, ...definitions.map((s) => [s.name, s] as const)]),
    conditions,
    ...(functions && { functions }),
    openFunctions: [...unknown.keys()].some((name) => !functions?.has(name)),
  }
}

const hasLargeNumber = (claim: string): boolean =>
  [...claim.matchAll(/\d+(\.\d+)?/g)].some(([n, decimals]) => decimals !== undefined || isStoodIn(Number(n)))
