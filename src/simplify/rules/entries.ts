import { build, component, minusOne, numberValue, one } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray, rowsOf } from '../../expression/shape.js'
import { postorder } from '../../expression/walk.js'
import { addOp } from '../../operators/algebra/add.js'
import {
  type Applied,
  add,
  hadamard,
  identity,
  isApply,
  isIdentity,
  isOnes,
  mul,
  onesLike,
  power,
  transpose,
} from '../../operators/algebra/build.js'
import { diag, diagOp, diagonal } from '../../operators/algebra/diagonal.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { inverseOp } from '../../operators/algebra/inverse.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import { isPositive } from '../../operators/algebra/signs.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import { kroneckerDelta } from '../../operators/elementwise/comparison.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'
import { outer } from './outer.js'

/** Identities that hold entry by entry, and diagonal matrices. */

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

/** The v of c diag(v), with c put in. */
function diagonalOf(t: Expr): Expr | undefined {
  if (isApply(t, diagOp)) return t.args[0]!
  if (!isApply(t, productOp)) return undefined
  const arrays = t.args.filter((f) => isArray(f.shape))
  const [d] = arrays
  return arrays.length === 1 && d && isApply(d, diagOp)
    ? mul(...t.args.filter((f) => !isArray(f.shape)), d.args[0]!)
    : undefined
}

/** √(2/π) stays one number. */
const varies = (e: Expr): boolean => postorder([e], { definitions: false }).some((x) => x.kind === 'symbol')

const isUnit = (e: Expr): e is Applied => e.kind === 'apply' && e.op.name === 'unit'

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
    name: 'hadamard-with-unit-vector',
    rewrite: onFactors((a, b) =>
      isUnit(a) && b.shape.kind === 'vector' && !isUnit(b) ? mul(component(b, [a.args[0]!]), a) : undefined,
    ),
    law: [{ where: 'p: n; k: index', left: 'p .* e_k', right: 'p_k e_k' }],
  },
  {
    name: 'component-through-entries',
    rewrite: (e, simplify) => {
      // (a ⊙ b)_k, (c a)_k, f(a)_k: the component of what is computed entry by entry
      if (e.kind !== 'component' || e.at.length !== 1 || e.of.shape.kind !== 'vector') return undefined
      const at = (x: Expr): Expr => (isArray(x.shape) ? component(x, e.at) : x)
      const { of } = e
      if (isUnit(of)) return kroneckerDelta(e.at[0]!, of.args[0]!)
      if (isOnes(of)) return one
      if (isApply(of, hadamardOp)) return mul(...of.args.map(at))
      if (isApply(of, addOp)) return add(...of.args.map(at))
      if (isApply(of, productOp)) {
        const arrays = of.args.filter((f) => isArray(f.shape))
        const scalars = of.args.filter((f) => !isArray(f.shape))
        return scalars.length > 0 ? mul(...scalars, component(mul(...arrays), e.at)) : undefined
      }
      if (isApply(of, powerOp)) return power(at(of.args[0]!), at(of.args[1]!))
      // a comparison of an entry with itself is known
      if (of.kind !== 'apply' || !of.op.elementwise) return undefined
      const inside = simplify(build(of.op, of.args.map(at)))
      return cost(inside) <= cost(e) ? inside : undefined
    },
    law: [
      { where: 'a: n; b: n; k: index', left: '(a .* b)_k', right: 'a_k b_k' },
      { where: 'x: n positive; b: n; k: index', left: '(x.^b)_k', right: 'x_k^b_k' },
      { where: 's: n; k: index; c: scalar', left: 'c ([s + 1 > s_k])_k', right: 'c' },
    ],
  },
  {
    name: 'sum-of-diagonals',
    rewrite: (e) => {
      if (!isApply(e, addOp)) return undefined
      const diagonals = e.args.flatMap((t) => diagonalOf(t) ?? [])
      if (diagonals.length < 2) return undefined
      return add(...e.args.filter((t) => !diagonalOf(t)), diag(add(...diagonals)))
    },
    law: [{ where: 'a: n; b: n; c: scalar', left: 'diag(a) - c diag(b)', right: 'diag(a - c b)' }],
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
      const out = b.args.filter((f) => !isArray(f.shape) && isPositive(f) && varies(f))
      if (out.length === 0) return undefined
      const rest = mul(...b.args.filter((f) => !out.includes(f)))
      return mul(...out.map((f) => power(f, p)), power(rest, p))
    },
    law: [
      {
        where: 'c: scalar positive; x: n; p: scalar',
        left: "(c (1 + x' x))^p",
        right: "c^p (1 + x' x)^p",
      },
    ],
  },
  {
    name: 'transpose-of-sum',
    rewrite: (e) => {
      const a = isApply(e, transposeOp) ? e.args[0]! : undefined
      if (!a || !isApply(a, addOp)) return undefined
      const turned = add(...a.args.map(transpose))
      // a sum of matrices stands under no mark where that is as short
      const spare = e.shape.kind === 'matrix' ? 1 : 0
      return cost(turned) < cost(e) + spare ? turned : undefined
    },
    law: [{ where: 'A: m×n; B: n×m', left: "(A' + B)'", right: "A + B'" }],
  },
  {
    name: 'sum-of-rows',
    rewrite: (e) => {
      // pᵀ − qᵀ is (p − q)ᵀ
      if (!isApply(e, addOp) || e.shape.kind !== 'covector') return undefined
      const row = transpose(add(...e.args.map(transpose)))
      return cost(row) < cost(e) ? row : undefined
    },
    law: [{ where: 'p: n; q: n; A: n×m', left: "(p' - q') A", right: "(p - q)' A" }],
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
