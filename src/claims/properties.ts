import { denseFrom, entry, mapEntries, scaleDense, sumDense } from '../dense/dense.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { freeSymbols, postorder } from '../expression/walk.js'
import { evaluate } from '../numeric/evaluate.js'
import { Random } from '../numeric/random.js'
import { drawArray } from '../numeric/structured.js'
import { isSymmetric } from '../operators/algebra/properties.js'
import type { Condition, ConditionName } from './diagnosis.js'
import { agree, type Sample } from './points.js'

/** A property that a symbol may have: what has it already, and the nearest value that has it. */
interface Projection {
  readonly name: ConditionName
  /** under it many things agree that are no matter of it */
  readonly special?: true
  readonly applies: (s: SymbolNode) => boolean
  readonly project: (value: Dense, random: Random) => Dense
}

const isMatrix = (s: SymbolNode): boolean => s.shape.kind === 'matrix'
const isSquare = ({ shape }: SymbolNode): boolean => shape.kind === 'matrix' && shape.rows === shape.columns
const has = (s: SymbolNode, ...names: string[]): boolean => names.some((p) => s.properties.has(p as never))

const symmetricPart = (m: Dense): Dense =>
  denseFrom(m.rows, m.columns, (i, j) => (entry(m, i, j) + entry(m, j, i)) / 2)

/** What demands less comes first. */
const projections: readonly Projection[] = [
  { name: 'symmetric', applies: (s) => isSquare(s) && !isSymmetric(s), project: symmetricPart },
  {
    name: 'positive',
    applies: (s) =>
      s.shape.kind !== 'index' && !has(s, 'positive', 'probability', 'spd', 'psd', 'onehot', 'orthogonal'),
    project: (v) => mapEntries(v, (x) => Math.abs(x)),
  },
  {
    name: 'sums-to-one',
    applies: (s) => s.shape.kind === 'vector' && !has(s, 'probability', 'onehot'),
    project: (v) => {
      const total = sumDense(v)
      return Math.abs(total) > 0.2
        ? scaleDense(v, 1 / total)
        : mapEntries(v, (x) => x + (1 - total) / v.data.length)
    },
  },
  {
    name: 'unit-length',
    applies: (s) => s.shape.kind === 'vector' && !has(s, 'probability', 'onehot'),
    project: (v) => scaleDense(v, 1 / Math.sqrt(v.data.reduce((t, x) => t + x * x, 0))),
  },
  {
    name: 'onehot',
    special: true,
    applies: (s) => s.shape.kind === 'vector' && !has(s, 'onehot'),
    project: (v, random) => drawArray(v.rows, v.columns, new Set(['onehot']), 'real', random),
  },
  {
    name: 'orthogonal',
    special: true,
    applies: (s) => isMatrix(s) && !has(s, 'orthogonal', 'symmetric', 'spd', 'psd', 'diagonal'),
    project: (v, random) => drawArray(v.rows, v.columns, new Set(['orthogonal']), 'real', random),
  },
  {
    name: 'antisymmetric',
    special: true,
    applies: (s) => isSquare(s) && s.properties.size === 0,
    project: (m) => denseFrom(m.rows, m.columns, (i, j) => (entry(m, i, j) - entry(m, j, i)) / 2),
  },
  {
    name: 'diagonal',
    special: true,
    applies: (s) => isSquare(s) && !has(s, 'diagonal'),
    project: (m) => denseFrom(m.rows, m.columns, (i, j) => (i === j ? entry(m, i, j) : 0)),
  },
]

const mostPairs = 60
/** Nodes evaluated in all. */
const mostWork = 50_000
const leastTried = 20

/**
 * Properties of symbols under which the two agree: one of one symbol, one of all symbols that may have it, or what is special: of one
 * symbol, beside what another may have. An agreement in which both vanish does not count.
 */
export function propertiesThatHelp(
  answer: Expr,
  claim: Expr,
  samples: readonly Sample[],
  laid: (claim: Dense) => Dense,
  kind: 'one' | 'all' | 'special',
): readonly Condition[] | undefined {
  const symbols = freeSymbols([answer, claim]).filter((s) => s.role === undefined && s.shape.kind !== 'index')
  const candidates = (some: readonly Projection[]): (Condition & Projection & { of: SymbolNode })[] =>
    some.flatMap((p) => symbols.filter(p.applies).map((of) => ({ ...p, of, property: p.name })))
  const tried = projections.filter((p) => (p.special ?? false) === (kind === 'special'))
  const single = candidates(tried)
  // long expressions are tried with few
  let left = Math.max(leastTried, mostWork / postorder([answer, claim]).length)
  const helps = (chosen: typeof single): boolean => {
    if (left-- <= 0) return false
    let seen = 0
    for (const [k, { point }] of samples.entries()) {
      const random = new Random(k)
      const values = new Map(point.values)
      for (const { of, project } of chosen) {
        const v = values.get(of)
        if (v) values.set(of, project(v, random))
      }
      const [a, c] = evaluate([answer, claim], { ...point, values })
      if (!a!.data.every(Number.isFinite)) continue
      if (!agree(a!, laid(c!))) return false
      if (a!.data.some((x) => Math.abs(x) > 1e-9)) seen++
    }
    return seen > 0
  }
  const told = (chosen: typeof single): Condition[] => chosen.map(({ of, property }) => ({ of, property }))
  if (kind !== 'all') for (const one of single) if (helps([one])) return told([one])
  if (kind === 'one') return undefined
  if (kind === 'all') {
    for (const { name } of tried) {
      const all = single.filter((s) => s.property === name)
      if (all.length > 1 && helps(all)) return told(all)
    }
    return undefined
  }
  const every = candidates(projections)
  let pairs = 0
  for (const [i, a] of every.entries())
    for (const b of every.slice(i + 1)) {
      // two that are rare explain too much
      if (a.of === b.of || (a.special && b.special) || pairs++ >= mostPairs) continue
      if (helps([a, b])) return told([a, b])
    }
  return undefined
}
