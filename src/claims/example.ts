import { denseFrom } from '../dense/dense.js'
import { constantDim, evaluateDim } from '../expression/dimension.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { columnsOf, isArray, rowsOf } from '../expression/shape.js'
import { freeSymbols, postorder } from '../expression/walk.js'
import { evaluate, type Point } from '../numeric/evaluate.js'
import { unknownFunctions } from '../numeric/functions.js'
import { Random } from '../numeric/random.js'
import { sizeDemands } from '../numeric/sizes.js'
import type { Asked } from './asked.js'
import type { Example } from './diagnosis.js'
import { agree } from './points.js'

const draws = 120
/** More entries than this nobody writes out. */
const mostEntries = 40

/**
 * A point at which a person can see the difference: sizes of 2, small whole numbers, where both are defined. Of the points that are
 * drawn, one whose outcome has the shortest numbers.
 */
export function smallExample(
  asked: Asked,
  answer: Expr,
  claim: Expr,
  laid: (claim: Dense) => Dense,
): Example | undefined {
  const roots = [answer, claim, asked.account.given]
  const symbols = freeSymbols([answer, claim]).filter((s) => s.role?.type !== 'bound')
  const everywhere = freeSymbols([...roots, ...asked.conditions]).filter((s) => s.role?.type !== 'bound')
  if (asked.openFunctions) return undefined
  const sizes = smallSizes([...roots, ...asked.conditions, ...symbols])
  if (!sizes) return undefined
  const entries = (s: SymbolNode): number =>
    evaluateDim(rowsOf(s.shape), sizes) * evaluateDim(columnsOf(s.shape), sizes)
  if (symbols.reduce((n, s) => n + entries(s), 0) > mostEntries) return undefined
  let best: { example: Example; length: number } | undefined
  for (let k = 0; k < draws; k++) {
    const random = new Random(k)
    // small numbers, and others where these tell nothing
    if (best && k === draws / 2) break
    const largest = k < draws / 2 ? 2 : 4
    const values = new Map(everywhere.map((s) => [s, wholeNumbers(s, sizes, largest, random)]))
    const point: Point = { sizes, values, ...unknownFunctions(asked.functions, 1, 0) }
    const [a, c, ...conditions] = evaluate([answer, claim, ...asked.conditions], point)
    const shown = laid(c!)
    if (![a!, shown].every((v) => v.data.every(Number.isFinite)) || agree(a!, shown)) continue
    if (conditions.some((v) => !v.data.every((x) => x > 0))) continue
    const at = worstEntry(a!, shown)
    const [derivative, claimed] = [a!.data[at]!, shown.data[at]!]
    if (Math.abs(derivative - claimed) < 1e-3 * Math.max(1, Math.abs(derivative))) continue
    const length =
      digits(derivative) + digits(claimed) + [...values.values()].reduce((n, v) => n + weight(v), 0) / 4
    if (best && best.length <= length) continue
    const [row, column] = [Math.floor(at / a!.columns) + 1, (at % a!.columns) + 1]
    best = {
      length,
      example: {
        sizes,
        inputs: symbols.map((s) => [s, values.get(s)!] as const),
        ...(isArray(answer.shape) && {
          entry: answer.shape.kind === 'matrix' ? [row, column] : [Math.max(row, column)],
        }),
        derivative,
        claim: claimed,
      },
    }
  }
  return best?.example
}

/** 2 for each name, more where positions ask for it. */
function smallSizes(nodes: readonly Expr[]): Map<string, number> | undefined {
  const { names, least } = sizeDemands(postorder(nodes))
  for (let size = 2; size <= 4; size++) {
    const sizes = new Map(names.map((n) => [n, size]))
    if (least.every((l) => evaluateDim(l.dim, sizes) >= Math.max(l.size, 1))) return sizes
  }
  return undefined
}

/** Whole numbers with the properties of the symbol; what sums to one is made of quarters, what is orthogonal permutes. */
function wholeNumbers(
  s: SymbolNode,
  sizes: ReadonlyMap<string, number>,
  largest: number,
  random: Random,
): Dense {
  const rows = evaluateDim(rowsOf(s.shape), sizes)
  const columns = evaluateDim(columnsOf(s.shape), sizes)
  const has = (...names: string[]): boolean => names.some((p) => s.properties.has(p as never))
  if (s.shape.kind === 'index')
    return {
      rows: 1,
      columns: 1,
      data: Float64Array.of(
        random.integer(0, (constantDim(s.shape.length) ?? evaluateDim(s.shape.length, sizes)) - 1),
      ),
    }
  const positive = has('positive', 'nonnegative', 'integer')
  const draw = (): number => (positive ? random.integer(1, largest) : random.integer(-1, largest))
  if (has('onehot')) {
    const hot = Array.from({ length: rows }, () => random.integer(0, columns - 1))
    const one = random.integer(0, rows - 1)
    return denseFrom(rows, columns, (i, j) => Number(columns === 1 ? i === one : j === hot[i]))
  }
  if (has('probability')) {
    const first = random.integer(1, 3) / 4
    const length = columns === 1 ? rows : columns
    return denseFrom(rows, columns, (i, j) =>
      (columns === 1 ? i : j) === 0 ? first : (1 - first) / (length - 1),
    )
  }
  if (has('orthogonal')) {
    const sign = random.sign()
    return denseFrom(rows, columns, (i, j) => ((i + 1) % rows === j ? (i === 0 ? sign : 1) : 0))
  }
  const plain = denseFrom(rows, columns, draw)
  const square = rows === columns && rows > 1
  if (!square) return has('spd', 'psd') ? denseFrom(rows, columns, () => random.integer(1, largest)) : plain
  const e = (i: number, j: number): number => plain.data[i * columns + j]!
  const heavy = (i: number): number => Math.abs(e(i, i)) + rows
  const diagonal = has('spd', 'psd', 'invertible') ? (i: number) => heavy(i) : (i: number) => e(i, i)
  return denseFrom(rows, columns, (i, j) => {
    if (i === j) return has('antisymmetric') ? 0 : diagonal(i)
    if (has('diagonal') || (has('lower') && i < j) || (has('upper') && i > j)) return 0
    if (has('spd', 'psd')) return Math.sign(e(Math.min(i, j), Math.max(i, j)))
    if (has('symmetric')) return e(Math.min(i, j), Math.max(i, j))
    if (has('antisymmetric')) return i < j ? e(i, j) : -e(j, i)
    return e(i, j)
  })
}

function worstEntry(a: Dense, c: Dense): number {
  let worst = 0
  for (let i = 1; i < a.data.length; i++)
    if (Math.abs(a.data[i]! - c.data[i]!) > Math.abs(a.data[worst]! - c.data[worst]!)) worst = i
  return worst
}

/** How long a number is on the page: 3 is short, 0.35 longer, 0.7615941 longest. */
const digits = (x: number): number =>
  String(Number(x.toPrecision(6))).length + (Math.abs(x) > 99 ? 6 : 0) + (x === 0 ? 1.5 : 0)

/** Zeros hide things; large numbers are laborious. */
const weight = (v: Dense): number => v.data.reduce((n, x) => n + (x === 0 ? 3 : Math.abs(x)), 0)
