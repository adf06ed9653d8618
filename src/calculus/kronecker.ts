import { type Dim, multiplyDims } from '../expression/dimension.js'
import { build, minusOne, one, size } from '../expression/make.js'
import type { ApplyNode, Expr, SymbolNode } from '../expression/node.js'
import { columnsOf, isArray, rowsOf, type Shape } from '../expression/shape.js'
import { dependents } from '../expression/walk.js'
import { addOp } from '../operators/algebra/add.js'
import {
  add,
  hadamard,
  identity,
  isApply,
  mul,
  ones,
  onesLike,
  power,
  transpose,
} from '../operators/algebra/build.js'
import { unit } from '../operators/algebra/constants.js'
import { diag, diagOp, diagonalOp } from '../operators/algebra/diagonal.js'
import { hadamardOp } from '../operators/algebra/hadamard.js'
import { productOp } from '../operators/algebra/product.js'
import { colSumOp, rowSumOp } from '../operators/algebra/sums.js'
import { transposeOp } from '../operators/algebra/transpose.js'
import { blockSelections } from '../operators/matrices/blocks.js'
import { halfLowerOp } from '../operators/matrices/cholesky.js'
import { commutation } from '../operators/matrices/commutation.js'
import { khatriRao } from '../operators/matrices/khatri-rao.js'
import { kron, kronOp } from '../operators/matrices/kron.js'
import { vec, vecOp } from '../operators/matrices/vec.js'
import { colMeanOp, rowMeanOp } from '../operators/reductions/means.js'
import { pullback } from './linear.js'

/**
 * The Kronecker form of an expression L[d] that is linear in d: the K with vec(L[d]) = K vec(d), entries of L by entries of d, both
 * stacked by columns (a vector is its own stack). Built from vec(A X B) = (Bᵀ ⊗ A) vec(X) and its kin, operator by operator
 * (Magnus and Neudecker, Matrix Differential Calculus, ch. 2 and 3). undefined where an operator has no such matrix.
 */
export function kroneckerOf(linear: Expr, d: SymbolNode): Expr | undefined {
  const moving = dependents([linear], d, { definitions: false })
  if (!moving.has(linear)) return undefined
  return new StackedReader(d, moving).read(linear)
}

const entries = (s: Shape) => multiplyDims(rowsOf(s), columnsOf(s))

/** vec, where a scalar is its own stack. */
const stack = (e: Expr): Expr => (isArray(e.shape) ? vec(e) : e)

class StackedReader {
  readonly #d: SymbolNode
  readonly #moving: ReadonlySet<Expr>
  readonly #memo = new Map<Expr, Expr | undefined>()

  constructor(d: SymbolNode, moving: ReadonlySet<Expr>) {
    this.#d = d
    this.#moving = moving
  }

  read(e: Expr): Expr | undefined {
    if (this.#memo.has(e)) return this.#memo.get(e)
    const found = this.#reading(e)
    this.#memo.set(e, found)
    return found
  }

  #reading(e: Expr): Expr | undefined {
    if (e === this.#d) return identity(entries(e.shape))
    if (!this.#moving.has(e)) return undefined
    if (!isArray(e.shape)) return transpose(stack(pullback(e, this.#d, one)))
    if (e.kind === 'component' && e.at.length === 1 && this.#moving.has(e.of)) {
      // row k of a matrix, as a column
      const { of } = e
      return before(
        kron(identity(columnsOf(of.shape)), transpose(unit(rowsOf(of.shape), e.at[0]!))),
        this.read(of),
      )
    }
    if (e.kind !== 'apply') return undefined
    if (isApply(e, addOp)) return this.#sum(e)
    if (isApply(e, productOp)) return this.#product(e)
    const i = e.args.findIndex((a) => this.#moving.has(a))
    // what varies in two places is a sum over them
    if (e.args.filter((a) => this.#moving.has(a)).length > 1 && e.op.name !== 'blocks') return undefined
    const x = e.args[i]!
    if (isApply(e, transposeOp)) {
      const inner = this.read(x)
      return x.shape.kind === 'matrix'
        ? before(commutation(rowsOf(x.shape), columnsOf(x.shape)), inner)
        : inner
    }
    if (e.op.name === 'blocks') return this.#blocks(e)
    const matrix = stackedMatrix(e, i)
    return matrix && before(matrix, this.read(x))
  }

  #sum(e: ApplyNode): Expr | undefined {
    const parts = e.args.map((a) => this.read(a))
    return parts.every((p) => p !== undefined) ? add(...(parts as Expr[])) : undefined
  }

  /** vec(A N B) = (Bᵀ ⊗ A) vec(N); a scalar factor that varies stands beside the rest, stacked. */
  #product(e: ApplyNode): Expr | undefined {
    const i = e.args.findIndex((a) => this.#moving.has(a))
    const x = e.args[i]!
    const others = e.args.filter((_, j) => j !== i)
    if (others.some((a) => this.#moving.has(a))) return undefined
    const inner = this.read(x)
    if (!inner) return undefined
    if (!isArray(x.shape)) return mul(stack(mul(...others)), inner)
    const scalars = others.filter((a) => !isArray(a.shape))
    const left = e.args.slice(0, i).filter((a) => isArray(a.shape))
    const right = e.args.slice(i + 1).filter((a) => isArray(a.shape))
    return mul(...scalars, around(left, right, x.shape), inner)
  }

  #blocks(e: ApplyNode): Expr | undefined {
    const parts = e.args.flatMap((a, i) => {
      if (!this.#moving.has(a)) return []
      const { before: top, after: side } = blockSelections(e, i)
      const inner = this.read(a)
      return [inner && mul(around(top ? [top] : [], side ? [side] : [], a.shape), inner)]
    })
    return parts.every((p) => p !== undefined) ? add(...(parts as Expr[])) : undefined
  }
}

const before = (matrix: Expr, inner: Expr | undefined): Expr | undefined => inner && mul(matrix, inner)

/** The matrix of N ↦ A N B on stacks. */
function around(left: readonly Expr[], right: readonly Expr[], of: Shape): Expr {
  if (left.length === 0 && right.length === 0) return one
  const turned = right.length === 0 ? undefined : transpose(mul(...right))
  const lead = left.length === 0 ? undefined : mul(...left)
  // a column has nothing on its right but what makes it an outer product, a row nothing but that on its left
  if (!turned && of.kind === 'vector') return lead!
  if (!lead && of.kind === 'covector') return turned!
  return kron(turned ?? identity(columnsOf(of)), lead ?? identity(rowsOf(of)))
}

const inverseOf = (d: Dim): Expr => power(size(d), minusOne)

/** The matrix on stacks of an operator that is linear in operand i. */
function stackedMatrix(e: ApplyNode, i: number): Expr | undefined {
  const x = e.args[i]!
  const [m, n] = [rowsOf(x.shape), columnsOf(x.shape)]
  if (isApply(e, hadamardOp)) return diag(vec(hadamard(...e.args.filter((_, j) => j !== i))))
  if (isApply(e, diagOp)) return khatriRao(identity(m), identity(m))
  if (isApply(e, diagonalOp)) return transpose(khatriRao(identity(m), identity(m)))
  if (isApply(e, rowSumOp)) return kron(transpose(ones(n)), identity(m))
  if (isApply(e, colSumOp)) return kron(identity(n), transpose(ones(m)))
  if (isApply(e, rowMeanOp)) return mul(inverseOf(n), kron(transpose(ones(n)), identity(m)))
  if (isApply(e, colMeanOp)) return mul(inverseOf(m), kron(identity(n), transpose(ones(m))))
  if (isApply(e, halfLowerOp)) return diag(vec(build(halfLowerOp, [onesLike(x.shape)])))
  if (isApply(e, vecOp) || e.op.name === 'unvec') return identity(entries(x.shape))
  if (isApply(e, kronOp)) return kronSlope(e, i)
  return undefined
}

/** vec(A ⊗ B) = (I ⊗ K ⊗ I)(vec A ⊗ vec B), A m×n, B p×q, K = K_qm (Magnus and Neudecker, sec. 3.7, theorem 10). */
function kronSlope(e: ApplyNode, i: number): Expr {
  const [a, b] = e.args as [Expr, Expr]
  const [m, n] = [rowsOf(a.shape), columnsOf(a.shape)]
  const [p, q] = [rowsOf(b.shape), columnsOf(b.shape)]
  const shuffle = kron(identity(n), kron(commutation(q, m), identity(p)))
  return mul(
    shuffle,
    i === 0 ? kron(identity(multiplyDims(m, n)), vec(b)) : kron(vec(a), identity(multiplyDims(p, q))),
  )
}
