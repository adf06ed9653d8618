import { apply, build, number, one } from '../../expression/make.js'
import type { ApplyNode, Expr } from '../../expression/node.js'
import type { CodePiece, Operator } from '../../expression/operator.js'
import { isArray, scalar } from '../../expression/shape.js'
import type { Relation } from '../../language/syntax.js'
import type { OperatorName } from '../../words/catalogue.js'
import { real } from '../samples.js'
import { apart, broadcastShape, broadcastValues, leastEntry, narrowed } from './broadcast.js'
import { constantLike } from './entrywise.js'

/** Indicators of comparisons, entry by entry: 1 where it holds, 0 elsewhere. Constant wherever they have a slope. */
interface Comparison {
  readonly name: OperatorName
  readonly relation: Relation
  readonly numpy: string
}

/** Beside a number, which counts from 1, a position counts from 1 too. */
const fromOne = (node: ApplyNode, i: number): number => {
  const kinds = node.args.map((a) => a.shape.kind)
  return kinds[i] === 'index' && kinds[1 - i] !== 'index' ? 1 : 0
}

const tests: Readonly<Record<Relation, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
}

/** Whether the comparison holds of two numbers. */
export const holds = (relation: Relation, a: number, b: number): boolean => tests[relation](a, b)

const bracketed = (p: CodePiece): string => (p.level === 'comparison' ? `(${p.text})` : p.text)

const latexRelation: Readonly<Record<Relation, string>> = {
  '>': '>',
  '<': '<',
  '>=': String.raw`\ge`,
  '<=': String.raw`\le`,
  '=': '=',
  '!=': String.raw`\ne`,
}

function define(c: Comparison): Operator {
  const op: Operator = {
    name: c.name,
    key: c.name,
    sign: 'nonnegative',
    explanation: {
      latex: String.raw`\mathrm{d}\,[a ${latexRelation[c.relation]} b] = 0`,
    },
    operands: [['scalar', 'vector', 'covector', 'matrix', 'index']],
    elementwise: true,
    shape: (args, cx) => {
      const s = broadcastShape(args, cx)
      return isArray(s) ? s : scalar
    },
    make: (args) => {
      const [a, b] = narrowed(args) as [Expr, Expr]
      // the same on both sides: no chance, and nothing that jumps
      if (a !== b) return apply(op, [a, b])
      const value = number(holds(c.relation, 0, 0) ? 1 : 0)
      return isArray(a.shape) ? constantLike(a, value) : value
    },
    value: (args, node) =>
      broadcastValues(args, (a, b) =>
        holds(c.relation, a + fromOne(node, 0), b + fromOne(node, 1)) ? 1 : 0,
      ),
    kink: (args, node, tied) => {
      if (node.args.some((a) => a.shape.kind === 'index')) return Number.POSITIVE_INFINITY
      const discrete = c.relation === '=' || c.relation === '!='
      // equal numbers are equal by construction, never by chance
      const byNumber = node.args.some((a) => a.kind === 'number')
      return leastEntry(args, apart(discrete ? Number.POSITIVE_INFINITY : byNumber ? 0 : tied))
    },
    derivative: () => null,
    surface: ([left, right], node) => ({
      type: 'indicator',
      condition: { type: 'comparison', relation: c.relation, left: left!, right: right! },
      ...(c.relation === '=' && node.args.every((a) => a.shape.kind === 'index') && { delta: true }),
    }),
    numpy: (args, node) => {
      const [a, b] = args.map((p, i) => (fromOne(node, i) ? `${bracketed(p)} + 1` : bracketed(p)))
      return { text: `1.0 * (${a} ${c.numpy} ${b})`, level: 'product' }
    },
    law: {
      cases: [
        [real.n, real.n],
        [real.mn, real.s],
      ],
    },
  }
  return op
}

export const greaterOp = define({
  name: 'greater',
  relation: '>',
  numpy: '>',
})
export const lessOp = define({
  name: 'less',
  relation: '<',
  numpy: '<',
})
export const greaterEqualOp = define({
  name: 'greater_equal',
  relation: '>=',
  numpy: '>=',
})
export const lessEqualOp = define({
  name: 'less_equal',
  relation: '<=',
  numpy: '<=',
})
export const equalOp = define({
  name: 'equal',
  relation: '=',
  numpy: '==',
})
export const notEqualOp = define({
  name: 'not_equal',
  relation: '!=',
  numpy: '!=',
})

const byRelation: Readonly<Record<Relation, Operator>> = {
  '>': greaterOp,
  '<': lessOp,
  '>=': greaterEqualOp,
  '<=': lessEqualOp,
  '=': equalOp,
  '!=': notEqualOp,
}

/** [a > b] and the like, entry by entry; scalars are spread. */
export const compare = (relation: Relation, a: Expr, b: Expr): Expr => build(byRelation[relation], [a, b])

/** The relation of an indicator, if the expression is one. */
export const relationOf = (e: Expr): Relation | undefined =>
  e.kind === 'apply' ? (Object.keys(byRelation) as Relation[]).find((r) => byRelation[r] === e.op) : undefined

/** a < b is b > a. */
export const turnedRelation: Readonly<Record<Relation, Relation>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '=': '=',
  '!=': '!=',
}

const opposites: Readonly<Record<Relation, Relation>> = {
  '>': '<=',
  '<=': '>',
  '<': '>=',
  '>=': '<',
  '=': '!=',
  '!=': '=',
}

/** The indicator that is 1 where this one is 0. */
export function opposite(e: Expr): Expr | undefined {
  const relation = relationOf(e)
  return relation && e.kind === 'apply' ? compare(opposites[relation], e.args[0]!, e.args[1]!) : undefined
}

/** δ_ij of two positions: 1 where they are the same, else 0. */
export const kroneckerDelta = (i: Expr, j: Expr): Expr => (i === j ? one : compare('=', i, j))
