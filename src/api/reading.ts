import { type Elaborated, elaborate } from '../elaborate/elaborate.js'
import type { Names } from '../language/names.js'
import { type ParsedProgram, parseProgram } from '../language/parser.js'
import { vocabulary } from '../operators/index.js'

/** Programs as they were read, with the texts that problems point into. */
export interface Reading {
  readonly scope: Elaborated
  /** what was known while reading: for claims */
  readonly names: Names
  /** canonical name → as it was declared: `μ` → `mu` */
  readonly declaredAs: ReadonlyMap<string, string>
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
    /** large sizes as names */
    readonly standIns?: boolean
    /** variables by which a derivative is derived again */
    readonly free?: ReadonlySet<string>
  },
): Reading {
  const parsed = parseProgram(program, {
    vocabulary,
    ...(options.where !== undefined && { where: options.where }),
    ...(options.functions && { functions: options.functions.keys() }),
  })
  return {
    names: parsed.names,
    declaredAs: spellings(parsed),
    scope: elaborate(parsed, {
      ...(options.wrt && { wrt: options.wrt }),
      ...(options.of !== undefined && { of: options.of }),
      ...(options.standIns && { standIns: true }),
      ...(options.free && { free: options.free }),
    }),
    texts: { program, ...(options.where !== undefined && { where: options.where }) },
  }
}

function spellings(parsed: ParsedProgram): Map<string, string> {
  const out = new Map<string, string>()
  parsed.statements.forEach((s, i) => {
    if (s.type !== 'declaration') return
    const text = i < parsed.whereCount ? parsed.where! : parsed.source
    for (const { name, span } of s.names) if (span) out.set(name, text.slice(span.start, span.end).trim())
  })
  return out
}
