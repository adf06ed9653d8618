import type { Derivation } from '../api/derivation.js'
import { type DeriveOptions, deriveAll } from '../api/derive.js'
import { toJson } from '../api/json.js'
import type { Verification } from '../derivation/verify.js'
import { type Command, onlyArgument } from './command.js'
import { programOf } from './input.js'
import type { Format, Options } from './options.js'
import { tellCheck, tellReading } from './report.js'
import { stepsInLatex, stepsInUnicode } from './steps.js'
import type { Style } from './terminal.js'

/** `gradus EXPR --wrt X`: answers on standard output; how it was read, and the check, on standard error. */
export const deriveCommand: Command = async (options, terminal, texts) => {
  texts.program = await programOf(onlyArgument(options.positionals, 'the expression'), terminal)
  texts.where = options.where
  const derivations = deriveAll(texts.program, deriveOptions(options))
  const checks = derivations.map((d) => (options.check ? d.verify() : undefined))
  // all of it first: where something fails, standard output stays empty
  const answers = derivations.map((d, i) => answerText(d, checks[i], options, terminal.outStyle))
  tellReading(derivations[0]!, terminal)
  for (const [i, d] of derivations.entries()) tellCheck(d, checks[i], terminal, derivations.length > 1)
  const apart = options.steps || options.format === 'numpy' ? '\n' : ''
  await terminal.out(answers.map((a) => `${a.trimEnd()}\n`).join(apart))
  return checks.every((c) => c === undefined || c.ok) ? 0 : 1
}

export const deriveOptions = (o: Options): DeriveOptions => ({
  ...(o.wrt && { wrt: o.wrt }),
  ...(o.of !== undefined && { of: o.of }),
  ...(o.where !== undefined && { where: o.where }),
  layout: o.layout,
  ...(o.method && { method: o.method }),
  ...(o.order !== undefined && { order: o.order }),
  ...(o.and !== undefined && { and: o.and }),
  ...(o.form !== undefined && { form: o.form }),
  upstream: o.upstream,
  expand: o.expand,
  functions: o.functions,
  ...(o.samples !== undefined && { samples: o.samples }),
  ...(o.seed !== undefined && { seed: o.seed }),
  ...(o.tolerance !== undefined && { tolerance: o.tolerance }),
})

/** By format; with a style, which only a text for people uses, the whole derivation. */
const writers: Readonly<
  Record<Format, (d: Derivation, check: Verification | undefined, steps: Style | undefined) => string>
> = {
  latex: (d, _, steps) => (steps ? stepsInLatex(d) : d.latex),
  unicode: (d, check, steps) => (steps ? stepsInUnicode(d, check, steps) : d.unicode),
  json: (d, check) => JSON.stringify(toJson(d, { ...(check && { check }) })),
  numpy: (d) => d.toCode('numpy').source,
}

const answerText = (d: Derivation, check: Verification | undefined, o: Options, style: Style): string =>
  writers[o.format](d, check, o.steps ? style : undefined)
