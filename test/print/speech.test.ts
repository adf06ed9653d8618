import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Syntax } from '../../src/language/syntax.js'
import { vocabulary } from '../../src/operators/index.js'
import { english } from '../../src/print/speech/english.js'
import { printSpeech } from '../../src/print/speech/speech.js'
import {
  at,
  bars,
  call,
  colon,
  compare,
  constant,
  divide,
  epow,
  hadamard,
  inner,
  inv,
  kron,
  matrix,
  minus,
  neg,
  norm,
  over,
  partial,
  pinv,
  pow,
  prod,
  s,
  sigma,
  sum,
  t,
  unknown,
  where,
} from './build.js'
import { tree } from './random-syntax.js'

/** Letters, digits and blanks; a decimal point and an apostrophe inside a word. */
const wordsOnly = /^[\p{L}\p{M}\d]+(?:[.’][\p{L}\d]+)*(?: [\p{L}\p{M}\d]+(?:[.’][\p{L}\d]+)*)*$/u

describe('as it is said', () => {
  test.each<[Syntax, string]>([
    [prod(2, 'W', 'x', t('x')), 'two times W x x transpose'],
    [t(prod('W', 'x')), 'open paren W x close paren transpose'],
    [prod('W1', 'x'), 'W sub one times x'],
    [s('W^{[1]}'), 'W superscript bracket one'],
    [s('ŷ'), 'y hat'],
    [s('Σ'), 'capital sigma'],
    [minus('a', 'b', prod(2, 'c')), 'a minus b minus two times c'],
    [neg(sum('a', 'b')), 'minus open paren a plus b close paren'],
    [over(sum('a', 'b'), 'n'), 'the fraction a plus b over n end fraction'],
    [prod(over(1, 2), 'x'), 'one half times x'],
    [pow('c', 2), 'c squared'],
    [
      pow(norm(minus(prod('W', 'x'), 'y')), 2),
      'the square of the norm of open paren W x minus y close paren',
    ],
    [pow('c', over(1, 'p')), 'c to the power the fraction one over p end fraction'],
    [t(inv('X')), 'X inverse transpose'],
    [t(call('tanh', 'z')), 'the transpose of the hyperbolic tangent of z'],
    [call('tanh', t('z')), 'the hyperbolic tangent of open paren z transpose close paren'],
    [call('tr', prod('A', 'X')), 'the trace of open paren A X close paren'],
    [call('max', 0, 'x'), 'the maximum of open paren zero comma x close paren'],
    [hadamard('a', prod('W', 'x')), 'a elementwise times open paren W x close paren'],
    [at('W', 'i', 'j'), 'W sub i j'],
    [at(prod('A', 'x'), 'i'), 'open paren A x close paren sub i'],
    [at('x', sum('i', 1)), 'x sub open paren i plus one close paren'],
    [at('X', 'i', ':'), 'row i of X'],
    [sigma('i', pow(at('x', 'i'), 'p')), 'the sum over i of x sub i to the power p end sum'],
    [where('x', '>', 0), 'the indicator of x is greater than zero end indicator'],
    [partial('L', 'W1'), 'the partial derivative of L with respect to W sub one'],
    [unknown('f', 2, 'x'), 'f double prime of x'],
    [
      matrix(['a', 'b'], ['c', 'd']),
      'the matrix with rows a next column b next row c next column d end matrix',
    ],
    [s(0.5), '0.5'],
    [{ type: 'number', text: '1e-3' }, 'one times ten to the power minus three'],
  ])('%#: %s', (node, text) => {
    expect(printSpeech(node)).toBe(text)
  })
})

test('every function of the language has words', () => {
  // these are written with marks, bars and brackets
  const notations = ['transpose', 'dot', 'inv', 'pinv', 'kron', 'norm', 'norm1']
  const spoken = vocabulary.map((v) => v.name).filter((name) => !notations.includes(name))
  expect(spoken.filter((name) => english.functions[name] === undefined)).toEqual([])
  expect(new Set(Object.values(english.functions)).size).toBe(Object.keys(english.functions).length)
})

test('no sign and no LaTeX is said: words alone', () => {
  fc.assert(
    fc.property(tree, (node) => {
      expect(printSpeech(node)).toMatch(wordsOnly)
    }),
    { numRuns: 400 },
  )
})

/** Each way to build a tree, from parts in all its places. */
const builders: readonly ((a: Syntax, b: Syntax) => Syntax)[] = [
  (a, b) => sum(a, b),
  (a, b) => minus(a, b),
  (a, b) => prod(a, b),
  (a, b) => prod(a, b, 'a'),
  (a, b) => over(a, b),
  (a, b) => hadamard(a, b),
  (a, b) => divide(a, b),
  (a, b) => kron(a, b),
  (a, b) => colon(a, b),
  (a, b) => pow(a, b),
  (a, b) => epow(a, b),
  (a, b) => inner(a, b),
  (a, b) => call('max', a, b),
  (a, b) => call('outer', a, b),
  (a, b) => call('leaky_relu', a, b),
  (a, b) => matrix([a, b]),
  (a, b) => matrix([a], [b]),
  (a, b) => where(a, '<', b),
  (a, b) => norm(a, b),
  (a, b) => ({
    type: 'big',
    op: 'sum',
    indices: [{ name: 'r', from: s(1), to: b }],
    conditions: [],
    body: a,
  }),
  (a, b) => ({
    type: 'big',
    op: 'sum',
    indices: [{ name: 'r' }],
    conditions: [compare('r', '!=', b)],
    body: a,
  }),
  (a, b) => ({
    type: 'cases',
    branches: [
      { value: a, condition: compare(b, '>', 0) },
      { value: s('a'), condition: null },
    ],
  }),
  neg,
  t,
  inv,
  pinv,
  bars,
  (a) => pow(a, 2),
  (a) => pow(a, 3),
  (a) => pow(a, -1),
  (a) => epow(a, 2),
  (a) => norm(a),
  (a) => norm(a, 'F'),
  (a) => norm(a, '*'),
  (a) => call('tanh', a),
  (a) => call('abs', a),
  (a) => call('sum', a),
  (a) => unknown('f', 0, a),
  (a) => unknown('f', 1, a),
  (a) => at(a, 'i'),
  (a) => at(a, 'i', 'j'),
  (a) => at(a, 'i', ':'),
  (a) => at(a, ':', 'i'),
  (a) => at(a, 2),
  (a) => at('B', a),
  (a) => at('B', sum('i', a)),
  (a) => sigma('i', a),
  (a) => sigma('ij', a),
  (a) => sigma('i', a, 'product'),
  (a) => constant('identity', a),
  (a) => constant('unit', a),
  (a) => matrix([a]),
]
const leaves: readonly Syntax[] = [
  s('a'),
  s('B'),
  s(2),
  partial('L', 'a'),
  { type: 'name', name: 'dB', differentialOf: 'B' },
]

test('different trees are told differently: all of two levels', () => {
  const told = new Map<string, string>()
  const collisions: string[] = []
  const say = (node: Syntax): void => {
    const text = printSpeech(node)
    const is = JSON.stringify(node)
    const other = told.get(text)
    if (other !== undefined && other !== is) collisions.push(`${text}:\n  ${other}\n  ${is}`)
    told.set(text, is)
  }
  const first = [
    ...new Map(
      builders.flatMap((make) =>
        leaves.flatMap((a) =>
          (make.length === 1 ? [leaves[0]!] : leaves.slice(0, 3)).map((b) => {
            const node = make(a, b)
            return [JSON.stringify(node), node] as const
          }),
        ),
      ),
    ).values(),
  ]
  for (const node of [...leaves, ...first]) say(node)
  for (const make of builders)
    for (const part of first) {
      say(make(part, leaves[0]!))
      if (make.length > 1) say(make(leaves[1]!, part))
    }
  expect(told.size).toBeGreaterThan(20_000)
  expect(collisions.slice(0, 20)).toEqual([])
})

test('different trees are told differently: random ones', () => {
  const told = new Map<string, string>()
  fc.assert(
    fc.property(tree, (node) => {
      const text = printSpeech(node)
      const is = JSON.stringify(node)
      expect(told.get(text) ?? is).toBe(is)
      told.set(text, is)
    }),
    { numRuns: 2000 },
  )
})
