import type { Derivation } from '../api/derivation.js'
import { deriveAll } from '../api/derive.js'
import { toJson } from '../api/json.js'
import { type BothLayouts, deriveBoth } from '../api/layouts.js'
import type { DeriveOptions } from '../api/options.js'
import type { Verification } from '../api/verification.js'
import { phrase, verbatim } from '../expression/phrase.js'
import { present, presentBoth, presentDocument } from '../present/present.js'
import { type Command, onlyArgument, type Status } from './command.js'
import { fail } from './failure.js'
import { programOf } from './input.js'
import type { Options } from './options.js'
import { derivativeName, tellCheck, tellReading } from './report.js'
import type { Terminal } from './terminal.js'

/** `gradus EXPR --wrt X`: answers on standard output; how it was read, and the check, on standard error. */
export const deriveCommand: Command = async (options, terminal, texts) => {
  texts.program = await programOf(onlyArgument(options.positionals, 'the expression'), terminal)
  texts.where = options.where
  if (options.both) return bothLayouts(texts.program, options, terminal)
  const derivations = deriveAll(texts.program, deriveOptions(options))
  const checks = derivations.map((d) => (options.check ? d.verify() : undefined))
  // all of it first: where something fails, standard output stays empty
  const answers = answersIn(derivations, checks, options, terminal)
  tellReading(derivations[0]!, terminal)
  for (const [i, d] of derivations.entries())
    tellCheck(d, checks[i], terminal, derivations.length > 1 ? derivativeName(d) : undefined)
  const apart = oneLine(options) ? '' : '\n'
  await terminal.out(answers.map((a) => `${a.trimEnd()}\n`).join(apart))
  return checks.every((c) => c === undefined || c.ok) ? 0 : 1
}

/** `--layout both`: numerator and denominator layout beside each other, and what they mean. */
async function bothLayouts(program: string, options: Options, terminal: Terminal): Promise<Status> {
  const { format, check } = options
  if (options.detail === 'brief')
    fail(
      'option/value',
      '--detail brief folds the lines of one layout',
      'choose one layout, or leave out --detail',
    )
  if (options.document)
    fail('option/value', '--document is a file in one layout, not in both', 'choose one layout')
  if (format === 'numpy')
    fail('option/value', '--format numpy: code has one shape, whatever the layout', 'leave out --layout both')
  const { outStyle: emphasis, columns } = terminal
  const all = deriveBoth(program, deriveOptions(options))
  const checks = all.map((b) => (check ? [b.numerator.verify(), b.denominator.verify()] : []))
  const texts = all.map((b, i) =>
    format === 'json'
      ? JSON.stringify(bothInJson(b, checks[i]!))
      : presentBoth(b, format, {
          ...tellingOf(options),
          emphasis,
          ...(columns !== undefined && { columns }),
        }),
  )
  tellReading(all[0]!.denominator, terminal)
  for (const [i, b] of all.entries())
    for (const [k, d] of [b.numerator, b.denominator].entries()) {
      const layout = phrase(`layouts.${d.layout}`)
      const name = phrase('compare.line', { title: verbatim(derivativeName(d)), layout })
      tellCheck(d, checks[i]![k], terminal, d.say(name))
    }
  await terminal.out(texts.map((t) => `${t.trimEnd()}\n`).join(format === 'json' ? '' : '\n'))
  return checks.flat().every((c) => c.ok) ? 0 : 1
}

/** The two derivations as data, the lines that belong together by their numbers, and the remarks. */
const bothInJson = (b: BothLayouts, [n, d]: readonly Verification[]): object => ({
  numerator: toJson(b.numerator, n ? { check: n } : {}),
  denominator: toJson(b.denominator, d ? { check: d } : {}),
  rows: b.rows,
  remarks: b.remarks,
})

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
  language: o.language,
  ...(o.seed !== undefined && { seed: o.seed }),
  ...(o.tolerance !== undefined && { tolerance: o.tolerance }),
})

/** How much is told. */
const tellingOf = ({ steps, check, detail, mark }: Options) => ({
  steps,
  check,
  detail,
  ...(mark !== undefined && { mark }),
})

/** The answers as they are printed: one text for each, or one file for all. */
function answersIn(
  derivations: readonly Derivation[],
  checks: readonly (Verification | undefined)[],
  o: Options,
  { outStyle, columns }: Terminal,
): string[] {
  const { format, detail } = o
  const telling = tellingOf(o)
  if (o.document) return [presentDocument(derivations, telling)]
  return derivations.map((d, i) => {
    if (format === 'json')
      return JSON.stringify(
        toJson(d, { ...(checks[i] && { check: checks[i] }), expansions: detail === 'full' }),
      )
    if (format === 'numpy') return d.toCode('numpy').source
    return present(d, format, {
      ...telling,
      emphasis: outStyle,
      ...(columns !== undefined && { columns }),
    })
  })
}

/** Is an answer one line? Those of several lines are set apart. */
const oneLine = ({ steps, format }: Options): boolean =>
  (!steps && (format === 'latex' || format === 'unicode' || format === 'speech' || format === 'html')) ||
  format === 'json'
