import { build } from '../../expression/make.js'
import { scalar } from '../../expression/shape.js'
import type { Relation } from '../../language/syntax.js'
import { compare } from '../../operators/elementwise/comparison.js'
import { piecewiseOp } from '../../operators/elementwise/piecewise.js'
import type { Index, Rule } from '../term.js'
import { commonShape, joinKinds } from './shapes.js'

/** a > b entry by entry, as 0 or 1. */
export const comparisonRule = (relation: Relation): Rule => ({
  name: 'comparison',
  chain: joinKinds,
  peers: true,
  shape: commonShape,
  build: ([a, b]) => compare(relation, a!, b!),
})

/** j ≠ y, i < 3: indices of one axis compared. */
export const indexComparisonRule = (
  relation: Relation,
  left: Index | number,
  right: Index | number,
): Rule => ({
  name: 'comparison',
  shape(_, cx) {
    if (typeof left !== 'number' && typeof right !== 'number') {
      cx.about(() => `${left.name} and ${right.name} run over different axes`)
      cx.same(left.length, right.length, 'lengths')
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
