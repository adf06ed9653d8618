import { minusOne } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import type { Relation } from '../../language/syntax.js'
import {
  isApply,
  isNumber,
  isOnesArray,
  isZero,
  mul,
  onesLike,
  power,
  zeroOf,
} from '../../operators/algebra/build.js'
import { powerOp } from '../../operators/algebra/power.js'
import { isNonnegative, isPositive } from '../../operators/algebra/signs.js'
import { sumOf } from '../../operators/algebra/sums.js'
import { abs, absOp, signOp, stepOp } from '../../operators/elementwise/absolute.js'
import { relationOf, turnedRelation } from '../../operators/elementwise/comparison.js'
import { minOfTwoOp } from '../../operators/elementwise/extremes.js'
import { type Branch, branchesOf, piecewise, piecewiseOp } from '../../operators/elementwise/piecewise.js'
import { eluOp, leakyReluOp, reluOp } from '../../operators/elementwise/rectifiers.js'
import { norm1Op } from '../../operators/reductions/norms.js'
import type { Rule } from '../rule.js'

/** What is decided where the sign of a value is known: absolute values, rectifiers, comparisons with zero, cases. */

/** Whether `u relation 0` holds in every entry, or in none; undefined where that is not known. */
function decided(u: Expr, relation: Relation): boolean | undefined {
  if (isPositive(u)) return relation === '>' || relation === '>=' || relation === '!='
  if (!isNonnegative(u)) return undefined
  return relation === '>=' ? true : relation === '<' ? false : undefined
}

const always = (c: Expr | null): boolean => c === null || isNumber(c, 1) || isOnesArray(c)

export const signRules: readonly Rule[] = [
  {
    name: 'size-of-nonnegative',
    rewrite: (e) => {
      const same = [absOp, reluOp, leakyReluOp, eluOp].some((op) => isApply(e, op))
      return e.kind === 'apply' && same && isNonnegative(e.args[0]!) ? e.args[0] : undefined
    },
    law: [
      { where: 'x: n positive', left: 'abs(x)', right: 'x' },
      { where: 'x: n nonnegative', left: 'relu(x)', right: 'x' },
      { where: 'p: n probability; c: scalar', left: 'leaky_relu(p, c)', right: 'p' },
      { where: 'x: n', left: 'abs(exp(x))', right: 'exp(x)' },
    ],
  },
  {
    name: 'sign-of-positive',
    rewrite: (e) =>
      e.kind === 'apply' && (isApply(e, signOp) || isApply(e, stepOp)) && isPositive(e.args[0]!)
        ? onesLike(e.shape)
        : undefined,
    law: [{ where: 'x: n positive; y: n', left: 'sign(x) .* y', right: 'y' }],
  },
  {
    name: 'comparison-is-decided',
    rewrite: (e) => {
      const relation = relationOf(e)
      if (!relation || e.kind !== 'apply') return undefined
      const [a, b] = e.args as [Expr, Expr]
      const holds = isZero(b)
        ? decided(a, relation)
        : isZero(a)
          ? decided(b, turnedRelation[relation])
          : undefined
      return holds === undefined ? undefined : holds ? onesLike(e.shape) : zeroOf(e.shape)
    },
    law: [
      { where: 'x: n positive; y: n', left: '[x > 0] .* y', right: 'y' },
      { where: 'x: n nonnegative; y: n', left: 'y + [x < 0]', right: 'y' },
      { where: 'c: scalar; y: n', left: '[0 <= c^2] y', right: 'y' },
    ],
  },
  {
    name: 'cases-are-decided',
    rewrite: (e) => {
      if (!isApply(e, piecewiseOp)) return undefined
      const all = branchesOf(e)
      const open = all.filter((b) => !b.condition || !isZero(b.condition))
      const last = open.findIndex((b) => always(b.condition))
      const kept: Branch[] = (last < 0 ? open : open.slice(0, last + 1)).map((b) =>
        always(b.condition) ? { ...b, condition: null } : b,
      )
      if (kept.length === all.length && kept.every((b, i) => b.condition === all[i]!.condition))
        return undefined
      const [only] = kept
      if (!only) return zeroOf(e.shape)
      if (only.condition) return piecewise(kept)
      return isArray(e.shape) && !isArray(only.value.shape) ? mul(only.value, onesLike(e.shape)) : only.value
    },
    law: [
      { where: 'x: n positive', left: 'cases(x if x >= 0; exp(x) - 1 if x < 0)', right: 'x' },
      { where: 'c: scalar positive; d: scalar', left: 'd + cases(c if c < 0; 1 if c >= 0)', right: 'd + 1' },
    ],
  },
  {
    name: 'least-of-zero-and-nonnegative',
    rewrite: (e) => {
      if (!isApply(e, minOfTwoOp)) return undefined
      const [a, b] = e.args as [Expr, Expr]
      return (isZero(a) && isNonnegative(b)) || (isZero(b) && isNonnegative(a)) ? zeroOf(e.shape) : undefined
    },
    law: [{ where: 'x: n positive; y: n', left: 'y + min(0, x)', right: 'y' }],
  },
  {
    name: 'norm-of-nonnegative',
    rewrite: (e) => (isApply(e, norm1Op) && isNonnegative(e.args[0]!) ? sumOf(e.args[0]!) : undefined),
    law: [
      { where: 'x: n positive', left: '||x||_1', right: 'sum(x)' },
      { where: 'p: n probability; x: n', left: '||p||_1 x', right: 'x' },
    ],
  },
  {
    name: 'root-of-square',
    rewrite: (e) => {
      // √(u²) = |u|
      if (!isApply(e, powerOp) || !isApply(e.args[0]!, powerOp)) return undefined
      const [base, p] = e.args as [Expr, Expr]
      const [u, q] = (base as typeof e).args as [Expr, Expr]
      if (p.kind !== 'number' || q.kind !== 'number') return undefined
      if (q.denominator !== 1 || q.numerator % 2 !== 0) return undefined
      const exponent = mul(p, q)
      return isNumber(exponent, 1) ? abs(u) : isNumber(exponent, -1) ? power(abs(u), minusOne) : undefined
    },
    law: [
      { where: 'x: n', left: 'sqrt(x.^2)', right: 'abs(x)' },
      { where: 'c: scalar; x: n', left: 'x/sqrt(c^2)', right: 'x/abs(c)' },
    ],
  },
]
