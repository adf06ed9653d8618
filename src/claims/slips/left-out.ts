import type { Syntax } from '../../language/syntax.js'
import { vocabulary } from '../../operators/index.js'
import { countNodes } from '../../print/count.js'
import { printSource } from '../../print/source.js'
import type { Edit } from './edit.js'
import { type Place, placesIn } from './places.js'

/** Factors that are tried, and nodes of each. */
const mostFactors = 16
const longestFactor = 6

/**
 * Every tree with one thing more that may have been left out: a sign, or a factor beside any part, of those that the right answer has, or
 * one of these names. Wholes come before parts.
 */
export function* withWhatWasLeftOut(root: Syntax, answer: Syntax, names: Iterable<string>): Generator<Edit> {
  const factors = factorsIn(answer, names)
  for (const place of placesIn(root)) {
    const { node, put, under } = place
    if (node.type !== 'negate' && node.type !== 'sum' && under?.type !== 'sum' && under?.type !== 'negate') {
      const to: Syntax = { type: 'negate', arg: node }
      yield { rule: 'sign', from: node, to, tree: put(to) }
    }
    for (const factor of factors)
      for (const to of besides(factor, place)) yield { rule: 'missing-factor', from: node, to, tree: put(to) }
  }
}

/** A part with a factor at each place where one may stand. */
function besides(factor: Syntax, { node, under }: Place): Syntax[] {
  // those of a product are put between its factors, where it is met itself
  if (under?.type === 'product' || node.type === 'negate') return []
  const factors = node.type === 'product' ? node.factors : [node]
  const put = (i: number): Syntax => ({
    type: 'product',
    factors: [...factors.slice(0, i), factor, ...factors.slice(i)],
  })
  const places = Array.from({ length: factors.length + 1 }, (_, i) => i)
  // 3 a x rather than a 3 x; c I, but A x
  if (factors[0]!.type === 'number') places.push(places.shift()!)
  if (factor.type === 'constant') places.reverse()
  return [...places.map(put), { type: 'binary', op: 'hadamard', left: factor, right: node }]
}

/** What stands as a factor, a divisor, a constant or a name in a tree, and other names; short ones first. */
function factorsIn(root: Syntax, names: Iterable<string>): Syntax[] {
  const own = placesIn(root).flatMap(({ node }): Syntax[] => {
    switch (node.type) {
      case 'product':
        return [...node.factors]
      case 'quotient':
        return [node.numerator, { type: 'inverse', arg: node.denominator }]
      case 'binary':
        return [node.left, node.right]
      case 'name':
      case 'number':
      case 'constant':
        return [node]
      default:
        return []
    }
  })
  const found = [...own, ...[...names].map((name): Syntax => ({ type: 'name', name }))]
  const distinct = new Map(found.map((f) => [printSource(f, vocabulary), f] as const))
  distinct.delete('1')
  return [...distinct.values()]
    .map((f) => ({ f, nodes: countNodes(f) }))
    .filter(({ nodes }) => nodes <= longestFactor)
    .sort((a, b) => a.nodes - b.nodes)
    .slice(0, mostFactors)
    .map(({ f }) => f)
}
