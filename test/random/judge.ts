import katex from 'katex'
import { checkClaim } from '../../src/api/claim.js'
import { relativeDifference } from '../../src/derivation/difference.js'
import type { Expr, SymbolNode } from '../../src/expression/node.js'
import type { Dense } from '../../src/expression/operator.js'
import { type Derivation, derive, GradusError, type Layout } from '../../src/index.js'
import { evaluate, type Point } from '../../src/numeric/evaluate.js'
import { isPoint, samplePoint } from '../../src/numeric/sample.js'
import { transpose } from '../../src/operators/algebra/build.js'
import { optionsOf, type Problem, programOf } from './problem.js'

/**
 * What became of a problem. `refused` is an error with a message; `unverified`: no point was found to check at; `wrong`: a line or the answer
 * does not hold; `unread`: what was printed reads back to something else; `crashed`: an exception that is not for people;
 * `miscoded`: the generated code fails, or its numbers are others.
 */
export type Fate =
  | 'verified'
  | 'refused'
  | 'unverified'
  | 'wrong'
  | 'unread'
  | 'crashed'
  | 'slow'
  | 'miscoded'

export interface Verdict {
  readonly fate: Fate
  /** why, in words that are the same for the same kind of reason */
  readonly why: string
  readonly milliseconds: number
  readonly derivation?: Derivation
}

/** A derivation and its check that take longer have gone wrong: milliseconds of computing, whatever else the machine does. */
const longest = 6000

function computed(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Derives, checks, turns, prints and reads back. */
export function judge(problem: Problem): Verdict {
  const start = computed()
  const found = judged(problem)
  const milliseconds = computed() - start
  if (found.fate === 'verified' && milliseconds > longest)
    return { ...found, fate: 'slow', why: 'took longer than it may', milliseconds }
  return { ...found, milliseconds }
}

function judged(problem: Problem): Omit<Verdict, 'milliseconds'> {
  let derivation: Derivation | undefined
  try {
    derivation = derive(programOf(problem), optionsOf(problem))
  } catch (e) {
    if (e instanceof GradusError) return { fate: 'refused', why: `${e.problem.code}: ${sort(e.message)}` }
    return crash('derive', e)
  }
  try {
    const check = derivation.verify({ samples: 2 })
    if (check.reason !== undefined) return { fate: 'unverified', why: sort(check.reason), derivation }
    if (!check.ok) {
      const bad = check.steps.findIndex((s) => !s.ok)
      const why = bad < 0 ? 'the answer' : `step ${derivation.steps[bad]?.rule}`
      return { fate: 'wrong', why, derivation }
    }
  } catch (e) {
    return crash('verify', e)
  }
  try {
    const why = turnedWrong(problem, derivation)
    if (why) return { fate: 'wrong', why, derivation }
  } catch (e) {
    return crash('other layout', e)
  }
  try {
    const why = misread(derivation)
    if (why) return { fate: 'unread', why, derivation }
  } catch (e) {
    return crash('print', e)
  }
  return { fate: 'verified', why: '', derivation }
}

const crash = (where: string, e: unknown): Omit<Verdict, 'milliseconds'> => ({
  fate: 'crashed',
  why: `${where}: ${sort(e instanceof Error ? e.message : String(e))}`,
})

/** A message without the names, sizes and formulas of one problem. */
const sort = (message: string): string =>
  message
    .replace(/«[^»]*»|`[^`]*`/g, '…')
    .replace(/\b\d+\b/g, '#')
    .replace(/(?:[^\s,;:]*[×ᵀ⁻₀-₉()[\]{}^_*ζηξ⊙∂][^\s,;:]*)/gu, '…')
    .replace(/(… ?)+/g, '… ')
    .slice(0, 150)

const other: Readonly<Record<Layout, Layout>> = {
  numerator: 'denominator',
  denominator: 'numerator',
  mixed: 'numerator',
}

/** The answers in two layouts must be transposes, or the same where the convention says so. */
function turnedWrong(problem: Problem, derivation: Derivation): string | undefined {
  const layout = other[problem.layout]
  const second = derive(programOf(problem), { ...optionsOf(problem), layout })
  const [a, b] = [derivation.account.derivative, second.account.derivative]
  if (a.form !== b.form) return 'another form in the other layout'
  // with a gradient from outside, what is given stands in the layout too
  if (a.form === 'differential' || problem.upstream) return undefined
  const turned = a.side === b.side || problem.order === 2 ? b.value : transpose(b.value)
  // each derivation has symbols of its own: values go by name
  const point = pointFor(derivation, [a.value])
  if (!point) return undefined
  const values = valuesByName(second, point)
  const [p] = evaluate([a.value], point)
  const [q] = evaluate([turned], { ...point, values })
  return relativeDifference(p!, q!) < 1e-6 ? undefined : 'the layouts are not transposes'
}

function valuesByName(d: Derivation, point: Point): Map<SymbolNode, Dense> {
  const values = new Map<SymbolNode, Dense>()
  const byName = new Map([...point.values].map(([s, v]) => [s.name, v]))
  for (const s of d.reading.scope.variables.values()) {
    const v = byName.get(s.name)
    if (v) values.set(s, v)
  }
  return values
}

const pointFor = (d: Derivation, roots: readonly Expr[]): Point | undefined => {
  const point = samplePoint([d.account.given, ...roots], [...d.reading.scope.variables.values()], {
    seed: 5,
    moving: new Set(),
    conditions: d.reading.scope.conditions,
  })
  return isPoint(point) ? point : undefined
}

/** What is printed, in each spelling, must read back to the same function; as a claim it is `equal`; its LaTeX is valid. */
function misread(d: Derivation): string | undefined {
  const { value } = d
  for (const spelling of ['source', 'unicode', 'latex'] as const) {
    const text = d.answer[spelling]
    let back: Expr
    try {
      back = d.read(text)
    } catch (e) {
      if (e instanceof GradusError) return `${spelling} does not read: ${e.problem.code}: ${sort(e.message)}`
      throw e
    }
    if (back === value) continue
    const point = pointFor(d, [value, back])
    if (!point) continue
    const [p, q] = evaluate([value, back], point)
    if (!(relativeDifference(p!, q!) < 1e-8)) return `${spelling} reads as something else`
  }
  try {
    katex.renderToString(d.answer.latex, { throwOnError: true, strict: 'ignore' })
    for (const s of d.steps) katex.renderToString(s.latex, { throwOnError: true, strict: 'ignore' })
  } catch (e) {
    return `LaTeX: ${sort((e as Error).message)}`
  }
  const own = d.where.length > 0 || d.account.target !== d.account.given
  if (own) return undefined
  // a claim is judged at points of its own
  if (!pointFor(d, [value])) return undefined
  const claim = checkClaim(d, d.source)
  return claim.verdict === 'equal' ? undefined : `as a claim ${claim.verdict}: ${sort(claim.detail)}`
}
