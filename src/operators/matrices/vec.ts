import { denseFrom, entry } from '../../dense/dense.js'
import { type Dim, multiplyDims } from '../../expression/dimension.js'
import { apply, build } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { columnsOf, isArray, matrix, rowsOf, vector } from '../../expression/shape.js'
import type { Syntax } from '../../language/syntax.js'
import { addOp } from '../algebra/add.js'
import { add, isApply, isZero, mul, transpose, zeroOf } from '../algebra/build.js'
import { productOp } from '../algebra/product.js'
import { signOfAll } from '../algebra/signs.js'
import { real } from '../samples.js'
import { callSyntax, dimSyntax, productSyntax, transposeSyntax } from '../surface.js'
import { kronFactors } from './kron.js'

/** The columns of a matrix, one below the other. */
export const vecOp: Operator = {
  name: 'vec',
  key: 'vec',
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}\operatorname{vec}(X) = \operatorname{vec}(\mathrm{d}X)`,
    cite: { work: 'Magnus and Neudecker, Matrix Differential Calculus', place: 'ch. 2' },
  },
  spelling: { name: 'vec', latex: String.raw`\operatorname{vec}`, arity: [1, 1] },
  operands: [['matrix', 'vector', 'covector', 'scalar']],
  shape: ([a]) => (isArray(a!) ? vector(multiplyDims(rowsOf(a!), columnsOf(a!))) : a!),
  make: ([a]) => {
    if (a!.shape.kind !== 'matrix') return a!.shape.kind === 'covector' ? transpose(a!) : a!
    if (isZero(a!)) return zeroOf(vector(multiplyDims(a!.shape.rows, a!.shape.columns)))
    return apply(vecOp, [a!])
  },
  value: ([a]) => denseFrom(a!.data.length, 1, (k) => entry(a!, k % a!.rows, Math.floor(k / a!.rows))),
  linearIn: () => true,
  adjoint: (node, _i, g) => {
    const s = node.args[0]!.shape
    return unvec(g, rowsOf(s), columnsOf(s))
  },
  // of a matrix with one entry, e_i e_jᵀ: what is around it does not tell its sizes
  surface: ([arg], node) => callSyntax('vec', [sizedUnits(arg!, node.args[0]!)]),
  numpy: ([a]) => ({ text: `np.ravel(${a!.text}, order='F')`, level: 'atom' }),
  law: { cases: [[real.mn]] },
}

function sizedUnits(written: Syntax, e: Expr): Syntax {
  if (written.type !== 'product' || e.kind !== 'apply') return written
  const units = e.args.filter((f) => isUnit(f) || isUnit(transpose(f)))
  if (units.length !== 2 || written.factors.length !== e.args.length) return written
  return productSyntax(
    written.factors.map((f, i) => {
      const u = e.args[i]!
      if (isUnit(u)) return withSize(f, u)
      return f.type === 'transpose' && isUnit(transpose(u))
        ? transposeSyntax(withSize(f.arg, transpose(u)))
        : f
    }),
  )
}

const isUnit = (e: Expr): boolean => e.kind === 'apply' && e.op.name === 'unit'

const withSize = (s: Syntax, e: Expr): Syntax =>
  s.type === 'constant' ? { ...s, args: [s.args[0]!, dimSyntax(rowsOf(e.shape))] } : s

export const vec = (a: Expr): Expr => build(vecOp, [a])

const made = new Map<string, Operator>()

/** The matrix of the given size whose columns, one below the other, are the vector. */
export function unvecOf(rows: Dim, columns: Dim): Operator {
  const key = `unvec[${rows.key},${columns.key}]`
  const found = made.get(key)
  if (found) return found
  const op: Operator = {
    name: 'unvec',
    key,
    explanation: {
      latex: String.raw`\operatorname{vec}(\operatorname{unvec}(v)) = v`,
    },
    operands: [['vector']],
    shape: ([a], cx) => {
      cx.same(rowsOf(a!), multiplyDims(rows, columns), 'lengths')
      return matrix(rows, columns)
    },
    make: ([a]) => unvec(a!, rows, columns),
    value: ([a], _node, cx) => {
      const m = cx.size(rows)
      return denseFrom(m, cx.size(columns), (i, j) => a!.data[j * m + i]!)
    },
    linearIn: () => true,
    adjoint: (_node, _i, g) => vec(g),
    surface: (args) => callSyntax('unvec', [...args, dimSyntax(rows), dimSyntax(columns)]),
    numpy: ([a], _node, cx) => ({
      text: `np.reshape(${a!.text}, (${cx.size(rows)}, ${cx.size(columns)}), order='F')`,
      level: 'atom',
    }),
  }
  made.set(key, op)
  return op
}

/** Back from vec; through sums, scalars and (Cᵀ ⊗ A) vec(X) = vec(A X C). */
export function unvec(a: Expr, rows: Dim, columns: Dim): Expr {
  if (isZero(a)) return zeroOf(matrix(rows, columns))
  if (isApply(a, vecOp)) {
    const s = a.args[0]!.shape
    if (rowsOf(s) === rows && columnsOf(s) === columns) return a.args[0]!
  }
  if (isApply(a, addOp)) return add(...a.args.map((t) => unvec(t, rows, columns)))
  if (isApply(a, productOp)) {
    const scalars = a.args.filter((f) => !isArray(f.shape))
    const chain = a.args.filter((f) => isArray(f.shape))
    const [k, v] = chain.slice(-2) as [Expr, Expr]
    const factors = chain.length >= 2 ? kronFactors(k) : undefined
    if (factors && isApply(v, vecOp)) {
      const inner = throughKron(...factors, v.args[0]!)
      if (inner) return mul(...scalars, unvec(mul(...chain.slice(0, -2), vec(inner)), rows, columns))
    }
    if (scalars.length > 0) return mul(...scalars, unvec(mul(...chain), rows, columns))
  }
  return apply(unvecOf(rows, columns), [a])
}

/** A X Cᵀ for (C ⊗ A) vec(X), where the sizes fit. */
function throughKron(c: Expr, a: Expr, x: Expr): Expr | undefined {
  if (c.shape.kind !== 'matrix' || a.shape.kind !== 'matrix') return undefined
  if (columnsOf(a.shape) !== rowsOf(x.shape) || columnsOf(c.shape) !== columnsOf(x.shape)) return undefined
  return mul(a, x, transpose(c))
}
