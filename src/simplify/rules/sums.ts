import { component, minusOne, one, size } from '../../expression/make.js'
import type { Expr, SymbolNode } from '../../expression/node.js'
import { columnsOf, isArray, rowsOf } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import {
  type Applied,
  add,
  entriesOf,
  hadamard,
  isApply,
  isIdentity,
  isOnes,
  isOnesArray,
  mul,
  ones,
  onesLike,
  power,
  splitCoefficient,
  transpose,
} from '../../operators/algebra/build.js'
import { diagOp, diagonal, diagonalOp } from '../../operators/algebra/diagonal.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import { isSymmetric } from '../../operators/algebra/properties.js'
import { colSumOp, rowSum, rowSumOp, sumOf, sumOp } from '../../operators/algebra/sums.js'
import { trace, traceOp } from '../../operators/algebra/trace.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import { colMean, mean, rowMean } from '../../operators/reductions/means.js'
import { cost } from '../cost.js'
import type { Rule } from '../rule.js'

/** Sums of entries, row and column sums, traces. */

const sumsToOne = (e: Expr): boolean =>
  e.kind === 'symbol' && (e.properties.has('probability') || e.properties.has('onehot') || definesSoftmax(e))

const definesSoftmax = (e: SymbolNode): boolean =>
  e.definition?.kind === 'apply' && e.definition.op.name === 'softmax'

const isSoftmax = (e: Expr): boolean => e.kind === 'apply' && e.op.name === 'softmax'

/** Takes the scalar factors of a product out of a linear operator. */
const scalarsOut =
  (op: { readonly key: string }, remake: (a: Expr) => Expr) =>
  (e: Expr): Expr | undefined => {
    if (!isApply(e, op)) return undefined
    const a = e.args[0]!
    if (!isApply(a, productOp) || isArray(a.args[0]!.shape)) return undefined
    const arrays = a.args.filter((f) => isArray(f.shape))
    return mul(...a.args.filter((f) => !isArray(f.shape)), remake(mul(...arrays)))
  }

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
    name: 'scalar-out-of-row-sum',
    rewrite: scalarsOut(rowSumOp, (a) => mul(a, onesColumns(a))),
    law: [{ where: 'c: scalar; X: m×n', left: 'row_sum(c X)', right: 'c row_sum(X)' }],
  },
  {
    name: 'scalar-out-of-column-sum',
    rewrite: scalarsOut(colSumOp, (a) => mul(transpose(a), ones(rowsOf(a.shape)))),
    law: [{ where: 'c: scalar; X: m×n', left: 'col_sum(c X)', right: 'c col_sum(X)' }],
  },
  {
    name: 'row-sum-of-product',
    rewrite: (e) => {
      // (A B) 𝟙 = A (B 𝟙): an outer product or a diagonal matrix collapses
      const a = e.kind === 'apply' && (isApply(e, rowSumOp) || isApply(e, colSumOp)) ? e.args[0]! : undefined
      return a && collapses(a) && isApply(a, productOp) ? sumsOfTerm(e, a) : undefined
    },
    law: [
      { where: 'a: m; b: n', left: "row_sum(a b')", right: 'sum(b) a' },
      { where: 'A: m×n; x: n', left: 'row_sum(A diag(x))', right: 'A x' },
      { where: 'A: m×n; x: m', left: 'row_sum(diag(x) A)', right: 'x .* row_sum(A)' },
    ],
  },
  {
    name: 'trace-of-diagonal',
    rewrite: (e) => {
      if (!isApply(e, traceOp)) return undefined
      const a = e.args[0]!
      if (isIdentity(a)) return size(rowsOf(a.shape))
      if (isApply(a, diagOp)) return sumOf(a.args[0]!)
      return undefined
    },
    law: [{ where: 'v: n; x: n', left: 'tr(diag(v)) x', right: 'sum(v) x' }],
  },
  {
    name: 'diagonal-of-diagonal',
    rewrite: (e) => {
      if (!isApply(e, diagonalOp)) return undefined
      const a = e.args[0]!
      if (isApply(a, diagOp)) return a.args[0]!
      if (isApply(a, transposeOp)) return diagonal(a.args[0]!)
      if (isIdentity(a)) return ones(rowsOf(a.shape))
      if (isApply(a, hadamardOp) && a.args.some(isIdentity))
        return diagonal(hadamard(...a.args.filter((f) => !isIdentity(f)), onesLike(a.shape)))
      return undefined
    },
    law: [
      { where: 'v: n', left: 'diag(diag(v))', right: 'v' },
      { where: 'X: n×n', left: "diag(X')", right: 'diag(X)' },
    ],
  },
  {
    name: 'diagonal-of-transposed',
    rewrite: (e, simplify) => {
      // the diagonal and the trace of a matrix are those of its transpose
      if (!isApply(e, diagonalOp) && !isApply(e, traceOp)) return undefined
      const a = e.args[0]!
      const turned = simplify(isApply(a, addOp) ? add(...a.args.map(transpose)) : transpose(a))
      return cost(turned) < cost(a) ? (isApply(e, traceOp) ? trace(turned) : diagonal(turned)) : undefined
    },
    law: [
      { where: 'A: n×n; B: n×n; x: n', left: "x .* diag(A' B')", right: 'x .* diag(B A)' },
      { where: 'A: n×n; B: n×n; c: scalar', left: "c tr(A' B')", right: 'c tr(B A)' },
    ],
  },
  {
    name: 'diagonal-of-scaled',
    rewrite: (e) => {
      // diag(A diag(v) B) is (A ⊙ Bᵀ) v, diag(A diag(v)) is diag(A) ⊙ v
      const a = isApply(e, diagonalOp) ? e.args[0]! : undefined
      if (!a || !isApply(a, productOp)) return undefined
      const scalars = a.args.filter((f) => !isArray(f.shape))
      const chain = a.args.filter((f) => isArray(f.shape))
      const i = chain.findIndex((f) => isApply(f, diagOp))
      const d = chain[i]
      if (!d || !isApply(d, diagOp)) return undefined
      const [left, right] = [chain.slice(0, i), chain.slice(i + 1)]
      const v = d.args[0]!
      const value =
        left.length > 0 && right.length > 0
          ? mul(...scalars, hadamard(mul(...left), transpose(mul(...right))), v)
          : mul(...scalars, hadamard(diagonal(mul(...left, ...right)), v))
      return cost(value) < cost(e) ? value : undefined
    },
    law: [
      { where: 'A: n×n; B: n×n; v: n', left: 'diag(A diag(v) B)', right: "(A .* B') v" },
      { where: 'A: n×n; v: n; w: n', left: 'w .* diag(A diag(v))', right: 'w .* v .* diag(A)' },
    ],
  },
  {
    name: 'diagonal-of-outer-product',
    rewrite: (e) => {
      const a = isApply(e, diagonalOp) ? e.args[0]! : undefined
      if (!a || !isApply(a, productOp)) return undefined
      const { coefficient, rest } = splitCoefficient(a)
      if (!isApply(rest, productOp)) return undefined
      const cut = rest.args.findIndex((f) => f.shape.kind === 'vector')
      if (cut < 0) return undefined
      return mul(
        coefficient,
        hadamard(mul(...rest.args.slice(0, cut + 1)), transpose(mul(...rest.args.slice(cut + 1)))),
      )
    },
    law: [{ where: 'a: n; b: n', left: "diag(a b')", right: 'a .* b' }],
  },
  {
    name: 'trace-of-product-with-diagonal',
    rewrite: (e) => {
      const a = isApply(e, traceOp) ? e.args[0]! : undefined
      if (!a || !isApply(a, productOp)) return undefined
      const i = a.args.findIndex((f) => isApply(f, diagOp))
      const d = a.args[i]
      if (!d || !isApply(d, diagOp)) return undefined
      const around = [...a.args.slice(i + 1), ...a.args.slice(0, i)]
      return mul(transpose(diagonal(mul(...around))), d.args[0]!)
    },
    law: [{ where: 'A: n×n; v: n', left: 'tr(A diag(v))', right: "diag(A)' v" }],
  },
  {
    name: 'row-sum-of-diagonal',
    rewrite: (e) => {
      const a = e.kind === 'apply' && (isApply(e, rowSumOp) || isApply(e, colSumOp)) ? e.args[0]! : undefined
      return a && isApply(a, diagOp) ? a.args[0]! : undefined
    },
    law: [{ where: 'v: n', left: 'row_sum(diag(v))', right: 'v' }],
  },
  {
    name: 'row-sum-of-sum',
    rewrite: (e) => {
      const a = e.kind === 'apply' && (isApply(e, rowSumOp) || isApply(e, colSumOp)) ? e.args[0]! : undefined
      if (e.kind !== 'apply' || !a || !isApply(a, addOp)) return undefined
      return a.args.every(collapses) ? add(...a.args.map((t) => sumsOfTerm(e, t))) : undefined
    },
    law: [{ where: 'v: n; x: n', left: 'row_sum(diag(v) - I) .* x', right: '(v - 1) .* x' }],
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
    name: 'mean-of-rows',
    rewrite: (e) => {
      if (!isApply(e, productOp) || e.shape.kind !== 'vector') return undefined
      for (const s of e.args) {
        if (s.kind !== 'apply' || (s.op !== rowSumOp && s.op !== colSumOp)) continue
        const row = s.op === rowSumOp
        const { shape } = s.args[0]!
        const below = power(size(row ? columnsOf(shape) : rowsOf(shape)), minusOne)
        if (below.kind === 'number' || !e.args.includes(below)) continue
        const averaged = row ? rowMean(s.args[0]!) : colMean(s.args[0]!)
        return mul(...e.args.filter((f) => f !== below).map((f) => (f === s ? averaged : f)))
      }
      return undefined
    },
    law: [{ where: 'X: m×n', left: '2 col_sum(X)/m', right: '2 col_mean(X)' }],
  },
  {
    name: 'column-sum-of-symmetric',
    rewrite: (e) => (isApply(e, colSumOp) && isSymmetric(e.args[0]!) ? rowSum(e.args[0]!) : undefined),
    law: [{ where: 'S: n×n symmetric; x: n', left: 'col_sum(S) .* x', right: 'row_sum(S) .* x' }],
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
    name: 'sum-of-row-sums',
    rewrite: (e) => {
      const a = isApply(e, sumOp) ? e.args[0]! : undefined
      return a && (isApply(a, rowSumOp) || isApply(a, colSumOp)) ? sumOf(a.args[0]!) : undefined
    },
    law: [{ where: 'X: m×n', left: 'sum(row_sum(X))', right: 'sum(X)' }],
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

/** Terms whose row and column sums are simpler than they are: diagonals, I, outer products. */
function collapses(t: Expr): boolean {
  const { rest } = splitCoefficient(t)
  const factors = isApply(rest, productOp) ? rest.args : [rest]
  return factors.some((f) => isIdentity(f) || isApply(f, diagOp) || f.shape.kind === 'vector')
}

/** The row or column sums, as `of` says, of one term. */
const sumsOfTerm = (of: Expr, t: Expr): Expr =>
  isApply(of, rowSumOp) ? mul(t, onesColumns(t)) : mul(transpose(t), ones(rowsOf(t.shape)))

const onesColumns = (a: Expr): Expr =>
  a.shape.kind === 'matrix' ? ones(a.shape.columns) : ones(rowsOf(a.shape))
