import { minusOne } from '../../expression/make.js'
import { isApply, mul, power, transpose } from '../../operators/algebra/build.js'
import { pinvOp } from '../../operators/matrices/pinv.js'
import { squaredNorm } from '../../operators/reductions/squared-norm.js'
import type { Rule } from '../rule.js'
import { outer } from './outer.js'

/** A matrix of rank one has a pseudo-inverse without an algorithm. */
export const pseudoInverseRules: readonly Rule[] = [
  {
    name: 'pinv-of-outer-product',
    rewrite: (e) => {
      const uv = isApply(e, pinvOp) ? outer(e.args[0]!) : undefined
      if (!uv) return undefined
      const { left, right } = uv
      return mul(
        power(squaredNorm(left), minusOne),
        power(squaredNorm(right), minusOne),
        right,
        transpose(left),
      )
    },
    law: [
      { where: 'x: n; y: m', left: "pinv(x y')", right: "y x' / (||x||^2 ||y||^2)" },
      {
        where: 'c: scalar; A: p×n; x: n; y: m',
        left: "pinv(c A x y')",
        right: "y (A x)' / (c ||A x||^2 ||y||^2)",
      },
    ],
  },
]
