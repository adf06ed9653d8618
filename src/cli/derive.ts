import type { Derivation } from '../api/derivation.js'
import { type DeriveOptions, deriveAll } from '../api/derive.js'
import { toJson } from '../api/json.js'
import type { Verification } from '../api/verification.js'
import { present, presentDocument } from '../present/present.js'
import { type Command, onlyArgument } from './command.js'
import { programOf } from './input.js'
import type { Options } from './options.js'
import { tellCheck, tellReading } from './report.js'
import type { Terminal } from './terminal.js'

/** `gradus EXPR --wrt X`: answers on standard output; how it was read, and the check, on standard error. */
export const deriveCommand: Command = async (options, terminal, texts) => {
  texts.program = await programOf(onlyArgument(options.positionals, 'the expression'), terminal)
  texts.where = options.where
  const derivations = deriveAll(texts.program, deriveOptions(options))
  const checks = derivations.map((d) => (options.check ? d.verify() : undefined))
  // all of it first: where something fails, standard output stays empty
  const answers = answersIn(derivations, checks, options, terminal)
  tellReading(derivations[0]!, terminal)
  for (const [i, d] of derivations.entries()) tellCheck(d, checks[i], terminal, derivations.length > 1)
  const apart = oneLine(options) ? '' : '\n'
  await terminal.out(answers.map((a) => `${a.trimEnd()}\n`).join(apart))
  return checks.every((c) => c === undefined || c.ok) ? 0 : 1
}

export const deriveOptions = (o: Options): DeriveOptions => ({
  ...(o.wrt && { wrt: o.wrt }),
  ...(o.of !== undefined && { of: o.of }),
  ...(o.where !== undefined && { where: o.where }),
  layout: o.layout,
  ...(o.order !== undefined && { order: o.order }),
  ...(o.and !== undefined && { and: o.and }),
  ...(o.form !== undefined && { form: o.form }),
  upstream: o.upstream,
  expand: o.expand,
  functions: o.functions,
  ...(o.samples !== undefined && { samples: o.samples }),
  language: o.language,
  ...(o.seed !== undefined && { seed: o.seed }),
  ...(o.tolerance !== undefined && { tolerance: o.tolerance }),
})

/** The answers as they are printed: one text for each, or one file for all. */
function answersIn(
  derivations: readonly Derivation[],
  checks: readonly (Verification | undefined)[],
  o: Options,
  { outStyle, columns }: Terminal,
): string[] {
  const { format, steps, check } = o
  if (o.document) return [presentDocument(derivations, { steps, check })]
  return derivations.map((d, i) => {
    if (format === 'json') return JSON.stringify(toJson(d, { ...(checks[i] && { check: checks[i] }) }))
    if (format === 'numpy') return d.toCode('numpy').source
    return present(d, format, { steps, check, emphasis: outStyle, ...(columns !== undefined && { columns }) })
  })
}

/** Is an answer one line? Those of several lines are set apart. */
const oneLine = ({ steps, format }: Options): boolean =>
  (!steps && (format === 'latex' || format === 'unicode' || format === 'speech' || format === 'html')) ||
  format === 'json'
