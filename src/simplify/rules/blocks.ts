import type { Expr } from '../../expression/node.js'
import { columnsOf, rowsOf, sameShape } from '../../expression/shape.js'
import { add, isApply, mul, transpose } from '../../operators/algebra/build.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import { blockRows, blocks } from '../../operators/matrices/blocks.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'
import { onPairs } from './products.js'

/** Matrices of blocks: their products and transposes, block by block. */

/** [A, B; C, D] [P; Q] = [A P + B Q; C P + D Q], where the cuts fit. */
function productByBlocks(a: Expr, b: Expr): Expr | undefined {
  const [left, right] = [blockRows(a), blockRows(b)]
  if (!left || !right) return undefined
  const width = right[0]!.length
  const fits = (row: readonly Expr[]): boolean =>
    row.length === right.length && row.every((f, k) => columnsOf(f.shape) === rowsOf(right[k]![0]!.shape))
  if (!left.every(fits) || !right.every((row) => row.length === width)) return undefined
  // the cuts across must be the same in every row
  const aligned = right.every((row) =>
    row.every((f, j) => columnsOf(f.shape) === columnsOf(right[0]![j]!.shape)),
  )
  if (!aligned) return undefined
  const products = left.map((row) => right[0]!.map((_, j) => row.map((f, k) => mul(f, right[k]![j]!))))
  // a block of size 1 is a number in one product and an array in another
  const isEven = products.flat().every((terms) => terms.every((t) => sameShape(t.shape, terms[0]!.shape)))
  return isEven ? blocks(products.map((row) => row.map((terms) => add(...terms)))) : undefined
}

export const blockRules: readonly Rule[] = [
  {
    name: 'product-of-block-matrices',
    rewrite: onPairs((a, b) => {
      const whole = productByBlocks(a, b)
      return whole && cost(whole) <= cost(mul(a, b)) ? whole : undefined
    }),
    law: [
      { where: 'A: k×m; B: k×n; x: n', left: '[A, B] [zeros(m); x]', right: 'B x' },
      { where: 'A: k×m; B: k×n; x: n; y: m', left: '[A, B] [y; x]', right: 'A y + B x' },
      {
        where: 'A: m×m; B: m×n; D: n×n; X: m×p',
        left: '[A, B; zeros(n, m), D] [X; zeros(n, p)]',
        right: '[A X; zeros(n, p)]',
      },
    ],
  },
  {
    name: 'transpose-of-block-matrix',
    rewrite: (e) => {
      // block by block, where that is no longer
      const rows = isApply(e, transposeOp) ? blockRows(e.args[0]!) : undefined
      if (!rows?.every((r) => r.length === rows[0]!.length)) return undefined
      const turned = blocks(rows[0]!.map((_, j) => rows.map((r) => transpose(r[j]!))))
      return cost(turned) < cost(e) ? turned : undefined
    },
    law: [
      {
        where: 'A: m×m symmetric; B: m×n; C: n×n symmetric; X: (m+n)×p',
        left: "[A, B; B', C]' X",
        right: "[A, B; B', C] X",
      },
      { where: 'A: m×n; B: k×n; x: n', left: "[A', B']' x", right: '[A; B] x' },
    ],
  },
]
