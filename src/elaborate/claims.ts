import type { Expr, SymbolNode } from '../expression/node.js'
import type { Phrase } from '../expression/phrase.js'
import { type Shape, transposeShape } from '../expression/shape.js'
import type { Span, Syntax } from '../language/syntax.js'
import { buildTerms } from './build.js'
import { type Elaborated, environmentOf } from './elaborated.js'
import type { Environment } from './environment.js'
import { inferShapes } from './infer.js'
import { maskOfShape, newCell } from './kinds.js'
import { Reader } from './read.js'
import { spread } from './rules/shapes.js'
import { symbolNamed } from './symbols.js'
import type { Variable } from './term.js'

/**
 * An expression beside a program (a claim, an answer read back), over the program's own symbols. `expected` sizes what stays
 * open, and spreads a scalar; `source` is the text that the spans point into; `also` are names of a derivation (dX, δ);
 * `tell` is given what is noted about the reading.
 * @throws GradusError
 */
export function elaborateExpression(
  s: Syntax,
  scope: Elaborated,
  expected?: Shape,
  source = '',
  also: readonly SymbolNode[] = [],
  tell: (note: Phrase) => void = () => {},
): Expr {
  const env = environmentOf(scope)
  const added = also.filter((x) => !env.variables.has(x.name))
  for (const symbol of added) env.variables.set(symbol.name, variableOf(symbol))
  const undo = env.sizes.snapshot()
  const noted = env.noteCount
  try {
    return elaborateIn(env, s, expected, source)
  } finally {
    env.takeNotes(noted).forEach(tell)
    undo()
    for (const symbol of added) env.variables.delete(symbol.name)
  }
}

const variableOf = (symbol: SymbolNode): Variable => ({
  name: symbol.name,
  cell: newCell(maskOfShape(symbol.shape)),
  declared: true,
  properties: symbol.properties,
  symbol,
  ...(symbol.shape.kind === 'index'
    ? {
        index: {
          name: symbol.name,
          length: symbol.shape.length,
          bound: false,
          counts: symbol.role?.type === 'bound',
          uses: { alone: false, ahead: 0 },
        },
      }
    : { shape: symbol.shape }),
})

function elaborateIn(env: Environment, s: Syntax, expected: Shape | undefined, source: string): Expr {
  const reading = new Reader(env, { input: 'claim', text: source }, false).read(s)
  const conclude = (): void => {
    if (expected) fitShape(reading.root.shape!, expected, env)
  }
  inferShapes([{ ...reading, conclude }], env)
  env.sizes.settle()
  env.sizes.pairProducts()
  const expr = buildTerms(reading.terms, env)
  return expected ? spread(expr, expected) : expr
}

/** Takes open sizes from the shape expected, or from its transpose; a shape that does not fit is left as it is. */
function fitShape(given: Shape, expected: Shape, env: Environment): void {
  for (const shape of [expected, transposeShape(expected)]) {
    const undo = env.sizes.snapshot()
    if (unifyShapes(given, shape, env)) return
    undo()
  }
}

function unifyShapes(a: Shape, b: Shape, env: Environment): boolean {
  if (a.kind === 'matrix' && b.kind === 'matrix')
    return env.sizes.unify(a.rows, b.rows) && env.sizes.unify(a.columns, b.columns)
  if (a.kind !== b.kind || a.kind === 'matrix' || b.kind === 'matrix') return false
  return a.kind === 'scalar' || b.kind === 'scalar' || env.sizes.unify(a.length, b.length)
}

/**
 * The symbol to differentiate by: a variable or an intermediate.
 * @throws GradusError for an unknown name, with a near one if there is one
 */
export const wrtSymbol = (scope: Elaborated, name: string, span?: Span): SymbolNode =>
  symbolNamed(name, environmentOf(scope), { input: 'option', text: name }, span)
