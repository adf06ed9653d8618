import { numberValue } from '../../expression/make.js'
import type { ApplyNode, Expr } from '../../expression/node.js'
import type { Sign } from '../../expression/operator.js'
import { postorder } from '../../expression/walk.js'

const known = new WeakMap<Expr, Sign | null>()

/**
 * What is known of the sign of every entry: from the properties of symbols, from what functions return, through sums, products and powers.
 * Unknown counts as no.
 */
export function signOf(e: Expr): Sign | undefined {
  for (const x of postorder([e], { stop: (y) => known.has(y) }))
    if (!known.has(x)) known.set(x, signHere(x) ?? null)
  return known.get(e) ?? undefined
}

const settled = (e: Expr): Sign | undefined => known.get(e) ?? undefined

function signHere(e: Expr): Sign | undefined {
  switch (e.kind) {
    case 'number':
      return numberValue(e) > 0 ? 'positive' : numberValue(e) === 0 ? 'nonnegative' : undefined
    case 'constant':
    case 'size':
      return 'positive'
    case 'symbol':
      if (e.properties.has('positive') || e.properties.has('probability')) return 'positive'
      if (e.properties.has('nonnegative') || e.properties.has('onehot')) return 'nonnegative'
      return e.definition && settled(e.definition)
    case 'apply':
      return typeof e.op.sign === 'function' ? e.op.sign(e, settled) : e.op.sign
    case 'component':
      return settled(e.of)
    case 'reduce': {
      // a condition may leave no term at all
      const sign = settled(e.body)
      return sign && e.where && e.op === 'sum' ? 'nonnegative' : sign
    }
    case 'table':
      return settled(e.body)
  }
}

/** Known to be > 0 everywhere on its domain. */
export const isPositive = (e: Expr): boolean => signOf(e) === 'positive'

/** Known to be ≥ 0 everywhere on its domain. */
export const isNonnegative = (e: Expr): boolean => signOf(e) !== undefined

type Signs = (e: Expr) => Sign | undefined

/** For sums, products and what only moves entries: positive of positive operands, ≥ 0 of such. */
export const signOfAll = (node: ApplyNode, sign: Signs): Sign | undefined =>
  node.args.every((a) => sign(a) === 'positive')
    ? 'positive'
    : node.args.every((a) => sign(a))
      ? 'nonnegative'
      : undefined

/** For sums: one positive term is enough among others that are ≥ 0. */
export const signOfSum = (node: ApplyNode, sign: Signs): Sign | undefined =>
  node.args.every((a) => sign(a)) && node.args.some((a) => sign(a) === 'positive')
    ? 'positive'
    : signOfAll(node, sign)

/** For what places entries among zeros. */
export const signWithZeros = (node: ApplyNode, sign: Signs): Sign | undefined =>
  signOfAll(node, sign) && 'nonnegative'

/** For |x|, ‖x‖, relu(x) and the like: ≥ 0 whatever x is, > 0 where x is. */
export const signOfSize = (node: ApplyNode, sign: Signs): Sign => signOfAll(node, sign) ?? 'nonnegative'
