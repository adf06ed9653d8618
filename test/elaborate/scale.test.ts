import { expect, test } from 'vitest'
import { type Elaborated, elaborate } from '../../src/elaborate/elaborate.js'
import { Names } from '../../src/language/parser.js'
import type { Statement, Syntax } from '../../src/language/syntax.js'
import { elaborated } from './read.js'

const name = (n: string): Syntax => ({ type: 'name', name: n })
const program = (statements: readonly Statement[]): Elaborated =>
  elaborate({ source: '', statements, whereCount: 0, names: new Names() })
const expression = (value: Syntax): Elaborated => program([{ type: 'expression', value }])

/** h_i = tanh(W_i h_{i−1} + h_{i−1}), n layers. */
const layers = (n: number, declared: boolean): string =>
  [
    ...(declared ? ['h0: n', ...Array.from({ length: n }, (_, i) => `W${i + 1}: n×n`)] : []),
    ...Array.from({ length: n }, (_, i) => `h${i + 1} = tanh(W${i + 1} h${i} + h${i})`),
  ].join('; ')

const milliseconds = (f: () => unknown): number => {
  const start = performance.now()
  f()
  return performance.now() - start
}

test.each([true, false])('layers cost what they are, declared: %s', (declared) => {
  const e = elaborated(layers(1000, declared))
  expect(e.definitions).toHaveLength(1000)
  expect(new Set([...e.shapes.values()].map((s) => s.kind))).toEqual(new Set(['vector', 'matrix']))
  const [small, large] = [300, 1200].map((n) => milliseconds(() => elaborated(layers(n, declared))))
  // four times the work, with room for a busy machine; what is quadratic takes sixteen times as long
  expect(large! / small!).toBeLessThan(12)
})

test('a tree that leans to one side is no stack of calls', () => {
  let deep = name('x')
  for (let i = 0; i < 20000; i++) deep = { type: 'binary', op: 'hadamard', left: deep, right: name('y') }
  expect(expression(deep).result.shape.kind).toBe('vector')
})

test('a sum of very many terms', () => {
  const terms = Array.from({ length: 20000 }, (_, i) => ({ sign: '+' as const, term: name(`x${i}`) }))
  const e = expression({ type: 'sum', terms })
  expect(e.result.kind === 'apply' && e.result.args).toHaveLength(20000)
})

test('an error in a long program is told quickly', () => {
  const text = `${layers(1000, true)}; z = h1 h2`
  expect(milliseconds(() => expect(() => elaborated(text)).toThrow('no product'))).toBeLessThan(3000)
})
