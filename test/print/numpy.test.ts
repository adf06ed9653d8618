import { execFileSync, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { addDims, dim, evaluateDim } from '../../src/expression/dimension.js'
import { component, number, reduce, size, symbol, table } from '../../src/expression/make.js'
import type { Expr, SymbolNode } from '../../src/expression/node.js'
import type { Dense } from '../../src/expression/operator.js'
import { columnsOf, index, matrix, rowsOf, type Shape, scalar, vector } from '../../src/expression/shape.js'
import { evaluate, type Point } from '../../src/numeric/evaluate.js'
import { namedSmooth } from '../../src/numeric/functions.js'
import {
  add,
  hadamard,
  inverse,
  mul,
  neg,
  ones,
  power,
  sub,
  transpose,
} from '../../src/operators/algebra/build.js'
import { unit } from '../../src/operators/algebra/constants.js'
import { diag, diagonal } from '../../src/operators/algebra/diagonal.js'
import { colSum, rowSum } from '../../src/operators/algebra/sums.js'
import { trace } from '../../src/operators/algebra/trace.js'
import { exp } from '../../src/operators/elementwise/exponential.js'
import { tanh } from '../../src/operators/elementwise/hyperbolic.js'
import { piecewise } from '../../src/operators/elementwise/piecewise.js'
import { sigmoid } from '../../src/operators/elementwise/sigmoid.js'
import { unknown } from '../../src/operators/unknown/functions.js'
import { type DerivativeCode, type GeneratedCode, toNumpy } from '../../src/print/code/numpy.js'

const python = '/usr/bin/python3'
const present = spawnSync(python, ['-c', 'import numpy']).status === 0
if (!present) console.log('NumPy tests are skipped: no python3 with numpy')
const withNumpy = test.skipIf(!present)

const [m, n] = [dim('m'), dim('n')]
const sizes = new Map([
  ['m', 3],
  ['n', 4],
  ['N', 5],
])

/** Draws from a fixed sequence in (0.3, 1.7), signs mixed. */
function values(symbols: Iterable<SymbolNode>): Map<SymbolNode, Dense> {
  let state = 7
  const next = () => {
    state = (state * 16807) % 2147483647
    return (state % 2 ? 1 : -1) * (0.3 + 1.4 * (state / 2147483647))
  }
  const out = new Map<SymbolNode, Dense>()
  for (const s of symbols) {
    const [rows, columns] = [evaluateDim(rowsOf(s.shape), sizes), evaluateDim(columnsOf(s.shape), sizes)]
    const data = Float64Array.from({ length: rows * columns }, next)
    out.set(s, { rows, columns, data: s.shape.kind === 'index' ? Float64Array.of(1) : data })
  }
  return out
}

const rowsOfDense = (d: Dense) =>
  Array.from({ length: d.rows }, (_, i) => [...d.data.slice(i * d.columns, (i + 1) * d.columns)])

function pythonValue(shape: Shape, d: Dense): unknown {
  if (shape.kind === 'scalar' || shape.kind === 'index') return d.data[0]
  return shape.kind === 'matrix' ? rowsOfDense(d) : [...d.data]
}

/** Runs the generated function on the values. */
function run(made: GeneratedCode, drawn: Map<SymbolNode, Dense>, extra: Record<string, string> = {}) {
  const byName = new Map([...drawn].map(([s, d]) => [s.name, pythonValue(s.shape, d)]))
  const args = Object.entries(made.parameters).map(([name, parameter]) => {
    const value = byName.get(name) ?? sizes.get(name)
    const text =
      extra[name] ?? (Array.isArray(value) ? `np.array(${JSON.stringify(value)})` : JSON.stringify(value))
    return `${parameter}=${text}`
  })
  const script = `${made.source}
import json
value, derivative = ${made.function}(${args.join(', ')})
print(json.dumps([np.shape(value), np.ravel(value).tolist(), np.shape(derivative), np.ravel(derivative).tolist()]))
`
  const [valueShape, value, shape, derivative] = JSON.parse(
    execFileSync(python, ['-'], { input: script, encoding: 'utf8' }),
  ) as [number[], number[], number[], number[]]
  return { valueShape, value, shape, derivative }
}

const pointAt = (drawn: Map<SymbolNode, Dense>): Point => ({
  sizes,
  values: drawn,
  unknown: (_, order) => namedSmooth('tanh')(order),
  unknownMap: () => {
    throw new Error('no maps here')
  },
})

const close = (got: readonly number[], expected: Iterable<number>) => {
  const want = [...expected]
  expect(got.length).toBe(want.length)
  got.forEach((x, i) => {
    expect(Math.abs(x - want[i]!)).toBeLessThan(1e-9 * (1 + Math.abs(want[i]!)))
  })
}

const W = symbol('W', matrix(m, n))
const X = symbol('X', matrix(m, n))
const A = symbol('A', matrix(n, n))
const x = symbol('x', vector(n))
const y = symbol('ŷ', vector(m))
const c = symbol('c', scalar)
const lambda = symbol('λ', scalar)
const k = symbol('k', index(n))
const i = symbol('i', index(m), { role: { type: 'bound' } })
const j = symbol('j', index(n), { role: { type: 'bound' } })
const variables = new Map([W, X, A, x, y, c, lambda, k].map((s) => [s.name, s]))
const z = symbol('z', vector(m), { definition: mul(W, x) })
const a = symbol('a', vector(m), { definition: tanh(z) })

const code = (value: Expr, derivative: Expr, more: Partial<DerivativeCode> = {}) =>
  toNumpy({ value, derivative, variables, ...more })

const both: [string, Expr, Expr][] = [
  [
    'a product of a chain',
    power(mul(transpose(x), A, x), number(2)),
    mul(number(2), add(A, transpose(A)), x),
  ],
  [
    'names of the program',
    mul(transpose(a), y),
    mul(hadamard(y, sub(ones(m), power(a, number(2)))), transpose(x)),
  ],
  [
    'a size',
    mul(power(size(n), number(-1)), transpose(ones(n)), x),
    mul(power(size(n), number(-1)), ones(n)),
  ],
  ['a component', component(x, [k]), unit(n, k)],
  [
    'a component by number',
    component(W, [number(2), number(3)]),
    mul(unit(m, number(2)), transpose(unit(n, number(3)))),
  ],
  ['a row', component(W, [number(2)]), component(W, [number(1)])],
  ['a sum over an index', reduce('sum', j, power(component(x, [j]), number(2))), mul(number(2), x)],
  [
    'sums within sums',
    reduce('sum', i, mul(component(y, [i]), reduce('sum', j, exp(component(W, [i, j]))))),
    exp(W),
  ],
  ['a sum with a condition', reduce('sum', j, component(x, [j]), power(component(x, [j]), number(0))), x],
  ['a product over an index', reduce('product', j, component(x, [j])), x],
  [
    'a table',
    table([j], mul(c, component(x, [j]))),
    table([i, j], mul(component(y, [i]), component(x, [j]))),
  ],
  [
    'a shared part inside a loop',
    reduce('sum', j, mul(exp(component(x, [j])), tanh(exp(component(x, [j]))))),
    x,
  ],
  ['helpers', sigmoid(mul(transpose(x), x)), sigmoid(x)],
  ['keywords', mul(lambda, c), lambda],
  ['diagonal matrices', mul(transpose(y), diag(z), y), mul(diag(y), W, diag(x))],
  ['fractions', mul(number(0.5), c), power(c, number(-1))],
]

withNumpy.each(both)('%s', (_, value, derivative) => {
  const drawn = values(variables.values())
  const [v, d] = evaluate([value, derivative], pointAt(drawn))
  const got = run(code(value, derivative), drawn)
  close(got.value, v!.data)
  close(got.derivative, d!.data)
})

test('parameters are what is needed, by ASCII names', () => {
  const made = code(mul(transpose(y), W, x), mul(lambda, y, transpose(x)))
  expect(made.parameters).toEqual({ W: 'W', x: 'x', ŷ: 'yhat', λ: 'lambda_' })
})

const dW = symbol('dW', W.shape, { role: { type: 'differential', of: W } })
const dx = symbol('dx', x.shape, { role: { type: 'differential', of: x } })
const dA = symbol('dA', A.shape, { role: { type: 'differential', of: A } })
const B = symbol('B', matrix(n, n))
const slopes = sub(ones(m), power(a, number(2)))

const directed: [string, Expr, Expr, SymbolNode][] = [
  ['a linear map', mul(W, x), mul(dW, x), dW],
  ['an entrywise function above', tanh(mul(W, x)), hadamard(slopes, mul(dW, x)), dW],
  ['a transpose', mul(transpose(W), W), add(mul(transpose(dW), W), mul(transpose(W), dW)), dW],
  ['the variable itself', W, dW, dW],
  ['a matrix by a vector', mul(x, transpose(x)), add(mul(dx, transpose(x)), mul(x, transpose(dx))), dx],
  ['a sum of all entries', mul(ones(m), transpose(x)), mul(trace(mul(A, dA)), ones(m), transpose(x)), dA],
  ['an inverse', inverse(A), neg(mul(inverse(A), dA, inverse(A))), dA],
  ['diagonals', diagonal(A), diagonal(mul(B, dA)), dA],
  ['a diagonal matrix', mul(diag(x), B), mul(diag(dx), B), dx],
  ['rows', rowSum(W), mul(c, rowSum(dW)), dW],
  ['columns', colSum(W), colSum(hadamard(W, dW)), dW],
  ['an entry', x, mul(component(dW, [number(2), number(1)]), x), dW],
]

/** The coefficients by evaluating with each unit direction. */
function entries(value: Expr, derivative: Expr, d: SymbolNode, drawn: Map<SymbolNode, Dense>): number[] {
  const [rows, columns] = [evaluateDim(rowsOf(d.shape), sizes), evaluateDim(columnsOf(d.shape), sizes)]
  const parts = Array.from({ length: rows * columns }, (_, k) => {
    const data = new Float64Array(rows * columns)
    data[k] = 1
    return evaluate([derivative], pointAt(new Map([...drawn, [d, { rows, columns, data }]])))[0]!.data
  })
  const size = evaluate([value], pointAt(drawn))[0]!.data.length
  return Array.from({ length: size }, (_, v) => parts.map((p) => p[v]!)).flat()
}

withNumpy.each(directed)('by directions: %s', (_, value, derivative, direction) => {
  const drawn = values([...variables.values(), B])
  const axes = (s: Shape) =>
    s.kind === 'matrix' ? [s.rows, s.columns] : s.kind === 'vector' ? [s.length] : []
  const expected = entries(value, derivative, direction, drawn)
  for (const form of [derivative, piecewise([{ value: derivative, condition: null }])]) {
    const got = run(toNumpy({ value, derivative: form, direction, variables }), drawn)
    expect(got.shape).toEqual(
      [...axes(value.shape), ...axes(direction.shape)].map((d) => evaluateDim(d, sizes)),
    )
    close(got.derivative, expected)
  }
})

withNumpy('unknown functions: named, and as parameters', () => {
  const drawn = values(variables.values())
  const [value, slope] = [unknown('f', x), unknown('f', mul(W, x), 2)]
  const [v, d] = evaluate([value, slope], pointAt(drawn))
  const named = run(code(value, slope, { functions: new Map([['f', 'tanh']]) }), drawn)
  close(named.value, v!.data)
  close(named.derivative, d!.data)
  const open = code(value, slope)
  expect(open.parameters).toEqual({ W: 'W', x: 'x', f: 'f', "f''": 'f_second' })
  const passed = run(open, drawn, {
    f: 'np.tanh',
    "f''": 'lambda t: -2 * np.tanh(t) * (1 - np.tanh(t) ** 2)',
  })
  close(passed.derivative, d!.data)
})

withNumpy('a thousand layers', () => {
  let h: Expr = x
  for (let l = 0; l < 1000; l++) h = add(tanh(mul(A, h)), x)
  const drawn = values(variables.values())
  const got = run(code(h, mul(A, h)), drawn)
  close(got.value, evaluate([h], pointAt(drawn))[0]!.data)
})

test('a dimension that no argument shows is a parameter', () => {
  const made = code(mul(power(size(dim('N')), number(-1)), c), power(size(addDims(dim('N'), n)), number(-1)))
  expect(made.parameters).toEqual({ c: 'c', N: 'N', n: 'n' })
})

test('no diagonal matrix is made where a vector does, and a chain is bracketed to cost least', () => {
  const d = diag(exp(x))
  const { source } = code(mul(transpose(x), d, A, x), add(mul(W, d, A), mul(W, d, A, d)))
  expect(source).not.toContain('np.diag')
  expect(code(x, mul(A, transpose(A), x)).source).toContain('A @ (A.T @ x)')
})
