import { numberValue, one, zero } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { substitute } from '../../expression/substitute.js'
import { addOp } from '../../operators/algebra/add.js'
import {
  add,
  hadamard,
  isApply,
  isIdentity,
  isNegative,
  isOnes,
  isOnesArray,
  mul,
  neg,
  onesLike,
  splitCoefficient,
  sub,
} from '../../operators/algebra/build.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import { compare, opposite, relationOf, turnedRelation } from '../../operators/elementwise/comparison.js'
import { reluOp } from '../../operators/elementwise/rectifiers.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'
import { entriesOfTerm, partsOf } from '../terms.js'
import { expand } from './expand.js'

/** Comparisons, and what is 0 or 1 in every entry. */

const isIndicator = (e: Expr): boolean =>
  e.kind === 'apply' &&
  ['greater', 'less', 'greater_equal', 'less_equal', 'equal', 'not_equal'].includes(e.op.name)

/** 0 or 1 in every entry. */
const isBinary = (e: Expr): boolean => {
  if (isIndicator(e) || isIdentity(e)) return true
  const [a, b] = isApply(e, addOp) && e.args.length === 2 ? e.args : []
  const complement = (x: Expr, y: Expr): boolean => (x === one || isOnesArray(x)) && isBinary(neg(y))
  return a !== undefined && b !== undefined && (complement(a, b) || complement(b, a))
}

/** A number, or a number in every entry. */
const isConstant = (e: Expr): boolean => {
  const { rest } = splitCoefficient(e)
  return rest.kind === 'number' || isOnes(rest)
}

export const indicatorRules: readonly Rule[] = [
  {
    name: 'rectifier-times-its-indicator',
    rewrite: (e, simplify) => {
      if (e.kind !== 'apply' || (!isApply(e, hadamardOp) && !isApply(e, productOp))) return undefined
      for (const r of e.args) {
        if (!isApply(r, reluOp)) continue
        const gate = simplify(compare('>', r.args[0]!, zero))
        if (!e.args.includes(gate)) continue
        const rest = e.args.filter((x) => x !== gate)
        return isApply(e, hadamardOp) ? hadamard(...rest) : mul(...rest)
      }
      return undefined
    },
    law: [
      { where: 'x: n', left: 'relu(x) .* [x > 0]', right: 'relu(x)' },
      { where: 'x: n', left: 'relu(1 - x) .* [x < 1]', right: 'relu(1 - x)' },
      { where: 'c: scalar; x: n', left: 'relu(c) [c > 0] x', right: 'relu(c) x' },
    ],
  },
  {
    name: 'comparison',
    rewrite: (e, simplify) => {
      // [1 − u > 0] is [u < 1], [2 u > u] is [u > 0]: what is compared is a difference, and its terms may stand on either side
      const relation = relationOf(e)
      if (e.kind !== 'apply' || !relation || cost(e) > 60) return undefined
      const [a, b] = e.args as [Expr, Expr]
      if (a.shape.kind === 'index' || b.shape.kind === 'index') return undefined
      const like = isArray(a.shape) ? a.shape : b.shape
      const inEvery = (x: Expr): Expr => (isArray(like) && !isArray(x.shape) ? mul(x, onesLike(like)) : x)
      const difference = simplify(sub(inEvery(a), inEvery(b)))
      const { coefficient, rest } = splitCoefficient(difference)
      const candidates = [
        compare(coefficient.numerator < 0 ? turnedRelation[relation] : relation, rest, zero),
      ]
      for (const t of isApply(difference, addOp) ? difference.args : []) {
        const [left, right] = [sub(difference, t), simplify(neg(t))]
        if (isConstant(left)) candidates.push(compare(turnedRelation[relation], right, left))
        else if (!isNegative(left) && (!isNegative(right) || isConstant(right)))
          candidates.push(compare(relation, left, right))
      }
      let best: Expr | undefined
      for (const c of candidates) if (cost(c) < cost(best ?? e)) best = c
      return best
    },
    law: [
      { where: 'u: scalar', left: '[1 - u > 0]', right: '[u < 1]' },
      { where: 'a: n; b: n', left: '[a - b > 0]', right: '[a > b]' },
      { where: 'x: n', left: '[0.1 x > x]', right: '[x < 0]' },
      { where: 'q: scalar; r: n', left: '[q r > (q - 1) r]', right: '[r > 0]' },
      { where: 'm: scalar; w: n; x: n; z: n', left: "[m + w'(z - x) > 0]", right: "[m > w'(x - z)]" },
    ],
  },
  {
    name: 'power-of-indicator',
    rewrite: (e) => {
      if (!isApply(e, powerOp)) return undefined
      const [b, p] = e.args as [Expr, Expr]
      return isBinary(b) && p.kind === 'number' && numberValue(p) > 0 ? b : undefined
    },
    law: [
      { where: 'x: n', left: '[x > 0] .* [x > 0]', right: '[x > 0]' },
      { where: 'X: n×n', left: '(1 - I).^2 .* X', right: '(1 - I) .* X' },
      { where: 'X: n×n', left: 'I .* I .* X', right: 'I .* X' },
    ],
  },
  {
    name: 'indicators-of-opposites',
    rewrite: (e, simplify) => {
      // [u ≥ 0] beside [u < 0] is 1 − [u < 0]
      if (!isApply(e, addOp) || cost(e) > 80) return undefined
      const factors = new Set(e.args.flatMap((t) => [...partsOf(t).scalars, ...entriesOfTerm(t)]))
      let best: Expr | undefined
      for (const f of factors) {
        const other = opposite(f)
        if (!other || !factors.has(other)) continue
        const complement = sub(isArray(f.shape) ? onesLike(f.shape) : one, f)
        const whole = simplify(
          add(...e.args.map((t) => expand(substitute(t, new Map([[other, complement]]))) ?? t)),
        )
        if (cost(whole) < cost(best ?? e)) best = whole
      }
      return best
    },
    law: [
      { where: 'q: scalar; r: n', left: '(1 - q) [r < 0] - q [r >= 0]', right: '[r < 0] - q' },
      { where: 'u: scalar; x: n; y: n', left: '[u > 0] x + [u <= 0] (x + y)', right: 'x + [u <= 0] y' },
    ],
  },
]
