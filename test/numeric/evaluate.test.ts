import { describe, expect, test } from 'vitest'
import { dense, filled, scalarOf, toNumber } from '../../src/dense/dense.js'
import { dim } from '../../src/expression/dimension.js'
import { component, constant, number, one, reduce, size, symbol, table } from '../../src/expression/make.js'
import type { Expr, SymbolNode } from '../../src/expression/node.js'
import type { Dense } from '../../src/expression/operator.js'
import { index, matrix, scalar, vector } from '../../src/expression/shape.js'
import { directional, jacobianByDifferences, partialByDifferences } from '../../src/numeric/differences.js'
import { evaluate, type Point } from '../../src/numeric/evaluate.js'
import { add, hadamard, mul, power } from '../../src/operators/algebra/build.js'
import { sumOf } from '../../src/operators/algebra/sums.js'
import { compare } from '../../src/operators/elementwise/comparison.js'
import { exp, log } from '../../src/operators/elementwise/exponential.js'
import { tanh } from '../../src/operators/elementwise/hyperbolic.js'
import { stopGradient } from '../../src/operators/elementwise/stop.js'
import { norm } from '../../src/operators/reductions/norms.js'

const [m, n] = [dim('m'), dim('n')]
const bound = (name: string, of: typeof n): SymbolNode => symbol(name, index(of), { role: { type: 'bound' } })

const at = (...values: readonly (readonly [SymbolNode, Dense])[]): Point => ({
  sizes: new Map([
    ['m', 2],
    ['n', 3],
  ]),
  values: new Map(values),
  unknown: () => Math.sin,
  unknownMap: () => ({ value: (x) => x, jacobian: (x) => x, hessian: (x) => x }),
})

const x = symbol('x', vector(n))
const w = symbol('W', matrix(m, n))
const xs = dense(3, 1, [1, -2, 3])
const ws = dense(2, 3, [1, 2, 3, 4, 5, 6])
const point = at([x, xs], [w, ws])
const value = (e: Expr, p: Point = point): number[] => [...evaluate([e], p)[0]!.data]

describe('evaluation', () => {
  const i = bound('i', m)
  const j = bound('j', n)

  test('numbers, sizes and constants', () => {
    expect(value(mul(size(n), number(5)))).toEqual([15])
    expect(value(constant('pi'))).toEqual([Math.PI])
  })

  test('a table of sums is the matrix product', () => {
    const written = table([i], reduce('sum', j, mul(component(w, [i, j]), component(x, [j]))))
    expect(value(written)).toEqual(value(mul(w, x)))
  })

  test('sums within sums, each over its own axis', () => {
    const inner = reduce('sum', j, component(w, [i, j]))
    expect(value(reduce('product', i, inner))).toEqual([6 * 15])
    expect(value(table([i, j], component(w, [i, j])))).toEqual([...ws.data])
  })

  test('a bound index that has a value outside is its own inside', () => {
    const e = add(component(x, [j]), reduce('sum', j, component(x, [j])))
    expect(value(e, at([x, xs], [j, scalarOf(1)]))).toEqual([-2 + 2])
  })

  test('a row of a matrix, and a subscript that is a number from 1', () => {
    expect(value(component(w, [number(2)]))).toEqual([4, 5, 6])
    expect(value(component(x, [number(3)]))).toEqual([3])
    expect(value(component(x, [number(4)]))).toEqual([Number.NaN])
  })

  test('what a condition leaves out is not looked at', () => {
    const positive = reduce('sum', j, log(component(x, [j])), compare('>', component(x, [j]), number(0)))
    expect(value(positive)[0]).toBeCloseTo(Math.log(3), 12)
    const k = bound('k', n)
    const others = reduce('sum', k, component(x, [k]), compare('!=', k, j))
    expect(value(others, at([x, xs], [j, scalarOf(0)]))).toEqual([1])
  })

  test('a named intermediate is evaluated through, unless it has a value', () => {
    const q = symbol('q', vector(m), { definition: mul(w, x) })
    const e = sumOf(q)
    expect(value(e)).toEqual([6 + 12])
    expect(value(e, at([x, xs], [w, ws], [q, dense(2, 1, [1, 1])]))).toEqual([2])
  })

  test('each shared node once, and a graph of 20,000 layers without recursion', () => {
    let e: Expr = hadamard(x, x)
    for (let k = 0; k < 20000; k++) e = tanh(add(e, hadamard(e, e)))
    const seen = new Map<Expr, number>()
    evaluate([e], point, new Map(), (node) => {
      seen.set(node, (seen.get(node) ?? 0) + 1)
    })
    expect(seen.size).toBeGreaterThan(60000)
    expect([...seen.values()].every((times) => times === 1)).toBe(true)
  })
})

describe('difference quotients', () => {
  test('are right to 1e-9', () => {
    const { jacobian } = {
      jacobian: jacobianByDifferences((a) => ({ ...a, data: a.data.map(Math.exp) }), xs),
    }
    expect([jacobian.rows, jacobian.columns]).toEqual([3, 3])
    jacobian.data.forEach((d, k) => {
      const exact = k % 4 === 0 ? Math.exp(xs.data[k / 4]!) : 0
      expect(Math.abs(d - exact)).toBeLessThan(1e-9)
    })
  })

  test('close to a pole, or to a kink, the step shrinks', () => {
    const near = { rows: 1, columns: 1, data: Float64Array.of(1e-4) }
    const of = (f: (t: number) => number): number =>
      jacobianByDifferences((a) => ({ ...a, data: a.data.map(f) }), near).data[0]!
    expect(of(Math.log) / 1e4).toBeCloseTo(1, 7)
    expect(of((t) => 1 / t) / 1e8).toBeCloseTo(-1, 7)
    expect(of((t) => Math.max(t - 0.99e-4, 0) * 5)).toBeCloseTo(5, 7)
  })

  test('by a matrix: entries of the value by entries of the matrix', () => {
    const d = partialByDifferences(mul(w, x), w, point)
    expect([d.rows, d.columns]).toEqual([2, 6])
    expect([...d.data].map((v) => Math.round(v * 1e6) / 1e6)).toEqual([1, -2, 3, 0, 0, 0, 0, 0, 0, 1, -2, 3])
  })

  test('an intermediate is perturbed as if it were free', () => {
    const q = symbol('q', vector(m), { definition: mul(w, x) })
    const f = add(mul(norm(q), norm(q)), norm(x))
    const d = partialByDifferences(f, q, point)
    d.data.forEach((v, k) => {
      expect(v).toBeCloseTo(2 * value(q)[k]!, 7)
    })
    // and through another name: r is downstream of q, x is not
    const r = symbol('r', scalar, { definition: power(norm(q), number(2)) })
    const [slope] = partialByDifferences(mul(r, sumOf(x)), q, point).data
    expect(slope).toBeCloseTo(2 * value(q)[0]! * 2, 6)
  })

  test('along a direction: shaped like the value', () => {
    const d = directional(exp(mul(w, x)), w, filled(2, 3, 1), point)
    expect([d.rows, d.columns]).toEqual([2, 1])
    expect(d.data[0]! / Math.exp(6)).toBeCloseTo(2, 8)
  })

  test('hold still what is declared constant', () => {
    const d = partialByDifferences(sumOf(hadamard(x, stopGradient(x))), x, point)
    expect([...d.data].map((v) => Math.round(v * 1e6) / 1e6)).toEqual([1, -2, 3])
  })

  test('of something that does not depend on the variable are zero', () => {
    expect([...partialByDifferences(norm(x), w, point).data]).toEqual([0, 0, 0, 0, 0, 0])
    expect(toNumber(evaluate([one], point)[0]!)).toBe(1)
  })
})
