import { scalarOf, zipEntries } from '../../dense/dense.js'
import { build, minusOne, one } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Dense, Operator } from '../../expression/operator.js'
import { scalar } from '../../expression/shape.js'
import { sameShapes } from '../../expression/shaping.js'
import { add, divide, mul, neg } from '../algebra/build.js'
import { innerProduct } from '../algebra/inner.js'
import { plus } from '../elementwise/entrywise.js'
import { log } from '../elementwise/exponential.js'
import { overEntries } from '../entry.js'
import { positive } from '../samples.js'
import { callSyntax } from '../surface.js'

const total = (a: Dense, b: Dense, f: (x: number, y: number) => number): Dense =>
  scalarOf(zipEntries(a, b, f).data.reduce((s, x) => s + x, 0))

const terms = (...parts: readonly (Expr | null | undefined)[]): Expr => add(...parts.filter((x) => x != null))

/** −Σ y log p over all entries; an entry with y = 0 counts nothing. */
export const crossEntropyOp: Operator = {
  name: 'cross_entropy',
  key: 'cross_entropy',
  explanation: {
    latex: String.raw`\mathrm{d}\Bigl(-\sum_i y_i \log p_i\Bigr) = -\sum_i \frac{y_i}{p_i}\,\mathrm{d}p_i - \sum_i \log p_i\,\mathrm{d}y_i`,
  },
  spelling: { name: 'cross_entropy', aliases: ['CE', 'crossentropy', 'CrossEntropy'], arity: [2, 2] },
  operands: [['scalar', 'vector', 'covector', 'matrix']],
  shape: (args, cx) => {
    sameShapes(args, cx)
    return scalar
  },
  value: ([y, p]) => total(y!, p!, (a, b) => (a === 0 ? 0 : -a * Math.log(b))),
  differential: (node, [dy, dp]) => {
    const [y, p] = node.args as [Expr, Expr]
    return terms(
      dp && mul(minusOne, innerProduct(divide(y, p), dp)),
      dy && mul(minusOne, innerProduct(log(p), dy)),
    )
  },
  entry: (node, _at, cx) => {
    const [y, p] = node.args as [Expr, Expr]
    return neg(overEntries(y.shape, cx, (at) => mul(cx.of(y, at), log(cx.of(p, at)))))
  },
  surface: (args) => callSyntax('cross_entropy', args),
  numpy: ([y, p], _node, cx) => ({
    text: `${cx.helper('cross_entropy')}(${y!.text}, ${p!.text})`,
    level: 'atom',
  }),
  law: {
    cases: [
      [positive.n, positive.n],
      [positive.mn, positive.mn],
    ],
  },
}
export const crossEntropy = (y: Expr, p: Expr): Expr => build(crossEntropyOp, [y, p])

/** Σ p log(p/q) over all entries; an entry with p = 0 counts nothing. */
export const klOp: Operator = {
  name: 'kl',
  key: 'kl',
  explanation: {
    latex: String.raw`\mathrm{d}\sum_i p_i \log\frac{p_i}{q_i} = \sum_i \Bigl(\log\frac{p_i}{q_i} + 1\Bigr)\mathrm{d}p_i - \sum_i \frac{p_i}{q_i}\,\mathrm{d}q_i`,
  },
  spelling: {
    name: 'kl',
    aliases: ['KL', 'D_KL', 'D_{KL}'],
    latex: String.raw`\operatorname{KL}`,
    arity: [2, 2],
  },
  operands: [['scalar', 'vector', 'covector', 'matrix']],
  shape: (args, cx) => {
    sameShapes(args, cx)
    return scalar
  },
  value: ([p, q]) => total(p!, q!, (a, b) => (a === 0 ? 0 : a * Math.log(a / b))),
  differential: (node, [dp, dq]) => {
    const [p, q] = node.args as [Expr, Expr]
    return terms(
      dp && innerProduct(plus(log(divide(p, q)), one), dp),
      dq && mul(minusOne, innerProduct(divide(p, q), dq)),
    )
  },
  entry: (node, _at, cx) => {
    const [p, q] = node.args as [Expr, Expr]
    return overEntries(p.shape, cx, (at) => mul(cx.of(p, at), log(divide(cx.of(p, at), cx.of(q, at)))))
  },
  surface: (args) => callSyntax('kl', args),
  numpy: ([p, q], _node, cx) => ({ text: `${cx.helper('kl')}(${p!.text}, ${q!.text})`, level: 'atom' }),
  law: {
    cases: [
      [positive.n, positive.n],
      [positive.mn, positive.mn],
    ],
  },
}
export const kl = (p: Expr, q: Expr): Expr => build(klOp, [p, q])
