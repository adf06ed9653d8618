import type { Expr, SymbolNode } from '../expression/node.js'
import type { Phrase } from '../expression/phrase.js'
import type { Shape } from '../expression/shape.js'
import type { Environment, UnknownFunction } from './environment.js'

/** A request of the program: the derivative of `of` by each of `wrt`. */
export interface Request {
  readonly of: Expr
  readonly ofName: string | null
  readonly wrt: readonly SymbolNode[]
  readonly order: number
  /** of a mixed derivative, by what the second time */
  readonly and?: SymbolNode
}

/** A program as typed expressions, and how it was read. */
export interface Elaborated {
  /** every definition of the program in order; `symbol.definition` holds its expression */
  readonly definitions: readonly SymbolNode[]
  /** free symbols by name, declared or not; an upstream derivative is `∂L/∂y` */
  readonly variables: ReadonlyMap<string, SymbolNode>
  /** what to differentiate: the last definition's symbol, or the bare expression */
  readonly result: Expr
  readonly resultName: string | null
  readonly requests: readonly Request[]
  /** of every variable and definition */
  readonly shapes: ReadonlyMap<string, Shape>
  /** what was not said but taken, a sentence each */
  readonly assumptions: readonly Phrase[]
  /** what was ambiguous, and how it was read */
  readonly notes: readonly Phrase[]
  /** each must be > 0, entry by entry */
  readonly conditions: readonly Expr[]
  readonly functions: ReadonlyMap<string, UnknownFunction>
  readonly dimensions: readonly string[]
}

const environments = new WeakMap<Elaborated, Environment>()

/** Keeps the names of a program for the expressions that will be read beside it. */
export function keepEnvironment(e: Elaborated, env: Environment): Elaborated {
  environments.set(e, env)
  return e
}

export function environmentOf(e: Elaborated): Environment {
  const env = environments.get(e)
  if (!env) throw new Error('not the result of elaborate()')
  return env
}
