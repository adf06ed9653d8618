import { minusOne, numberValue } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray, rowsOf } from '../../expression/shape.js'
import {
  add,
  hadamard,
  identity,
  isApply,
  isIdentity,
  isOnes,
  isPositive,
  mul,
  onesLike,
  power,
  transpose,
} from '../../operators/algebra/build.js'
import { addOp } from '../../operators/algebra/add.js'
import { diag, diagOp, diagonal } from '../../operators/algebra/diagonal.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { inverseOp } from '../../operators/algebra/inverse.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'

/** Identities that hold entry by entry, and diagonal matrices. */

/** a bᵀ, split at the column; scalars stay with the left. */
function outer(e: Expr): { left: Expr; right: Expr } | undefined {
  if (!isApply(e, productOp) || e.shape.kind !== 'matrix') return undefined
  const cut = e.args.findIndex((f) => f.shape.kind === 'vector')
  return cut < 0
    ? undefined
    : { left: mul(...e.args.slice(0, cut + 1)), right: transpose(mul(...e.args.slice(cut + 1))) }
}

/** Replaces two factors of an entrywise product by one. */
const onFactors =
  (f: (a: Expr, b: Expr) => Expr | undefined) =>
  (e: Expr): Expr | undefined => {
    if (!isApply(e, hadamardOp)) return undefined
    for (let i = 0; i < e.args.length; i++)
      for (let j = 0; j < e.args.length; j++) {
        const both = i === j ? undefined : f(e.args[i]!, e.args[j]!)
        if (both) return hadamard(both, ...e.args.filter((_, k) => k !== i && k !== j), onesLike(e.shape))
      }
    return undefined
  }

const isIndicator = (e: Expr): boolean =>
  e.kind === 'apply' &&
  ['greater', 'less', 'greater_equal', 'less_equal', 'equal', 'not_equal'].includes(e.op.name)

export const entryRules: readonly Rule[] = [
  {
    name: 'hadamard-with-constant-rows',
    rewrite: onFactors((a, b) => {
      const o = outer(a)
      if (!o) return undefined
      if (isOnes(o.right)) return mul(diag(o.left), b)
      return isOnes(o.left) ? mul(b, diag(o.right)) : undefined
    }),
    law: [
      { where: 'X: m×n; c: n', left: "X .* (ones(m) c')", right: 'X diag(c)' },
      { where: 'X: m×n; a: m', left: "(a ones(n)') .* X", right: 'diag(a) X' },
    ],
  },
  {
    name: 'hadamard-of-outer-products',
    rewrite: onFactors((a, b) => {
      const [p, q] = [outer(a), outer(b)]
      return p && q ? mul(hadamard(p.left, q.left), transpose(hadamard(p.right, q.right))) : undefined
    }),
    law: [{ where: 'a: m; b: n; c: m; d: n', left: "(a b') .* (c d')", right: "(a .* c) (b .* d)'" }],
  },
  {
    name: 'hadamard-with-diagonal',
    rewrite: onFactors((a, b) => (isApply(a, diagOp) ? diag(hadamard(a.args[0]!, diagonal(b))) : undefined)),
    law: [{ where: 'v: n; X: n×n', left: 'diag(v) .* X', right: 'diag(v .* diag(X))' }],
  },
  {
    name: 'diagonal-of-ones',
    rewrite: (e) => {
      if (!isApply(e, diagOp)) return undefined
      const a = e.args[0]!
      if (!isApply(a, productOp)) return isOnes(a) ? identity(rowsOf(e.shape)) : undefined
      if (isArray(a.args[0]!.shape)) return undefined
      // diag(c v) = c diag(v)
      const arrays = a.args.filter((f) => isArray(f.shape))
      return mul(...a.args.filter((f) => !isArray(f.shape)), diag(mul(...arrays)))
    },
    law: [
      { where: 'c: scalar; v: n', left: 'diag(c v)', right: 'c diag(v)' },
      { where: 'X: n×n', left: 'diag(ones(n)) + X', right: 'I + X' },
    ],
  },
  {
    name: 'inverse-of-diagonal',
    rewrite: (e) =>
      isApply(e, inverseOp) && isApply(e.args[0]!, diagOp)
        ? diag(power(e.args[0].args[0]!, minusOne))
        : undefined,
    law: [{ where: 'v: n positive; x: n', left: 'diag(v)^-1 x', right: 'x ./ v' }],
  },
  {
    name: 'power-of-indicator',
    rewrite: (e) => {
      if (!isApply(e, powerOp)) return undefined
      const [b, p] = e.args as [Expr, Expr]
      return isIndicator(b) && p.kind === 'number' && numberValue(p) > 0 ? b : undefined
    },
    law: [{ where: 'x: n', left: '[x > 0] .* [x > 0]', right: '[x > 0]' }],
  },
  {
    name: 'power-of-outer-product',
    rewrite: (e) => {
      if (!isApply(e, powerOp) || e.shape.kind !== 'matrix' || isArray(e.args[1]!.shape)) return undefined
      const o = outer(e.args[0]!)
      const p = e.args[1]!
      return o && p.kind === 'number' && Number.isInteger(numberValue(p))
        ? mul(power(o.left, p), transpose(power(o.right, p)))
        : undefined
    },
    law: [{ where: 'a: m; b: n', left: "(a b').^2", right: "a.^2 (b.^2)'" }],
  },
  {
    name: 'power-of-positive-product',
    rewrite: (e) => {
      // (c u)^p = c^p u^p where c > 0
      if (!isApply(e, powerOp)) return undefined
      const [b, p] = e.args as [Expr, Expr]
      if (!isApply(b, productOp) || isArray(p.shape) || isArray(b.args[0]!.shape)) return undefined
      const out = b.args.filter((f) => !isArray(f.shape) && isPositive(f) && f.kind !== 'number')
      if (out.length === 0 || out.length === b.args.length) return undefined
      const rest = mul(...b.args.filter((f) => !out.includes(f)))
      return mul(...out.map((f) => power(f, p)), power(rest, p))
    },
    law: [{ where: 'c: scalar positive; u: scalar positive; p: scalar', left: '(c u)^p', right: 'c^p u^p' }],
  },
  {
    name: 'transpose-of-sum',
    rewrite: (e) => {
      const a = isApply(e, transposeOp) ? e.args[0]! : undefined
      if (!a || !isApply(a, addOp)) return undefined
      const turned = add(...a.args.map(transpose))
      return cost(turned) < cost(e) ? turned : undefined
    },
    law: [{ where: 'A: m×n; B: n×m', left: "(A' + B)'", right: "A + B'" }],
  },
  {
    name: 'transpose-of-diagonal-product',
    rewrite: (e) => {
      // the identity under a transposed entrywise function is symmetric already
      if (!isApply(e, transposeOp)) return undefined
      const a = e.args[0]!
      return isApply(a, hadamardOp) && a.args.some(isIdentity) ? a : undefined
    },
    law: [{ where: 'X: n×n', left: "(I .* X)'", right: 'I .* X' }],
  },
]
