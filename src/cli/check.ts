import { checkClaim } from '../api/claim.js'
import type { Derivation } from '../api/derivation.js'
import { deriveAll } from '../api/derive.js'
import { toJson } from '../api/json.js'
import type { Verification } from '../api/verification.js'
import { checkWork } from '../api/work.js'
import { phrase } from '../expression/phrase.js'
import { claimText, workText } from './claim-text.js'
import { type Command, onlyArgument, type Texts } from './command.js'
import { deriveOptions } from './derive.js'
import { fail } from './failure.js'
import { fileOrInput, programOf } from './input.js'
import type { Options } from './options.js'
import { tellCheck, tellReading } from './report.js'
import type { Terminal } from './terminal.js'

/**
 * `gradus check EXPR --wrt X --claim ANSWER`: the verdict on standard output, the right answer on standard error.
 * `--work FILE`: a whole derivation, line by line.
 */
export const check: Command = async (options, terminal, texts) => {
  texts.program = await programOf(onlyArgument(options.positionals, 'the expression'), terminal)
  texts.where = options.where
  const judge = await judgeFor(options, terminal, texts)
  const derivations = deriveAll(texts.program, deriveOptions(options))
  if (derivations.length > 1)
    fail('option/many', `there are ${derivations.length} derivatives, and one claim`, 'say which with --wrt')
  const derivation = derivations[0]!
  const judged = judge(derivation)
  const verified = options.check ? derivation.verify() : undefined
  tellReading(derivation, terminal)
  tellCheck(derivation, verified, terminal)
  if (!judged.right)
    terminal.err(`${terminal.style.dim(derivation.say(phrase('labels.derivative')))}${derivation.unicode}\n`)
  await terminal.out(options.format === 'json' ? `${JSON.stringify(judged.json(verified))}\n` : judged.text)
  return judged.right && verified?.ok !== false ? 0 : 1
}

interface Judged {
  readonly right: boolean
  readonly text: string
  readonly json: (check: Verification | undefined) => object
}

/** What is to be judged: one answer, or a derivation. */
async function judgeFor(
  options: Options,
  terminal: Terminal,
  texts: Texts,
): Promise<(d: Derivation) => Judged> {
  const { claim: answer, work: file } = options
  if (answer !== undefined && file !== undefined)
    fail(
      'option/many',
      '--claim and --work: one of the two is judged',
      'the last line of the work may be the answer',
    )
  if (file !== undefined) {
    const written = await fileOrInput(file, terminal)
    return (d) => {
      const work = checkWork(d, written)
      return {
        right: work.ok && work.complete,
        text: workText(work, (what) => d.say(what)),
        json: (check) => toJson(d, { work, ...(check && { check }) }),
      }
    }
  }
  if (answer === undefined) fail('option/missing', 'which answer is to be checked?', "--claim '2 W x x^T'")
  texts.claim = answer
  return (d) => {
    const claim = checkClaim(d, answer)
    return {
      right: claim.verdict === 'equal',
      text: claimText(claim, (what) => d.say(what)),
      json: (check) => toJson(d, { claim, ...(check && { check }) }),
    }
  }
}
