import fc from 'fast-check'
import { type Dim, dim } from '../../src/expression/dimension.js'
import { number, symbol } from '../../src/expression/make.js'
import type { Expr, SymbolNode } from '../../src/expression/node.js'
import {
  columnsOf,
  matrix,
  rowsOf,
  type Shape,
  scalar,
  shapeKey,
  vector,
} from '../../src/expression/shape.js'
import {
  add,
  divide,
  hadamard,
  inverse,
  mul,
  power,
  sub,
  transpose,
} from '../../src/operators/algebra/build.js'
import { diag, diagonal } from '../../src/operators/algebra/diagonal.js'
import { sumOf } from '../../src/operators/algebra/sums.js'
import { trace } from '../../src/operators/algebra/trace.js'
import { exp, log } from '../../src/operators/elementwise/exponential.js'
import { tanh } from '../../src/operators/elementwise/hyperbolic.js'
import { relu } from '../../src/operators/elementwise/rectifiers.js'
import { sigmoid, softplus } from '../../src/operators/elementwise/sigmoid.js'
import { cos, sin } from '../../src/operators/elementwise/trigonometric.js'
import { norm } from '../../src/operators/reductions/norms.js'
import { softmax } from '../../src/operators/reductions/softmax.js'
import { squaredNorm } from '../../src/operators/reductions/squared-norm.js'

/** Random well-shaped expressions over a few symbols of different sizes. */
const [m, n] = [dim('m'), dim('n')]

export const symbols: readonly SymbolNode[] = [
  symbol('c', scalar),
  symbol('t', scalar),
  symbol('x', vector(n)),
  symbol('b', vector(n)),
  symbol('y', vector(m)),
  symbol('A', matrix(m, n)),
  symbol('B', matrix(n, n)),
  symbol('W', matrix(n, n)),
]

/** Their declarations in the language. */
export const declarations = 'c: scalar; t: scalar; x: n; b: n; y: m; A: m×n; B: n×n; W: n×n'

/** Symbols of the same sizes with every structure that a declaration can give. */
export const structured: readonly SymbolNode[] = [
  symbol('c', scalar, { properties: ['positive'] }),
  symbol('t', scalar),
  symbol('x', vector(n), { properties: ['nonnegative'] }),
  symbol('p', vector(n), { properties: ['probability'] }),
  symbol('h', vector(n), { properties: ['onehot'] }),
  symbol('y', vector(m), { properties: ['positive'] }),
  symbol('A', matrix(m, n)),
  symbol('S', matrix(n, n), { properties: ['spd'] }),
  symbol('Q', matrix(n, n), { properties: ['orthogonal'] }),
  symbol('L', matrix(n, n), { properties: ['lower', 'invertible'] }),
  symbol('D', matrix(n, n), { properties: ['diagonal', 'invertible'] }),
  symbol('K', matrix(n, n), { properties: ['antisymmetric'] }),
]

const invertible = (v: SymbolNode): boolean =>
  !v.properties.has('antisymmetric') && shapeKey(v.shape) === shapeKey(matrix(n, n))

const elementwise = [tanh, sin, cos, sigmoid, relu, softplus, (e: Expr) => power(e, number(2))]

/** Choices from which an expression is grown: small, so that failures print and shrink well. */
export const choices = (): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(99), { minLength: 12, maxLength: 80, size: 'max' })

/** The expression that these choices grow; when they run out, leaves. */
export function expressionFrom(
  shape: Shape,
  depth: number,
  from: readonly number[],
  leaves: readonly SymbolNode[] = symbols,
): Expr {
  let next = 0
  return grow(shape, depth, (k) => (from[next++] ?? 0) % k, leaves)
}

function grow(shape: Shape, depth: number, draw: (k: number) => number, leaves: readonly SymbolNode[]): Expr {
  const again = (s: Shape): Expr => grow(s, depth - 1, draw, leaves)
  if (depth === 0) return leaf(shape, draw, leaves)
  const inner = (): Dim => (draw(2) === 0 ? m : n)
  const general: (() => Expr)[] = [
    () => leaf(shape, draw, leaves),
    () => add(again(shape), again(shape)),
    () => sub(again(shape), again(shape)),
    () => mul(again(scalar), again(shape)),
    () => elementwise[draw(elementwise.length)]!(again(shape)),
    () => divide(again(shape), add(number(2), exp(again(scalar)))),
  ]
  switch (shape.kind) {
    case 'scalar':
      general.push(
        () => mul(transpose(again(vector(n))), again(vector(n))),
        () => squaredNorm(again(draw(2) === 0 ? vector(m) : matrix(m, n))),
        () => sumOf(again(vector(n))),
        () => norm(again(vector(m))),
        () => trace(mul(again(matrix(n, m)), again(matrix(m, n)))),
        () => log(add(number(2), power(again(scalar), number(2)))),
      )
      break
    case 'vector': {
      const { length } = shape
      general.push(
        () => hadamard(again(shape), again(shape)),
        () => {
          const k = inner()
          return mul(again(matrix(length, k)), again(vector(k)))
        },
        () => softmax(again(shape)),
        () => (length === n ? diagonal(again(matrix(n, n))) : again(shape)),
      )
      break
    }
    case 'matrix': {
      const [r, c] = [rowsOf(shape), columnsOf(shape)]
      general.push(
        () => {
          const k = inner()
          return mul(again(matrix(r, k)), again(matrix(k, c)))
        },
        () => transpose(again(matrix(c, r))),
        () => mul(again(vector(r)), transpose(again(vector(c)))),
        () => hadamard(again(shape), again(shape)),
        () => (r === c ? diag(again(vector(r))) : again(shape)),
        () => {
          const square = leaves.filter(invertible)
          return r === c && r === n ? inverse(square[draw(square.length)]!) : again(shape)
        },
      )
      break
    }
    default:
      break
  }
  return general[draw(general.length)]!()
}

function leaf(shape: Shape, draw: (k: number) => number, leaves: readonly SymbolNode[]): Expr {
  const bySymbolShape = (s: Shape): SymbolNode[] => leaves.filter((v) => shapeKey(v.shape) === shapeKey(s))
  const fitting = bySymbolShape(shape)
  if (fitting.length > 0) return fitting[draw(fitting.length)]!
  if (shape.kind === 'matrix') {
    const turned = bySymbolShape(matrix(shape.columns, shape.rows))
    if (turned.length > 0) return transpose(turned[draw(turned.length)]!)
    return mul(leaf(vector(shape.rows), draw, leaves), transpose(leaf(vector(shape.columns), draw, leaves)))
  }
  return number(1 + draw(3))
}
