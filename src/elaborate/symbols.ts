import type { Dim } from '../expression/dimension.js'
import { boundIndex, symbol } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { index as indexShape } from '../expression/shape.js'
import type { Span } from '../language/syntax.js'
import { positionAt } from '../operators/indices/position.js'
import { type Environment, raise } from './environment.js'
import type { Index, Origin, Place, Variable } from './term.js'

/** The one symbol of a name; sizes must be known by now. */
export function symbolOf(v: Variable, env: Environment, definition?: Expr): SymbolNode {
  if (v.symbol) return v.symbol
  const shape = definition
    ? definition.shape
    : v.index
      ? indexShape(env.sizes.resolve(v.index.length))
      : env.sizes.resolveShape(v.shape!)
  v.symbol = symbol(v.name, shape, {
    properties: v.properties,
    ...(env.free.has(v.name) && { free: true }),
    ...(definition && { definition }),
    ...(v.partial && { role: { type: 'partial' as const, ...v.partial } }),
  })
  return v.symbol
}

/** The symbol of an index. */
export const indexSymbol = (i: Index, env: Environment, size: (d: Dim) => Dim): SymbolNode =>
  i.bound ? boundIndex(i.shown ?? i.name, size(i.length)) : symbolOf(env.variables.get(i.name)!, env)

/** A position as an expression: a number from 1, an index, or what is reckoned from them. */
export const positionOf = (p: Place, symbol: (i: Index) => SymbolNode): Expr =>
  positionAt({
    terms: new Map(p.terms.map(({ index, coefficient }) => [symbol(index), coefficient])),
    offset: p.offset,
  })

/** The symbol of a name that a derivative is by or of. */
export function symbolNamed(name: string, env: Environment, origin: Origin, span?: Span): SymbolNode {
  const at = { origin, ...(span && { span }) }
  const v = env.variables.get(name)
  if (!v) {
    const size = env.dims.has(name)
    const [, base, letter] = /^(.+)_([ijkl])$/u.exec(name) ?? []
    const rows = base === undefined ? undefined : env.variables.get(base)
    if (rows?.shape && rows.shape.kind !== 'scalar')
      raise(
        'index/derivative',
        `${name} is a part of ${base}`,
        at,
        `ask for the derivative by ${base}: ${rows.shape.kind === 'matrix' ? 'row' : 'component'} ${letter} of it is the one by ${name}`,
      )
    raise(
      'name/unknown',
      size ? `${name} is a size, not a variable` : `${name} is not a name of this program`,
      at,
      env.nameHint(name),
    )
  }
  if (v.index) raise('index/derivative', `${name} is an index; nothing varies with it`, at)
  return symbolOf(v, env)
}
