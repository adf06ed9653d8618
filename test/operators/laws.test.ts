import { describe, expect, test } from 'vitest'
import { differential } from '../../src/calculus/differential.js'
import { mapEntries } from '../../src/dense/dense.js'
import { addDims, dim, evaluateDim, multiplyDims } from '../../src/expression/dimension.js'
import { apply, build, number, symbol, withChildren } from '../../src/expression/make.js'
import type { Expr, SymbolNode } from '../../src/expression/node.js'
import type { Dense, Operator, Sample } from '../../src/expression/operator.js'
import { columnsOf, covector, isArray, matrix, rowsOf, vector } from '../../src/expression/shape.js'
import { directional } from '../../src/numeric/differences.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { Random } from '../../src/numeric/random.js'
import { isZero, zeroOf } from '../../src/operators/algebra/build.js'
import { signOf } from '../../src/operators/algebra/signs.js'
import { operators, vocabulary } from '../../src/operators/index.js'
import { blocksOf } from '../../src/operators/matrices/blocks.js'
import { commutationOf } from '../../src/operators/matrices/commutation.js'
import { unvecOf } from '../../src/operators/matrices/vec.js'
import { real } from '../../src/operators/samples.js'
import {
  unknownElementwise,
  unknownHessian,
  unknownJacobian,
  unknownMap,
} from '../../src/operators/unknown/functions.js'
import { simplify } from '../../src/simplify/simplify.js'
import { draw, pointOf, relativeError, sizes, symbolsOf } from './draw.js'

const [m, n, p] = [dim('m'), dim('n'), dim('p')]

/** Operators made at run time, one of each kind. */
const made: readonly { op: Operator; cases: readonly (readonly Sample[])[] }[] = [
  { op: unknownElementwise('f'), cases: [[real.n], [real.mn]] },
  { op: unknownElementwise('f', 2), cases: [[real.n]] },
  { op: unknownMap('g', { from: n, to: m }), cases: [[real.n]] },
  { op: unknownMap('h', { from: n, to: dim(1) }), cases: [[real.n]] },
  { op: unknownJacobian('h', { from: n, to: dim(1) }), cases: [[real.n]] },
  { op: unknownHessian('h', { from: n, to: dim(1) }), cases: [[real.n]] },
  { op: unvecOf(m, n), cases: [[{ shape: vector(multiplyDims(m, n)) }]] },
  {
    op: blocksOf([1, 1]),
    cases: [
      [real.n, real.m],
      [real.s, real.n],
      [real.row, { shape: matrix(p, n) }],
    ],
  },
  {
    op: blocksOf([2, 2]),
    cases: [[real.mn, { shape: matrix(m, p) }, { shape: covector(n) }, { shape: covector(p) }]],
  },
  { op: blocksOf([2, 1]), cases: [[real.mn, real.m, { shape: matrix(p, addDims(n, dim(1))) }]] },
  { op: blocksOf([3]), cases: [[real.s, real.row, real.s]] },
]

const laws = [
  ...operators.flatMap((op) => (op.law?.cases ?? []).map((samples, i) => ({ op, samples, i }))),
  ...made.flatMap(({ op, cases }) => cases.map((samples, i) => ({ op, samples, i }))),
].map((l) => ({ ...l, name: `${l.op.key} (${l.samples.map((s) => s.shape.kind).join(', ')}) ${l.i}` }))

const fixed = (s: Sample): Expr | undefined =>
  s.shape.kind === 'scalar' && typeof s.domain === 'object' && s.domain.low === s.domain.high
    ? number(s.domain.low)
    : undefined

const together = (op: Operator): boolean => ['add', 'piecewise', 'blocks'].includes(op.name)

/** A point away from kinks. A sample that is one number, an exponent, is written as that number. */
function situation(op: Operator, samples: readonly Sample[]) {
  const symbols = symbolsOf(samples)
  const node = build(
    op,
    symbols.map((x, i) => fixed(samples[i]!) ?? x),
  )
  for (let seed = 1; seed < 200; seed++) {
    const random = new Random(seed)
    const values = new Map<SymbolNode, Dense>(symbols.map((s, i) => [s, draw(samples[i]!, random)]))
    const point = pointOf(values, seed)
    let near = false
    const [value] = evaluate([node], point, new Map(), (e, _v, args) => {
      if (e.kind !== 'apply') return
      const distances = [e.op.kink?.(args, e, 0), e.op.singular?.(args, e)]
      if (distances.some((d) => d !== undefined && !(d > 1e-2))) near = true
    })
    if (!near && value!.data.every(Number.isFinite))
      return { symbols, node, random, point, values, value: value! }
  }
  throw new Error(`no point for ${op.key}`)
}

const like = (e: Expr, random: Random): Dense => draw({ shape: e.shape }, random)
const innerOf = (a: Dense, b: Dense): number => a.data.reduce((s, x, i) => s + x * b.data[i]!, 0)

describe.each(laws)('$name', ({ op, samples }) => {
  test('its value has the shape that its rule says', () => {
    const { node, value, symbols, point } = situation(op, samples)
    expect([value.rows, value.columns]).toEqual([
      evaluateDim(rowsOf(node.shape), sizes),
      evaluateDim(columnsOf(node.shape), sizes),
    ])
    // and what its constructor makes has the value of the bare node
    const direct = op.value(
      symbols.map((s) => point.values.get(s)!),
      apply(op, symbols),
      { size: (d) => evaluateDim(d, sizes), unknown: point.unknown, unknownMap: point.unknownMap },
    )
    expect(relativeError(value, direct)).toBeLessThan(1e-12)
  })

  test('linear operands have their adjoint', () => {
    const { node, symbols, random, point, values } = situation(op, samples)
    if (node.kind !== 'apply') return
    node.args.forEach((arg, i) => {
      if (!node.op.linearIn?.(node, i)) return
      expect(node.op.adjoint).toBeDefined()
      const d = symbol('D', arg.shape)
      const g = symbol('G', node.shape)
      // a sum is linear in all of its operands together: the others are zero
      const others = (a: Expr, j: number): Expr =>
        together(node.op) && node.op.linearIn!(node, j) ? zeroOf(a.shape) : a
      const along = withChildren(
        node,
        node.args.map((a, j) => (j === i ? d : others(a, j))),
      )
      const back = node.op.adjoint!(node, i, g)
      expect(back.shape).toEqual(arg.shape)
      const [dv, gv] = [like(arg, random), like(node, random)]
      const [left, right] = evaluate([along, back], {
        ...point,
        values: new Map([...values, [d, dv], [g, gv]]),
      })
      const [a, b] = [innerOf(gv, left!), innerOf(right!, dv)]
      expect(Math.abs(a - b)).toBeLessThan(1e-10 * Math.max(1, Math.abs(a)))
    })
    expect(symbols.length).toBeGreaterThan(0)
  })

  test('its entries have the sign that it states', () => {
    // of operands of any sign, and of positive ones
    for (const properties of [[], ['positive']] as const) {
      const symbols = samples.map((x, i) => symbol(`x${i + 1}`, x.shape, { properties }))
      const node = build(
        op,
        symbols.map((x, i) => fixed(samples[i]!) ?? x),
      )
      const sign = signOf(node)
      const random = new Random(7)
      const values = new Map(
        symbols.map((x, i) => {
          const drawn = draw(samples[i]!, random)
          return [x, properties.length > 0 ? mapEntries(drawn, Math.abs) : drawn] as const
        }),
      )
      const [value] = evaluate([node], pointOf(values, 7))
      const least = value!.data.reduce((m, x) => Math.min(m, x), Number.POSITIVE_INFINITY)
      if (sign && !Number.isNaN(least)) expect(least).toBeGreaterThanOrEqual(sign === 'positive' ? 1e-9 : 0)
    }
  })

  test('its differential agrees with central differences', () => {
    const { node, symbols, random, point, values } = situation(op, samples)
    const tolerance = op.law?.tolerance ?? 1e-6
    symbols.forEach((x, i) => {
      const isCondition = op.key === 'piecewise' && i % 2 === 1
      if (fixed(samples[i]!) || isCondition || hasNoRule(op)) return
      const dx = symbol(`d${x.name}`, x.shape, { role: { type: 'differential', of: x } })
      const direction = like(x, random)
      const d = differential(node, x, dx)
      expect(isArray(d.shape)).toBe(isArray(node.shape))
      const [stated] = evaluate([d], { ...point, values: new Map([...values, [dx, direction]]) })
      expect(relativeError(stated!, directional(node, x, direction, point))).toBeLessThan(tolerance)
    })
  })
})

/** Operators that appear in derivatives, and have none themselves. */
const hasNoRule = (op: Operator): boolean => !op.differential && !op.derivative && !op.linearIn && !op.make

test('blocks: the adjoint of each block is the part of G in its place', () => {
  for (const { op, cases } of made.filter((x) => x.op.name === 'blocks'))
    for (const samples of cases) {
      const { node, random, point, values } = situation(op, samples)
      if (node.kind !== 'apply') throw new Error('blocks')
      const g = symbol('G', node.shape)
      const ds = node.args.map((a) => symbol('D', a.shape))
      const drawn = new Map([g, ...ds].map((s) => [s, like(s, random)]))
      const [whole, ...parts] = evaluate(
        [apply(node.op, ds), ...node.args.map((_, i) => node.op.adjoint!(node, i, g))],
        {
          ...point,
          values: new Map([...values, ...drawn]),
        },
      )
      const right = parts.reduce((s, part, i) => s + innerOf(part, drawn.get(ds[i]!)!), 0)
      expect(right).toBeCloseTo(innerOf(drawn.get(g)!, whole!), 10)
      // and back: a block in its place
      parts.forEach((_, i) => {
        const e = node.op.adjoint!(node, i, g)
        if (e.kind !== 'apply' || e.op.name !== 'block') throw new Error('block')
        const [x, h] = [symbol('X', node.shape), symbol('H', e.shape)]
        const [xv, hv] = [like(x, random), like(h, random)]
        const [forward, back] = evaluate([apply(e.op, [x]), e.op.adjoint!(e, 0, h)], {
          ...point,
          values: new Map([...values, ...drawn, [x, xv], [h, hv]]),
        })
        expect(innerOf(back!, xv)).toBeCloseTo(innerOf(hv, forward!), 10)
      })
    }
})

test('the commutation matrix takes vec X to vec of X transposed', () => {
  const x = symbol('X', real.mn.shape)
  const vecOp = operators.find((o) => o.name === 'vec')!
  const transposeOp = operators.find((o) => o.name === 'transpose')!
  const productOp = operators.find((o) => o.name === 'product')!
  const point = pointOf(new Map([[x, draw(real.mn, new Random(5))]]), 1)
  const [left, right] = evaluate(
    [
      build(productOp, [apply(commutationOf(m, n), []), build(vecOp, [x])]),
      build(vecOp, [build(transposeOp, [x])]),
    ],
    point,
  )
  expect(relativeError(left!, right!)).toBe(0)
})

test('every operator has a law', () => {
  const without = operators.filter((o) => !o.law).map((o) => o.name)
  // an order is no random number
  expect(without).toEqual(['polygamma'])
})

test('keys, names and spellings are unique', () => {
  expect(new Set(operators.map((o) => o.key)).size).toBe(operators.length)
  const spellings = vocabulary.flatMap((v) => [v.name, ...(v.aliases ?? [])])
  expect(spellings.filter((s, i) => spellings.indexOf(s) !== i)).toEqual([])
})

test.each(laws)('$name is zero where all operands that enter linearly are', ({ op, samples }) => {
  const args = symbolsOf(samples).map((x, i) => fixed(samples[i]!) ?? x)
  const node = build(op, args)
  if (node.kind !== 'apply' || node.op !== op || !op.linearIn) return
  const zeros = args.map((a, i) => (op.linearIn!(node, i) ? zeroOf(a.shape) : a))
  if (zeros.some((z, i) => z !== args[i])) expect(isZero(simplify(build(op, zeros)))).toBe(true)
})
