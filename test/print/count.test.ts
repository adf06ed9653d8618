import { expect, test } from 'vitest'
import type { Syntax } from '../../src/language/syntax.js'
import { countNodes } from '../../src/print/count.js'
import { at, call, constant, minus, neg, norm, over, pow, prod, s, sigma, sum, t, where } from './build.js'

test.each<[string, Syntax, number]>([
  ['a literal', s(3), 1],
  ['a negative literal', neg(3), 1],
  ["2 W x x'", prod(2, 'W', 'x', t('x')), 8],
  ['signs inside a sum', minus('a', 'b', 'c'), 5],
  ['a negated name', neg('a'), 2],
  ['power', pow('x', 2), 3],
  ['quotient', over(1, 'n'), 3],
  ['call', call('max', 0, 'x'), 3],
  ['norm with a kind', norm('x', s(1)), 2],
  ['constants with sizes', sum(constant('identity', 'n'), constant('pi')), 3],
  ['component', at('W', 'i', 'j'), 4],
  ['indicator', where('x', '>', 0), 4],
  ['sum over an index', sigma('i', at('x', 'i')), 5],
])('%s', (_, tree, nodes) => {
  expect(countNodes(tree)).toBe(nodes)
})

test('a shared part counts each time, and the tree is not walked out', () => {
  let tree: Syntax = s('x')
  for (let i = 0; i < 40; i++) tree = { type: 'product', factors: [tree, tree] }
  expect(countNodes(tree)).toBe(2 ** 41 - 1)
})
