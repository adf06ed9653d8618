import { lengthOf } from '../../expression/indices.js'
import type { Expr, SymbolNode } from '../../expression/node.js'
import { hadamard, mul, ones, transpose } from '../../operators/algebra/build.js'
import { diag } from '../../operators/algebra/diagonal.js'
import { turned } from '../../operators/algebra/turned.js'

/** The array of the values of a scalar formula over its indices: none (a scalar), one (a vector) or two (a matrix, rows by columns). */
export interface Lifted {
  readonly axes: readonly SymbolNode[]
  readonly value: Expr
}

/** The axes of several arrays together; undefined where there are more than two. */
export function union(parts: readonly Lifted[]): readonly SymbolNode[] | undefined {
  const two = parts.find((p) => p.axes.length === 2)
  const all = [...new Set([...(two?.axes ?? []), ...parts.flatMap((p) => p.axes)])]
  return all.length <= 2 ? all : undefined
}

/** The array over the given axes: transposed, or repeated along an axis that it does not depend on. */
export function spread(l: Lifted, axes: readonly SymbolNode[]): Expr {
  if (axes.length === 0) return l.value
  if (axes.length === 1) return l.axes.length === 0 ? mul(l.value, ones(lengthOf(axes[0]!))) : l.value
  const [i, j] = axes as [SymbolNode, SymbolNode]
  if (l.axes.length === 2) return l.axes[0] === i ? l.value : turned(l.value)
  if (l.axes.length === 0) return mul(l.value, ones(lengthOf(i)), transpose(ones(lengthOf(j))))
  return l.axes[0] === i
    ? mul(l.value, transpose(ones(lengthOf(j))))
    : mul(ones(lengthOf(i)), transpose(l.value))
}

/** The entrywise product of arrays over common axes: a vector along one axis of a matrix scales its rows or columns. */
export function entrywise(factors: readonly Lifted[], axes: readonly SymbolNode[]): Expr {
  if (axes.length < 2) return hadamard(...factors.map((f) => spread(f, axes)))
  const matrices = factors.filter((f) => f.axes.length === 2).map((f) => spread(f, axes))
  const along = (a: SymbolNode): Expr | undefined => {
    const list = factors.filter((f) => f.axes.length === 1 && f.axes[0] === a).map((f) => f.value)
    return list.length === 0 ? undefined : hadamard(...list)
  }
  const [rows, columns] = [along(axes[0]!), along(axes[1]!)]
  if (matrices.length === 0)
    return mul(rows ?? ones(lengthOf(axes[0]!)), transpose(columns ?? ones(lengthOf(axes[1]!))))
  const core = hadamard(...matrices)
  return mul(...(rows ? [diag(rows)] : []), core, ...(columns ? [diag(columns)] : []))
}
