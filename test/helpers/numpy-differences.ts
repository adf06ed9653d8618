import { execFileSync, spawnSync } from 'node:child_process'
import { evaluateDim } from '../../src/expression/dimension.js'
import { columnsOf, rowsOf } from '../../src/expression/shape.js'
import { type DeriveOptions, derive } from '../../src/index.js'

const python = '/usr/bin/python3'
/** Is NumPy there? */
export const present = spawnSync(python, ['-c', 'import numpy']).status === 0

/** Each derivative's code against central differences of the code one order below, by its last variable. */
const script = `
import json, sys
import numpy as np
bad = []
for line in sys.stdin:
    p = json.loads(line)
    def call(code, args):
        scope = {}
        exec(code['source'], scope)
        return scope[code['function']](**{name: args[s] for s, name in code['parameters'].items()})
    rng = np.random.default_rng(1)
    args = {s: rng.uniform(0.3, 1.7, size) if isinstance(size, list) else size for s, size in p['args'].items()}
    args = {s: float(v) if isinstance(v, np.ndarray) and v.shape == () else v for s, v in args.items()}
    def below(x):
        value, derivative = call(p['below'], {**args, p['by']: x})
        return np.asarray(value if p['order'] == 1 else derivative, float)
    x0, h = np.asarray(args[p['by']], float), 1e-5
    derivative = np.asarray(call(p['code'], args)[1], float)
    base = below(args[p['by']])
    expected = np.zeros(base.shape + x0.shape)
    for k in np.ndindex(x0.shape):
        step = np.zeros(x0.shape)
        step[k] = h
        ends = [below(x0 + s * step if x0.shape else float(x0 + s * step)) for s in (1, -1)]
        expected[(...,) + k] = (ends[0] - ends[1]) / (2 * h)
    if derivative.shape != expected.shape: bad.append('%s: shape %s, not %s' % (p['id'], derivative.shape, expected.shape))
    elif not np.abs(derivative - expected).max(initial=0) <= 1e-5 * (1e-2 + np.abs(expected).max(initial=0)): bad.append(p['id'])
print(json.dumps(bad))
`

const sizes = new Map([
  ['m', 2],
  ['n', 3],
  ['p', 4],
  ['q', 5],
])

/** A problem for the script: a derivative in code, and the function or derivative of the order below. */
export function problemOf(of: string, wrt: string, where: string, options: DeriveOptions): string {
  const d = derive(of, { wrt, where, ...options })
  const { order, variables } = d.account
  const below = derive(of, { wrt, where, order: Math.max(1, order - 1) })
  const args = Object.fromEntries([
    ...sizes,
    ...[...d.reading.scope.variables].map(([name, { shape }]) => {
      const axes = [rowsOf(shape), columnsOf(shape)].map((a) => evaluateDim(a, sizes))
      return [name, shape.kind === 'scalar' ? [] : shape.kind === 'matrix' ? axes : [axes[0]!]]
    }),
  ])
  const id = `${of} by ${variables.map((v) => v.name).join(', ')}, ${options.layout}, ${options.form ?? 'best form'}`
  const by = variables.at(-1)!.name
  return JSON.stringify({ id, order, by, args, code: d.toCode('numpy'), below: below.toCode('numpy') })
}

/** The problems whose code disagrees with differences. */
export const disagreeing = (lines: readonly string[]): string[] =>
  JSON.parse(execFileSync(python, ['-c', script], { input: lines.join('\n'), encoding: 'utf8' })) as string[]
