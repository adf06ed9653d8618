import type { Expr, SymbolNode } from '../../expression/node.js'
import type { CodeContext } from '../../expression/operator.js'
import { dependents, freeSymbols } from '../../expression/walk.js'
import { needs, ordered } from '../../numeric/loops.js'
import { numpyHelpers } from '../../operators/numpy-helpers.js'
import { Block, indented, type Program } from './block.js'
import { PythonNames } from './python-names.js'
import { axesOf, Sizes } from './sizes.js'

export interface DerivativeCode {
  /** what the code computes first */
  readonly value: Expr
  /**
   * The answer: an expression whose numbers are the derivative (the gradient shaped like the variable, the Jacobian k×d, ∂Y/∂t
   * shaped like Y); or, with a direction dX, an expression linear in it and shaped like the value.
   */
  readonly derivative: Expr
  readonly direction?: SymbolNode
  /** the declared variables by their canonical names, in the order of the parameters */
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
  const names = new PythonNames(numpyHelpers.keys())
  const symbols = parameterSymbols(roots, code)
  const shown = symbols.map((symbol) => ({ symbol, parameter: names.fresh(symbol.name) }))
  const sizes = new Sizes(shown, names)
  const helpers = new Set<string>()
  const context: CodeContext = {
    helper: (name) => {
      helpers.add(name)
      return name
    },
    size: (d) => sizes.text(d),
  }
  const program: Program = { names, sizes, code: context, loops: { active: new Set(), made: new Map() } }
  const body = new Block(program)
  for (const { symbol, parameter } of shown) body.define(symbol, parameter)
  const result = code.direction
    ? byDirections(code.value, code.derivative, code.direction, body, program)
    : together(code.value, code.derivative, body)

  const parameters: [string, string][] = [
    ...shown.map(({ symbol, parameter }): [string, string] => [symbol.name, parameter]),
    ...sizes.parameters,
  ]
  const lines = [...sizes.statements, ...body.lines, `return ${result.value}, ${result.derivative}`]
  const source = [
    'import numpy as np',
    ...helperSources(helpers).flatMap((h) => ['', '', h]),
    '',
    '',
    `def ${functionName}(${parameters.map(([, p]) => p).join(', ')}):`,
    ...lines.map((l) => indented(l, 1)),
    '',
  ].join('\n')
  return { source, function: functionName, parameters: Object.fromEntries(parameters) }
}

/** The variables that the code needs, as declared; indices bound by a sum and the direction are none. */
function parameterSymbols(roots: readonly Expr[], code: DerivativeCode): SymbolNode[] {
  const free = new Set(freeSymbols(roots).filter((s) => s.role?.type !== 'bound' && s !== code.direction))
  const declared = [...code.variables.values()].filter((s) => free.delete(s))
  return [...declared, ...free]
}

interface Result {
  readonly value: string
  readonly derivative: string
}

function together(value: Expr, derivative: Expr, body: Block): Result {
  body.write(ordered([value, derivative], needs), new Set([value]))
  return { value: body.piece(value).text, derivative: body.piece(derivative).text }
}

/** The array of all partial derivatives, one entry of the variable at a time; what does not depend on the entry is computed before. */
function byDirections(
  value: Expr,
  derivative: Expr,
  direction: SymbolNode,
  body: Block,
  program: Program,
): Result {
  const { names, sizes } = program
  const inside = dependents([derivative], direction)
  const order = ordered([value, derivative], needs)
  const kept = new Set([value])
  for (const e of order) if (inside.has(e)) for (const c of needs(e)) if (!inside.has(c)) kept.add(c)
  body.write(
    order.filter((e) => !inside.has(e) || e === value),
    kept,
  )
  const axes = axesOf(direction.shape).map((d) => sizes.text(d))
  const shape = `(${[...axesOf(value.shape).map((d) => sizes.text(d)), ...axes].join(', ')},)`
  const [result, entry, tangent] = ['derivative', 'entry', direction.name].map((n) => names.fresh(n)) as [
    string,
    string,
    string,
  ]
  const loop = new Block(program, body)
  loop.define(direction, tangent)
  loop.write(order.filter((e) => inside.has(e) && e !== direction))
  const tuple = `(${axes.join(', ')},)`
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

/** The sources of the helpers, those that others call first. */
function helperSources(wanted: ReadonlySet<string>): string[] {
  const out = new Map<string, string>()
  const stack = [...wanted].reverse().map((name) => ({ name, open: false }))
  while (stack.length > 0) {
    const { name, open } = stack.pop()!
    const source = numpyHelpers.get(name)
    if (source === undefined) throw new Error(`no NumPy for the helper ${name}`)
    if (out.has(name)) continue
    if (open) out.set(name, source.trim())
    else {
      stack.push({ name, open: true })
      for (const other of numpyHelpers.keys())
        if (other !== name && new RegExp(`\\b${other}\\(`).test(source))
          stack.push({ name: other, open: false })
    }
  }
  return [...out.values()]
}
