import { checkClaim } from '../api/claim.js'
import { deriveAll } from '../api/derive.js'
import { toJson } from '../api/json.js'
import { type Command, onlyArgument } from './command.js'
import { deriveOptions } from './derive.js'
import { fail } from './failure.js'
import { programOf } from './input.js'
import { claimText, tellCheck, tellReading } from './report.js'

/** `gradus check EXPR --wrt X --claim ANSWER`: the verdict on standard output, the right answer on standard error. */
export const check: Command = async (options, terminal, texts) => {
  texts.program = await programOf(onlyArgument(options.positionals, 'the expression'), terminal)
  texts.where = options.where
  if (options.claim === undefined)
    fail('option/missing', 'which answer is to be checked?', "--claim '2 W x x^T'")
  texts.claim = options.claim
  const derivations = deriveAll(texts.program, deriveOptions(options))
  if (derivations.length > 1)
    fail('option/many', `there are ${derivations.length} derivatives, and one claim`, 'say which with --wrt')
  const derivation = derivations[0]!
  const claim = checkClaim(derivation, options.claim)
  const verified = options.check ? derivation.verify() : undefined
  tellReading(derivation, terminal)
  tellCheck(derivation, verified, terminal, false)
  if (claim.verdict !== 'equal')
    terminal.err(`${terminal.style.dim('the derivative:')} ${derivation.unicode}\n`)
  await terminal.out(
    options.format === 'json'
      ? `${JSON.stringify(toJson(derivation, { claim, ...(verified && { check: verified }) }))}\n`
      : claimText(claim),
  )
  return claim.verdict === 'equal' && verified?.ok !== false ? 0 : 1
}
