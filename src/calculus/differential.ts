import { lengthOf } from '../expression/indices.js'
import { build, component, minusOne, reduce, table } from '../expression/make.js'
import type { ApplyNode, Expr, ReduceNode, SymbolNode } from '../expression/node.js'
import { isArray } from '../expression/shape.js'
import { fold, postorder } from '../expression/walk.js'
import { freshIndex, hasLoops, replaceIndices } from '../indices/rename.js'
import { GradusError } from '../language/errors.js'
import { add, hadamard, isZero, mul, onesLike, power, zeroOf } from '../operators/algebra/build.js'
import { compare } from '../operators/elementwise/comparison.js'
import { en } from '../words/en.js'

/** A scalar differential over an array: dp entry by entry is dp·𝟙. */
const spread = (d: Expr, like: Expr): Expr =>
  isArray(like.shape) && !isArray(d.shape) ? mul(d, onesLike(like.shape)) : d

/**
 * The differential of one node: the sum over its operands of their linear parts in d[i] (shaped like the operand; null is
 * constant). `out` stands for the node's value where a rule uses it.
 * @throws GradusError for an operator that has no rule
 */
export function localDifferential(node: ApplyNode, d: readonly (Expr | null)[], out: Expr = node): Expr {
  const { op } = node
  if (d.every((x) => x === null)) return zeroOf(node.shape)
  if (op.differential) return op.differential(node, d, out)
  if (op.derivative) {
    const terms = d.flatMap((x, i) => {
      if (x === null) return []
      const slope = op.derivative!(node, i, out)
      if (slope === null || isZero(slope)) return []
      return [isArray(node.shape) ? hadamard(spread(slope, node), spread(x, node)) : mul(slope, x)]
    })
    return terms.length === 0 ? zeroOf(node.shape) : add(...terms)
  }
  const terms = d.flatMap((x, i) => {
    if (x === null) return []
    if (!op.linearIn?.(node, i))
      throw new GradusError({
        code: 'rule/missing',
        message: `${en.operators[op.name].title.toLowerCase()} (${op.name}) has no rule for its derivative here yet`,
      })
    return [
      build(
        op,
        node.args.map((a, j) => (j === i ? x : a)),
      ),
    ]
  })
  return add(...terms)
}

/**
 * The differential of a whole expression by one variable: an expression linear in dx. Visits each shared node once. A named intermediate
 * contributes the differential of its definition, or nothing when `names` is 'fixed' (one step of a chain).
 */
export const differential = (
  e: Expr,
  by: SymbolNode,
  dx: Expr,
  names: 'through' | 'fixed' = 'through',
): Expr => differentialOf(e, (s) => (s === by ? dx : undefined), names)

/** The same by several symbols at once: `d` gives the differential of each that varies. */
export function differentialOf(
  e: Expr,
  d: (s: SymbolNode) => Expr | undefined,
  names: 'through' | 'fixed' = 'through',
): Expr {
  const products = nestedProducts(e)
  const total = fold<Expr | null>(
    e,
    (node, below) => {
      if (node.kind === 'symbol') return d(node) ?? below[0] ?? null
      if (below.every((x) => x === null)) return null
      const result = nodeDifferential(node, below, products)
      return result && isZero(result) ? null : result
    },
    { definitions: names === 'through', stop: (x) => x.kind === 'symbol' && d(x) !== undefined },
  )
  return total ?? zeroOf(e.shape)
}

/** Products over several indices, Π_j Π_i: their differential is written over the whole. */
function nestedProducts(root: Expr): ReadonlySet<Expr> {
  const found = new Set<Expr>()
  if (hasLoops(root))
    for (const e of postorder([root], { definitions: false })) {
      if (e.kind !== 'reduce' || e.op !== 'product') continue
      const { body } = e
      if (body.kind === 'reduce' && body.op === 'product') found.add(e).add(body)
    }
  return found
}

function nodeDifferential(
  node: Expr,
  below: readonly (Expr | null)[],
  products: ReadonlySet<Expr>,
): Expr | null {
  switch (node.kind) {
    case 'apply':
      return localDifferential(node, below)
    case 'component':
      return below[0] ? component(below[0], node.at) : null
    case 'table':
      return below[0] ? table(node.indices, below[0]) : null
    case 'reduce': {
      if (!below[0]) return null
      return node.op === 'sum'
        ? reduce('sum', node.index, below[0], node.where)
        : products.has(node)
          ? mul(node, reduce('sum', node.index, mul(power(node.body, minusOne), below[0]), node.where))
          : productDifferential(node, below[0])
    }
    default:
      return null
  }
}

/** d Π_i f_i = Σ_i df_i Π_{k≠i} f_k. */
function productDifferential(node: ReduceNode, d: Expr): Expr {
  const k = freshIndex(lengthOf(node.index))
  const by = new Map<Expr, Expr>([[node.index, k]])
  const others = compare('!=', k, node.index)
  const where = node.where ? mul(replaceIndices(node.where, by), others) : others
  const rest = reduce('product', k, replaceIndices(node.body, by), where)
  return reduce('sum', node.index, mul(d, rest), node.where)
}
