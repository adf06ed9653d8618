import { GradusError } from '../language/errors.js'

/** Ends the command with a message about how it was called. */
export function fail(code: string, message: string, hint?: string): never {
  throw new GradusError({ code, message, input: 'option', ...(hint !== undefined && { hint }) })
}
