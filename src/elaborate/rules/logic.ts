import { build } from '../../expression/make.js'
import { scalar } from '../../expression/shape.js'
import type { Relation } from '../../language/syntax.js'
import { compare } from '../../operators/elementwise/comparison.js'
import { piecewiseOp } from '../../operators/elementwise/piecewise.js'
import { soleIndex } from '../places.js'
import type { Place, Rule } from '../term.js'
import { commonShape, joinKinds } from './shapes.js'

/** a > b entry by entry, as 0 or 1. */
export const comparisonRule = (relation: Relation): Rule => ({
  name: 'comparison',
  chain: joinKinds,
  peers: true,
  shape: commonShape,
  build: ([a, b]) => compare(relation, a!, b!),
})

/** j ≠ y, i < 3, j = i + 1: positions in one axis compared. */
export const indexComparisonRule = (relation: Relation, left: Place, right: Place): Rule => ({
  name: 'comparison',
  shape(_, cx) {
    const [a, b] = [soleIndex(left), soleIndex(right)]
    if (a && b) {
      cx.about(() => `${a.name} and ${b.name} run over different axes`)
      cx.same(a.length, b.length, 'lengths')
    }
    return scalar
  },
  build: (_, cx) => compare(relation, cx.position(left), cx.position(right)),
})

/** Values under conditions: operands are value, condition, value, condition, …, perhaps a last value otherwise. */
export const casesRule: Rule = {
  name: 'cases',
  chain: joinKinds,
  peers: true,
  shape: commonShape,
  build: (args) => build(piecewiseOp, args),
}
