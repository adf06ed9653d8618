import { describe, expect, test } from 'vitest'
import { entry, multiplyDense, toNumber, transposeDense } from '../../src/dense/dense.js'
import { determinant, inverseDense } from '../../src/dense/mathjs.js'
import { dim } from '../../src/expression/dimension.js'
import { component, number, one, symbol } from '../../src/expression/make.js'
import type { Expr, SymbolNode } from '../../src/expression/node.js'
import type { Dense } from '../../src/expression/operator.js'
import { index, matrix, scalar, vector } from '../../src/expression/shape.js'
import type { Property } from '../../src/language/syntax.js'
import { jacobianByDifferences } from '../../src/numeric/differences.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { namedSmooth, randomMap, randomSmooth } from '../../src/numeric/functions.js'
import { Random } from '../../src/numeric/random.js'
import { isPoint, type SampleOptions, samplePoint } from '../../src/numeric/sample.js'
import { add, inverse, mul, neg, power, sub, transpose } from '../../src/operators/algebra/build.js'
import { logdet } from '../../src/operators/algebra/inverse.js'
import { abs } from '../../src/operators/elementwise/absolute.js'
import { log } from '../../src/operators/elementwise/exponential.js'
import { relu } from '../../src/operators/elementwise/rectifiers.js'
import { asin } from '../../src/operators/elementwise/trigonometric.js'
import { chol } from '../../src/operators/matrices/cholesky.js'
import { say } from '../../src/print/say.js'

const [m, n, k] = [dim('m'), dim('n'), dim('k')]

function sampled(
  roots: readonly Expr[],
  symbols: readonly SymbolNode[] = [],
  options: Partial<SampleOptions> = {},
) {
  const found = samplePoint(roots, symbols, { seed: 1, ...options })
  if (!isPoint(found)) throw new Error(say(found.reason, 'en'))
  return found
}

const drawn = (shape: Parameters<typeof symbol>[1], ...properties: Property[]): Dense => {
  const s = symbol('A', shape, { properties })
  return sampled([], [s]).values.get(s)!
}

describe('a sample', () => {
  test('has different sizes for different names, and keeps fixed ones', () => {
    const a = symbol('A', matrix(m, n))
    const b = symbol('B', matrix(n, k))
    for (let seed = 0; seed < 20; seed++) {
      const { sizes } = sampled([mul(a, b)], [], { seed, sizes: new Map([['k', 3]]) })
      expect(new Set(sizes.values()).size).toBe(3)
      expect(sizes.get('k')).toBe(3)
      for (const s of sizes.values()) expect(s >= 2 && s <= 7).toBe(true)
    }
  })

  test('has room for the components that are named', () => {
    const x = symbol('x', vector(n))
    for (let seed = 0; seed < 10; seed++)
      expect(sampled([component(x, [number(9)])], [], { seed }).sizes.get('n')).toBeGreaterThanOrEqual(9)
  })

  test('respects properties', () => {
    const square = matrix(n, n)
    const s = drawn(square, 'symmetric')
    expect(transposeDense(s).data).toEqual(s.data)
    const g = drawn(square)
    expect(transposeDense(g).data).not.toEqual(g.data)
    const a = drawn(square, 'antisymmetric')
    expect([...transposeDense(a).data]).toEqual([...a.data].map((x) => (x === 0 ? 0 : -x)))
    expect(determinant(drawn(square, 'spd'))).toBeGreaterThan(0)
    const q = drawn(square, 'orthogonal')
    const unit = multiplyDense(transposeDense(q), q)
    for (let i = 0; i < q.rows; i++)
      for (let j = 0; j < q.rows; j++) expect(entry(unit, i, j)).toBeCloseTo(i === j ? 1 : 0, 12)
    const l = drawn(square, 'lower')
    const u = drawn(square, 'upper')
    expect(entry(l, 0, 1)).toBe(0)
    expect(entry(u, 1, 0)).toBe(0)
    expect(drawn(vector(n), 'positive').data.every((x) => x > 0)).toBe(true)
    expect(drawn(vector(n), 'probability').data.reduce((t, x) => t + x, 0)).toBeCloseTo(1, 14)
    const hot = drawn(matrix(m, n), 'onehot')
    for (let i = 0; i < hot.rows; i++)
      expect(hot.data.subarray(i * hot.columns, (i + 1) * hot.columns).reduce((t, x) => t + x, 0)).toBe(1)
    expect([2, 3, 4]).toContain(toNumber(drawn(scalar, 'integer')))
  })

  test('has well conditioned invertible matrices', () => {
    const a = drawn(matrix(n, n), 'invertible')
    const norm = (x: Dense): number => Math.max(...x.data.map(Math.abs)) * x.rows
    expect(norm(a) * norm(inverseDense(a))).toBeLessThan(1e3)
  })

  test('puts positions within their axis', () => {
    const y = symbol('y', index(n))
    const p = sampled([], [y])
    expect(toNumber(p.values.get(y)!)).toBeLessThan(p.sizes.get('n')!)
  })

  test('draws directions with the structure of what they are directions of, and no other property', () => {
    const s = symbol('S', matrix(n, n), { properties: ['spd'] })
    const w = symbol('W', matrix(n, n), { properties: ['positive'] })
    const [ds, dw] = [s, w].map((of) =>
      symbol(`d${of.name}`, of.shape, { role: { type: 'differential', of } }),
    )
    const { values } = sampled([], [ds!, dw!])
    expect(transposeDense(values.get(ds!)!).data).toEqual(values.get(ds!)!.data)
    expect(Math.min(...values.get(dw!)!.data)).toBeLessThan(0)
  })

  test('is the same for the same seed', () => {
    const x = symbol('x', vector(n))
    expect(sampled([x]).values.get(x)).toEqual(sampled([x]).values.get(x))
  })
})

describe('kinks', () => {
  const o = symbol('o', vector(n), { properties: ['onehot'] })
  const x = symbol('x', vector(n))

  test('are kept away from where something moves, and only there', () => {
    expect(isPoint(samplePoint([abs(o)], [], { seed: 1 }))).toBe(false)
    expect(isPoint(samplePoint([abs(o)], [], { seed: 1, moving: new Set([o]) }))).toBe(false)
    expect(isPoint(samplePoint([abs(o)], [], { seed: 1, moving: new Set([x]) }))).toBe(true)
  })

  test('singular matrices are kept away from always', () => {
    const singular = inverse(mul(x, transpose(x)))
    expect(isPoint(samplePoint([singular], [], { seed: 1, moving: new Set() }))).toBe(false)
  })
})

describe('domains are found', () => {
  const a = symbol('A', matrix(m, n))
  const s = symbol('S', matrix(n, n))
  const x = symbol('x', vector(n))
  const b = symbol('b', vector(m))
  const c = symbol('c', scalar)
  const finite: [string, Expr][] = [
    ['log of an affine map', log(sub(b, mul(a, x)))],
    ['logdet of a general matrix', logdet(s)],
    ['logdet of AᵀA, which needs a tall A', logdet(mul(transpose(a), a))],
    ['Cholesky factor of an undeclared matrix', chol(s)],
    ['arcsine of a product', asin(mul(a, x))],
    ['1/√(1 − xᵀx)', power(sub(one, mul(transpose(x), x)), number(-0.5))],
    ['log of log', log(log(c))],
    ['inverse of XᵀX + S', inverse(add(mul(transpose(a), a), s))],
  ]
  test.each(finite)('%s', (_, e) => {
    for (let seed = 0; seed < 10; seed++) {
      const [v] = evaluate([e], sampled([e], [], { seed }))
      expect(v!.data.every(Number.isFinite)).toBe(true)
    }
  })

  test('conditions hold', () => {
    const room = sub(b, mul(a, x))
    const p = sampled([mul(a, x)], [], { conditions: [room] })
    expect(evaluate([room], p)[0]!.data.every((v) => v > 0)).toBe(true)
  })

  test('kinks are kept at a distance', () => {
    const z = mul(a, x)
    const [v] = evaluate([z], sampled([relu(z)]))
    expect(v!.data.every((t) => Math.abs(t) > 1e-3)).toBe(true)
  })

  test('deep chains neither overflow nor die away', () => {
    let e: Expr = x
    const weights = Array.from({ length: 400 }, (_, i) => symbol(`W${i}`, matrix(n, n)))
    for (const w of weights) e = relu(mul(w, e))
    const [v] = evaluate([e], sampled([e]))
    const largest = Math.max(...v!.data.map(Math.abs))
    expect(largest).toBeGreaterThan(1e-6)
    expect(largest).toBeLessThan(1e4)
  })

  test('and where there is no point, the reason says what was not finite', () => {
    const found = samplePoint([log(neg(mul(transpose(x), x)))], [], { seed: 1 })
    expect(isPoint(found)).toBe(false)
    expect('reason' in found && say(found.reason, 'en')).toContain('log is finite at none of the')
  })
})

describe('unknown functions', () => {
  const slopes = (f: (order: number) => (x: number) => number, order: number, x: number): number => {
    const h = 1e-4
    const g = f(order)
    return (8 * (g(x + h) - g(x - h)) - (g(x + 2 * h) - g(x - 2 * h))) / (12 * h)
  }

  test('a random one has exact derivatives', () => {
    const f = randomSmooth(new Random(3))
    for (const order of [0, 1, 2, 3]) expect(f(order + 1)(0.7)).toBeCloseTo(slopes(f, order, 0.7), 8)
  })

  test('a named one has accurate derivatives', () => {
    const f = namedSmooth('tanh')
    const t = Math.tanh(0.4)
    expect(f(0)(0.4)).toBe(t)
    expect(f(1)(0.4)).toBeCloseTo(1 - t * t, 14)
    expect(f(2)(0.4)).toBeCloseTo(-2 * t * (1 - t * t), 10)
    expect(f(3)(0.4)).toBeCloseTo((1 - t * t) * (6 * t * t - 2), 8)
    expect(namedSmooth('sqrt')(1)(4)).toBeCloseTo(0.25, 12)
    expect(namedSmooth('σ')(0)(0)).toBe(0.5)
    expect(() => namedSmooth('trace')).toThrow('no function of one number')
  })

  test('a random map has its exact Jacobian', () => {
    const f = randomMap(3, 2, new Random(4))
    const at: Dense = { rows: 3, columns: 1, data: Float64Array.of(0.3, -1, 0.8) }
    const { data } = jacobianByDifferences(f.value, at)
    f.jacobian(at).data.forEach((v, i) => {
      expect(v).toBeCloseTo(data[i]!, 9)
    })
  })
})
