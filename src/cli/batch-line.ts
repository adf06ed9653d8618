import { type DeriveOptions, isObject, type Kind, optionKinds, text } from '../api/options.js'
import { closestName } from '../elaborate/suggest.js'
import { type Phrase, phrase, verbatim } from '../expression/phrase.js'
import { fail } from './failure.js'

/** One problem of a batch. */
export interface Line {
  readonly id: unknown
  readonly program: string
  readonly options: DeriveOptions
  readonly claim?: string
  readonly code?: readonly string[]
  /** fields that were probably misspelt */
  readonly notes: readonly Phrase[]
}

/** Fields that are options of a derivation. */
const optionFields = [
  'where',
  'of',
  'wrt',
  'order',
  'and',
  'form',
  'layout',
  'method',
  'lang',
  'functions',
  'upstream',
  'expand',
] as const

const fields = ['id', 'program', 'claim', 'code', ...optionFields]

/** What the line says of itself before it is read in full: errors tell it as well. */
export type Found = Pick<Line, 'id' | 'notes'>

/** @param found is told as soon as the line is known to be an object */
export function readLine(line: string, found: (what: Found) => void): Line {
  const o = parsed(line)
  const own = { id: o.id ?? null, notes: misspelt(o) }
  found(own)
  const program = typed<string>(o, 'program', text)
  if (program === undefined)
    fail('line/field', '"program" is missing', '{ "program": "||W x||^2", "wrt": "W" }')
  const options = optionFields.flatMap((field) => {
    const option = field === 'lang' ? 'language' : field
    const value = typed(o, field, optionKinds[option])
    return value === undefined ? [] : [[option, value] as const]
  })
  const claim = typed<string>(o, 'claim', text)
  const code = typed<string[]>(o, 'code', targets)
  return {
    ...own,
    program,
    options: Object.fromEntries(options),
    ...(claim !== undefined && { claim }),
    ...(code && { code }),
  }
}

const targets: Kind = {
  what: 'a list of targets',
  fits: (v) => Array.isArray(v) && v.every((x) => typeof x === 'string'),
}

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
function typed<T>(o: Record<string, unknown>, field: string, { fits, what }: Kind): T | undefined {
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
