import { addDims, type Dim, dim } from '../../expression/dimension.js'
import type { Expr } from '../../expression/node.js'
import { columnsOf, isArray, matrix, rowsOf, type Shape } from '../../expression/shape.js'
import { zeroOf } from '../../operators/algebra/build.js'
import { blocks } from '../../operators/matrices/blocks.js'
import { normalShape } from '../sizes.js'
import type { Rule, ShapeScope } from '../term.js'

const one = dim(1)

/** The grid of a literal cut into the operands of its rows. */
function rowsIn<T>(items: readonly T[], zeros: readonly (readonly boolean[])[]): T[][] {
  let next = 0
  return zeros.map((row) => row.map(() => items[next++]!))
}

/**
 * `[1, 2; 3, 4]`, `[A, B; C, D]`: entries or blocks. Blocks of a row share its height; where all rows have as many blocks, those
 * above each other share their width. A literal 0 among blocks is a zero block of the size that is left.
 */
export const literalRule = (zeros: readonly (readonly boolean[])[]): Rule => {
  const regular = zeros.every((row) => row.length === zeros[0]!.length)
  const measure = (args: readonly Shape[], cx: ShapeScope): { heights: Dim[]; widths: Dim[][] } => {
    const blockwise = args.some(isArray)
    const open = (r: number, c: number): boolean => blockwise && zeros[r]![c]!
    const grid = rowsIn(args, zeros)
    const at = (r: number, c: number): number => zeros.slice(0, r).reduce((n, row) => n + row.length, c)
    const heights = grid.map((row, r) => {
      const shown = row.findIndex((_, c) => !open(r, c))
      row.forEach((s, c) => {
        if (open(r, c) || c === shown) return
        cx.about(() => `${cx.say(at(r, shown))} and ${cx.say(at(r, c))}, in one row`)
        cx.same(rowsOf(row[shown]!), rowsOf(s), 'numbers of rows')
      })
      return shown < 0 ? cx.fresh() : rowsOf(row[shown]!)
    })
    const widths = grid.map((row, r) => row.map((s, c) => (open(r, c) ? cx.fresh() : columnsOf(s))))
    widths.forEach((row, r) => {
      if (r === 0) return
      if (regular)
        row.forEach((w, c) => {
          cx.about(() => `${cx.say(at(0, c))} and ${cx.say(at(r, c))}, in one column`)
          cx.same(widths[0]![c]!, w, 'numbers of columns')
        })
      else {
        cx.about(() => `rows 1 and ${r + 1} of the matrix`)
        cx.same(addDims(...widths[0]!), addDims(...row), 'numbers of columns')
      }
    })
    return { heights, widths }
  }
  let measured: ReturnType<typeof measure> | undefined
  return {
    name: 'matrix',
    shape(args, cx) {
      const m = measure(args, cx)
      measured = m
      return normalShape(matrix(addDims(...m.heights), addDims(...m.widths[0]!)))
    },
    build(args, cx) {
      const blockwise = args.some((a) => isArray(a.shape))
      const sized = rowsIn(args, zeros).map((row, r) =>
        row.map((e, c): Expr => {
          if (!blockwise || !zeros[r]![c]) return e
          const [h, w] = [measured!.heights[r] ?? one, measured!.widths[r]![c] ?? one]
          return zeroOf(normalShape(matrix(cx.size(h, 'the zero block'), cx.size(w, 'the zero block'))))
        }),
      )
      return regular ? blocks(sized) : blocks(sized.map((row) => [blocks([row])]))
    },
  }
}
