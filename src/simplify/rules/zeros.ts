import { isZero, zeroOf } from '../../operators/algebra/build.js'
import type { Rule } from '../rule.js'

/** What is linear takes zero to zero: all operands that enter linearly must be zero, whether they stand in a sum or in a product. */
export const zeroRules: readonly Rule[] = [
  {
    name: 'component-of-zero',
    rewrite: (e) => (e.kind === 'component' && isZero(e.of) ? zeroOf(e.shape) : undefined),
    law: [{ where: 'A: m×n; x: n; k: index', left: 'x + (zeros(m, n))[k,:]', right: 'x' }],
  },
  {
    name: 'linear-of-zero',
    rewrite: (e) => {
      if (e.kind !== 'apply') return undefined
      const linear = e.args.filter((_, i) => e.op.linearIn?.(e, i))
      return linear.length > 0 && linear.every(isZero) ? zeroOf(e.shape) : undefined
    },
    law: [
      { where: 'c: scalar', left: 'c + tr(zeros(n, n))', right: 'c' },
      { where: 'x: m', left: 'x + row_sum(zeros(m, n))', right: 'x' },
    ],
  },
]
