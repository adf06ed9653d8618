import { type Elaborated, elaborate } from '../elaborate/elaborate.js'
import type { Names } from '../language/names.js'
import { parseProgram } from '../language/parser.js'
import { vocabulary } from '../operators/index.js'

/** Programs as they were read, with the texts that problems point into. */
export interface Reading {
  readonly scope: Elaborated
  /** what was known while reading: for claims */
  readonly names: Names
  readonly texts: { readonly program: string; readonly where?: string }
}

/** Text to typed expressions. @throws GradusError */
export function read(
  program: string,
  options: {
    readonly where?: string
    readonly wrt?: readonly string[]
    readonly of?: string
    readonly functions?: ReadonlyMap<string, string>
  },
): Reading {
  const parsed = parseProgram(program, {
    vocabulary,
    ...(options.where !== undefined && { where: options.where }),
    ...(options.functions && { functions: options.functions.keys() }),
  })
  return {
    names: parsed.names,
    scope: elaborate(parsed, { ...(options.wrt && { wrt: options.wrt }), ...(options.of !== undefined && { of: options.of }) }),
    texts: { program, ...(options.where !== undefined && { where: options.where }) },
  }
}

