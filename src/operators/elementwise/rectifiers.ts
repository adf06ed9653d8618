import { build, one, zero } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { signOfSize } from '../algebra/signs.js'
import { vectorAndScalar } from '../samples.js'
import { callSyntax } from '../surface.js'
import { broadcastShape, broadcastValues, leastEntry } from './broadcast.js'
import { compare } from './comparison.js'
import { defineElementwise, maker } from './define.js'
import { constantLike, minus, plus, times } from './entrywise.js'
import { exp } from './exponential.js'
import { min } from './extremes.js'
import { piecewise } from './piecewise.js'

/** relu′(0) = 0. */
export const reluOp = defineElementwise({
  name: 'relu',
  sign: signOfSize,
  aliases: ['ReLU', 'Relu'],
  rule: String.raw`\mathrm{d}\operatorname{relu}(u) = [u > 0]\,\mathrm{d}u`,
  cite: { work: 'Goodfellow, Bengio and Courville, Deep Learning', place: 'sec. 6.3.1' },
  value: (x) => Math.max(x, 0),
  kink: Math.abs,
  derivative: (x) => compare('>', x, zero),
  numpy: (x) => `np.maximum(${x}, 0)`,
})
export const relu = maker(reluOp)

/** What the two leaky rectifiers share: f(x, a) entry by entry, a scalar a. */
const withSlope = (
  op: Pick<Operator, 'name' | 'explanation' | 'spelling' | 'derivative'> & {
    readonly at: (x: number, a: number) => number
  },
): Operator => ({
  name: op.name,
  key: op.name,
  explanation: op.explanation,
  spelling: op.spelling,
  derivative: op.derivative,
  operands: [['scalar', 'vector', 'covector', 'matrix'], ['scalar']],
  elementwise: true,
  shape: broadcastShape,
  value: (args) => broadcastValues(args, op.at),
  kink: ([x]) => leastEntry([x!], Math.abs),
  surface: (args) => callSyntax(op.name, args),
  numpy: (args, _node, cx) => ({
    text: `${cx.helper(op.name)}(${args.map((a) => a.text).join(', ')})`,
    level: 'atom',
  }),
  law: { cases: [...vectorAndScalar] },
})

export const leakyReluOp = withSlope({
  name: 'leaky_relu',
  spelling: { name: 'leaky_relu', aliases: ['LeakyReLU', 'leakyrelu'], arity: [2, 2] },
  explanation: {
    latex: String.raw`\mathrm{d}\operatorname{leaky\_relu}(u, a) = ([u > 0] + a\,[u \le 0])\,\mathrm{d}u + \min(0, u)\,\mathrm{d}a`,
  },
  at: (x, a) => (x > 0 ? x : a * x),
  derivative: (node, i) => {
    const [x, a] = node.args as [Expr, Expr]
    return i === 1 ? min(zero, x) : plus(compare('>', x, zero), times(a, compare('<=', x, zero)))
  },
})
export const leakyRelu = (x: Expr, a: Expr): Expr => build(leakyReluOp, [x, a])

export const eluOp = withSlope({
  name: 'elu',
  spelling: { name: 'elu', aliases: ['ELU'], arity: [2, 2] },
  explanation: {
    latex: String.raw`\mathrm{d}\operatorname{elu}(u, a) = \begin{cases} \mathrm{d}u & u \ge 0 \\ a\,e^{u}\,\mathrm{d}u + (e^{u} - 1)\,\mathrm{d}a & u < 0 \end{cases}`,
  },
  at: (x, a) => (x >= 0 ? x : a * Math.expm1(x)),
  derivative: (node, i) => {
    const [x, a] = node.args as [Expr, Expr]
    const below = compare('<', x, zero)
    if (i === 1) return times(minus(exp(x), one), below)
    return piecewise([
      { value: constantLike(x), condition: compare('>=', x, zero) },
      { value: times(a, exp(x)), condition: below },
    ])
  },
})
export const elu = (x: Expr, a: Expr): Expr => build(eluOp, [x, a])
