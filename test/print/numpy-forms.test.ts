import { execFileSync, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { evaluateDim } from '../../src/expression/dimension.js'
import { columnsOf, rowsOf } from '../../src/expression/shape.js'
import { type DeriveOptions, derive } from '../../src/index.js'

const python = '/usr/bin/python3'
const present = spawnSync(python, ['-c', 'import numpy']).status === 0

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

const problems: readonly (readonly [string, string, string, DeriveOptions])[] = [
  ['A X B', 'X', 'A: m×n; X: n×p; B: p×q', {}],
  ['X^-1', 'X', 'X: n×n', {}],
  ["x y'", 'x', 'x: m; y: n', {}],
  ["tanh(A X')", 'X', 'A: m×n; X: p×n', {}],
  ['A diag(x) B', 'x', 'A: m×n; x: n; B: n×p', {}],
  ["a'X b", 'X', 'a: m; X: m×n; b: n', {}],
  ['A x', 'x', 'A: m×n; x: n', {}],
  ['c^2 A', 'c', 'c: scalar; A: m×n', {}],
  ['log(1 + ||X||_F^2)', 'X', 'X: m×n', { order: 2 }],
  ['sum(tanh(A X))', 'X', 'A: m×n; X: n×p', { order: 2 }],
  ["exp(x'A x/9)", 'x', 'A: n×n; x: n', { order: 2 }],
  ["exp(a'x/3)", 'x', 'a: n; x: n', { order: 3 }],
  ['tanh(A x)', 'x', 'A: m×n; x: n', { order: 2 }],
  ['c^3 A', 'c', 'c: scalar; A: m×n', { order: 2 }],
  ["(x'A y)^2", 'x', 'A: n×m; x: n; y: m', { and: 'y' }],
  ["a'X b", 'X', 'a: m; X: m×n; b: n', { and: 'a' }],
  ["a'X b", 'a', 'a: m; X: m×n; b: n', { and: 'X' }],
  ['c sum(x.^2)', 'c', 'c: scalar; x: n', { and: 'x' }],
]
const layouts = ['numerator', 'denominator'] as const
const forms = [undefined, 'differential', 'kronecker', 'components'] as const

test.skipIf(!present)('the code is the same array whatever the layout, the form and the order', () => {
  const lines = problems.flatMap(([of, wrt, where, options]) =>
    layouts.flatMap((layout) =>
      forms.flatMap((form) => {
        const d = derive(of, { wrt, where, layout, ...options, ...(form && { form }) })
        const { order, variables } = d.account
        const below = derive(of, { wrt, where, order: Math.max(1, order - 1) })
        const args = Object.fromEntries([
          ...sizes,
          ...[...d.reading.scope.variables].map(([name, { shape }]) => {
            const axes = [rowsOf(shape), columnsOf(shape)].map((a) => evaluateDim(a, sizes))
            return [name, shape.kind === 'scalar' ? [] : shape.kind === 'matrix' ? axes : [axes[0]!]]
          }),
        ])
        const id = `${of} by ${variables.map((v) => v.name).join(', ')}, ${layout}, ${form ?? 'best form'}`
        const by = variables.at(-1)!.name
        return [
          JSON.stringify({ id, order, by, args, code: d.toCode('numpy'), below: below.toCode('numpy') }),
        ]
      }),
    ),
  )
  const bad = JSON.parse(
    execFileSync(python, ['-c', script], { input: lines.join('\n'), encoding: 'utf8' }),
  ) as string[]
  expect(bad).toEqual([])
})
