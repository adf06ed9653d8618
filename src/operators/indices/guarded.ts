import { scalarOf, toNumber } from '../../dense/dense.js'
import { apply, one, zero } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { isArray, scalar } from '../../expression/shape.js'
import { postorder } from '../../expression/walk.js'
import { isNumber, isZero, mul } from '../algebra/build.js'
import { relationOf } from '../elementwise/comparison.js'
import { real } from '../samples.js'
import { negateSyntax, productSyntax } from '../surface.js'

/**
 * [c] v where v counts only if c holds: elsewhere it is 0, and v need not be defined there ([k < n] (x_{k+1} − x_k)²).
 */
export const guardedOp: Operator = {
  name: 'guarded',
  key: 'guarded',
  explanation: {
    latex: String.raw`\mathrm{d}([c]\, u) = [c]\, \mathrm{d}u`,
  },
  operands: [['scalar'], ['scalar']],
  inline: true,
  shape: (args, cx) => {
    if (args.some(isArray)) cx.fail('a condition and its value are scalars')
    return scalar
  },
  make: ([c, v]) => (isZero(v!) || isZero(c!) ? zero : apply(guardedOp, [c!, v!])),
  value: ([c, v]) => scalarOf(toNumber(c!) === 0 ? 0 : toNumber(v!)),
  linearIn: (_node, i) => i === 1,
  adjoint: (node, _i, g) => guarded(node.args[0]!, g),
  entry: (node, _at, cx) => guarded(node.args[0]!, cx.of(node.args[1]!, [])),
  surface: ([c, v]) => {
    // the number in front, as everywhere: 2 [i > 1] x_i
    const negative = v!.type === 'negate'
    const value = v!.type === 'negate' ? v!.arg : v!
    const [first, ...rest] = value.type === 'product' ? value.factors : [value]
    const conditions = c!.type === 'product' ? c!.factors : [c!]
    const line = productSyntax(
      first!.type === 'number' && rest.length > 0
        ? [first!, ...conditions, ...rest]
        : [...conditions, first!, ...rest],
    )
    return negative ? negateSyntax(line) : line
  },
  numpy: ([c, v]) => ({ text: `np.where(${c!.text}, ${v!.text}, 0.0)`, level: 'atom' }),
  law: { cases: [[{ ...real.s, domain: { low: 1, high: 1 } }, real.s]] },
}

/** [c] v. */
export function guarded(c: Expr, v: Expr): Expr {
  if (isZero(v) || isZero(c)) return zero
  if (isNumber(c, 1)) return v
  if (v === one) return c
  if (v.kind === 'number') return mul(v, c)
  if (v.kind === 'apply' && v.op === guardedOp) return guarded(mul(c, v.args[0]!), v.args[1]!)
  return apply(guardedOp, [c, v])
}

/** The condition and the value of what is guarded. */
export const guardOf = (e: Expr): readonly [Expr, Expr] | undefined =>
  e.kind === 'apply' && e.op === guardedOp ? [e.args[0]!, e.args[1]!] : undefined

/** A comparison of positions. */
const isCondition = (e: Expr): boolean =>
  relationOf(e) !== undefined && e.kind === 'apply' && e.args.some((a) => a.shape.kind === 'index')

/** A subscript such as i + 1, which may leave its axis. */
const mayBeOutside = (e: Expr): boolean =>
  postorder([e], { definitions: false }).some(
    (x) => x.kind === 'component' && x.at.some((p) => p.kind === 'apply'),
  )

/** A product as it is written: conditions on indices guard what may not exist where they fail, [i < n] x_{i+1}. */
export function productUnder(factors: readonly Expr[]): Expr {
  const conditions = factors.filter(isCondition)
  const others = factors.filter((f) => !isCondition(f))
  return conditions.length > 0 && others.some(mayBeOutside) && !others.some((f) => isArray(f.shape))
    ? guarded(mul(...conditions), mul(...others))
    : mul(...factors)
}
