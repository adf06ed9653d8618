import type { Expr } from '../../expression/node.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, inverse, isApply, mul, splitCoefficient, transpose } from '../../operators/algebra/build.js'
import { inverseOp } from '../../operators/algebra/inverse.js'
import { isSymmetric } from '../../operators/algebra/properties.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import { cholOp, halfLowerOp } from '../../operators/matrices/cholesky.js'
import type { Rule } from '../rule.js'
import { onPairs } from './products.js'

/** L = chol(S): what its products with S are, and what its derivative leaves. */

/** The symmetric S of chol(S), also under a name. */
function factored(e: Expr): Expr | undefined {
  const meant = e.kind === 'symbol' && e.definition ? e.definition : e
  const s = isApply(meant, cholOp) ? meant.args[0]! : undefined
  return s && isSymmetric(s) ? s : undefined
}

const undone = (e: Expr): Expr | undefined => (isApply(e, inverseOp) ? e.args[0] : undefined)

/** a b, if a is L, Lᵀ or an inverse of these and b is S or its inverse. */
function shortened(a: Expr, b: Expr): Expr | undefined {
  // L⁻¹ S = Lᵀ
  const l = undone(a)
  if (l && factored(l) === b) return transpose(l)
  // Lᵀ S⁻¹ = L⁻¹
  const t = isApply(a, transposeOp) ? a.args[0]! : undefined
  const s = undone(b)
  return t && s && factored(t) === s ? inverse(t) : undefined
}

export const choleskyRules: readonly Rule[] = [
  {
    name: 'cholesky-factors-multiply',
    rewrite: onPairs((a, b) => {
      // L Lᵀ = S, L⁻ᵀ L⁻¹ = S⁻¹
      const s = factored(a)
      if (s && transpose(a) === b) return s
      const l = undone(b)
      const t = l && factored(l)
      return t && transpose(b) === a ? inverse(t) : undefined
    }),
    law: [
      { where: 'S: n×n spd; x: n', left: "chol(S) chol(S)' x", right: 'S x' },
      { where: 'S: n×n spd; x: n', left: 'chol(S)^-T chol(S)^-1 x', right: 'S^-1 x' },
    ],
  },
  {
    name: 'cholesky-factor-meets-its-matrix',
    rewrite: onPairs((a, b) => {
      const here = shortened(a, b)
      if (here) return here
      // S and its inverse are symmetric: S L⁻ᵀ = (L⁻¹ S)ᵀ
      const turned = isSymmetric(a) ? shortened(transpose(b), a) : undefined
      return turned && transpose(turned)
    }),
    law: [
      { where: 'S: n×n spd; x: n', left: 'chol(S)^-1 S x', right: "chol(S)' x" },
      { where: 'S: n×n spd; x: n', left: 'S chol(S)^-T x', right: 'chol(S) x' },
      { where: 'S: n×n spd; x: n', left: "chol(S)' S^-1 x", right: 'chol(S)^-1 x' },
      { where: 'S: n×n spd; x: n', left: 'S^-1 chol(S) x', right: 'chol(S)^-T x' },
    ],
  },
  {
    name: 'half-triangles-of-symmetric',
    rewrite: (e) => {
      // half_lower(M) + half_lower(M)ᵀ = M
      if (!isApply(e, addOp)) return undefined
      for (const term of e.args) {
        const { coefficient, rest } = splitCoefficient(term)
        const m = isApply(rest, halfLowerOp) ? rest.args[0]! : undefined
        const other = mul(coefficient, transpose(rest))
        if (m && isSymmetric(m) && e.args.includes(other))
          return add(...e.args.flatMap((t) => (t === term ? [mul(coefficient, m)] : t === other ? [] : [t])))
      }
      return undefined
    },
    law: [
      { where: 'S: n×n symmetric; x: n', left: "(half_lower(S) + half_lower(S)') x", right: 'S x' },
      {
        where: 'S: n×n symmetric; A: n×n; x: n',
        left: "(A - 2 half_lower(S) - 2 half_lower(S)') x",
        right: '(A - 2 S) x',
      },
    ],
  },
]
