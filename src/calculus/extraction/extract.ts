import { freeIndices, isLoop } from '../../expression/indices.js'
import { build, component, withChildren } from '../../expression/make.js'
import { type ApplyNode, childrenOf, type Expr, type SymbolNode } from '../../expression/node.js'
import { columnsOf, rowsOf } from '../../expression/shape.js'
import { postorder } from '../../expression/walk.js'
import { entryOf, NoEntries, speaksOfIndices } from '../../indices/entries.js'
import { normalForm } from '../../indices/normal.js'
import { freshIndex, renamedApart } from '../../indices/rename.js'
import { transpose } from '../../operators/algebra/build.js'
import { lift } from './lift.js'
import { spread } from './lifted.js'

/**
 * From components to arrays: Σⱼ Wᵢⱼ xⱼ is W x, Σᵢ (yᵢ − zᵢ)² is the sum of the entries of (y − z)^∘2, Σᵢ xᵢ xᵢᵀ over the rows of X is XᵀX. A formula
 * is written in components of arrays that know of no index, then lifted to the array of its values.
 */
export function extract(e: Expr): Expr {
  const memo = new Map<Expr, Expr>()
  for (const x of postorder([e], { definitions: false })) {
    const under = childrenOf(x).map((c) => memo.get(c) ?? c)
    const same = withChildren(x, under)
    memo.set(x, isLoop(same) && freeIndices(same).size === 0 ? (asArray(same) ?? same) : same)
  }
  return memo.get(e)!
}

/** The array that a closed sum, product or table is, if matrices say it. */
function asArray(e: Expr): Expr | undefined {
  const { shape } = e
  if (shape.kind === 'covector') {
    const column = asArray(transpose(e))
    return column && transpose(column)
  }
  const axes: SymbolNode[] =
    shape.kind === 'vector'
      ? [freshIndex(shape.length)]
      : shape.kind === 'matrix'
        ? [freshIndex(rowsOf(shape)), freshIndex(columnsOf(shape))]
        : []
  return matrixForm(e, axes)
}

/** softmax(W x_i) for each i: the rows of the softmax of the matrix whose rows are W x_i. */
function ofRows(e: ApplyNode, at: readonly Expr[]): Expr | undefined {
  const [z] = e.args
  const [i, ...more] = freeIndices(z!)
  if (!e.op.rowwise || z!.shape.kind !== 'vector' || !i || more.length > 0) return undefined
  const rows = matrixForm(z!, [i, freshIndex(z!.shape.length)])
  return rows && component(build(e.op, [rows]), [i, ...at])
}

/** The array over the axes whose entries are those of an array expression, or of a scalar formula in these indices. */
export function matrixForm(e: Expr, axes: readonly SymbolNode[]): Expr | undefined {
  try {
    const entries = renamedApart(entryOf(e, axesWithin(e, axes), speaksOfIndices, ofRows))
    for (const form of [(x: Expr) => x, normalForm]) {
      const lifted = lift(form(entries), axes)
      if (lifted?.axes.every((a) => axes.includes(a))) return spread(lifted, axes)
    }
  } catch (error) {
    if (!(error instanceof NoEntries)) throw error
  }
  return undefined
}

/** Those of the axes that are the expression's own: the last ones, after the indices that it depends on. */
const axesWithin = (e: Expr, axes: readonly SymbolNode[]): readonly SymbolNode[] =>
  e.shape.kind === 'scalar' ? [] : e.shape.kind === 'matrix' ? axes.slice(-2) : axes.slice(-1)
