import { fail } from './failure.js'
import type { Options } from './options.js'
import type { Terminal } from './terminal.js'

/** Exit statuses: answered and checked; the check failed or the claim is wrong; the input could not be read. */
export type Status = 0 | 1 | 2

/** The texts that a problem may point into. */
export interface Texts {
  program: string
  where?: string
  claim?: string
}

/** A command: reads options, writes, and says how it went. It fills in `texts` as it learns them. */
export type Command = (options: Options, terminal: Terminal, texts: Texts) => Promise<Status>

/** The one argument of a command. */
export function onlyArgument(positionals: readonly string[], what: string): string {
  const [only] = positionals
  if (only === undefined) fail('option/missing', `${what} is missing`, 'gradus --help shows how to call it')
  if (positionals.length > 1)
    fail(
      'option/many',
      `expected ${what} in one argument, and got ${positionals.length}`,
      `put it in quotes: '${positionals.join(' ').replaceAll("'", 'ᵀ')}'`,
    )
  return only
}
