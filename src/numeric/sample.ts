import { evaluateDim } from '../expression/dimension.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { type Phrase, phrase, samePhrase, verbatim } from '../expression/phrase.js'
import { columnsOf, rowsOf } from '../expression/shape.js'
import { postorder } from '../expression/walk.js'
import type { Property } from '../language/syntax.js'
import { evaluate, type Point } from './evaluate.js'
import { unknownFunctions } from './functions.js'
import { Random } from './random.js'
import { drawSizes, sizeDemands } from './sizes.js'
import { drawArray, type Manner, manners } from './structured.js'

export interface SampleOptions {
  readonly seed: number
  /** scalars or arrays that must be > 0 everywhere */
  readonly conditions?: readonly Expr[]
  /** the nodes whose values differences will move, default all: at a kink of what does not move a point may lie */
  readonly moving?: ReadonlySet<Expr>
  /** the operands of each node move together, as the variable moves: no kink is where they are equal by construction, and such points are sought */
  readonly together?: boolean
  /** what is not evaluated to judge the point, and yet needs its sizes */
  readonly sized?: readonly Expr[]
  /** fixed sizes of some dimensions */
  readonly sizes?: ReadonlyMap<string, number>
  /** an unknown f stands for `tanh`; those not named are random smooth functions */
  readonly functions?: ReadonlyMap<string, string>
}

/** No point was found where everything is defined; `reason` is a clause that says what was not. */
export interface NoPoint {
  readonly reason: Phrase
  /** it was not tried: the arrays have too many entries */
  readonly tooLarge?: boolean
}

export const isPoint = (p: Point | NoPoint): p is Point => 'values' in p

/** Relative to the operands: far enough from a kink that a difference quotient does not cross it. */
const kinkMargin = 1e-3
/** Accepted in the end where the margin cannot be had: deep networks have thousands of kinks, and steps can be made smaller. */
const leastKinkMargin = 1e-5
/** Larger values cost the differences their digits. */
const largeValue = 1e4
const largestValue = 1e8

/** The first tries draw everything in one manner; those after change a symbol or two of the best so far. */
const opening: readonly Manner[] = [
  'real',
  'real',
  'real',
  'positive',
  'dominant',
  'unit',
  'calm',
  'flow',
  'small',
  'above',
  'real',
  'positive',
]
const tries = 150
/** Entries of all arrays, and these times the entries that are moved for differences: more would take minutes. */
const mostEntries = 1e7
const mostWork = 6.5e7

interface Draft {
  readonly sizes: ReadonlyMap<string, number>
  readonly values: ReadonlyMap<SymbolNode, Dense>
  /** added to random unknown functions */
  readonly offset: number
  readonly functionSeed: number
}

/** How good a point is: `violations` 0 means that everything is defined there. */
interface Verdict {
  readonly violations: number
  readonly kink: number
  readonly kinkOf: string
  readonly largest: number
  readonly vanishing: boolean
  /** operands are equal by construction */
  readonly tied: boolean
  /** what was not so */
  readonly blame?: Phrase
}

/**
 * A random point in the common domain of the roots: sizes all different, properties of the symbols respected, every root finite,
 * every condition met, kinks at a distance. A direction `dX` has the structure of X.
 */
export function samplePoint(
  roots: readonly Expr[],
  extraSymbols: readonly SymbolNode[],
  options: SampleOptions,
): Point | NoPoint {
  const conditions = options.conditions ?? []
  const all = [...roots, ...conditions]
  const nodes = postorder([...all, ...extraSymbols])
  const symbols = nodes.filter((e): e is SymbolNode => e.kind === 'symbol' && !e.definition)
  const demands = sizeDemands(options.sized ? postorder([...nodes, ...options.sized]) : nodes)
  const { moving, together = false } = options
  const random = new Random(options.seed)
  let best: { draft: Draft; verdict: Verdict } | undefined
  const blames: { readonly what: Phrase; times: number }[] = []

  for (let t = 0; t < tries; t++) {
    const draft = t < opening.length || !best ? fresh(opening[t % opening.length]!) : altered(best.draft)
    if (draft === 'large') return { reason: phrase('check.tooLarge'), tooLarge: true }
    if (!draft) continue
    const verdict = judge(draft)
    if (verdict.blame) count(verdict.blame)
    if (!best || better(verdict, best.verdict)) best = { draft, verdict }
    if (
      verdict.violations === 0 &&
      verdict.kink >= kinkMargin &&
      verdict.largest <= largeValue &&
      !verdict.vanishing &&
      (verdict.tied || !together || t >= opening.length)
    )
      break
    // an answer that is zero everywhere stays zero: a few tries are enough to tell
    if (t >= opening.length && acceptable(best.verdict) && best.verdict.largest <= largeValue) break
  }
  if (best && acceptable(best.verdict)) return pointOf(best.draft)
  if (best && best.verdict.violations === 0) {
    if (best.verdict.largest > largestValue) return { reason: phrase('check.valuesTooLarge') }
    return { reason: phrase('check.kink', { operator: verbatim(best.verdict.kinkOf) }) }
  }
  const worst = blames.sort((a, b) => b.times - a.times)[0]
  return {
    reason: worst ? phrase('check.nowhere', { demand: worst.what, tries }) : phrase('check.noSizes'),
  }

  function count(what: Phrase): void {
    const found = blames.find((b) => samePhrase(b.what, what))
    if (found) found.times++
    else blames.push({ what, times: 1 })
  }

  function fresh(manner: Manner): Draft | 'large' | undefined {
    const sizes = drawSizes(demands, options.sizes, random)
    if (!sizes) return undefined
    if (!affordable(nodes, extraSymbols, sizes)) return 'large'
    return {
      sizes,
      values: new Map(symbols.map((s) => [s, drawSymbol(s, manner, sizes, random)])),
      offset: manner === 'positive' || manner === 'unit' ? 4 : 0,
      functionSeed: random.integer(1, 1 << 30),
    }
  }

  function altered(from: Draft): Draft {
    const values = new Map(from.values)
    const count = Math.min(symbols.length, random.integer(1, 3))
    for (let k = 0; k < count; k++) {
      const s = random.pick(symbols)
      values.set(s, drawSymbol(s, random.pick(manners), from.sizes, random))
    }
    return {
      ...from,
      values,
      functionSeed: random.next() < 0.2 ? random.integer(1, 1 << 30) : from.functionSeed,
    }
  }

  function pointOf(d: Draft): Point {
    return {
      sizes: d.sizes,
      values: d.values,
      ...unknownFunctions(options.functions, d.functionSeed, d.offset),
    }
  }

  function judge(d: Draft): Verdict {
    let kink = Number.POSITIVE_INFINITY
    let kinkOf = ''
    let origin: Phrase | undefined
    let origins = 0
    let tied = false
    const values = evaluate(all, pointOf(d), new Map(), (e, value, operands) => {
      if (e.kind !== 'apply') return
      // what is not finite is no kink: it is counted where it reaches a root, and not where a condition leaves it out
      const finite = operands.every(allFinite)
      const moves = !moving || e.args.some((a) => moving.has(a))
      for (const measure of finite ? [moves ? e.op.kink : undefined, e.op.singular] : []) {
        const distance = measure?.(operands, e, together ? Number.POSITIVE_INFINITY : 0)
        if (distance === undefined) continue
        tied ||= together && distance > 0 && measure?.(operands, e, 0) === 0
        const relative = distance / scaleOf(operands)
        if (!(relative >= kink))
          [kink, kinkOf] = [Number.isNaN(relative) ? 0 : relative, e.op.of ?? e.op.name]
      }
      if (!allFinite(value) && operands.every(allFinite)) {
        origins++
        origin ??= phrase('check.operatorFinite', { operator: verbatim(e.op.of ?? e.op.name) })
      }
    })
    let violations = 0
    let blame: Phrase | undefined
    let largest = 0
    let vanishing = false
    values.forEach((v, i) => {
      if (!allFinite(v)) {
        violations += origins + 1
        blame ??= origin ?? phrase('check.valueFinite')
      } else if (i >= roots.length) {
        const failing = v.data.filter((x) => !(x > kinkMargin)).length
        violations += failing
        if (failing > 0) blame ??= phrase('check.conditionsHold')
      } else {
        const size = v.data.reduce((m, x) => Math.max(m, Math.abs(x)), 0)
        largest = Math.max(largest, size)
        if (size < 1e-6) vanishing = true
      }
    })
    return { violations, kink, kinkOf, largest, vanishing, tied, ...(blame && { blame }) }
  }
}

/** Differences by the symbols `moved` evaluate everything for each of their entries. */
function affordable(
  nodes: readonly Expr[],
  moved: readonly SymbolNode[],
  sizes: ReadonlyMap<string, number>,
): boolean {
  const entries = (e: Expr): number =>
    evaluateDim(rowsOf(e.shape), sizes) * evaluateDim(columnsOf(e.shape), sizes)
  const all = nodes.reduce((n, e) => n + entries(e), 0)
  const steps = moved.reduce((n, s) => Math.max(n, entries(s)), 1)
  return all <= mostEntries && all * steps <= mostWork
}

const allFinite = (a: Dense): boolean => a.data.every(Number.isFinite)

/** Largest absolute entry; 1 where all are zero. */
const scaleOf = (operands: readonly Dense[]): number =>
  operands.reduce((m, a) => a.data.reduce((t, x) => Math.max(t, Math.abs(x)), m), 0) || 1

const acceptable = (v: Verdict): boolean =>
  v.violations === 0 && v.kink >= leastKinkMargin && v.largest <= largestValue

/** Fewer violations first, then away from kinks, then of moderate size, then not zero. */
function better(a: Verdict, b: Verdict): boolean {
  const rank = (v: Verdict): number[] => [
    -v.violations,
    v.largest <= largestValue ? 1 : 0,
    Math.min(v.kink, kinkMargin),
    v.largest <= largeValue ? 1 : 0,
    v.vanishing ? 0 : 1,
    v.tied ? 1 : 0,
  ]
  const [p, q] = [rank(a), rank(b)]
  const i = p.findIndex((x, k) => x !== q[k])
  return i >= 0 && p[i]! > q[i]!
}

const structures: readonly Property[] = ['symmetric', 'antisymmetric', 'diagonal', 'lower', 'upper']

/** A direction stays in the linear space that the variable is declared in. */
function structureAlone({ properties }: SymbolNode): ReadonlySet<Property> {
  const found = structures.filter((p) => properties.has(p))
  return new Set(properties.has('spd') || properties.has('psd') ? ['symmetric', ...found] : found)
}

function drawSymbol(
  s: SymbolNode,
  manner: Manner,
  sizes: ReadonlyMap<string, number>,
  random: Random,
): Dense {
  const rows = evaluateDim(rowsOf(s.shape), sizes)
  const columns = evaluateDim(columnsOf(s.shape), sizes)
  if (s.shape.kind === 'index') {
    const at = random.integer(0, evaluateDim(s.shape.length, sizes) - 1)
    return { rows: 1, columns: 1, data: Float64Array.of(at) }
  }
  if (s.role?.type === 'differential')
    return drawArray(rows, columns, structureAlone(s.role.of), 'real', random)
  return drawArray(rows, columns, s.properties, manner, random)
}
