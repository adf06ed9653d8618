import { apply, build, minusOne } from '../expression/make.js'
import { type ApplyNode, childrenOf, type Expr } from '../expression/node.js'
import { isArray } from '../expression/shape.js'
import { postorder } from '../expression/walk.js'
import { addOp } from '../operators/algebra/add.js'
import { add, isApply, isNumber, power, transpose } from '../operators/algebra/build.js'
import { hadamardOp } from '../operators/algebra/hadamard.js'
import { inverseOp, matrixPowerOp } from '../operators/algebra/inverse.js'
import { powerOp } from '../operators/algebra/power.js'
import { productOp } from '../operators/algebra/product.js'
import { transposeOp } from '../operators/algebra/transpose.js'
import { cost } from './cost.js'
import { groupedDiagonals } from './group-diagonals.js'
import { simplify } from './simplify.js'

/**
 * The last touch on an answer: one mark for several. (X⁻¹ B A X⁻¹)ᵀ for X⁻ᵀ Aᵀ Bᵀ X⁻ᵀ, (u/v)² for u²/v². The constructors keep the other form,
 * since factors meet and cancel there; so this is done once, at the end, with bare nodes.
 */
export function grouped(root: Expr): Expr {
  if (cost(root) > longestGrouped) return root
  const done = new Map<Expr, Expr>()
  const inner = (e: Expr): Expr => {
    const parts = childrenOf(e).map((c) => done.get(c)!)
    return e.kind === 'apply' && parts.some((p, i) => p !== e.args[i]) ? apply(e.op, parts) : e
  }
  for (const e of postorder([root], { definitions: false })) {
    const turned = transposedGroup(e)
    done.set(e, turned ?? quotientOfPowers(groupedDiagonals(inner(e))))
  }
  return done.get(root)!
}

const longestGrouped = 160

/** A transpose around the whole spares at least this many nodes: less is not worth reading backwards. */
const worthTurning = 3

/** A matrix whose factors are all transposed, as the transpose of one whose are not. */
function transposedGroup(e: Expr): Expr | undefined {
  if (e.kind !== 'apply' || e.shape.kind !== 'matrix') return undefined
  if (![productOp, addOp, inverseOp, matrixPowerOp].some((op) => isApply(e, op))) return undefined
  const scalars = isApply(e, productOp) ? e.args.filter((f) => !isArray(f.shape)) : []
  const arrays = isApply(e, productOp) ? e.args.filter((f) => isArray(f.shape)) : [e]
  if (arrays.length === 0 || !onlyMatrices(arrays)) return undefined
  const array = spread(arrays.length === 1 ? arrays[0]! : apply(productOp, arrays))
  if (scalars.length > 0 && arrays.length === 1) return undefined
  const plain = simplify(transpose(array))
  if (postorder([plain], { definitions: false }).some((x) => isApply(x, transposeOp))) return undefined
  // read again it is the same
  if (spread(transpose(plain)) !== array && spread(apply(transposeOp, [plain])) !== array) return undefined
  const turned = apply(transposeOp, [plain])
  if (cost(turned) > cost(array) - worthTurning) return undefined
  return scalars.length === 0 ? turned : apply(productOp, [...scalars, turned])
}

/** Transposes of sums taken to their terms, so that it does not matter how they were written. */
function spread(e: Expr): Expr {
  if (isApply(e, transposeOp) && isApply(e.args[0]!, addOp))
    return add(...e.args[0]!.args.map((t) => spread(transpose(t))))
  return isApply(e, productOp) || isApply(e, addOp) ? build(e.op, e.args.map(spread)) : e
}

/** Columns and rows keep their side: 2 xᵀ Wᵀ W shows the order of the factors. */
const onlyMatrices = (roots: readonly Expr[]): boolean =>
  postorder(roots, {
    definitions: false,
    stop: (x) => x.kind !== 'apply' || !(isApply(x, productOp) || isApply(x, addOp)),
  }).every((x) => x.shape.kind === 'matrix' || x.shape.kind === 'scalar')

/** uᵏ v⁻ᵏ as (u/v)ᵏ, of scalars and entry by entry. */
function quotientOfPowers(e: Expr): Expr {
  if (!isApply(e, productOp) && !isApply(e, hadamardOp)) return e
  for (const top of e.args)
    for (const bottom of e.args) {
      if (!isPowerOfFactor(top) || !isPowerOfFactor(bottom)) continue
      const [p, q] = [top.args[1]!, bottom.args[1]!]
      if (p.kind !== 'number' || q.kind !== 'number' || p.numerator <= 0) continue
      if (p.numerator !== -q.numerator || p.denominator !== q.denominator || isNumber(p, 1)) continue
      if (isArray(bottom.shape) && !isArray(top.shape)) continue
      const [u, v] = [top.args[0]!, power(bottom.args[0]!, minusOne)]
      const quotient = isArray(v.shape) ? apply(hadamardOp, [u, v]) : apply(productOp, [v, u])
      const whole = apply(powerOp, [quotient, p])
      const factors = e.args.filter((f) => f !== bottom).map((f) => (f === top ? whole : f))
      const next = factors.length === 1 ? factors[0]! : apply(e.op, factors)
      if (cost(next) < cost(e)) return next
    }
  return e
}

const isPowerOfFactor = (f: Expr): f is ApplyNode => isApply(f, powerOp) && !isArray(f.args[1]!.shape)
