import { differential } from '../../calculus/differential.js'
import { build, one, symbol } from '../../expression/make.js'
import type { CodeContext } from '../../expression/operator.js'
import { scalar } from '../../expression/shape.js'
import { dependents, ordered } from '../../expression/walk.js'
import { GradusError } from '../../language/errors.js'
import { needs } from '../../numeric/loops.js'
import { operatorNamed } from '../../operators/index.js'
import { Block } from './block.js'
import { PythonNames } from './python-names.js'

/** The unknown functions that the code calls: those that the caller named are written out, the others are parameters. */
export class StandIns {
  /** `f`, `f'` → parameter */
  readonly parameters = new Map<string, string>()
  /** Python functions, in the order in which they were asked for */
  readonly sources: string[] = []
  private readonly known = new Map<string, string>()

  constructor(
    private readonly functions: ReadonlyMap<string, string> | undefined,
    private readonly names: PythonNames,
  ) {}

  /** The Python callable for the derivative of the given order. */
  callable(name: string, order: number, code: CodeContext): string {
    const key = name + "'".repeat(order)
    const before = this.known.get(key)
    if (before !== undefined) return before
    const python = this.names.fresh(
      name + (['', '_prime', '_second', '_third'][order] ?? `_derivative_${order}`),
    )
    this.known.set(key, python)
    const named = this.functions?.get(name)
    if (named === undefined) this.parameters.set(key, python)
    else this.sources.push(definition(python, named, order, code))
    return python
  }
}

/** `def f_prime(x): …`, for a number and entry by entry for arrays. */
function definition(python: string, named: string, order: number, code: CodeContext): string {
  const op = operatorNamed(named)
  if (!op?.elementwise || (op.spelling?.arity[0] ?? 0) !== 1)
    throw new GradusError({
      code: 'name/function',
      message: `${named} is no function of one number`,
      hint: 'name one such as tanh, sin or exp',
      input: 'option',
    })
  const x = symbol('x', scalar)
  let e = build(op, [x])
  for (let k = 0; k < order; k++) e = differential(e, x, one)
  const names = new PythonNames()
  const body = new Block({ names, code, loops: { active: new Set(), made: new Map() } })
  body.define(x, names.fresh('x'))
  body.write(ordered([e], needs))
  const constant = !dependents([e], x).has(e)
  const result = body.piece(e).text
  return [
    `def ${python}(x):`,
    ...[...body.lines, `return ${constant ? `0.0 * x + ${result}` : result}`].map((l) => `    ${l}`),
  ].join('\n')
}
