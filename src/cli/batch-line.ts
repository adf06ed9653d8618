import type { DeriveOptions } from '../api/derive.js'
import { type WrittenForm, writtenForms } from '../derivation/account.js'
import { type Method, methods } from '../derivation/methods/method.js'
import { closestName } from '../elaborate/suggest.js'
import { type Phrase, phrase, verbatim } from '../expression/phrase.js'
import { type LanguageName, languageNames } from '../words/catalogue.js'
import { fail } from './failure.js'
import { isOrder } from './options.js'

/** One problem of a batch. */
export interface Line {
  readonly id: unknown
  readonly program: string
  readonly options: Pick<
    DeriveOptions,
    | 'where'
    | 'of'
    | 'wrt'
    | 'order'
    | 'and'
    | 'form'
    | 'layout'
    | 'method'
    | 'functions'
    | 'upstream'
    | 'expand'
    | 'language'
  >
  readonly claim?: string
  readonly code?: readonly string[]
  /** fields that were probably misspelt */
  readonly notes: readonly Phrase[]
}

const fields = [
  'id',
  'program',
  'where',
  'of',
  'wrt',
  'order',
  'and',
  'form',
  'layout',
  'method',
  'lang',
  'claim',
  'functions',
  'code',
  'upstream',
  'expand',
]

/** @param found is told the id as soon as it is known, for errors */
export function readLine(text: string, found: (id: unknown) => void): Line {
  const o = parsed(text)
  const id = o.id ?? null
  found(id)
  const string = (field: string): string | undefined =>
    typed(o, field, 'a string', (v) => typeof v === 'string')
  const boolean = (field: string): boolean | undefined =>
    typed(o, field, 'true or false', (v) => typeof v === 'boolean')
  const program = string('program')
  if (program === undefined)
    fail('line/field', '"program" is missing', '{ "program": "||W x||^2", "wrt": "W" }')
  const options = {
    where: string('where'),
    of: string('of'),
    wrt: typed<string | string[]>(
      o,
      'wrt',
      'a name or a list of names',
      (v) => typeof v === 'string' || strings(v),
    ),
    order: typed<number>(
      o,
      'order',
      'a whole number from 1 to 9',
      (v) => typeof v === 'number' && isOrder(v),
    ),
    method: typed<Method>(o, 'method', '"chain", "differential" or "components"', (v) =>
      methods.includes(v as Method),
    ),
    and: string('and'),
    form: typed<WrittenForm>(o, 'form', '"differential", "kronecker" or "components"', (v) =>
      writtenForms.includes(v as WrittenForm),
    ),
    layout: typed<'numerator' | 'denominator' | 'mixed'>(
      o,
      'layout',
      '"numerator", "denominator" or "mixed"',
      (v) => ['numerator', 'denominator', 'mixed'].includes(v as string),
    ),
    functions: typed<Record<string, string>>(
      o,
      'functions',
      'an object of names',
      (v) => isObject(v) && strings(Object.values(v)),
    ),
    upstream: boolean('upstream'),
    language: typed<LanguageName>(o, 'lang', languageNames.map((n) => `"${n}"`).join(' or '), (v) =>
      languageNames.includes(v as LanguageName),
    ),
    expand: boolean('expand'),
  }
  const claim = string('claim')
  const code = typed<string[]>(o, 'code', 'a list of targets', strings)
  return {
    id,
    program,
    options: Object.fromEntries(Object.entries(options).filter(([, v]) => v !== undefined)),
    ...(claim !== undefined && { claim }),
    ...(code && { code }),
    notes: misspelt(o),
  }
}

const isObject = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v)

const strings = (v: unknown): boolean => Array.isArray(v) && v.every((x) => typeof x === 'string')

function parsed(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (e) {
    fail('line/json', `the line is not JSON: ${(e as Error).message}`)
  }
  return isObject(value) ? value : fail('line/json', 'the line is not a JSON object')
}

/** The field, which null leaves out. */
function typed<T = string>(
  o: Record<string, unknown>,
  field: string,
  what: string,
  fits: (v: unknown) => boolean,
): T | undefined {
  const value = Object.hasOwn(o, field) ? o[field] : undefined
  if (value === undefined || value === null) return undefined
  return fits(value) ? (value as T) : fail('line/field', `"${field}": expected ${what}`)
}

/** Other fields are the caller's own and are left alone, except slips. */
const misspelt = (o: Record<string, unknown>): Phrase[] =>
  Object.keys(o).flatMap((field) => {
    if (fields.includes(field)) return []
    const meant = closestName(field, fields)
    return meant && !Object.hasOwn(o, meant)
      ? [phrase('notes.misspelt', { field: verbatim(field), meant: verbatim(meant) })]
      : []
  })
