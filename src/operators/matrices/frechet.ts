import { frechetDense } from '../../dense/frechet.js'
import { apply } from '../../expression/make.js'
import type { ApplyNode, Expr } from '../../expression/node.js'
import type { Dense, Operator } from '../../expression/operator.js'
import { isArray, type Shape } from '../../expression/shape.js'
import { matchShape, type ShapeContext } from '../../expression/shaping.js'
import { GradusError } from '../../language/errors.js'
import type { OperatorName } from '../../words/catalogue.js'
import { addOp } from '../algebra/add.js'
import { add, isApply, isIdentity, isZero, mul, transpose, zeroOf } from '../algebra/build.js'
import { productOp } from '../algebra/product.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'

/** A function of square matrices that commutes with transposing, f(Xᵀ) = f(X)ᵀ, as its derivatives need it. */
interface MatrixFunction extends Pick<Operator, 'explanation'> {
  /** of the operator and of its NumPy helper */
  readonly name: OperatorName
  /** scalar operands between X and the directions: the exponent of a power */
  readonly parameters: number
  readonly value: (x: Dense, parameters: readonly Dense[]) => Dense
  /** f′(X) as a matrix, which multiplies a direction that commutes with X */
  readonly slope: (x: Expr, parameters: readonly Expr[]) => Expr
  readonly law: NonNullable<Operator['law']>
}

/** As many directions as anyone writes. */
const mostDirections = 8

/**
 * f⁽ᵏ⁾(X; D₁, …, Dₖ), the Fréchet derivative in k directions: linear in each of them, the same in any order. Its differential in X
 * has one direction more, so it is its own family of derivatives.
 */
export function frechetDerivative(f: MatrixFunction): {
  readonly op: Operator
  readonly along: (x: Expr, parameters: readonly Expr[], directions: readonly Expr[]) => Expr
} {
  const head = 1 + f.parameters
  const split = (args: readonly Expr[]): [Expr, Expr[], Expr[]] => [
    args[0]!,
    args.slice(1, head),
    args.slice(head),
  ]

  /** Sums and scalars out of the directions; one that commutes with X is a factor f′(X). */
  const along = (x: Expr, parameters: readonly Expr[], directions: readonly Expr[]): Expr => {
    if (directions.some(isZero)) return zeroOf(x.shape)
    const i = directions.findIndex((d) => isApply(d, addOp))
    const sum = directions[i]
    if (sum && isApply(sum, addOp))
      return add(
        ...sum.args.map((t) =>
          along(
            x,
            parameters,
            directions.map((d, j) => (j === i ? t : d)),
          ),
        ),
      )
    const factors = directions.map((d) => (isApply(d, productOp) ? d.args : [d]))
    const scalars = factors.flatMap((fs) => fs.filter((s) => !isArray(s.shape)))
    const bare = factors.map((fs) => mul(...fs.filter((s) => isArray(s.shape))))
    const [only] = bare
    const result =
      bare.length === 1 && (isIdentity(only!) || only === bareMatrix(x))
        ? mul(only!, f.slope(x, parameters))
        : apply(op, [x, ...parameters, ...bare])
    return mul(...scalars, result)
  }

  const op: Operator = {
    name: f.name,
    key: f.name,
    explanation: f.explanation,
    spelling: { name: f.name, arity: [head + 1, head + mostDirections] },
    operands: [['matrix'], ...Array.from({ length: f.parameters }, () => ['scalar'] as const), ['matrix']],
    shape: (args, cx) => {
      for (const d of args.slice(head)) matchShape(args[0]!, d, cx)
      return square(args[0]!, cx)
    },
    make: (args) => along(...split(args)),
    value: (args) => frechetDense((x) => f.value(x, args.slice(1, head)), args[0]!, args.slice(head)),
    differential: (node, d) => {
      const [x, parameters, directions] = split(node.args)
      const [dx] = d
      if (d.slice(1, head).some((dp) => dp))
        throw new GradusError({
          code: 'rule/missing',
          message: 'the exponent of a matrix is an integer: nothing varies continuously with it',
        })
      const terms = directions.flatMap((_, i) => {
        const moved = d[head + i]
        return moved
          ? [
              along(
                x,
                parameters,
                directions.map((e, j) => (j === i ? moved : e)),
              ),
            ]
          : []
      })
      return add(...(dx ? [along(x, parameters, [...directions, dx])] : []), ...terms, zeroOf(node.shape))
    },
    linearIn: (_node, i) => i >= head,
    adjoint: (node: ApplyNode, i, g) => {
      const [x, parameters, directions] = split(node.args)
      return along(
        transpose(x),
        parameters,
        directions.map((d, j) => (j === i - head ? g : transpose(d))),
      )
    },
    surface: (args) => callSyntax(f.name, args),
    numpy: (args, _node, cx) => ({
      text: `${cx.helper(f.name)}(${args.map((a) => a.text).join(', ')})`,
      level: 'atom',
    }),
    law: f.law,
  }
  return { op, along }
}

/** The matrix of a multiple of it. */
const bareMatrix = (x: Expr): Expr =>
  isApply(x, productOp) ? mul(...x.args.filter((f) => isArray(f.shape))) : x

export const square = (a: Shape, cx: ShapeContext): Shape => {
  if (a.kind === 'matrix') cx.same(a.rows, a.columns, 'numbers of rows and columns')
  else if (isArray(a)) cx.fail('a function of matrices is of a square matrix')
  return a
}

/** One direction and two. */
export const frechetLaw = (...parameters: readonly (typeof real.s)[]): NonNullable<Operator['law']> => ({
  cases: [
    [real.nn, ...parameters, real.nn],
    [real.nn, ...parameters, real.nn, real.nn],
  ],
})
