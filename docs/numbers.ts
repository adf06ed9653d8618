import { denseFrom } from '../src/dense/dense.js'
import type { Expr, SymbolNode } from '../src/expression/node.js'
import type { Dense } from '../src/expression/operator.js'
import { columnsOf, rowsOf } from '../src/expression/shape.js'
import { postorder } from '../src/expression/walk.js'
import type { Derivation } from '../src/index.js'
import { evaluate, type Point } from '../src/numeric/evaluate.js'

/** Values of symbols, each as a list of rows. */
export type Numbers = Readonly<Record<string, readonly (readonly number[])[]>>

/** What expressions of a derivation are at given numbers, as LaTeX; undefined where a symbol in one has no number. */
export function valuesOf(d: Derivation, at: Numbers, expressions: readonly Expr[]): (string | undefined)[] {
  const point = pointOf(d, at)
  return expressions.map((e) => {
    const open = postorder([e]).some((s) => s.kind === 'symbol' && !s.definition && !point.values.has(s))
    return open ? undefined : numbersLatex(evaluate([e], point)[0]!)
  })
}

function pointOf(d: Derivation, at: Numbers): Point {
  const values = new Map<SymbolNode, Dense>()
  const sizes = new Map<string, number>()
  for (const [name, rows] of Object.entries(at)) {
    const symbol = d.reading.scope.variables.get(name)
    if (!symbol) throw new Error(`numbers for ${name}, which is not in the program`)
    const value = toDense(rows)
    values.set(symbol, value)
    sizes.set(rowsOf(symbol.shape).key, value.rows).set(columnsOf(symbol.shape).key, value.columns)
  }
  const absent = (name: string): never => {
    throw new Error(`no numbers for the function ${name}`)
  }
  return { sizes, values, unknown: absent, unknownMap: absent }
}

const toDense = (rows: readonly (readonly number[])[]): Dense =>
  denseFrom(rows.length, rows[0]!.length, (i, j) => rows[i]![j]!)

/** Six digits: the last ones of a floating-point number say nothing on a page. */
const numberLatex = (x: number): string => `${Number(x.toPrecision(6))}`

function numbersLatex(a: Dense): string {
  if (a.rows === 1 && a.columns === 1) return numberLatex(a.data[0]!)
  const rows = Array.from({ length: a.rows }, (_, i) =>
    [...a.data.slice(i * a.columns, (i + 1) * a.columns)].map(numberLatex).join(' & '),
  )
  return `\\begin{bmatrix} ${rows.join(' \\\\ ')} \\end{bmatrix}`
}

/** `W = [0.1 0.5; …]` as LaTeX, for each symbol. */
export const givenLatex = (at: Numbers): string[] =>
  Object.entries(at).map(([name, rows]) => `${name} = ${numbersLatex(toDense(rows))}`)
