import { parseArgs } from 'node:util'
import { type Detail, details } from '../api/detail.js'
import { closestWord, optionKinds } from '../api/options.js'
import { type WrittenForm, writtenForms } from '../derivation/account.js'
import { type Layout, layouts } from '../derivation/layout.js'
import { type Method, methods } from '../derivation/methods/method.js'
import { documentFormats } from '../present/present.js'
import { type LanguageName, languageNames } from '../words/catalogue.js'
import { fail } from './failure.js'

/** Output formats, in the order of the help. */
export const formats = [...documentFormats, 'json', 'numpy'] as const
export type Format = (typeof formats)[number]

/** What stands on the command line, checked. */
export interface Options {
  readonly positionals: readonly string[]
  readonly wrt?: readonly string[]
  readonly of?: string
  readonly where?: string
  readonly claim?: string
  readonly work?: string
  readonly layout: Layout
  /** `--layout both`: numerator and denominator layout beside each other */
  readonly both: boolean
  readonly method?: Method
  readonly format: Format
  readonly language: LanguageName
  readonly order?: number
  readonly and?: string
  readonly form?: WrittenForm
  readonly upstream: boolean
  readonly steps: boolean
  readonly detail: Detail
  /** what each step is applied to is marked; undefined: as the format has it */
  readonly mark?: boolean
  /** a whole file in LaTeX */
  readonly document: boolean
  readonly expand: boolean
  readonly functions: Readonly<Record<string, string>>
  readonly check: boolean
  readonly samples?: number
  readonly seed?: number
  readonly tolerance?: number
}

const known = {
  wrt: { type: 'string', multiple: true },
  of: { type: 'string' },
  where: { type: 'string', multiple: true },
  claim: { type: 'string' },
  work: { type: 'string' },
  layout: { type: 'string' },
  method: { type: 'string' },
  format: { type: 'string' },
  lang: { type: 'string' },
  order: { type: 'string' },
  and: { type: 'string' },
  form: { type: 'string' },
  upstream: { type: 'boolean' },
  steps: { type: 'boolean' },
  detail: { type: 'string' },
  mark: { type: 'boolean' },
  document: { type: 'boolean' },
  expand: { type: 'boolean' },
  function: { type: 'string', multiple: true },
  'no-check': { type: 'boolean' },
  samples: { type: 'string' },
  seed: { type: 'string' },
  tolerance: { type: 'string' },
} as const

const names = Object.keys(known)

/** @throws GradusError about an option */
export function readOptions(args: readonly string[]): Options {
  const { values: v, positionals } = parseArgs({
    args: plainArguments(args),
    options: known,
    allowPositionals: true,
  })
  const layout = v.layout === undefined ? undefined : oneOf('layout', v.layout, [...layouts, 'both'])
  const format = v.format === undefined ? 'latex' : oneOf('format', v.format, formats)
  if (v.document && format !== 'latex')
    fail('option/value', `--document makes a LaTeX file, not ${format}`, 'leave out --format')
  return {
    positionals,
    ...(v.wrt && { wrt: v.wrt.flatMap(listOfNames) }),
    ...(v.of !== undefined && { of: v.of.trim() || fail('option/value', '--of: a name is missing') }),
    ...(v.where && { where: v.where.join('; ') }),
    ...(v.claim !== undefined && { claim: v.claim }),
    ...(v.work !== undefined && { work: v.work }),
    layout: layout === undefined || layout === 'both' ? 'denominator' : layout,
    both: layout === 'both',
    format,
    ...(v.method !== undefined && { method: oneOf('method', v.method, methods) }),
    language: v.lang === undefined ? 'en' : oneOf('lang', v.lang, languageNames),
    ...(v.order !== undefined && { order: number('order', v.order) }),
    ...(v.and !== undefined && { and: v.and.trim() || fail('option/value', '--and: a name is missing') }),
    ...(v.form !== undefined && { form: oneOf('form', v.form, writtenForms) }),
    upstream: v.upstream ?? false,
    // a word on how the steps are told asks for them
    steps: v.steps ?? (v.detail !== undefined || v.mark === true),
    detail: v.detail === undefined ? 'normal' : oneOf('detail', v.detail, details),
    ...(v.mark && { mark: true }),
    document: v.document ?? false,
    expand: v.expand ?? false,
    functions: Object.fromEntries((v.function ?? []).map(binding)),
    check: !v['no-check'],
    ...(v.samples !== undefined && { samples: number('samples', v.samples) }),
    ...(v.seed !== undefined && { seed: number('seed', v.seed) }),
    ...(v.tolerance !== undefined && { tolerance: number('tolerance', v.tolerance) }),
  }
}

/**
 * Arguments as parseArgs takes them without doubt: values joined to their options, and what is no option behind `--`. An expression
 * may begin with a minus sign, and so may the value of an option.
 */
function plainArguments(args: readonly string[]): string[] {
  const options: string[] = []
  const positionals: string[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    if (arg === '--') {
      positionals.push(...args.slice(i + 1))
      break
    }
    const [, name, value] = /^--([a-z][a-z-]+)(?:=(.*))?$/su.exec(arg) ?? []
    if (name === undefined) positionals.push(arg)
    else if (!Object.hasOwn(known, name)) unknownOption(name)
    else if (known[name as keyof typeof known].type === 'boolean') {
      if (value !== undefined) fail('option/value', `--${name} takes no value`)
      options.push(arg)
    } else if (value !== undefined) options.push(arg)
    else if (++i < args.length) options.push(`--${name}=${args[i]}`)
    else fail('option/value', `--${name} needs a value`, `gradus --help shows what it takes`)
  }
  return [...options, '--', ...positionals]
}

function unknownOption(name: string): never {
  const close = closestWord(name, names)
  fail(
    'option/unknown',
    `there is no option --${name}`,
    close ? `did you mean --${close}?` : 'gradus --help lists the options',
  )
}

const listOfNames = (text: string): string[] =>
  text.split(',').map((s) => s.trim() || fail('option/value', `--wrt ${text}: a name is missing`))

function oneOf<const T extends string>(option: string, value: string, among: readonly T[]): T {
  const found = among.find((a) => a === value)
  if (found !== undefined) return found
  const close = closestWord(value, among)
  return fail(
    'option/value',
    `--${option} ${value}: there is no such ${option}`,
    close ? `did you mean ${close}?` : `one of ${among.join(', ')}`,
  )
}

function number(option: 'order' | 'samples' | 'seed' | 'tolerance', value: string): number {
  const x = value.trim() === '' ? Number.NaN : Number(value)
  const { fits, what } = optionKinds[option]
  return fits(x) ? x : fail('option/value', `--${option} ${value}: expected ${what}`)
}

function binding(text: string): [string, string] {
  const [, name, stands] = /^\s*([^\s=]+)\s*=\s*([^\s=]+)\s*$/u.exec(text) ?? []
  return name !== undefined && stands !== undefined
    ? [name, stands]
    : fail('option/value', `--function ${text}: expected a name and what it stands for`, '--function f=tanh')
}
