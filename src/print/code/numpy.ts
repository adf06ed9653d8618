import type { Expr, SymbolNode } from '../../expression/node.js'
import type { CodeContext } from '../../expression/operator.js'
import { dependents, freeSymbols, ordered, postorder } from '../../expression/walk.js'
import { needs } from '../../numeric/loops.js'
import { guardOf } from '../../operators/indices/guarded.js'
import { helperName, numpyHelpers } from '../../operators/numpy-helpers.js'
import { Block, indented, type Program } from './block.js'
import { type Einsum, einsums } from './einsum.js'
import { closed } from './pieces.js'
import { PythonNames } from './python-names.js'
import { axesOf, Sizes, tupleOf } from './sizes.js'
import { StandIns } from './stand-ins.js'

export interface DerivativeCode {
  /** what the code computes first */
  readonly value: Expr
  /**
   * The answer: an expression whose numbers are the derivative (the gradient shaped like the variable, the Jacobian k×d, ∂Y/∂t
   * shaped like Y); or, with a direction dX, an expression linear in it and shaped like what is differentiated (the value, or of a
   * Hessian the gradient).
   */
  readonly derivative: Expr
  readonly direction?: SymbolNode
  /** the variables under the names by which the caller will know their parameters, as declared; in this order */
  readonly variables: ReadonlyMap<string, SymbolNode>
  /** what unknown functions stand for: `f` → `tanh` */
  readonly functions?: ReadonlyMap<string, string>
}

export interface GeneratedCode {
  readonly source: string
  readonly function: string
  /** symbol, dimension or unknown function → name of the parameter */
  readonly parameters: Readonly<Record<string, string>>
}

const functionName = 'value_and_derivative'

/**
 * One NumPy function that returns the value and its derivative. Vectors are 1-D, matrices 2-D; the derivative has the shape
 * value.shape + variable.shape.
 */
export function toNumpy(code: DerivativeCode): GeneratedCode {
  const roots = [code.value, code.derivative]
  const names = new PythonNames()
  const shown = parameterSymbols(roots, code).map((p) => ({ ...p, parameter: names.fresh(p.symbol.name) }))
  const sizes = new Sizes(shown, names)
  const helpers = new Set<string>()
  const standIns = new StandIns(code.functions, names)
  const context: CodeContext = {
    helper: (name) => {
      helpers.add(name)
      return helperName(name)
    },
    size: (d) => sizes.text(d),
    unknown: (name, order) => standIns.callable(name, order, context),
  }
  const program: Program = {
    names,
    code: context,
    guarded: underConditions(roots),
    loops: { active: new Set(), made: new Map() },
  }
  const body = new Block(program)
  for (const { symbol, parameter } of shown) body.define(symbol, parameter)
  const { value, derivative, direction } = code
  const terms = direction && einsums(derivative, direction)
  const result = terms
    ? byEinsum(value, terms, body)
    : direction
      ? byDirections(value, derivative, direction, body, program)
      : together(value, derivative, body)

  const parameters: [string, string][] = [
    ...shown.map(({ key, parameter }): [string, string] => [key, parameter]),
    ...standIns.parameters,
    ...sizes.parameters,
  ]
  const lines = [...sizes.statements, ...body.lines, `return ${result.value}, ${result.derivative}`]
  const source = [
    'import numpy as np',
    ...[...[...helpers].map(helperSource), ...standIns.sources].flatMap((h) => ['', '', h]),
    '',
    '',
    `def ${functionName}(${parameters.map(([, p]) => p).join(', ')}):`,
    ...lines.map((l) => indented(l, 1)),
    '',
  ].join('\n')
  return { source, function: functionName, parameters: Object.fromEntries(parameters) }
}

/** All that stands under a condition of its own, [k < n] …: NumPy calculates it where the condition does not hold, too. */
const underConditions = (roots: readonly Expr[]): ReadonlySet<Expr> =>
  new Set(
    postorder(
      postorder(roots).filter((e) => e.kind === 'apply' && (guardOf(e) || e.op.name === 'piecewise')),
    ),
  )

/** The variables that the code needs, under their declared names; indices bound by a sum and the direction are none. */
function parameterSymbols(
  roots: readonly Expr[],
  code: DerivativeCode,
): { readonly key: string; readonly symbol: SymbolNode }[] {
  const free = new Set(freeSymbols(roots).filter((s) => s.role?.type !== 'bound' && s !== code.direction))
  const declared = [...code.variables].filter(([, s]) => free.delete(s))
  return [
    ...declared.map(([key, symbol]) => ({ key, symbol })),
    ...[...free].map((symbol) => ({ key: symbol.name, symbol })),
  ]
}

interface Result {
  readonly value: string
  readonly derivative: string
}

function together(value: Expr, derivative: Expr, body: Block): Result {
  body.write(
    ordered([value, derivative], needs),
    new Map([
      [derivative, 'derivative'],
      [value, 'value'],
    ]),
  )
  return { value: body.piece(value).text, derivative: body.piece(derivative).text }
}

/** The array of all partial derivatives as a sum of tensor products. */
function byEinsum(value: Expr, terms: readonly Einsum[], body: Block): Result {
  const parts = terms.flatMap((t) => [...t.scalars, ...t.arrays])
  body.write(ordered([value, ...parts], needs), new Map([[value, 'value']]))
  const text = terms.map((t) => {
    const scalars = t.scalars.map((s) => closed(body.piece(s)))
    const arrays = t.arrays.map((a) => body.piece(a).text)
    const sum = arrays.length > 0 ? [`np.einsum('${t.subscripts}', ${arrays.join(', ')})`] : []
    return [...scalars, ...sum].join(' * ') || '1.0'
  })
  return { value: body.piece(value).text, derivative: text.join(' + ') }
}

/** The array of all partial derivatives, one entry of the variable at a time; what does not depend on the entry is computed before. */
function byDirections(
  value: Expr,
  derivative: Expr,
  direction: SymbolNode,
  body: Block,
  program: Program,
): Result {
  const { names, code } = program
  const inside = dependents([derivative], direction)
  const order = ordered([value, derivative], needs)
  const kept = new Map([[value, 'value']])
  for (const e of order)
    if (inside.has(e)) for (const c of needs(e)) if (!inside.has(c) && c !== value) kept.set(c, 't')
  body.write(
    order.filter((e) => !inside.has(e) || e === value),
    kept,
  )
  const axes = axesOf(direction.shape).map((d) => code.size(d))
  const shape = tupleOf([...axesOf(derivative.shape).map((d) => code.size(d)), ...axes])
  const [result, entry, tangent] = ['derivative', 'entry', direction.name].map((n) => names.fresh(n)) as [
    string,
    string,
    string,
  ]
  const loop = new Block(program, body)
  loop.define(direction, tangent)
  loop.write(order.filter((e) => inside.has(e) && e !== direction))
  const tuple = tupleOf(axes)
  body.lines.push(
    `${result} = np.zeros(${shape})`,
    `for ${entry} in np.ndindex(${tuple}):`,
    indented(`${tangent} = np.zeros(${tuple})`, 1),
    indented(`${tangent}[${entry}] = 1.0`, 1),
    ...loop.lines.map((l) => indented(l, 1)),
    indented(`${result}[(...,) + ${entry}] = ${loop.piece(derivative).text}`, 1),
  )
  return { value: body.piece(value).text, derivative: result }
}

function helperSource(name: string): string {
  const source = numpyHelpers.get(name)
  if (source === undefined) throw new Error(`no NumPy for the helper ${name}`)
  return source
}
