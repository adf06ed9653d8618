import { checkClaim } from '../api/claim.js'
import { type CodeTarget, codeTargets, type Derivation } from '../api/derivation.js'
import { deriveAll } from '../api/derive.js'
import { toJson } from '../api/json.js'
import type { ClaimResult } from '../claims/report.js'
import { GradusError, type Problem } from '../language/errors.js'
import { positionOf } from '../language/render-error.js'
import { sayTerm } from '../print/say.js'
import { type Found, type Line, readLine } from './batch-line.js'
import type { Command, Texts } from './command.js'
import { deriveOptions } from './derive.js'
import { fail } from './failure.js'
import { linesOf } from './input.js'
import type { Options } from './options.js'

/** `gradus batch`: one problem a line, one answer a line, as they come. Options given on the command hold where a line says nothing. */
export const batch: Command = async (options, terminal) => {
  if (options.positionals.length > 0)
    fail('option/many', 'batch reads problems from standard input', 'gradus batch < problems.jsonl')
  let right = true
  for await (const text of linesOf(terminal.input)) {
    if (terminal.closed) break
    if (text?.trim() === '') continue
    const answer = answerLine(text, options)
    right &&= answer.right
    await terminal.out(`${JSON.stringify(answer.json)}\n`)
  }
  return right ? 0 : 1
}

interface Answer {
  readonly json: object
  /** answered, checked, and the claim, if there was one, right */
  readonly right: boolean
}

/** Never throws: a fault of ours spoils one line only. */
function answerLine(text: string | null, defaults: Options): Answer {
  let found: Found = { id: null, notes: [] }
  const texts: Texts = { program: '' }
  try {
    if (text === null) fail('line/long', 'the line is longer than 1 MiB')
    const line = readLine(text, (what) => {
      found = what
    })
    return solve(line, texts, defaults)
  } catch (e) {
    const problem = e instanceof GradusError ? e.problem : faultOf(e)
    const notes = found.notes.map((n) => sayTerm(n, defaults.language))
    const error = errorJson(problem, texts)
    return { json: { id: found.id, error, ...(notes.length > 0 && { notes }) }, right: false }
  }
}

function solve(line: Line, texts: Texts, defaults: Options): Answer {
  texts.program = line.program
  const own = deriveOptions(defaults)
  const asked = { ...own, ...line.options, functions: { ...own.functions, ...line.options.functions } }
  texts.where = asked.where
  const derivations = deriveAll(line.program, asked)
  const [derivation] = derivations
  if (derivations.length > 1)
    fail(
      'line/several',
      `the problem asks for ${derivations.length} derivatives`,
      'one a line: say which with "wrt"',
    )
  const check = defaults.check ? derivation!.verify() : undefined
  const claim = line.claim === undefined ? undefined : judged(derivation!, line.claim)
  const json = toJson(derivation!, {
    ...(check && { check }),
    ...(claim && { claim }),
    ...(line.code && { code: line.code.map(codeTarget) }),
  })
  return {
    json: { id: line.id, ...json, notes: [...json.notes, ...line.notes.map((n) => derivation!.say(n))] },
    right: check?.ok !== false && (claim === undefined || claim.verdict === 'equal'),
  }
}

/** A claim that cannot be read is wrong; the derivation stands all the same. */
function judged(derivation: Derivation, claim: string): ClaimResult {
  try {
    return checkClaim(derivation, claim)
  } catch (e) {
    if (!(e instanceof GradusError)) throw e
    const { message, hint } = e.problem
    return { verdict: 'different', nodes: 0, detail: `cannot be read: ${message}${hint ? `; ${hint}` : ''}` }
  }
}

const codeTarget = (name: string): CodeTarget =>
  codeTargets.find((t) => t === name) ??
  fail('line/field', `"code": there is no target ${name}`, `one of ${codeTargets.join(', ')}`)

const faultOf = (e: unknown): Problem => ({
  code: 'internal',
  message: `internal error: ${e instanceof Error ? e.message : String(e)}`,
})

/** Line and column count from 1, in characters of the text that `input` names. */
function errorJson(problem: Problem, texts: Texts): object {
  const input = problem.input ?? 'program'
  const text = input === 'option' ? undefined : texts[input]
  const place = problem.span && text !== undefined ? positionOf(text, problem.span) : undefined
  return {
    message: problem.message,
    line: place?.line ?? null,
    column: place?.column ?? null,
    length: place?.length ?? null,
    hint: problem.hint ?? null,
    ...(place && input !== 'program' && { input }),
  }
}
