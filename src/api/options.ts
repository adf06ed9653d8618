import type { WrittenForm } from '../derivation/account.js'
import { writtenForms } from '../derivation/account.js'
import { type Layout, layouts } from '../derivation/layout.js'
import { type Method, methods } from '../derivation/methods/method.js'
import { closestName } from '../elaborate/suggest.js'
import { GradusError } from '../language/errors.js'
import { type LanguageName, languageNames } from '../words/catalogue.js'

export interface DeriveOptions {
  /** by what; may be left out where the program carries requests */
  readonly wrt?: string | readonly string[]
  /** of what, in a program; default the last definition */
  readonly of?: string
  /** shapes and properties: `W: m×n; x: n positive` */
  readonly where?: string
  /** default `denominator` */
  readonly layout?: Layout
  /** how the derivation is told; default `chain` */
  readonly method?: Method
  /** 2: the Hessian; 3 and more: of the derivative before, while that has at most two axes */
  readonly order?: number
  /** of a mixed second derivative ∂²L/∂x∂y: the y */
  readonly and?: string
  /** how the derivative is written; default: gradients and Jacobians as they are, what has more than two axes in the shortest form */
  readonly form?: WrittenForm
  /** the result feeds a loss: the answer is in terms of the loss's gradient by it */
  readonly upstream?: boolean
  /** write out the program's own intermediates */
  readonly expand?: boolean
  /** what unknown functions stand for in checks and code: `{ f: 'tanh' }` */
  readonly functions?: Readonly<Record<string, string>>
  /** of titles, reasons, notes and verdicts: `en` (default) or `zh` */
  readonly language?: LanguageName
  /** of the check: random points (5), seed (1), relative tolerance (1e-6) */
  readonly samples?: number
  readonly seed?: number
  readonly tolerance?: number
}

/** What an option takes: in words, and whether a value is that. */
export interface Kind {
  readonly what: string
  readonly fits: (value: unknown) => boolean
  /** the words that it takes, if it takes one of a few */
  readonly words?: readonly string[]
}

export const isObject = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v)

const quoted = (words: readonly string[]): string => {
  const all = words.map((w) => `"${w}"`)
  return all.length === 1 ? all[0]! : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`
}

/** One of a few words. */
export const oneOf = (words: readonly string[]): Kind => ({
  what: quoted(words),
  fits: (v) => words.includes(v as string),
  words,
})

const numeric = (what: string, fits: (x: number) => boolean): Kind => ({
  what,
  fits: (v) => typeof v === 'number' && fits(v),
})

const isName = (v: unknown): v is string => typeof v === 'string' && v.trim() !== ''

export const text: Kind = { what: 'a string', fits: (v) => typeof v === 'string' }
export const flag: Kind = { what: 'true or false', fits: (v) => typeof v === 'boolean' }
const name: Kind = { what: 'a name', fits: isName }
const names: Kind = {
  what: 'a name or a list of names',
  fits: (v) => {
    const list = typeof v === 'string' ? v.split(',') : v
    return Array.isArray(list) && list.length > 0 && list.every(isName)
  },
}

/** What each option takes: for callers from JavaScript, for the command and for the lines of a batch. */
export const optionKinds = {
  wrt: names,
  of: name,
  where: { ...text, what: 'a string such as "W: m×n; x: n"' },
  layout: oneOf(layouts),
  method: oneOf(methods),
  order: numeric('a whole number from 1 to 9', (x) => Number.isInteger(x) && x >= 1 && x <= 9),
  and: name,
  form: oneOf(writtenForms),
  upstream: flag,
  expand: flag,
  functions: {
    what: 'an object of names such as { f: "tanh" }',
    fits: (v) => isObject(v) && Object.values(v).every(isName),
  },
  language: oneOf(languageNames),
  samples: numeric('a number of points from 1 to 1000', (x) => Number.isInteger(x) && x >= 1 && x <= 1000),
  seed: numeric('a whole number', Number.isSafeInteger),
  tolerance: numeric('a number between 0 and 1', (x) => x > 0 && x < 1),
} as const satisfies Readonly<Record<keyof DeriveOptions, Kind>>

/** Where another function does what a value asks for. */
const elsewhere: Readonly<Record<string, string>> = { 'layout both': 'deriveBoth tells both layouts' }

/** Options as they come from JavaScript, where no compiler has looked at them; undefined is left out. @throws GradusError */
export function checkOptions(options: unknown, kinds: Readonly<Record<string, Kind>> = optionKinds): void {
  if (!isObject(options)) throw badOption('value', `options: expected an object, not ${shown(options)}`)
  for (const [option, value] of Object.entries(options)) {
    if (!Object.hasOwn(kinds, option)) throw unknownOption(option, Object.keys(kinds))
    if (value !== undefined) checkValue(option, value, kinds[option]!)
  }
}

/** One value, under the name by which its error calls it. @throws GradusError */
export function checkValue(of: string, value: unknown, kind: Kind): void {
  if (kind.fits(value)) return
  const close = typeof value === 'string' ? closestWord(value, kind.words ?? []) : undefined
  throw badOption(
    'value',
    `${of}: expected ${kind.what}, not ${shown(value)}`,
    close === undefined ? elsewhere[`${of} ${String(value)}`] : `did you mean "${close}"?`,
  )
}

/** The word that was probably meant, misspelt or cut short. */
export const closestWord = <T extends string>(value: string, words: readonly T[]): T | undefined =>
  (closestName(value, words) as T | undefined) ??
  (value === '' ? undefined : words.find((w) => w.startsWith(value)))

function unknownOption(option: string, known: readonly string[]): GradusError {
  const close = closestWord(option, known)
  return badOption(
    'unknown',
    `there is no option ${option}`,
    close === undefined ? `the options are ${known.join(', ')}` : `did you mean ${close}?`,
  )
}

const badOption = (what: 'value' | 'unknown', message: string, hint?: string): GradusError =>
  new GradusError({ code: `option/${what}`, message, input: 'option', ...(hint !== undefined && { hint }) })

const longest = 40

function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > longest ? `${value.slice(0, longest)}…` : value}"`
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'this list'
  if (typeof value === 'function') return 'a function'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
