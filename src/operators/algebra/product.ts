import { multiplyDense, scaleDense, toNumber } from '../../dense/dense.js'
import { component, one } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Dense, EntryContext, Operator } from '../../expression/operator.js'
import {
  columnsOf,
  covector,
  isArray,
  matrix,
  rowsOf,
  type Shape,
  scalar,
  shapeText,
  vector,
} from '../../expression/shape.js'
import type { ShapeContext } from '../../expression/shaping.js'
import type { Syntax } from '../../language/syntax.js'
import { real } from '../samples.js'
import { denominatorOf, negateSyntax, numberSyntax, productSyntax, quotientSyntax } from '../surface.js'
import { mul, transpose } from './build.js'
import { innerProduct } from './inner.js'
import { productCode } from './product-code.js'
import { signOfAll } from './signs.js'

/** The shape of a·b for two arrays: rows of the one by columns of the other. */
export function multiplyShapes(a: Shape, b: Shape, cx: ShapeContext): Shape {
  if (!isArray(a)) return b
  if (!isArray(b)) return a
  const tall = a.kind === 'vector'
  const flat = b.kind === 'covector'
  if (tall && !flat) cx.fail(`a column of shape ${shapeText(a)} and ${shapeText(b)} do not multiply`)
  if (flat && !tall) cx.fail(`${shapeText(a)} and a row of shape ${shapeText(b)} do not multiply`)
  if (!tall) cx.same(columnsOf(a), rowsOf(b), 'inner sizes')
  const row = a.kind === 'covector'
  const column = b.kind === 'vector'
  if (row) return column ? scalar : covector(columnsOf(b))
  return column ? vector(rowsOf(a)) : matrix(rowsOf(a), columnsOf(b))
}

const isSum = (s: Syntax): boolean => s.type === 'sum'

/** Factors in a line; a scalar such as xᵀAx needs brackets, unless it stands alone at the end: 2 xᵀAx, (aᵀx) (bᵀx), (xᵀAx) x. */
function lineOf(factors: readonly Syntax[]): Syntax {
  if (factors.length === 0) return numberSyntax(1)
  const last = factors.at(-1)
  const products = factors.filter((f) => f.type === 'product').length
  return productSyntax(
    last?.type === 'product' && products === 1 ? [...factors.slice(0, -1), ...last.factors] : factors,
  )
}

/** Scalars first, over their denominators; one scalar array product per pair of brackets. */
function writeProduct(args: readonly Syntax[], shapes: readonly Shape[], closed: boolean): Syntax {
  // a chain that was left standing, scalars among the matrices, is written as it stands
  const firstArray = shapes.findIndex(isArray)
  if (firstArray >= 0 && shapes.some((x, i) => i > firstArray && !isArray(x))) return productSyntax(args)
  let negative = false
  const above: Syntax[] = []
  const below: Syntax[] = []
  const chain: Syntax[] = []
  let fraction: Syntax | undefined
  args.forEach((s, i) => {
    if (isArray(shapes[i]!)) chain.push(s)
    else {
      let t = s
      if (t.type === 'negate') {
        negative = !negative
        t = t.arg
      }
      const under = denominatorOf(t)
      if (
        i === 0 &&
        t.type === 'quotient' &&
        t.numerator.type === 'number' &&
        t.denominator.type === 'number'
      )
        fraction = t
      else if (t.type === 'number' && t.text === '1') return
      else if (under) below.push(under)
      else above.push(t)
    }
  })
  const sign = (s: Syntax): Syntax => (negative ? negateSyntax(s) : s)
  // s · (1 ⊘ x) is s ⊘ x
  const [only] = chain
  if (chain.length === 1 && only!.type === 'binary' && only!.op === 'divide' && denominatorOf(only!)) {
    const scale = writeProduct(
      args.filter((_, i) => !isArray(shapes[i]!)),
      shapes.filter((s) => !isArray(s)),
      true,
    )
    const bare = scale.type === 'negate' ? scale.arg : scale
    const whole: Syntax = { ...only!, left: bare }
    return scale.type === 'negate' ? negateSyntax(whole) : whole
  }
  const line = chain.length === 0 || closed
  if (below.length === 0 && fraction?.type === 'quotient') {
    const one = fraction.numerator.type === 'number' && fraction.numerator.text === '1'
    // x²/2, z/2; but 1/2 (A + Aᵀ) x
    if (
      one &&
      above.length + chain.length > 0 &&
      (line || (chain.length === 1 && above.length === 0 && !isSum(chain[0]!)))
    )
      return sign(quotientSyntax(lineOf([...above, ...chain]), fraction.denominator))
    // η/2 A x
    if (one && above.length > 0)
      return sign(lineOf([quotientSyntax(lineOf(above), fraction.denominator), ...chain]))
    return sign(lineOf([fraction, ...above, ...chain]))
  }
  if (fraction?.type === 'quotient') {
    if (fraction.numerator.type === 'number' && fraction.numerator.text !== '1')
      above.unshift(fraction.numerator)
    below.unshift(fraction.denominator)
  }
  if (below.length === 0) return sign(lineOf([...above, ...chain]))
  const under = lineOf(below)
  const one: Syntax = { type: 'number', text: '1' }
  if (chain.length === 0 || closed) {
    const top = [...above, ...chain]
    return sign(quotientSyntax(top.length === 0 ? one : lineOf(top), under))
  }
  if (above.length === 0 && (chain.length === 1 || under.type !== 'number'))
    return sign(quotientSyntax(lineOf(chain), under))
  return sign(lineOf([quotientSyntax(above.length === 0 ? one : lineOf(above), under), ...chain]))
}

/** The entry of a chain of arrays; neighbours that stay whole are one factor. */
function chainEntry(chain: readonly Expr[], at: readonly Expr[], cx: EntryContext): Expr {
  if (chain.length === 0) return one
  const factors: Expr[] = []
  chain.forEach((f, i) => {
    const before = factors.length - 1
    const joins = i > 0 && !cx.opens(f) && !cx.opens(factors[before]!) && f.shape.kind !== 'covector'
    if (joins && isArray(mul(factors[before]!, f).shape)) factors[before] = mul(factors[before]!, f)
    else factors.push(f)
  })
  // nothing in it comes apart: the product stays whole
  if (factors.length === 1 && chain.length > 1) {
    const [whole] = factors
    return component(whole!.shape.kind === 'covector' ? transpose(whole!) : whole!, at)
  }
  const hasRows = (f: Expr): boolean => f.shape.kind !== 'covector'
  const hasColumns = (f: Expr): boolean => f.shape.kind !== 'vector'
  const from = (k: number, row: Expr | undefined): Expr => {
    const f = factors[k]!
    const here = (column: Expr | undefined): Expr =>
      cx.of(f, [...(hasRows(f) ? [row!] : []), ...(hasColumns(f) ? [column!] : [])])
    if (k === factors.length - 1) return here(at.at(-1))
    if (!hasColumns(f)) return mul(here(undefined), from(k + 1, undefined))
    return cx.sum(columnsOf(f.shape), (j) => mul(here(j), from(k + 1, j)))
  }
  return from(0, at[0])
}

export const productOp: Operator = {
  name: 'product',
  key: 'product',
  commutes: ['scalar'],
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}(A B) = (\mathrm{d}A)\, B + A\, \mathrm{d}B`,
    cite: { work: 'Petersen and Pedersen, The Matrix Cookbook', place: 'eq. 37' },
  },
  operands: [['scalar', 'vector', 'covector', 'matrix']],
  shape: (args, cx) => args.reduce((a, b) => multiplyShapes(a, b, cx)),
  make: (args) => mul(...args),
  value: (args, node) => {
    let factor = 1
    let product: Dense | undefined
    args.forEach((a, i) => {
      if (isArray(node.args[i]!.shape)) product = product ? multiplyDense(product, a) : a
      else factor *= toNumber(a)
    })
    const result = product ?? { rows: 1, columns: 1, data: Float64Array.of(1) }
    return factor === 1 ? result : scaleDense(result, factor)
  },
  linearIn: () => true,
  adjoint: (node, i, g) => {
    const scalars = node.args.filter((a, j) => j !== i && !isArray(a.shape))
    if (isArray(node.args[i]!.shape)) {
      const before = node.args.slice(0, i).filter((a) => isArray(a.shape))
      const after = node.args.slice(i + 1).filter((a) => isArray(a.shape))
      return mul(...scalars, transpose(mul(...before)), g, transpose(mul(...after)))
    }
    const rest = mul(...node.args.filter((_, j) => j !== i))
    return innerProduct(g, rest)
  },
  entry: (node, at, cx) => {
    const scalars = node.args.filter((a) => !isArray(a.shape)).map((a) => cx.of(a, []))
    return mul(
      ...scalars,
      chainEntry(
        node.args.filter((a) => isArray(a.shape)),
        at,
        cx,
      ),
    )
  },
  surface: (args, node) =>
    writeProduct(
      args,
      node.args.map((a) => a.shape),
      !isArray(node.shape),
    ),
  numpy: productCode,
  law: {
    cases: [
      [real.mn, real.np],
      [real.s, real.mn, real.n],
      [real.m, real.row],
      [real.row, real.n],
      [real.s, real.s],
    ],
  },
}
