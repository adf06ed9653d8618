import { minusOne, one } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import { add, isApply, isNegative, mul, neg, transpose } from '../../operators/algebra/build.js'
import { productOp } from '../../operators/algebra/product.js'
import type { Rule } from '../rule.js'

/** Where a sign stands: in front of a product, or turned into a difference. */

/** −(a − b), written as b − a. */
const turned = (sum: Expr & { args: readonly Expr[] }): Expr => add(...sum.args.map(neg))

/** The negative of a difference, or of an inner product with one among its factors. */
function negatedSum(f: Expr, beside: readonly Expr[]): Expr | undefined {
  if (isApply(f, addOp) && f.args.some(isNegative))
    // e eᵀ shows that it is symmetric
    return isArray(f.shape) && beside.includes(transpose(f)) ? undefined : turned(f)
  if (!isApply(f, productOp) || isArray(f.shape)) return undefined
  for (const [i, g] of f.args.entries()) {
    const column = g.shape.kind === 'covector' ? transpose(g) : g
    const others = f.args.filter((_, k) => k !== i)
    const next = negatedSum(column, [...others, ...others.map(transpose)])
    if (next) return mul(...f.args.map((x, k) => (k !== i ? x : column === g ? next : transpose(next))))
  }
  return undefined
}

export const minusRules: readonly Rule[] = [
  {
    name: 'sign-into-sum',
    rewrite: (e) => {
      if (!isApply(e, productOp)) return undefined
      const k = e.args[0]!
      if (k.kind !== 'number' || k.numerator >= 0) return undefined
      for (const [i, f] of e.args.entries()) {
        const next = negatedSum(f, e.args)
        if (next) return mul(neg(k), ...e.args.slice(1, i), next, ...e.args.slice(i + 1))
      }
      return undefined
    },
    law: [
      { where: 'A: m×n; B: m×n; x: n', left: '-2 (A - B) x', right: '2 (B - A) x' },
      { where: 'w: n; x: n; z: n', left: "-w'(x - z)", right: "w'(z - x)" },
    ],
  },
  {
    name: 'sign-out-of-sum',
    rewrite: (e) => {
      if (!isApply(e, productOp)) return undefined
      const i = e.args.findIndex((f) => isApply(f, addOp) && f.args.every(isNegative))
      const sum = e.args[i]
      if (!sum || !isApply(sum, addOp)) return undefined
      return mul(minusOne, ...e.args.slice(0, i), turned(sum), ...e.args.slice(i + 1))
    },
    law: [{ where: 'A: m×n; B: m×n; x: n', left: '(-A - B) x', right: '-(A + B) x' }],
  },
  {
    name: 'opposite-sums',
    rewrite: (e) => {
      // (b − a)(a − b)ᵀ is −(a − b)(a − b)ᵀ; of the two differences the one that was written first stays
      if (!isApply(e, productOp)) return undefined
      const columns = e.args.map((f) => (f.shape.kind === 'covector' ? transpose(f) : f))
      for (const [i, u] of columns.entries()) {
        if (u.shape.kind !== 'vector' || !isApply(u, addOp)) continue
        const opposite = turned(u)
        const j = columns.findIndex((v, k) => k > i && (v === u || v === opposite))
        const first = opposite.id < u.id ? opposite : u
        if (j < 0 || (u === first && columns[j] === first)) continue
        const sign = (u === first) === (columns[j] === first) ? one : minusOne
        const placed = (k: number): Expr => (e.args[k]!.shape.kind === 'covector' ? transpose(first) : first)
        return mul(sign, ...e.args.map((f, k) => (k === i || k === j ? placed(k) : f)))
      }
      return undefined
    },
    law: [{ where: 'a: n; b: n', left: "(b - a) (a - b)' + (a - b) (b - a)'", right: "-2 (a - b) (a - b)'" }],
  },
]
