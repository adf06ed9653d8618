import { type Dim, dim, multiplyDims } from '../../expression/dimension.js'
import { build } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import {
  covector,
  isArray,
  matrix,
  rowsOf,
  type Shape,
  type ShapeKind,
  scalar,
  vector,
} from '../../expression/shape.js'
import { transpose, zeroOf } from '../../operators/algebra/build.js'
import { diag } from '../../operators/algebra/diagonal.js'
import { operatorNamed } from '../../operators/index.js'
import { commutation } from '../../operators/matrices/commutation.js'
import { unvec } from '../../operators/matrices/vec.js'
import {
  unknownElementwise,
  unknownHessian,
  unknownJacobian,
  unknownMap,
} from '../../operators/unknown/functions.js'
import { normalShape } from '../sizes.js'
import type { Rule, ShapeScope } from '../term.js'
import { commonShape, joinKinds, spread } from './shapes.js'

const oneOf: Record<ShapeKind, string> = {
  scalar: 'a scalar',
  vector: 'a vector',
  covector: 'a row',
  matrix: 'a matrix',
  index: 'an index',
}

const kindsOf = (op: Operator, i: number): readonly ShapeKind[] =>
  op.operands[Math.min(i, op.operands.length - 1)] ?? []

const takesArrays = (op: Operator, i: number): boolean =>
  kindsOf(op, i).some((k) => k !== 'scalar' && k !== 'index')

/** A row goes to a function of vectors as the column that it is the transpose of. */
const turns = (op: Operator, i: number, s: Shape): boolean =>
  s.kind === 'covector' && !kindsOf(op, i).includes('covector') && kindsOf(op, i).includes('vector')

/** A function of the language called on its operands. */
export function callRule(fn: string, arity: number, representative: Operator): Rule {
  const joined = representative.elementwise === true && arity > 1
  const allArrays =
    joined && Array.from({ length: arity }, (_, i) => i).every((i) => takesArrays(representative, i))
  return {
    name: fn,
    ...(allArrays && { chain: joinKinds, peers: true }),
    suggests: (i) => suggestion(representative, i),
    shape(args, cx) {
      const op = operatorNamed(fn, args)!
      const turned = args.map((s, i) => (turns(op, i, s) && s.kind === 'covector' ? vector(s.length) : s))
      turned.forEach((s, i) => {
        const kinds = kindsOf(op, i)
        if (!kinds.includes(s.kind) && !(joined && !isArray(s)))
          cx.fail(`${cx.say(i)}; ${fn} takes ${listed(kinds)}${arity > 1 ? ` as operand ${i + 1}` : ''}`)
      })
      const given = joined ? spreadShapes(op, turned, cx) : turned
      const told: ShapeScope = {
        ...cx,
        fail: (message, hint) => cx.fail(`${args.map((_, i) => cx.say(i)).join(', ')}; ${message}`, hint),
      }
      const result = op.shape(given, told)
      return args.some((s, i) => turns(op, i, s)) && result.kind === 'vector'
        ? covector(result.length)
        : result
    },
    build(args, _cx, shape) {
      const op = operatorNamed(
        fn,
        args.map((a) => a.shape),
      )!
      const made = build(
        op,
        args.map((a, i) => (turns(op, i, a.shape) ? transpose(a) : a)),
      )
      return shape.kind === 'covector' && made.shape.kind === 'vector' ? transpose(made) : made
    },
  }
}

/** Operands entry by entry: scalars go with every entry of the arrays. */
const spreadShapes = (op: Operator, args: readonly Shape[], cx: ShapeScope): readonly Shape[] => {
  const common = commonShape(
    args.map((s, i) => (takesArrays(op, i) ? s : scalar)),
    cx,
  )
  return args.map((s, i) => (takesArrays(op, i) ? common : s))
}

const listed = (kinds: readonly ShapeKind[]): string =>
  kinds
    .filter((k) => k !== 'index' && k !== 'covector')
    .map((k) => oneOf[k])
    .join(' or ')

/** A bare name under a function of matrices is a matrix, under one of vectors a vector. */
function suggestion(op: Operator, i: number): string | undefined {
  const kinds = kindsOf(op, i)
  if (op.elementwise && kinds.length > 1) return undefined
  if (kinds.includes('vector')) return kinds.includes('matrix') ? 'vm' : 'v'
  if (kinds.includes('matrix')) return 'm'
  return kinds.includes('scalar') ? 's' : undefined
}

/** tanh′(z) of a known function of one number, written out: 1 − tanh²(z). */
export const slopeRule = (fn: string, op: Operator): Rule => ({
  name: `${fn}'`,
  shape: ([a]) => a!,
  build([a]) {
    const f = build(op, [a!])
    const slope = f.kind === 'apply' && f.args[0] === a ? f.op.derivative?.(f, 0, f) : undefined
    if (slope === undefined) throw new Error(`${fn} has no derivative entry by entry`)
    return spread(slope ?? zeroOf(a!.shape), a!.shape)
  },
})

/** f(x), f′(x) of an unknown function of one number, entry by entry. */
export const unknownRule = (name: string, order: number): Rule => ({
  name: 'function',
  shape: ([a]) => a!,
  build: (args) => build(unknownElementwise(name, order), args),
})

const asColumn = (e: Expr): Expr => (e.shape.kind === 'covector' ? transpose(e) : e)

/** The vector demanded of the argument of a map. */
function fitMap(name: string, from: Dim, [a]: readonly Shape[], cx: ShapeScope): void {
  if (a!.kind === 'matrix') cx.fail(`${cx.say(0)}; ${name} takes a vector`)
  cx.about(() => `${cx.say(0)}, and ${name} takes a vector of length ${from.key}`)
  cx.same(rowsOf(a!.kind === 'covector' ? vector(a!.length) : a!), from, 'lengths')
}

/** f(x) for f: Rⁿ → Rᵐ. */
export const mapRule = (name: string, from: Dim, to: Dim): Rule => ({
  name: 'function',
  suggests: () => 'v',
  shape(args, cx) {
    fitMap(name, from, args, cx)
    return normalShape(vector(to))
  },
  build: ([a]) => build(unknownMap(name, { from, to }), [asColumn(a!)]),
})

/** J_f(x), m×n for f: Rⁿ → Rᵐ; of an elementwise f a diagonal matrix. */
export const jacobianRule = (name: string, from?: Dim, to?: Dim): Rule => ({
  name: 'function',
  suggests: () => 'v',
  shape(args, cx) {
    if (from && to) {
      fitMap(name, from, args, cx)
      return normalShape(matrix(to, from))
    }
    const [a] = args
    if (a!.kind === 'matrix') cx.fail(`${cx.say(0)}; a Jacobian is by a vector`)
    return isArray(a!) ? matrix(entries(a!), entries(a!)) : scalar
  },
  build([a]) {
    const x = asColumn(a!)
    if (from && to) return build(unknownJacobian(name, { from, to }), [x])
    const slope = build(unknownElementwise(name, 1), [x])
    return isArray(slope.shape) ? diag(slope) : slope
  },
})

/** H_f(x), n×n for f: Rⁿ → R. */
export const hessianRule = (name: string, from: Dim): Rule => ({
  name: 'function',
  suggests: () => 'v',
  shape(args, cx) {
    fitMap(name, from, args, cx)
    return normalShape(matrix(from, from))
  },
  build: ([a]) => build(unknownHessian(name, { from, to: dim(1) }), [asColumn(a!)]),
})

const entries = (s: Shape): Dim => (s.kind === 'covector' ? s.length : rowsOf(s))

/** K_{m,n}, mn×mn, with K vec(A) = vec(Aᵀ) for A m×n. */
export const commutationRule = (m: Dim, n: Dim): Rule => ({
  name: 'commutation',
  shape: () => matrix(multiplyDims(m, n), multiplyDims(m, n)),
  build: (_, cx) => commutation(cx.size(m, 'the commutation matrix'), cx.size(n, 'the commutation matrix')),
})

/** unvec(v, m, n): the m×n matrix with vec(X) = v. */
export const unvecRule = (rows: Dim, columns: Dim): Rule => ({
  name: 'unvec',
  suggests: () => 'v',
  shape([a], cx) {
    if (a!.kind !== 'vector') cx.fail(`${cx.say(0)}; unvec takes a vector`)
    cx.same(rowsOf(a!), multiplyDims(rows, columns), 'lengths')
    return matrix(rows, columns)
  },
  build: ([a], cx) => unvec(a!, cx.size(rows, 'the matrix'), cx.size(columns, 'the matrix')),
})
