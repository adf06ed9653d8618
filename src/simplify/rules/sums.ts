import { component, minusOne, one, size } from '../../expression/make.js'
import type { Expr, SymbolNode } from '../../expression/node.js'
import { isArray, rowsOf } from '../../expression/shape.js'
import {
  type Applied,
  entriesOf,
  hadamard,
  isApply,
  isOnes,
  isOnesArray,
  mul,
  ones,
  power,
  transpose,
} from '../../operators/algebra/build.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import { rowSumOp, sumOf, sumOp } from '../../operators/algebra/sums.js'
import { mean } from '../../operators/reductions/means.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'
import { scalarsOut } from '../scalars-out.js'

/** Sums and means of all entries. */

const sumsToOne = (e: Expr): boolean =>
  e.kind === 'symbol' &&
  ((!e.free && (e.properties.has('probability') || e.properties.has('onehot'))) || definesSoftmax(e))

const definesSoftmax = (e: SymbolNode): boolean =>
  e.definition?.kind === 'apply' && e.definition.op.name === 'softmax'

const isSoftmax = (e: Expr): boolean => e.kind === 'apply' && e.op.name === 'softmax'

export const sumRules: readonly Rule[] = [
  {
    name: 'scalar-out-of-sum',
    rewrite: scalarsOut(sumOp, sumOf),
    law: [{ where: 'c: scalar; x: n', left: 'sum(c x)', right: 'c sum(x)' }],
  },
  {
    name: 'sum-of-ones',
    rewrite: (e) => (isApply(e, sumOp) && isOnes(e.args[0]!) ? size(rowsOf(e.args[0]!.shape)) : undefined),
    law: [{ where: 'x: n', left: 'sum(ones(n)) x', right: 'n x' }],
  },
  {
    name: 'sum-of-outer-product',
    rewrite: (e) => {
      const a = e.kind === 'apply' && isApply(e, sumOp) ? e.args[0]! : undefined
      if (!a || !isApply(a, productOp) || a.shape.kind !== 'matrix') return undefined
      const cut = a.args.findIndex((f) => f.shape.kind === 'vector')
      if (cut < 0) return undefined
      return mul(sumOf(mul(...a.args.slice(0, cut + 1))), sumOf(mul(...a.args.slice(cut + 1))))
    },
    law: [{ where: 'a: m; b: n', left: "sum(a b')", right: 'sum(a) sum(b)' }],
  },
  {
    name: 'sum-of-hadamard',
    rewrite: (e) => {
      if (!isApply(e, sumOp)) return undefined
      const a = e.args[0]!
      if (!isApply(a, hadamardOp) || a.shape.kind !== 'vector') return undefined
      if (a.args.length === 2) return mul(transpose(a.args[0]!), a.args[1]!)
      // a factor that is a product makes the better end of an inner product
      const i = a.args.findIndex((f) => isApply(f, productOp))
      return i < 0 ? undefined : mul(transpose(hadamard(...a.args.filter((_, j) => j !== i))), a.args[i]!)
    },
    law: [{ where: 'a: n; b: n', left: 'sum(a .* b)', right: "a' b" }],
  },
  {
    name: 'sums-to-one',
    rewrite: (e) => {
      if (isApply(e, sumOp)) {
        const a = e.args[0]!
        return a.shape.kind === 'vector' && (sumsToOne(a) || isSoftmax(a)) ? one : undefined
      }
      if (!isApply(e, rowSumOp)) return undefined
      const a = e.args[0]!
      return sumsToOne(a) || isSoftmax(a) ? ones(rowsOf(a.shape)) : undefined
    },
    law: [{ where: 'p: n probability; x: n', left: 'sum(p) x', right: 'x' }],
  },
  {
    name: 'entry-cancels-in-inner-product',
    rewrite: (e) => {
      // aᵀ (b ⊘ a …) = Σ b …
      if (!isApply(e, productOp) || isArray(e.shape) || e.args.length !== 2 || !isArray(e.args[0]!.shape))
        return undefined
      const [a, b] = [transpose(e.args[0]!), e.args[1]!]
      if (a.shape.kind !== 'vector') return undefined
      const together = hadamard(a, b)
      const before = isApply(a, hadamardOp) ? a.args.length : 1
      const after = isApply(b, hadamardOp) ? b.args.length : 1
      const factors = isApply(together, hadamardOp) ? together.args.length : 1
      const result = sumOf(together)
      return factors < before + after - 1 ||
        (factors < before + after && cost(result) < cost(e) && !isApply(together, powerOp))
        ? result
        : undefined
    },
    law: [{ where: 'a: n positive; b: n', left: "a' (b ./ a)", right: 'sum(b)' }],
  },
  {
    name: 'mean',
    rewrite: (e) => {
      if (!isApply(e, productOp)) return undefined
      for (const s of e.args) {
        if (!isApply(s, sumOp)) continue
        const below = power(entriesOf(s.args[0]!.shape), minusOne)
        if (below.kind !== 'number' && e.args.includes(below))
          return mul(...e.args.filter((f) => f !== below).map((f) => (f === s ? mean(s.args[0]!) : f)))
      }
      return undefined
    },
    law: [{ where: 'x: n; c: scalar', left: 'c sum(x)/n', right: 'c mean(x)' }],
  },
  {
    name: 'mean-of-ones',
    rewrite: (e) => {
      const a = e.kind === 'apply' && e.op.name === 'mean' ? e.args[0]! : undefined
      if (!a) return undefined
      if (isOnesArray(a)) return one
      // mean(c v) = c mean(v)
      if (!isApply(a, productOp) || isArray(a.args[0]!.shape)) return undefined
      const arrays = a.args.filter((f) => isArray(f.shape))
      return mul(...a.args.filter((f) => !isArray(f.shape)), mean(mul(...arrays)))
    },
    law: [{ where: 'c: scalar; x: n', left: 'x - mean(2 c ones(n))', right: 'x - 2 c' }],
  },
  {
    name: 'mean-times-number-of-entries',
    rewrite: (e) => {
      if (!isApply(e, productOp)) return undefined
      for (const m of e.args) {
        const [f, up] = isApply(m, powerOp) ? [m.args[0]!, m.args[1]!] : [m, one]
        if (f.kind !== 'apply' || f.op.name !== 'mean') continue
        const count = power(entriesOf(f.args[0]!.shape), up)
        if (count.kind !== 'number' && e.args.includes(count))
          return mul(
            ...e.args.filter((x) => x !== count).map((x) => (x === m ? power(sumOf(f.args[0]!), up) : x)),
          )
      }
      return undefined
    },
    law: [{ where: 'x: n positive; c: scalar', left: 'c/(n mean(x))', right: 'c/sum(x)' }],
  },
  {
    name: 'unit-vector-picks-component',
    rewrite: (e) => {
      if (!isApply(e, productOp) || isArray(e.shape) || e.args.length !== 2 || !isArray(e.args[0]!.shape))
        return undefined
      const [a, b] = [transpose(e.args[0]!), e.args[1]!]
      if (isUnitVector(a) && b.kind !== 'number') return component(b, [a.args[0]!])
      return isUnitVector(b) ? component(a, [b.args[0]!]) : undefined
    },
    law: [{ where: 'p: n; k: index', left: "e_k' p", right: 'p_k' }],
  },
  {
    name: 'sum-of-unit-vector',
    rewrite: (e) => (isApply(e, sumOp) && isUnitVector(e.args[0]!) ? one : undefined),
    law: [{ where: 'x: n; k: index', left: 'sum(e_k) x', right: 'x' }],
  },
]

const isUnitVector = (e: Expr): e is Applied => e.kind === 'apply' && e.op.name === 'unit'
