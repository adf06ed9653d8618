import fc from 'fast-check'
import type { DeriveOptions, Layout } from '../../src/index.js'
import { Grower, type Line, leastLeaf } from './grammar/grower.js'
import { definedByComponents } from './grammar/indices.js'
import { want } from './grammar/production.js'
import { isScalar, matrix, row, type Shape, scalar, vector } from './shapes.js'
import { declarationsOf } from './symbols.js'
import { smaller, subterms, type Term } from './term.js'

/** A line of a program: `ζ = …`, or `ζ_j = …` by its components. */
interface Definition extends Line {
  readonly term: Term
  readonly index?: string
}

/** A random question: a program, by what, and how the answer is wanted. */
export interface Problem {
  readonly definitions: readonly Definition[]
  readonly result: Term
  readonly wrt: string
  readonly layout: Layout
  readonly order: 1 | 2
  readonly upstream: boolean
  /** the deepest nesting that was asked for */
  readonly depth: number
}

const layouts: readonly Layout[] = ['numerator', 'denominator', 'mixed']
const lineNames = ['ζ', 'η', 'ξ']

const resultShapes: readonly Shape[] = [
  scalar,
  scalar,
  scalar,
  vector('n'),
  vector('m'),
  vector('3'),
  vector('m*n'),
  vector('m+n'),
  row('n'),
  row('m'),
  matrix('m', 'n'),
  matrix('n', 'n'),
  matrix('n', 'p'),
  matrix('3', '3'),
  matrix('m*n', 'n*p'),
  matrix('m*n', 'p'),
  matrix('m+n', 'n+m'),
]
const lineShapes: readonly Shape[] = [
  scalar,
  vector('n'),
  vector('n'),
  vector('m'),
  matrix('n', 'n'),
  matrix('m', 'n'),
]

/** The lines that the result needs, in order. */
function neededLines(p: Pick<Problem, 'definitions' | 'result'>): Definition[] {
  const names = new Set<string>()
  const note = (t: Term): void => {
    for (const s of subterms(t)) if (s.rule === 'line') names.add(s.text)
  }
  note(p.result)
  const out: Definition[] = []
  for (const d of [...p.definitions].reverse())
    if (names.has(d.name)) {
      note(d.term)
      out.unshift(d)
    }
  return out
}

const termsOf = (p: Pick<Problem, 'definitions' | 'result'>): Term[] => [
  ...neededLines(p).map((d) => d.term),
  p.result,
]

const namesIn = (p: Pick<Problem, 'definitions' | 'result'>): string[] => [
  ...new Set(
    termsOf(p)
      .flatMap(subterms)
      .filter((t) => t.rule === 'symbol')
      .map((t) => t.text),
  ),
]

export const programOf = (p: Problem): string =>
  [
    ...neededLines(p).map((d) => `${d.name}${d.index ? `_${d.index}` : ''} = ${d.term.text}`),
    p.result.text,
  ].join('\n')

export const optionsOf = (p: Problem): DeriveOptions => ({
  where: declarationsOf(termsOf(p)),
  wrt: p.wrt,
  layout: p.layout,
  order: p.order,
  upstream: p.upstream,
})

export const show = (p: Problem): string => {
  const { where, ...rest } = optionsOf(p)
  return `${programOf(p).replaceAll('\n', ' ;; ')}   {${where}}   ${JSON.stringify(rest)}`
}

/** A random problem from random choices; `below(k)` draws from 0 … k − 1. */
function problemFrom(below: (k: number) => number): Problem {
  for (;;) {
    const p = attempt(below)
    const names = namesIn(p)
    if (names.length > 0 && sizesAreShown(p)) return { ...p, wrt: names[below(names.length)]! }
  }
}

/** `1/n` needs a variable that shows n. */
function sizesAreShown(p: Pick<Problem, 'definitions' | 'result'>): boolean {
  const terms = termsOf(p).flatMap(subterms)
  const shown = terms.filter((t) => t.rule === 'symbol').flatMap((t) => [t.shape.rows, t.shape.columns])
  return ['n', 'm'].every((n) => shown.includes(n) || !terms.some((t) => t.rule === `size times ${n}`))
}

/** Whether the index stands in the components: `j` in `x_j`, `A_{ij}`. */
const definesBy = (index: string, t: Term): boolean => new RegExp(`_\\{?\\p{L}?${index}`, 'u').test(t.text)

function attempt(below: (k: number) => number): Problem {
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!
  const shape = pick(resultShapes)
  const second = isScalar(shape) && below(4) === 0
  const depth = Math.max(1 + below(6), 1 + below(6))
  const large = below(25) === 0
  const budget = (second ? 1 + below(9) : 1 + below(24)) + (large ? 25 : 0)
  const definitions: Definition[] = []
  const count = Math.max(0, below(6) - 2)
  for (let k = 0; k < count; k++) {
    const g = new Grower(below, definitions)
    const name = lineNames[k]!
    const of = pick(lineShapes)
    if (below(5) === 0) {
      const { shape: by, bound } = definedByComponents(pick(['n', 'm']))
      const term = g.term(want(scalar, 'body', [bound]), 3, 5)
      if (definesBy('j', term)) definitions.push({ name, shape: by, index: 'j', term })
    } else definitions.push({ name, shape: of, term: g.term(want(of), Math.min(depth, 3), budget / 2) })
  }
  const result = new Grower(below, definitions).term(want(shape), depth, budget)
  return {
    definitions,
    result,
    wrt: '',
    layout: pick(layouts),
    order: second ? 2 : 1,
    upstream: !second && below(4) === 0,
    depth,
  }
}

/** The same question of less: of a smaller term, of lower order, in the default layout. */
export function* simpler(p: Problem): Generator<Problem> {
  if (p.order === 2) yield { ...p, order: 1 }
  if (p.upstream) yield { ...p, upstream: false }
  if (p.layout !== 'denominator') yield { ...p, layout: 'denominator' }
  const kept = (q: Problem): boolean => namesIn(q).includes(p.wrt) && sizesAreShown(q)
  for (const result of smaller(p.result, leastLeaf)) {
    const q = { ...p, result }
    if (kept(q)) yield q
  }
  for (const [k, d] of p.definitions.entries())
    for (const term of smaller(d.term, leastLeaf)) {
      if (d.index && !definesBy(d.index, term)) continue
      const q = { ...p, definitions: p.definitions.map((o, i) => (i === k ? { ...d, term } : o)) }
      if (kept(q)) yield q
    }
}

/** Random problems for fast-check, which shrink to smaller terms. */
class Problems extends fc.Arbitrary<Problem> {
  override generate(random: fc.Random): fc.Value<Problem> {
    return new fc.Value(
      problemFrom((k) => random.nextInt(0, k - 1)),
      undefined,
    )
  }
  override canShrinkWithoutContext(value: unknown): value is Problem {
    return typeof value === 'object' && value !== null && 'result' in value
  }
  override shrink(value: Problem): fc.Stream<fc.Value<Problem>> {
    return fc.stream(simpler(value)).map((p) => new fc.Value(p, undefined))
  }
}

export const problems = (): fc.Arbitrary<Problem> => new Problems()
