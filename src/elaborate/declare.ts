import { dim } from '../expression/dimension.js'
import { isArray, matrix, type Shape, scalar, shapeText, vector } from '../expression/shape.js'
import type { DeclarationStatement, Property, Span } from '../language/syntax.js'
import { type Environment, raise, readSize } from './environment.js'
import { maskOf, maskOfShape, newCell } from './kinds.js'
import { normalShape } from './sizes.js'
import type { Origin, Variable } from './term.js'

const ofSquare: ReadonlySet<Property> = new Set([
  'symmetric',
  'antisymmetric',
  'spd',
  'psd',
  'diagonal',
  'orthogonal',
  'lower',
  'upper',
  'invertible',
])

/** Takes in `W, V: m×n symmetric`, `y: index`, `f: R^n -> R^m`, `x_i: d for i = 1..N`. */
export function declare(s: DeclarationStatement, env: Environment, origin: Origin): void {
  for (const { name, span } of s.names) {
    const at = { span: span ?? s.span, origin }
    if (env.variables.has(name) || env.functions.has(name))
      raise('name/twice', `${name} is declared twice`, at)
    if (s.shape.kind === 'function') {
      env.functions.set(name, {
        name,
        from: readSize(s.shape.from, env, origin),
        to: readSize(s.shape.to, env, origin),
      })
      continue
    }
    env.variables.set(name, declared(name, s, env, at))
  }
}

function declared(
  name: string,
  s: DeclarationStatement,
  env: Environment,
  at: { readonly span: Span | undefined; readonly origin: Origin },
): Variable {
  const properties = new Set(s.properties)
  if (s.shape.kind === 'index') {
    const index = {
      name,
      length: env.sizes.fresh(),
      bound: false,
      uses: { alone: false, ahead: 0 },
      ...(at.span && { span: at.span }),
    }
    return { name, cell: newCell(), declared: true, properties, index }
  }
  const square = s.properties.find((p) => ofSquare.has(p))
  const shape = declaredShape(s, env, at)
  if (!shape) return { name, cell: newCell(square ? maskOf('m') : undefined), declared: false, properties }
  if (square && isArray(shape)) {
    const fits = shape.kind === 'matrix' && env.sizes.unify(shape.rows, shape.columns)
    if (!fits)
      raise('shape/declaration', `${name} is ${shapeText(shape)}; ${square} needs a square matrix`, at)
  }
  return { name, cell: newCell(maskOfShape(shape)), declared: true, properties, shape }
}

/** The shape that is written, if one is; samples are the rows of a matrix. */
function declaredShape(
  s: DeclarationStatement,
  env: Environment,
  at: { readonly span: Span | undefined; readonly origin: Origin },
): Shape | undefined {
  const { origin } = at
  const one = ((): Shape | undefined => {
    switch (s.shape.kind) {
      case 'vector':
        return normalShape(vector(readSize(s.shape.length, env, origin)))
      case 'matrix':
        return normalShape(
          matrix(readSize(s.shape.rows, env, origin), readSize(s.shape.columns, env, origin)),
        )
      case 'scalar':
        return scalar
      default:
        return undefined
    }
  })()
  if (!s.samples) return one
  const count = readSize(s.samples.count, env, origin)
  if (!one || one.kind === 'matrix' || one.kind === 'covector')
    return raise('shape/samples', 'a sample is a scalar or a vector', at)
  return normalShape(matrix(count, one.kind === 'vector' ? one.length : dim(1)))
}
