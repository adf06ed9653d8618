import { freeIndices, lengthOf } from '../expression/indices.js'
import { component, number, one, reduce } from '../expression/make.js'
import type { ApplyNode, Expr, ReduceNode, SymbolNode } from '../expression/node.js'
import { isArray, rowsOf, vector } from '../expression/shape.js'
import { substitute } from '../expression/substitute.js'
import { dependents, postorder } from '../expression/walk.js'
import { freshIndex, replaceIndices } from '../indices/rename.js'
import { GradusError } from '../language/errors.js'
import { addOp } from '../operators/algebra/add.js'
import {
  add,
  hadamard,
  identity,
  isApply,
  isZero,
  mul,
  ones,
  transpose,
  zeroOf,
} from '../operators/algebra/build.js'
import { unit } from '../operators/algebra/constants.js'
import { diag, diagOp, diagonal, diagonalOp } from '../operators/algebra/diagonal.js'
import { hadamardOp } from '../operators/algebra/hadamard.js'
import { productOp } from '../operators/algebra/product.js'
import { colSumOp, rowSumOp } from '../operators/algebra/sums.js'
import { transposeOp } from '../operators/algebra/transpose.js'
import { blocks } from '../operators/matrices/blocks.js'
import { en } from '../words/en.js'

/**
 * Readings of an expression L[d] that is linear in a differential d: its adjoint, its matrix.
 */

/** A differential stands in the expression itself, never in what a name stands for: a long program is not walked for each of its parts. */
const overNames = { definitions: false } as const

/** Adjoint: the G with ⟨g, L[d]⟩ = ⟨G, d⟩ for all d; g is shaped like L[d], G like d. */
export function pullback(linear: Expr, d: SymbolNode, g: Expr): Expr {
  const moving = dependents([linear], d, overNames)
  if (!moving.has(linear)) return zeroOf(d.shape)
  const cotangents = new Map<Expr, Expr[]>([[linear, [g]]])
  const give = (e: Expr, c: Expr): void => {
    if (isZero(c)) return
    const list = cotangents.get(e)
    if (list) list.push(c)
    else cotangents.set(e, [c])
  }
  const inside = (e: Expr): boolean => !moving.has(e) || e.kind === 'reduce' || e.kind === 'table'
  for (const e of postorder([linear], { ...overNames, stop: inside }).reverse()) {
    const list = cotangents.get(e)
    if (!list || !moving.has(e) || e === d) continue
    // the walk meets the last operand first: back to the order in which the terms stand
    const c = add(...list.reverse())
    switch (e.kind) {
      case 'apply':
        e.args.forEach((a, i) => {
          if (!moving.has(a)) return
          if (!e.op.adjoint)
            throw new GradusError({
              code: 'rule/missing',
              message: `${en.operators[e.op.name].title.toLowerCase()} (${e.op.name}) has no adjoint here yet`,
            })
          // an operand that stands twice gets both parts: each place has its own adjoint
          give(a, e.op.adjoint(e, i, c))
        })
        break
      case 'component':
        give(e.of, componentAdjoint(e.of, e.at, c))
        break
      case 'reduce': {
        // the condition stays with the sum: what it leaves out need not be defined
        const free = freeIndices(c).has(e.index) ? apartFrom(e) : e
        give(d, reduce('sum', free.index, pullback(free.body, d, c), free.where))
        break
      }
      case 'table': {
        const under = pullback(e.body, d, component(c, e.indices))
        give(
          d,
          e.indices.reduceRight<Expr>((body, i) => reduce('sum', i, body), under),
        )
        break
      }
      default:
        break
    }
  }
  const total = cotangents.get(d)
  return total ? add(...total.reverse()) : zeroOf(d.shape)
}

/** The sum over an index of its own, where what comes from outside speaks of one of the same name. */
function apartFrom(e: ReduceNode): ReduceNode {
  const index = freshIndex(lengthOf(e.index))
  const put = (x: Expr): Expr => replaceIndices(x, new Map<Expr, Expr>([[e.index, index]]))
  return reduce(e.op, index, put(e.body), e.where && put(e.where))
}

function componentAdjoint(of: Expr, at: readonly Expr[], c: Expr): Expr {
  const { shape } = of
  if (shape.kind === 'vector') return mul(c, unit(shape.length, at[0]!))
  if (shape.kind === 'covector') return mul(c, transpose(unit(shape.length, at[0]!)))
  if (shape.kind !== 'matrix') throw new Error('component of a scalar')
  const row = unit(shape.rows, at[0]!)
  return at.length === 1 ? mul(row, transpose(c)) : mul(c, row, transpose(unit(shape.columns, at[1]!)))
}

/** L[d] for a scalar d is L[1]·d: the derivative by a scalar. */
export const coefficient = (linear: Expr, d: SymbolNode): Expr =>
  substitute(linear, new Map<Expr, Expr>([[d, one]]))

/**
 * The matrix M of a vector differential: L[d] = M d for a vector L[d], M a row for a scalar; (M d)ᵀ for a covector.
 * undefined where no closed form is found.
 */
export const matrixOf = (linear: Expr, d: SymbolNode): Expr | undefined => new MatrixReader(d).read(linear)

class MatrixReader {
  readonly #memo = new Map<Expr, boolean>()
  readonly #d: SymbolNode
  constructor(d: SymbolNode) {
    this.#d = d
  }

  #moves(e: Expr): boolean {
    for (const x of postorder([e], { ...overNames, stop: (y) => this.#memo.has(y) }))
      if (!this.#memo.has(x))
        this.#memo.set(
          x,
          x === this.#d ||
            (x.kind === 'apply' && x.args.some((a) => this.#memo.get(a))) ||
            (x.kind === 'component' && (this.#memo.get(x.of) ?? false)) ||
            ((x.kind === 'reduce' || x.kind === 'table') && (this.#memo.get(x.body) ?? false)),
        )
    return this.#memo.get(e)!
  }

  read(e: Expr): Expr | undefined {
    if (e === this.#d) return identity(rowsOf(e.shape))
    // a term in which d has cancelled is zero
    if (!this.#moves(e) && e.shape.kind !== 'matrix') return this.#zero(e)
    if (e.shape.kind === 'scalar') return transpose(pullback(e, this.#d, one))
    if (e.shape.kind === 'matrix' || e.kind !== 'apply') return undefined
    if (isApply(e, addOp)) return this.#sum(e.args.map((a) => this.read(a)))
    if (isApply(e, transposeOp)) return this.read(e.args[0]!)
    if (isApply(e, hadamardOp)) return this.#hadamard(e)
    if (isApply(e, productOp)) return this.#product(e)
    if (isApply(e, rowSumOp)) return this.#times(e.args[0]!, ones(shapeColumns(e.args[0]!)))
    if (isApply(e, colSumOp)) return this.#times(transpose(e.args[0]!), ones(rowsOf(e.args[0]!.shape)))
    if (isApply(e, diagonalOp)) return this.#diagonal(e.args[0]!)
    if (e.op.name === 'blocks') return this.#stacked(e.args)
    return undefined
  }

  /** Parts that stand one below the other, or side by side in a row: so do the rows of their matrices. */
  #stacked(parts: readonly Expr[]): Expr | undefined {
    const rows = parts.map((p) => this.read(p))
    return rows.every((r) => r !== undefined) ? blocks(rows.map((r) => [r as Expr])) : undefined
  }

  #zero({ shape }: Expr): Expr {
    const row = transpose(ones(rowsOf(this.#d.shape)))
    return mul(zeroOf(shape.kind === 'covector' ? vector(shape.length) : shape), row)
  }

  #sum(parts: readonly (Expr | undefined)[]): Expr | undefined {
    return parts.every((p) => p !== undefined) ? add(...(parts as Expr[])) : undefined
  }

  #hadamard(e: ApplyNode): Expr | undefined {
    const i = e.args.findIndex((a) => this.#moves(a))
    const others = e.args.filter((_, j) => j !== i)
    const m = this.read(e.args[i]!)
    return m && mul(diag(hadamard(...others)), m)
  }

  #product(e: ApplyNode): Expr | undefined {
    const i = e.args.findIndex((a) => this.#moves(a))
    const f = e.args[i]!
    const scalars = e.args.filter((a, j) => j !== i && !isArray(a.shape))
    const row = e.shape.kind === 'covector'
    if (!isArray(f.shape)) {
      const rest = mul(...e.args.filter((_, j) => j !== i))
      const m = this.read(f)
      return m && mul(row ? transpose(rest) : rest, m)
    }
    const before = e.args.slice(0, i).filter((a) => isArray(a.shape))
    const after = e.args.slice(i + 1).filter((a) => isArray(a.shape))
    if (f.shape.kind === 'vector') {
      // … P f, or a row that f starts, which is an outer product
      const m = after.length === 0 ? this.read(f) : undefined
      return m && mul(...scalars, ...before, m)
    }
    if (f.shape.kind === 'covector') {
      // P (f S) = P Sᵀ fᵀ, and f S = (Sᵀ fᵀ)ᵀ
      const m = this.read(f)
      if (!m) return undefined
      if (row && before.length > 0) return undefined
      return mul(...scalars, ...before, transpose(mul(...after)), m)
    }
    if (row) {
      // (P N S)ᵀ = Sᵀ (Nᵀ Pᵀ)
      if (before.length === 0) return undefined
      const m = this.#times(transpose(f), transpose(mul(...before)))
      return m && mul(...scalars, transpose(mul(...after)), m)
    }
    if (after.length === 0) return undefined
    const m = this.#times(f, mul(...after))
    return m && mul(...scalars, ...before, m)
  }

  /** The matrix of N s, for a matrix N that is linear in d and a constant vector s. */
  #times(n: Expr, s: Expr): Expr | undefined {
    if (n.kind !== 'apply') return undefined
    if (isApply(n, addOp))
      return this.#sum(n.args.map((a) => (this.#moves(a) ? this.#times(a, s) : undefined)))
    if (isApply(n, productOp)) return this.read(mul(n, s))
    if (isApply(n, diagOp)) return this.read(hadamard(s, n.args[0]!))
    if (isApply(n, hadamardOp)) return this.#maskedTimes(n, s)
    if (isApply(n, transposeOp)) {
      const inner = n.args[0]!
      if (isApply(inner, addOp)) return this.#sum(inner.args.map((a) => this.#times(transpose(a), s)))
      if (isApply(inner, hadamardOp)) return this.#maskedTimes(inner, s, true)
    }
    return undefined
  }

  /** (C ∘ p qᵀ) s = p ⊙ C (q ⊙ s). */
  #maskedTimes(n: ApplyNode, s: Expr, turned = false): Expr | undefined {
    const i = n.args.findIndex((a) => this.#moves(a))
    const mask = hadamard(...n.args.filter((_, j) => j !== i))
    const f = n.args[i]!
    if (!isApply(f, productOp)) return undefined
    const scalars = f.args.filter((a) => !isArray(a.shape))
    const chain = f.args.filter((a) => isArray(a.shape))
    const cut = chain.findIndex((a) => a.shape.kind === 'vector')
    if (cut < 0) return undefined
    let p = mul(...chain.slice(0, cut + 1))
    let q = transpose(mul(...chain.slice(cut + 1)))
    let c = mask
    if (turned) [p, q, c] = [q, p, transpose(mask)]
    return this.read(mul(...scalars, hadamard(p, mul(c, hadamard(q, s)))))
  }

  /** diag(N): of A diag(w) B it is (A ∘ Bᵀ) w, of p qᵀ it is p ⊙ q. */
  #diagonal(n: Expr): Expr | undefined {
    if (isApply(n, addOp)) return this.#sum(n.args.map((a) => this.#diagonal(a)))
    if (isApply(n, transposeOp)) return this.#diagonal(n.args[0]!)
    if (isApply(n, diagOp)) return this.read(n.args[0]!)
    if (!isApply(n, productOp)) return undefined
    const scalars = n.args.filter((a) => !isArray(a.shape))
    const chain = n.args.filter((a) => isArray(a.shape))
    if (scalars.some((s) => this.#moves(s))) return this.read(mul(...scalars, diagonal(mul(...chain))))
    const cut = chain.findIndex((a) => a.shape.kind === 'vector')
    if (cut >= 0)
      return this.read(
        mul(...scalars, hadamard(mul(...chain.slice(0, cut + 1)), transpose(mul(...chain.slice(cut + 1))))),
      )
    const i = chain.findIndex((a) => this.#moves(a))
    const f = chain[i]!
    if (!isApply(f, diagOp)) return undefined
    const size = rowsOf(n.shape)
    const left = i === 0 ? identity(size) : mul(...chain.slice(0, i))
    const right = i === chain.length - 1 ? identity(size) : mul(...chain.slice(i + 1))
    return this.read(mul(...scalars, hadamard(left, transpose(right)), f.args[0]!))
  }
}

const shapeColumns = (e: Expr) => (e.shape.kind === 'matrix' ? e.shape.columns : rowsOf(number(1).shape))
