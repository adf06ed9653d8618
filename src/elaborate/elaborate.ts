import type { Expr, SymbolNode } from '../expression/node.js'
import { covector, matrix, type Shape, scalar, shapeText, vector } from '../expression/shape.js'
import type { ParsedProgram } from '../language/parser.js'
import type { RequestStatement, Statement, Syntax } from '../language/syntax.js'
import { buildTerms } from './build.js'
import { declare } from './declare.js'
import { type Elaborated, keepEnvironment, type Request } from './elaborated.js'
import { Environment, raise } from './environment.js'
import { settleKinds } from './evidence.js'
import { inferShapes } from './infer.js'
import { decided, maskOf, maskOfShape, newCell } from './kinds.js'
import { nameSizes } from './name-sizes.js'
import { noteReadings, noteSlips, tellKinds } from './notes.js'
import { collectNames } from './prepare.js'
import { Reader, type Reading } from './read.js'
import { tableRule } from './rules/indices.js'
import { isLine, spread } from './rules/shapes.js'
import { marksTransposes } from './small-transpose.js'
import { symbolNamed, symbolOf } from './symbols.js'
import type { Index, Origin, Scope, Term, Variable } from './term.js'

export { elaborateExpression, wrtSymbol } from './claims.js'
export type { Elaborated, Request } from './elaborated.js'

type Definition = Extract<Statement, { type: 'definition' }>

/** A statement that has an expression. */
interface Sentence {
  readonly statement: Exclude<Statement, { type: 'declaration' }>
  readonly origin: Origin
  readonly reading: Reading
  /** what it defines, and as what it was declared */
  readonly variable?: Variable
  readonly declared?: Shape
}

export interface ElaborateOptions {
  /** asks for the derivatives by these names instead of the program's requests */
  readonly wrt?: readonly string[]
  /** takes this name for the result */
  readonly of?: string
  /** large numbers for sizes become names, so that the derivation can be checked at smaller ones */
  readonly standIns?: boolean
  /** variables by which a derivative is derived again: what is simplified must hold around a point, not only at it */
  readonly free?: ReadonlySet<string>
}

/**
 * Reads a parsed program: gives every name and expression a shape and makes typed expressions.
 * @throws GradusError with the place and, where one works, a remedy
 */
export function elaborate(program: ParsedProgram, options: ElaborateOptions = {}): Elaborated {
  const env = new Environment(options.standIns, options.free)
  const origins = originsOf(program)
  collectNames(program.statements, env, origins)
  program.statements.forEach((s, i) => {
    if (s.type === 'declaration') declare(s, env, origins[i]!)
  })
  env.smallTranspose = marksTransposes(program.statements, env, options.wrt ?? [])
  const sentences = readSentences(program.statements, env, origins)
  const terms = sentences.flatMap((s) => s.reading.terms)
  settleKinds(terms, env.variables.values())
  giveShapes(env)
  inferShapes(
    sentences.map((s) => ({ ...s.reading, conclude: (root: Term) => conclude(s, root, env) })),
    env,
  )
  settleSizes(env)
  tellKinds(env)
  nameSizes(env)
  noteSlips(env)
  noteReadings(terms, env)
  return assemble(sentences, env, options)
}

function originsOf(program: ParsedProgram): Origin[] {
  const here: Origin = { input: 'program', text: program.source }
  const beside: Origin = { input: 'where', text: program.where ?? '' }
  return program.statements.map((_, i) => (i < program.whereCount ? beside : here))
}

/** Conditions come last: they may speak of any name. */
function readSentences(
  statements: readonly Statement[],
  env: Environment,
  origins: readonly Origin[],
): Sentence[] {
  const sentences: Sentence[] = []
  const read = (s: Statement, origin: Origin): void => {
    switch (s.type) {
      case 'declaration':
        return
      case 'definition':
        sentences.push(readDefinition(s, env, origin))
        return
      case 'condition':
        sentences.push({
          statement: s,
          origin,
          reading: new Reader(env, origin, true).read(difference(s, origin)),
        })
        return
      case 'request':
        checkSubject(s.of, env, origin)
        sentences.push({ statement: s, origin, reading: new Reader(env, origin, true).read(s.of) })
        return
      case 'expression':
        sentences.push({ statement: s, origin, reading: new Reader(env, origin, true).read(s.value) })
    }
  }
  const last = (s: Statement): boolean => s.type === 'condition'
  for (const late of [false, true])
    statements.forEach((s, i) => {
      if (last(s) === late) read(s, origins[i]!)
    })
  return sentences
}

function readDefinition(s: Definition, env: Environment, origin: Origin): Sentence {
  const before = env.variables.get(s.name)
  if (before?.index)
    raise('name/twice', `${s.name} is declared an index and defined`, { span: s.nameSpan, origin })
  const indices = s.indices.map(
    (name): Index => ({
      name,
      length: env.sizes.fresh(),
      bound: true,
      uses: { alone: false, ahead: 0 },
    }),
  )
  const scope = indices.reduce<Scope | undefined>((outer, index): Scope => ({ index, outer }), undefined)
  const value = new Reader(env, origin, true, s.name).read(s.value, scope)
  const reading = indices.length === 0 ? value : tabulated(value, s, indices, origin)
  // what it was declared says of what kind the value is; a scalar may stand for every entry
  const allowed = before?.shape && reading.root.cell.mask & (maskOfShape(before.shape) | maskOf('s'))
  if (allowed) reading.root.cell.mask = allowed
  const variable: Variable = {
    name: s.name,
    cell: before?.shape ? newCell(maskOfShape(before.shape)) : reading.root.cell,
    declared: before !== undefined,
    properties: before?.properties ?? new Set(),
    value: reading.root,
  }
  env.pending.delete(s.name)
  env.variables.set(s.name, variable)
  return { statement: s, origin, reading, variable, ...(before?.shape && { declared: before.shape }) }
}

function tabulated(value: Reading, s: Definition, indices: readonly Index[], origin: Origin): Reading {
  const root: Term = {
    syntax: s.value,
    origin,
    rule: tableRule(s.name, indices),
    args: [value.root],
    scope: undefined,
    cell: newCell(),
    constant: value.root.constant,
  }
  return { root, terms: [...value.terms, root] }
}

/** a − b for the condition a > b. */
function difference(s: Extract<Statement, { type: 'condition' }>, origin: Origin): Syntax {
  const { relation, left, right } = s.condition
  if (relation === '=' || relation === '!=')
    raise('condition/relation', 'a condition on the domain is an inequality', { span: s.span, origin })
  const [above, below] = relation === '>' || relation === '>=' ? [left, right] : [right, left]
  if (below.type === 'number' && Number(below.text) === 0) return above
  return {
    type: 'sum',
    terms: [
      { sign: '+', term: above },
      { sign: '-', term: below },
    ],
    ...(s.span && { span: s.span }),
  }
}

/** ∂L/∂W of an L that nobody defined is a slip, not a variable. */
function checkSubject(of: Syntax, env: Environment, origin: Origin): void {
  if (of.type === 'name' && !env.variables.has(of.name) && !env.pending.has(of.name))
    raise('name/unknown', `${of.name} is not defined`, { span: of.span, origin }, env.nameHint(of.name))
}

/** Undeclared names get the shape of their kind, sizes open. */
function giveShapes(env: Environment): void {
  const fresh = () => env.sizes.fresh()
  for (const v of env.variables.values()) {
    if (v.shape || v.index || v.value || v.partial) continue
    const kind = decided(v.cell) ?? 'v'
    v.shape =
      kind === 's'
        ? scalar
        : kind === 'v'
          ? vector(fresh())
          : kind === 'c'
            ? covector(fresh())
            : matrix(fresh(), fresh())
  }
}

/** The shape of what is defined is that of its value; a scalar may define an array of equal entries. */
function conclude(s: Sentence, root: Term, env: Environment): void {
  const { variable, declared } = s
  if (!variable) return
  variable.shape = root.shape!
  if (!declared) return
  variable.shape = declared
  const given = root.shape!
  if (given.kind === 'scalar') return
  const fits =
    given.kind === declared.kind &&
    (given.kind === 'matrix' && declared.kind === 'matrix'
      ? env.sizes.unify(given.rows, declared.rows) && env.sizes.unify(given.columns, declared.columns)
      : isLine(given) && isLine(declared) && env.sizes.unify(given.length, declared.length))
  if (!fits) {
    const shown = (x: Shape): string => shapeText(env.sizes.resolveShape(x))
    raise(
      'shape/definition',
      `${variable.name} is declared ${shown(declared)}, and its definition is ${shown(given)}`,
      {
        span: root.syntax.span,
        origin: s.origin,
      },
    )
  }
}

/** What equations between sizes are left must have been solved by the others. */
function settleSizes(env: Environment): void {
  const clash = env.sizes.settle()
  if (clash) raise('size/clash', `the sizes ${clash[0].key} and ${clash[1].key} differ`, {})
  const [open] = env.sizes.pairProducts()
  if (open)
    raise(
      'size/open',
      `the sizes ${open[0].key} and ${open[1].key} must be equal, and nothing says how`,
      {},
      'declare the shapes of the variables, as in X: m×n',
    )
}

function assemble(sentences: readonly Sentence[], env: Environment, options: ElaborateOptions): Elaborated {
  const definitions: SymbolNode[] = []
  const conditions: Expr[] = []
  const asked: { readonly of: Expr; readonly statement: RequestStatement; readonly origin: Origin }[] = []
  let result: { readonly expr: Expr; readonly name: string | null } | undefined
  for (const { statement, reading, variable, declared, origin } of sentences) {
    const expr = buildTerms(reading.terms, env)
    if (statement.type === 'definition') {
      const value = declared ? spread(expr, env.sizes.resolveShape(declared)) : expr
      const made = symbolOf(variable!, env, value)
      definitions.push(made)
      result = { expr: made, name: made.name }
    } else if (statement.type === 'expression') result = { expr, name: null }
    else if (statement.type === 'condition') conditions.push(expr)
    else asked.push({ of: expr, statement, origin })
  }
  const named = (e: Expr): string | null => (e.kind === 'symbol' ? e.name : null)
  if (options.of !== undefined) {
    const expr = symbolNamed(options.of, env, { input: 'option', text: options.of })
    result = { expr, name: expr.name }
  }
  const last = asked[asked.length - 1]
  result ??= last && { expr: last.of, name: named(last.of) }
  if (!result)
    raise(
      'program/empty',
      'there is nothing to differentiate',
      {},
      "write an expression, or a definition such as f = x'A x",
    )
  const requests = options.wrt
    ? [
        {
          of: result.expr,
          ofName: result.name,
          wrt: options.wrt.map((name) => symbolNamed(name, env, { input: 'option', text: name })),
          order: 1,
        },
      ]
    : asked.map(
        ({ of, statement, origin }): Request => ({
          of,
          ofName: named(of),
          wrt: statement.wrt.map((name) =>
            symbolNamed(name, env, origin, statement.wrtSpan ?? statement.span),
          ),
          order: statement.order,
          ...(statement.and !== undefined && {
            and: symbolNamed(statement.and, env, origin, statement.wrtSpan ?? statement.span),
          }),
        }),
      )
  const all = [...env.variables.values()]
  const free = all.filter((v) => !v.value)
  return keepEnvironment(
    {
      definitions,
      variables: new Map(free.map((v) => [v.name, symbolOf(v, env)])),
      result: result.expr,
      resultName: result.name,
      requests,
      shapes: new Map(all.filter((v) => !v.partial).map((v) => [v.name, symbolOf(v, env).shape])),
      assumptions: env.assumptions,
      notes: env.notes,
      conditions,
      functions: env.functions,
      dimensions: [...env.dims],
    },
    env,
  )
}
