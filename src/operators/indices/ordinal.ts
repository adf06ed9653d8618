import { toNumber } from '../../dense/dense.js'
import { apply, number } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { scalar } from '../../expression/shape.js'

/** The index as a number, counted from 1: the i of Σᵢ i xᵢ. */
export const ordinalOp: Operator = {
  name: 'ordinal',
  key: 'ordinal',
  operands: [['index']],
  shape: () => scalar,
  make: ([i]) => ordinal(i!),
  value: ([i], node) => ({
    rows: 1,
    columns: 1,
    data: Float64Array.of(toNumber(i!) + (node.args[0]!.shape.kind === 'index' ? 1 : 0)),
  }),
  surface: ([i]) => i!,
  numpy: ([i]) => ({ text: `${i!.text} + 1`, level: 'sum' }),
}

export const ordinal = (i: Expr): Expr =>
  i.shape.kind === 'index' ? apply(ordinalOp, [i]) : i.kind === 'number' ? number(i.numerator) : i
