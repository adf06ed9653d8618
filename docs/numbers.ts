import { denseFrom } from '../src/dense/dense.js'
import type { SymbolNode } from '../src/expression/node.js'
import type { Dense } from '../src/expression/operator.js'
import { postorder } from '../src/expression/walk.js'
import type { Derivation } from '../src/index.js'
import { evaluate, type Point } from '../src/numeric/evaluate.js'

/** Values of symbols, each as a list of rows. */
export type Numbers = Readonly<Record<string, readonly (readonly number[])[]>>

/** What the right side of each line is at given numbers, as LaTeX; undefined where a symbol in it has none. */
export function numbersOf(d: Derivation, at: Numbers): (string | undefined)[] {
  const values = new Map<SymbolNode, Dense>()
  for (const [name, rows] of Object.entries(at)) {
    const symbol = d.reading.scope.variables.get(name)
    if (!symbol) throw new Error(`numbers for ${name}, which is not in the program`)
    values.set(symbol, toDense(rows))
  }
  const absent = (name: string): never => {
    throw new Error(`no numbers for the function ${name}`)
  }
  const point: Point = { sizes: new Map(), values, unknown: absent, unknownMap: absent }
  const { first, steps } = d.account
  return [...(first?.steps ?? []), ...steps].map(({ sides }) => {
    const right = sides.at(-1)!
    const missing = postorder([right]).some((e) => e.kind === 'symbol' && !e.definition && !values.has(e))
    return missing ? undefined : numbersLatex(evaluate([right], point)[0]!)
  })
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
