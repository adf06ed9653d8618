import { declareNames } from './declarations.js'
import { GradusError } from './errors.js'
import { functionsOf } from './functions.js'
import { tokenize } from './lexer.js'
import { Names, readName } from './names.js'
import { TextReader } from './reader.js'
import {
  type LeftSide,
  leftSide,
  type Outline,
  outline,
  readStatement,
  topLevel,
  trimmed,
} from './statements.js'
import { structure } from './structure.js'
import type { Statement, Syntax } from './syntax.js'
import type { Vocabulary } from './vocabulary.js'

export { Names } from './names.js'

export interface ParseOptions {
  readonly vocabulary: Vocabulary
  /** declarations that stand beside the program */
  readonly where?: string
  /** known beforehand: quantities, positions, unknown functions */
  readonly names?: Iterable<string>
  readonly indices?: Iterable<string>
  readonly functions?: Iterable<string>
}

export interface ParsedProgram {
  readonly source: string
  readonly where?: string
  /** those of `where` first */
  readonly statements: readonly Statement[]
  /** how many come from `where`: their spans point into that text */
  readonly whereCount: number
  /** what is known after reading, for claims and for reading answers back */
  readonly names: Names
}

/** A program and the declarations beside it as statements. @throws GradusError */
export function parseProgram(source: string, options: ParseOptions): ParsedProgram {
  const names = new Names()
  for (const n of options.names ?? []) names.add(n, { kind: 'variable' })
  for (const n of options.indices ?? []) names.add(n, { kind: 'index' })
  for (const n of options.functions ?? []) names.add(n, { kind: 'function' })
  const functions = functionsOf(options.vocabulary)
  const texts = [
    ...(options.where === undefined
      ? []
      : [new TextReader(options.where, 'where' as const, names, functions)]),
    new TextReader(source, 'program' as const, names, functions),
  ]

  // All names first: a declaration or definition is known everywhere, also before it.
  const declared = texts.map((r) => declare(r))
  const outlines = texts.map((r, i) => define(r, declared[i]!))
  const statements = texts.map((r, i) =>
    outlines[i]!.flatMap(({ outline: o, read, left }) => read ?? readStatement(r, o, left)),
  )
  return {
    source,
    ...(options.where !== undefined && { where: options.where }),
    statements: statements.flat(),
    whereCount: texts.length === 2 ? statements[0]!.length : 0,
    names,
  }
}

interface Prepared {
  readonly outline: Outline
  /** declarations are read at once */
  readonly read?: Statement[]
  readonly left?: LeftSide
}

function declare(r: TextReader): Prepared[] {
  return outline(r).map((o) => {
    if (o.kind !== 'declaration') return { outline: o }
    const read = readStatement(r, o, undefined)
    for (const s of read) if (s.type === 'declaration') declareNames(r.names, s, r.source)
    return { outline: o, read }
  })
}

function define(r: TextReader, prepared: readonly Prepared[]): Prepared[] {
  return prepared.map((p) => {
    if (p.outline.kind !== 'definition') return p
    const left = leftSide(r, p.outline.range, p.outline.equals)
    const { from, to } = left.nameRange
    const spelled = r.source.slice(r.tokens[from]!.start, r.tokens[to - 1]!.end)
    r.names.add(left.name, { kind: 'definition', spelled, ...(left.args && { args: left.args }) })
    return { ...p, left }
  })
}

/**
 * A single expression, such as a claim; a left side, `∂L/∂W = …`, is dropped.
 * @throws GradusError
 */
export function parseExpression(source: string, names: Names, vocabulary: Vocabulary): Syntax {
  const r = new TextReader(source, 'claim', names, functionsOf(vocabulary))
  const ranges = r.structure.statements.map((s) => trimmed(r, s)).filter((s) => s.from < s.to)
  const [range, second] = ranges
  if (!range)
    throw new GradusError({
      code: 'syntax/empty',
      message: 'there is no expression',
      span: { start: 0, end: source.length },
      input: 'claim',
    })
  if (second) r.fail('syntax/unexpected', 'one expression is expected here', second)
  const equals = topLevel(r, range, (t) => t.type === '=' || t.type === ':=')
  if (equals >= 0 && equals + 1 >= range.to)
    r.fail('syntax/unfinished', 'nothing stands on the right of `=`', { from: equals, to: equals + 1 })
  return r.expression(equals >= 0 ? { from: equals + 1, to: range.to } : range)
}

/** The canonical name in a text that is one name, `theta_1` → θ1; undefined if it is none. */
export function canonicalName(text: string): string | undefined {
  try {
    const { tokens, match } = structure(tokenize(text, 'option'), 'option')
    const read = readName(tokens, match, 0, tokens.length)
    return read?.end === tokens.length ? read.name : undefined
  } catch (e) {
    if (e instanceof GradusError) return undefined
    throw e
  }
}
