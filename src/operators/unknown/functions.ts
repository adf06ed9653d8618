import { mapEntries } from '../../dense/dense.js'
import { constantDim, type Dim } from '../../expression/dimension.js'
import { apply } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { covector, matrix, rowsOf, type Shape, scalar, shapeText, vector } from '../../expression/shape.js'
import type { ShapeContext } from '../../expression/shaping.js'
import { GradusError } from '../../language/errors.js'
import { mul, transpose } from '../algebra/build.js'

/** Functions that a problem leaves unknown: operators made when a name is met. */
const made = new Map<string, Operator>()

function once(key: string, make: () => Operator): Operator {
  const found = made.get(key) ?? make()
  made.set(key, found)
  return found
}

/** f, f′, f″ … entry by entry: `order` counts the primes. */
export const unknownElementwise = (name: string, order = 0): Operator =>
  once(`unknown[${name},${order}]`, () => ({
    name: 'unknown',
    of: name,
    key: `unknown[${name},${order}]`,
    explanation: {
      latex: String.raw`\mathrm{d}f(u) = f'(u) \odot \mathrm{d}u`,
    },
    operands: [['scalar', 'vector', 'covector', 'matrix']],
    elementwise: true,
    shape: ([a]) => a!,
    value: ([a], _node, cx) => mapEntries(a!, cx.unknown(name, order)),
    derivative: (node) => apply(unknownElementwise(name, order + 1), node.args),
    surface: (args) => ({ type: 'apply', fn: name, order, jacobian: false, args }),
    numpy: ([a], _node, cx) => ({ text: `${cx.unknown(name, order)}(${a!.text})`, level: 'atom' }),
  }))

/** f: Rⁿ → Rᵐ as it was declared; a value of size 1 is a scalar. */
export interface MapShape {
  readonly from: Dim
  readonly to: Dim
}

function takeVector(name: string, s: MapShape, a: Shape, cx: ShapeContext): void {
  if (a.kind === 'vector') cx.same(s.from, a.length, 'lengths')
  else if (a.kind !== 'scalar' || constantDim(s.from) !== 1)
    cx.fail(`${name} takes a vector of length ${s.from.key}; this is ${shapeText(a)}`)
}

const valueShape = (s: MapShape): Shape => (constantDim(s.to) === 1 ? scalar : vector(s.to))
const jacobianShape = (s: MapShape): Shape => {
  if (constantDim(s.from) === 1) return valueShape(s)
  return constantDim(s.to) === 1 ? covector(s.from) : matrix(s.to, s.from)
}

/** f of vectors, declared `f: R^n -> R^m`: its differential is J_f(x) dx. */
export const unknownMap = (name: string, s: MapShape): Operator =>
  once(`map[${name},${s.from.key},${s.to.key}]`, () => ({
    name: 'unknown_map',
    of: name,
    key: `map[${name},${s.from.key},${s.to.key}]`,
    explanation: {
      latex: String.raw`\mathrm{d}f(x) = J_f(x)\,\mathrm{d}x`,
    },
    operands: [['vector', 'scalar']],
    shape: ([a], cx) => {
      takeVector(name, s, a!, cx)
      return valueShape(s)
    },
    value: ([a], _node, cx) => cx.unknownMap(name, a!.rows, cx.size(rowsOf(valueShape(s)))).value(a!),
    differential: (node, [d]) => mul(apply(unknownJacobian(name, s), node.args), d!),
    surface: (args) => ({ type: 'apply', fn: name, order: 0, jacobian: false, args }),
    numpy: ([a], _node, cx) => ({ text: `${cx.unknown(name, 0)}(${a!.text})`, level: 'atom' }),
  }))

/** J_f(x): m×n; a row for a scalar f. */
export const unknownJacobian = (name: string, s: MapShape): Operator =>
  once(`jacobian[${name},${s.from.key},${s.to.key}]`, () => ({
    name: 'unknown_jacobian',
    of: name,
    key: `jacobian[${name},${s.from.key},${s.to.key}]`,
    explanation: {
      latex: String.raw`\mathrm{d}J_f(x) = \mathrm{d}x^{\top} H_f(x)`,
    },
    operands: [['vector', 'scalar']],
    shape: ([a], cx) => {
      takeVector(name, s, a!, cx)
      return jacobianShape(s)
    },
    value: ([a], _node, cx) => cx.unknownMap(name, a!.rows, cx.size(rowsOf(valueShape(s)))).jacobian(a!),
    differential: (node, [d]) => {
      if (constantDim(s.to) === 1) return mul(transpose(d!), apply(unknownHessian(name, s), node.args))
      throw new GradusError({
        code: 'rule/missing',
        message: `the derivative of J_${name} has three axes: there is no name for it here`,
        hint: `give the components of ${name} names of their own, such as ${name}1: R^${s.from.key} -> R; each has a Hessian H_${name}1`,
      })
    },
    surface: (args) => ({ type: 'apply', fn: name, order: 0, jacobian: true, args }),
    numpy: ([a], _node, cx) => ({ text: `${cx.unknown(name, 1)}(${a!.text})`, level: 'atom' }),
  }))

/** H_f(x) of a scalar function f: n×n, symmetric. */
export const unknownHessian = (name: string, s: MapShape): Operator =>
  once(`hessian[${name},${s.from.key}]`, () => ({
    name: 'unknown_hessian',
    of: name,
    key: `hessian[${name},${s.from.key}]`,
    symmetric: true,
    operands: [['vector']],
    shape: ([a], cx) => {
      takeVector(name, s, a!, cx)
      return matrix(s.from, s.from)
    },
    value: ([a], _node, cx) => cx.unknownMap(name, a!.rows, 1).hessian(a!),
    surface: (args) => ({ type: 'apply', fn: name, order: 1, jacobian: true, args }),
    numpy: ([a], _node, cx) => ({ text: `${cx.unknown(name, 2)}(${a!.text})`, level: 'atom' }),
  }))

/** f(x), f′(x) …, entry by entry. */
export const unknown = (name: string, x: Expr, order = 0): Expr => apply(unknownElementwise(name, order), [x])
