import { entryOf } from '../../../calculus/components.js'
import { freeIndices } from '../../../expression/indices.js'
import { component, symbol, table } from '../../../expression/make.js'
import type { Expr, SymbolNode } from '../../../expression/node.js'
import { told } from '../../../expression/phrase.js'
import { isArray } from '../../../expression/shape.js'
import { substitute } from '../../../expression/substitute.js'
import { postorder } from '../../../expression/walk.js'
import { hasLoops } from '../../../indices/rename.js'
import { addOp } from '../../../operators/algebra/add.js'
import { add, hadamard, isApply, mul, transpose } from '../../../operators/algebra/build.js'
import { diagOp } from '../../../operators/algebra/diagonal.js'
import { hadamardOp } from '../../../operators/algebra/hadamard.js'
import { innerProduct } from '../../../operators/algebra/inner.js'
import { productOp } from '../../../operators/algebra/product.js'
import { sumOp } from '../../../operators/algebra/sums.js'
import { cost } from '../../../simplify/cost.js'
import { simplify } from '../../../simplify/simplify.js'
import type { FreshNames } from '../../names.js'
import { simplest } from '../../simplest.js'
import type { Step } from '../../step.js'

export interface Collected {
  /** the derivative at the positions, as others go on with it */
  readonly entry: Expr
  /** the array of all entries over the positions; undefined where it has more than two axes */
  readonly array?: Expr
  /** the line that names the array, where it has grown long */
  readonly name?: Step
}

/** Σ_ij A_ij B_ij is tr(AᵀB), where that is not much longer. */
export function asTraces(e: Expr): Expr {
  const sums = postorder([e], { definitions: false }).flatMap((x): [Expr, Expr][] => {
    const inside = isApply(x, sumOp) ? x.args[0]! : undefined
    if (!inside || !isApply(inside, hadamardOp) || inside.shape.kind !== 'matrix') return []
    const [a, ...others] = inside.args
    const b = hadamard(...others)
    // tr(A Bᵀ) where that has fewer marks than tr(Aᵀ B)
    const all = [innerProduct(a!, b), innerProduct(transpose(a!), transpose(b))] as const
    return [[x, cost(all[1]) < cost(all[0]) ? all[1] : all[0]]]
  })
  if (sums.length === 0) return e
  const traced = simplify(substitute(e, new Map(sums)))
  return cost(traced) <= cost(e) + 1 ? traced : e
}

/** The matrix of u_i M_ij v_j as (u vᵀ) ⊙ M, where that is shorter than diag(u) M diag(v). */
function scaledTogether(e: Expr): Expr {
  if (!isApply(e, productOp)) return e
  for (const [k, left] of e.args.entries()) {
    const [matrix, right] = e.args.slice(k + 1, k + 3)
    if (!right || !isApply(left, diagOp) || !isApply(right, diagOp)) continue
    const scaled = hadamard(mul(left.args[0]!, transpose(right.args[0]!)), matrix!)
    const together = mul(...e.args.slice(0, k), scaled, ...e.args.slice(k + 3))
    return cost(together) < cost(e) ? together : e
  }
  return e
}

/** The array whose entries at these positions the formula gives. */
function arrayOf(formula: Expr, at: readonly SymbolNode[]): Expr {
  if (at.length === 0) return formula
  const same = formula.kind === 'component' && at.every((i, n) => formula.at[n] === i)
  return same && formula.at.length === at.length && freeIndices(formula.of).size === 0
    ? columnOf(formula.of)
    : table(at, formula)
}

/** The entries of a row are told as those of its column. */
const columnOf = (e: Expr): Expr => (e.shape.kind === 'covector' ? transpose(e) : e)

/** The entry of an array with products left whole, also below sums and beside scalars: 2 c (A x)_i. */
function wholeEntry(e: Expr, at: readonly SymbolNode[]): Expr {
  if (isApply(e, addOp)) return add(...e.args.map((t) => wholeEntry(t, at)))
  if (!isApply(e, productOp)) return simplify(entryOf(e, at))
  const chain = e.args.filter((f) => isArray(f.shape))
  const scalars = e.args.filter((f) => !isArray(f.shape))
  const [i, j] = at
  const cut = chain.findIndex((f, k) => f.shape.kind === 'vector' && k < chain.length - 1)
  if (cut < 0 || !j) return mul(...scalars, simplify(entryOf(mul(...chain), at)))
  // an outer product: (A a)_i (B b)_j
  const [left, right] = [mul(...chain.slice(0, cut + 1)), transpose(mul(...chain.slice(cut + 1)))]
  return mul(...scalars, simplify(entryOf(left, [i!])), simplify(entryOf(right, [j])))
}

/** An array that is longer than this gets a name (δ), so that a deep program stays linear in size. */
const longestUnnamed = 90

/** The array whose entries a formula gives, by matrices where they say it, and the entry as that array's. */
export function collect(
  formula: Expr,
  at: readonly SymbolNode[],
  fresh: FreshNames,
  mayBeNamed: boolean,
  isGradient: boolean,
): Collected {
  if (at.length > 2) return { entry: formula }
  const found = asTraces(simplest(arrayOf(formula, at)))
  // of a Jacobian the scaled rows and columns are factors of the chain
  const array = isGradient ? scaledTogether(found) : found
  const long = mayBeNamed && cost(array) > longestUnnamed
  if (!long) {
    if (hasLoops(array) || !hasLoops(formula)) return { entry: formula, array }
    return { array, entry: at.length === 0 ? array : wholeEntry(array, at) }
  }
  const δ = symbol(fresh.take(['δ']), array.shape, { definition: array, origin: 'engine' })
  const name: Step = {
    rule: 'name',
    title: told('nameParts').title,
    sides: [δ, array],
    shape: δ.shape,
    names: [δ],
  }
  return { array: δ, entry: at.length === 0 ? δ : component(δ, at), name }
}
