import { apply, build } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import type { Relation } from '../../language/syntax.js'
import { signOfAll } from '../algebra/signs.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'
import { apart, broadcastShape, broadcastValues, leastEntry, narrowed } from './broadcast.js'
import { compare } from './comparison.js'
import { times } from './entrywise.js'

const isNumber = (e: Expr): boolean => e.kind === 'number'

/**
 * The larger (smaller) of two, entry by entry. Beside a number a tie is a kink at a point, and counts for nothing: max(0, x) has slope 0 at 0.
 * Of two that vary the first counts on a tie: they may be equal on a whole interval, as in min(x, clip(x, 0, 1)).
 */
function ofTwo(name: 'max' | 'min', relation: '>' | '<', choose: (a: number, b: number) => number): Operator {
  const orEqual: Relation = `${relation}=`
  const op: Operator = {
    name: `${name}_of_two`,
    key: `${name}_of_two`,
    commutes: true,
    sign: (node, sign) => {
      const signs = node.args.map(sign)
      if (name === 'min') return signOfAll(node, sign)
      return signs.find((s) => s === 'positive') ?? signs.find((s) => s)
    },
    explanation: {
      latex: String.raw`\mathrm{d}\${name}(a, b) = [a ${orEqual === '>=' ? '\\ge' : '\\le'} b]\,\mathrm{d}a + [b ${relation} a]\,\mathrm{d}b`,
    },
    operands: [['scalar', 'vector', 'covector', 'matrix']],
    elementwise: true,
    shape: broadcastShape,
    // of several: the larger of the first ones, and the last
    make: (args) => {
      if (args.length > 2) return build(op, [build(op, args.slice(0, -1)), args.at(-1)!])
      const [a, b] = narrowed(args) as [Expr, Expr]
      return a === b ? a : apply(op, [a, b])
    },
    value: (args) => broadcastValues(args, (...x) => x.reduce((a, b) => choose(a, b))),
    kink: (args, { args: [first, last] }, tied) =>
      leastEntry(args, apart(isNumber(first!) || isNumber(last!) ? 0 : tied)),
    derivative: (node, i) => {
      const [own, other] = [node.args[i]!, node.args[1 - i]!]
      return compare(i === 0 && !isNumber(other) ? orEqual : relation, own, other)
    },
    surface: ([first, last], node) =>
      node.args[0]!.kind === 'apply' && node.args[0]!.op === op && first!.type === 'call'
        ? callSyntax(name, [...first!.args, last!])
        : callSyntax(name, [first!, last!]),
    numpy: ([a, b]) => ({ text: `np.${name}imum(${a!.text}, ${b!.text})`, level: 'atom' }),
    law: {
      cases: [
        [real.n, real.n],
        [real.s, real.mn],
        [real.s, real.s],
      ],
    },
  }
  return op
}

export const maxOfTwoOp = ofTwo('max', '>', Math.max)
export const minOfTwoOp = ofTwo('min', '<', Math.min)
export const max = (a: Expr, b: Expr): Expr => build(maxOfTwoOp, [a, b])
export const min = (a: Expr, b: Expr): Expr => build(minOfTwoOp, [a, b])

/** x held between two bounds. */
export const clipOp: Operator = {
  name: 'clip',
  key: 'clip',
  explanation: {
    latex: String.raw`\mathrm{d}\operatorname{clip}(u, a, b) = [a \le u][u \le b]\,\mathrm{d}u + [u < a]\,\mathrm{d}a + [u > b]\,\mathrm{d}b`,
  },
  spelling: { name: 'clip', aliases: ['clamp'], arity: [3, 3] },
  operands: [['scalar', 'vector', 'covector', 'matrix']],
  elementwise: true,
  shape: broadcastShape,
  make: (args) => apply(clipOp, narrowed(args)),
  // bounds in the wrong order are no sample
  value: (args) =>
    broadcastValues(args, (x, low, high) =>
      low! > high! ? Number.NaN : Math.min(Math.max(x!, low!), high!),
    ),
  kink: (args, node, tied) => {
    const [below, above] = node.args.slice(1).map((bound) => apart(isNumber(bound) ? 0 : tied))
    return leastEntry(args, (x, low, high) => Math.min(below!(x!, low!), above!(x!, high!)))
  },
  derivative: (node, i) => {
    const [x, low, high] = node.args as [Expr, Expr, Expr]
    if (i === 1) return compare('<', x, low)
    if (i === 2) return compare('>', x, high)
    // where a bound that varies is equal to x, x counts
    return times(compare(isNumber(low) ? '<' : '<=', low, x), compare(isNumber(high) ? '<' : '<=', x, high))
  },
  surface: (args) => callSyntax('clip', args),
  numpy: (args) => ({ text: `np.clip(${args.map((a) => a.text).join(', ')})`, level: 'atom' }),
  law: {
    cases: [
      [
        real.n,
        { ...real.s, domain: { low: -0.5, high: -0.4 } },
        { ...real.s, domain: { low: 0.4, high: 0.5 } },
      ],
    ],
  },
}
export const clip = (x: Expr, low: Expr, high: Expr): Expr => build(clipOp, [x, low, high])
