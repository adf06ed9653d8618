import { build, component, one, zero } from '../expression/make.js'
import type { ApplyNode, Expr, SymbolNode } from '../expression/node.js'
import { columnsOf, isArray, rowsOf } from '../expression/shape.js'
import { substitute } from '../expression/substitute.js'
import { postorder } from '../expression/walk.js'
import { entryOf as entryInside, speaksOfIndices } from '../indices/entries.js'
import { normalForm } from '../indices/normal.js'
import { hasLoops } from '../indices/rename.js'
import { addOp } from '../operators/algebra/add.js'
import { add, isApply, isIdentity, isOnes, isZero, mul, transpose } from '../operators/algebra/build.js'
import { unit } from '../operators/algebra/constants.js'
import { diagOp, diagonalOp } from '../operators/algebra/diagonal.js'
import { hadamardOp } from '../operators/algebra/hadamard.js'
import { productOp } from '../operators/algebra/product.js'
import { transposeOp } from '../operators/algebra/transpose.js'
import { kroneckerDelta } from '../operators/elementwise/comparison.js'

/**
 * Entries of array expressions: (A B)_kl, and what becomes of a linear map when one entry moves alone. Products with
 * unit vectors pick entries, e_kᵀ A e_i = A_ki, and meet in Kronecker deltas, e_kᵀ e_i = δ_ki.
 */

/** L[d] where only one entry of d moves: d = e_i e_jᵀ for a matrix, e_i for a vector, 1 for a scalar. */
export const movingEntry = (linear: Expr, d: SymbolNode, at: readonly Expr[]): Expr =>
  substitute(linear, new Map<Expr, Expr>([[d, entryDirection(d, at)]]))

function entryDirection(d: SymbolNode, at: readonly Expr[]): Expr {
  const { shape } = d
  if (shape.kind === 'matrix') return mul(unit(shape.rows, at[0]!), transpose(unit(shape.columns, at[1]!)))
  if (!isArray(shape)) return one
  return shape.kind === 'vector' ? unit(rowsOf(shape), at[0]!) : transpose(unit(columnsOf(shape), at[0]!))
}

/** Deeper than this an entry is left as it is: (…)_kl. */
const deepest = 60

/** The entry of an array at the given positions, one for each axis: taken as far inside as it goes. A scalar is its own. */
export function entryOf(e: Expr, at: readonly Expr[], depth = 0): Expr {
  if (hasLoops(e)) return normalForm(entryInside(e, at, (x) => speaksOfIndices(x) || hasUnit(x)))
  if (!isArray(e.shape)) return e
  const inner = (x: Expr, p: readonly Expr[] = at): Expr => entryOf(x, p, depth + 1)
  if (e.kind !== 'apply' || depth > deepest) return component(e, at)
  if (isZero(e)) return zero
  if (isOnes(e)) return one
  if (isIdentity(e)) return kroneckerDelta(at[0]!, at[1]!)
  if (e.op.name === 'unit') return kroneckerDelta(at[0]!, e.args[0]!)
  if (isApply(e, transposeOp)) return inner(e.args[0]!, [...at].reverse())
  if (isApply(e, addOp)) return add(...e.args.map((a) => inner(a)))
  if (isApply(e, hadamardOp)) return mul(...e.args.map((a) => inner(a)))
  if (isApply(e, diagOp)) return mul(kroneckerDelta(at[0]!, at[1]!), inner(e.args[0]!, [at[0]!]))
  if (isApply(e, diagonalOp)) return inner(e.args[0]!, [at[0]!, at[0]!])
  if (isApply(e, productOp)) {
    const scalars = e.args.filter((a) => !isArray(a.shape))
    const chain = e.args.filter((a) => isArray(a.shape)).flatMap(splitUnit)
    return mul(...scalars, chainEntry(chain, at, inner))
  }
  if (e.op.elementwise)
    return build(
      e.op,
      e.args.map((a) => inner(a)),
    )
  return component(e, at)
}

/** The entry of a product of arrays. */
function chainEntry(
  chain: readonly Expr[],
  at: readonly Expr[],
  inner: (e: Expr, at: readonly Expr[]) => Expr,
): Expr {
  const [first, last] = [chain[0]!, chain.at(-1)!]
  if (chain.length === 1) return inner(first, at)
  // a sum in which an entry moves alone comes apart
  const sum = chain.findIndex((f) => isApply(f, addOp) && hasUnit(f))
  if (sum >= 0)
    return add(
      ...(chain[sum] as ApplyNode).args.map((t) =>
        inner(mul(...chain.slice(0, sum), t, ...chain.slice(sum + 1)), at),
      ),
    )
  const cut = chain.findIndex((f) => f.shape.kind === 'vector')
  // an outer product p qᵀ: p_k q_l
  if (cut >= 0 && cut < chain.length - 1)
    return mul(
      inner(mul(...chain.slice(0, cut + 1)), [at[0]!]),
      inner(mul(...chain.slice(cut + 1)), [at[1]!]),
    )
  const row = first.shape.kind === 'covector'
  const rest = (from: number, to?: number): Expr => mul(...chain.slice(from, to))
  const turned = row ? transpose(first) : first
  if (row && isUnit(turned)) return inner(rest(1), [turned.args[0]!, at[0]!])
  if (!row && isApply(first, diagOp)) return mul(inner(first.args[0]!, [at[0]!]), inner(rest(1), at))
  if (isUnit(last)) return inner(rest(0, -1), [at[0]!, last.args[0]!])
  if (last.shape.kind === 'matrix' && isApply(last, diagOp))
    return mul(inner(rest(0, -1), at), inner(last.args[0]!, [at.at(-1)!]))
  return component(mul(...chain), at)
}

/** diag(e_i) is e_i e_iᵀ. */
const splitUnit = (e: Expr): readonly Expr[] =>
  isApply(e, diagOp) && isUnit(e.args[0]!) ? [e.args[0], transpose(e.args[0])] : [e]

const hasUnit = (e: Expr): boolean => postorder([e], { definitions: false }).some(isUnit)

const isUnit = (e: Expr): e is Expr & { kind: 'apply' } => e.kind === 'apply' && e.op.name === 'unit'
