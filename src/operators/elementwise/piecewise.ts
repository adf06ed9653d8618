import { mapEntries } from '../../dense/dense.js'
import { apply, build, one, zero } from '../../expression/make.js'
import type { ApplyNode, Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { isArray } from '../../expression/shape.js'
import type { ComparisonSyntax, Syntax } from '../../language/syntax.js'
import { add, zeroOf } from '../algebra/build.js'
import { sumOf } from '../algebra/sums.js'
import { positive, real } from '../samples.js'
import { broadcastShape, narrowed } from './broadcast.js'
import { opposite, relationOf, turnedRelation } from './comparison.js'
import { constantLike, times } from './entrywise.js'

export interface Branch {
  readonly value: Expr
  /** a 0/1 indicator; null is "otherwise", and comes last */
  readonly condition: Expr | null
}

/** Values stand at even places, their conditions after them; a value at the end without condition is "otherwise". */
const isValue = (i: number): boolean => i % 2 === 0

export const branchesOf = (node: ApplyNode): Branch[] =>
  node.args.flatMap((value, i) => (isValue(i) ? [{ value, condition: node.args[i + 1] ?? null }] : []))

/** The value of the first branch whose condition holds; 0 where none does. Linear in the values, entry by entry. */
export const piecewiseOp: Operator = {
  inline: true,
  name: 'piecewise',
  key: 'piecewise',
  explanation: {
    latex: String.raw`\mathrm{d}\begin{cases} u & c \\ v & \text{otherwise} \end{cases} = \begin{cases} \mathrm{d}u & c \\ \mathrm{d}v & \text{otherwise} \end{cases}`,
  },
  operands: [['scalar', 'vector', 'covector', 'matrix']],
  shape: broadcastShape,
  make: (args) => apply(piecewiseOp, narrowed(args)),
  value: (args) => {
    const like = args.reduce((a, b) => (b.data.length > a.data.length ? b : a))
    return mapEntries(like, (_, k) => {
      const at = (i: number): number => args[i]!.data[args[i]!.data.length === 1 ? 0 : k]!
      for (let i = 0; i < args.length; i += 2) if (i + 1 === args.length || at(i + 1) !== 0) return at(i)
      return 0
    })
  },
  differential: (node, d) => {
    const moving = d.flatMap((x, i) => (x && isValue(i) ? [{ x, i }] : []))
    if (moving.length === 0) return zeroOf(node.shape)
    // of numbers the cases stay; arrays, and one branch alone, are told by the indicators: their derivatives are products
    if (!isArray(node.shape) && moving.length > 1)
      return build(
        piecewiseOp,
        node.args.map((a, i) => (isValue(i) ? (d[i] ?? zero) : a)),
      )
    return add(...moving.map(({ x, i }) => times(constantLike(node, held(node, i)), constantLike(node, x))))
  },
  linearIn: (_node, i) => isValue(i),
  adjoint: (node, i, g) => {
    const part = times(held(node, i), g)
    return isArray(node.args[i]!.shape) || !isArray(g.shape) ? part : sumOf(part)
  },
  surface: (args, node) => ({
    type: 'cases',
    branches: args.flatMap((value, i) =>
      isValue(i)
        ? [{ value, condition: args[i + 1] ? conditionSyntax(args[i + 1]!, node.args[i + 1]!) : null }]
        : [],
    ),
  }),
  numpy: (args) => {
    let text = '0.0'
    for (let i = args.length - (args.length % 2 === 0 ? 2 : 1); i >= 0; i -= 2)
      text =
        i + 1 === args.length ? args[i]!.text : `np.where(${args[i + 1]!.text}, ${args[i]!.text}, ${text})`
    return { text: `${text}[()]`, level: 'atom' }
  },
  law: {
    cases: [
      [real.n, { ...real.n, domain: { low: 1, high: 1 } }, real.n],
      [
        real.mn,
        { ...real.s, domain: { low: 0, high: 0 } },
        real.mn,
        { ...positive.s, domain: { low: 1, high: 1 } },
      ],
      [real.s, { ...real.n, domain: { low: 1, high: 1 } }, real.n],
    ],
  },
}

/** What a name stands for: a derivation names the parts of a formula. */
function meant(e: Expr): Expr {
  let x = e
  while (x.kind === 'symbol' && x.definition) x = x.definition
  return x
}

/** The condition under which the branch whose value is operand i is the one that holds. */
function held(node: ApplyNode, i: number): Expr {
  const conditions = branchesOf(node).map((b) => b.condition && meant(b.condition))
  const k = i / 2
  const own = conditions[k]
  if (own && (k === 0 || conditions.slice(0, k).every((c) => c && areDisjoint(c, own)))) return own
  if (!own && k === 1) {
    const other = opposite(conditions[0]!)
    if (other) return other
  }
  const earlier = conditions.slice(0, k).flatMap((c): [Expr, Expr] => [zero, c!])
  return build(piecewiseOp, own ? [...earlier, one, own] : [...earlier, one])
}

const exclusive: Readonly<Record<string, readonly string[]>> = {
  '>': ['<', '<=', '='],
  '<': ['>', '>=', '='],
  '>=': ['<'],
  '<=': ['>'],
  '=': ['>', '<', '!='],
  '!=': ['='],
}
/** Two comparisons of the same two things that cannot both hold. */
function areDisjoint(a: Expr, b: Expr): boolean {
  const [r, s] = [relationOf(a), relationOf(b)]
  if (!r || !s || a.kind !== 'apply' || b.kind !== 'apply') return false
  if (a.args[0] === b.args[0] && a.args[1] === b.args[1]) return exclusive[r]!.includes(s)
  if (a.args[0] === b.args[1] && a.args[1] === b.args[0]) return exclusive[r]!.includes(turnedRelation[s]!)
  return false
}

/** A condition is written as its comparison; any other 0/1 array as `c = 1`. */
function conditionSyntax(s: Syntax, e: Expr): ComparisonSyntax {
  if (s.type === 'indicator' && relationOf(e)) return s.condition
  return { type: 'comparison', relation: '=', left: s, right: { type: 'number', text: '1' } }
}

/** cases(v₁ if c₁; v₂ if c₂; …): arrays of one shape, scalars are spread. */
export const piecewise = (branches: readonly Branch[]): Expr =>
  build(
    piecewiseOp,
    branches.flatMap((b) => (b.condition ? [b.value, b.condition] : [b.value])),
  )
