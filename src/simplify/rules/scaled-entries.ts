import { minusOne } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { hadamard, isApply, isNumber, mul, onesLike, power } from '../../operators/algebra/build.js'
import { diag, diagOp } from '../../operators/algebra/diagonal.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { productOp } from '../../operators/algebra/product.js'
import type { Rule } from '../rule.js'
import { powerOf } from '../terms.js'

/** Matrices whose rows and columns are scaled, entry by entry. */

/** The parts of c diag(l) X diag(r), one of the two diagonals at least. */
function scaled(e: Expr) {
  if (!isApply(e, productOp) || e.shape.kind !== 'matrix') return undefined
  const scalars = e.args.filter((f) => !isArray(f.shape))
  const chain = e.args.filter((f) => isArray(f.shape))
  const [first, last] = [chain[0]!, chain.at(-1)!]
  const left = isApply(first, diagOp) ? [first.args[0]!] : []
  const right = isApply(last, diagOp) ? [last.args[0]!] : []
  const inner = chain.slice(left.length, chain.length - right.length)
  return inner.length > 0 && inner.length < chain.length
    ? { scalars, left, inside: mul(...inner), right }
    : undefined
}

export const scaledEntryRules: readonly Rule[] = [
  {
    name: 'scaled-matrix-cancels',
    rewrite: (e) => {
      // X ⊘ (diag(l) X diag(r)) is (1 ⊘ l)(1 ⊘ r)ᵀ
      if (!isApply(e, hadamardOp) || e.shape.kind !== 'matrix') return undefined
      for (const f of e.args) {
        const { base, exponent } = powerOf(f)
        const parts = isNumber(exponent, -1) ? scaled(base) : undefined
        const others = e.args.filter((x) => x !== f)
        if (!parts || !others.some((x) => powerOf(x).base === parts.inside)) continue
        const inverse = (v: Expr): Expr => power(v, minusOne)
        return mul(
          ...parts.scalars.map(inverse),
          ...parts.left.map((v) => diag(inverse(v))),
          hadamard(...others, inverse(parts.inside), onesLike(e.shape)),
          ...parts.right.map((v) => diag(inverse(v))),
        )
      }
      return undefined
    },
    law: [
      {
        where: 'P: m×n positive; a: m positive; b: n positive; G: m×n',
        left: 'G .* P.^2 ./ (diag(a) P diag(b))',
        right: 'diag(1 ./ a) (G .* P) diag(1 ./ b)',
      },
      { where: 'P: m×n positive; a: m positive', left: 'P ./ (diag(a) P)', right: "(1 ./ a) ones(n)'" },
    ],
  },
]
