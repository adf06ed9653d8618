import { mapEntries, scalarOf } from '../../dense/dense.js'
import { apply, build } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Dense, Operator } from '../../expression/operator.js'
import { isArray, scalar } from '../../expression/shape.js'
import { transpose, zeroOf } from '../algebra/build.js'
import { innerProduct } from '../algebra/inner.js'
import { signOfAll } from '../algebra/signs.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'

/** The position of the largest entry of s·a, the first of several, counted row by row. */
const firstBest = (a: Dense, s: 1 | -1): number =>
  a.data.reduce((best, x, i) => (s * x > s * a.data[best]! ? i : best), 0)

/** How far the best entry is ahead of the others. */
function lead(a: Dense, s: 1 | -1): number {
  const best = firstBest(a, s)
  return a.data.reduce(
    (least, x, i) => (i === best ? least : Math.min(least, s * (a.data[best]! - x))),
    Number.POSITIVE_INFINITY,
  )
}

interface Pair {
  readonly extreme: Operator
  readonly position: Operator
}

function extreme(name: 'max' | 'min', s: 1 | -1): Pair {
  const short = name === 'max' ? 'argmax' : 'argmin'
  const position: Operator = {
    name: short,
    key: short,
    sign: 'nonnegative',
    explanation: {
      latex: String.raw`\mathrm{d}\operatorname{${short}}(u) = 0`,
    },
    spelling: { name: short, arity: [1, 1] },
    operands: [['vector', 'matrix']],
    shape: ([a]) => a!,
    value: ([a]) => {
      const best = firstBest(a!, s)
      return mapEntries(a!, (_, i) => (i === best ? 1 : 0))
    },
    kink: ([a]) => lead(a!, s),
    differential: (node) => zeroOf(node.shape),
    surface: (args) => callSyntax(short, args),
    numpy: ([a], _node, cx) => ({ text: `${cx.helper(short)}(${a!.text})`, level: 'atom' }),
    law: { cases: [[real.n], [real.mn]] },
  }
  const op: Operator = {
    name: `${name}_of`,
    key: `${name}_of`,
    sign: signOfAll,
    explanation: {
      latex: String.raw`\mathrm{d}\${name}(u) = \operatorname{${short}}(u)^{\top}\,\mathrm{d}u`,
    },
    operands: [['scalar', 'vector', 'covector', 'matrix']],
    shape: () => scalar,
    make: ([a]) => (isArray(a!.shape) ? apply(op, [a!.shape.kind === 'covector' ? transpose(a!) : a!]) : a!),
    value: ([a]) => scalarOf(a!.data[firstBest(a!, s)]!),
    kink: ([a]) => lead(a!, s),
    differential: (node, [d]) => innerProduct(apply(position, node.args), d!),
    surface: (args) => callSyntax(name, args),
    numpy: ([a]) => ({ text: `np.${name}(${a!.text})`, level: 'atom' }),
    law: { cases: [[real.n], [real.mn]] },
  }
  return { extreme: op, position }
}

export const { extreme: maxOfOp, position: argmaxOp } = extreme('max', 1)
export const { extreme: minOfOp, position: argminOp } = extreme('min', -1)
export const maxOf = (a: Expr): Expr => build(maxOfOp, [a])
export const minOf = (a: Expr): Expr => build(minOfOp, [a])
/** 1 at the first of the largest entries, 0 elsewhere: shaped like a. */
export const argmax = (a: Expr): Expr => build(argmaxOp, [a])
