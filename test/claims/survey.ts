import { checkClaim } from '../../src/api/claim.js'
import { isMisfit } from '../../src/claims/diagnose.js'
import { relativeDifference } from '../../src/derivation/difference.js'
import type { Layout } from '../../src/derivation/layout.js'
import { sameShape } from '../../src/expression/shape.js'
import type { ClaimResult, Derivation } from '../../src/index.js'
import { GradusError } from '../../src/language/errors.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { type Problem, pointOf } from '../corpus/problems.js'
import { answered } from '../corpus/score.js'
import { type Mutation, mutations } from './mutations.js'

export interface Mutant {
  readonly problem: Problem
  readonly mutation: Mutation
  readonly text: string
}

/** Every spoilt answer of these problems, each text once for a problem. */
export function mutantsOf(problems: readonly Problem[]): Mutant[] {
  return problems.flatMap((problem) => {
    const { expect, wrt } = problem
    if (expect === null) return []
    const seen = new Set([expect])
    return mutations.flatMap((mutation) =>
      mutation.apply(expect, wrt).flatMap((text) => {
        if (seen.has(text)) return []
        seen.add(text)
        return [{ problem, mutation, text }]
      }),
    )
  })
}

/**
 * What became of a mutant. `same`: it has the value of the answer after all, at the problem's own numbers; `unread`: it is no
 * expression any more; `refused`: its parts do not fit each other, and nothing near it does.
 */
export type Fate =
  | { readonly kind: 'judged'; readonly claim: ClaimResult }
  | { readonly kind: 'same' }
  | { readonly kind: 'unread' }
  | { readonly kind: 'refused'; readonly why: string }

export class Judge {
  readonly #derivations = new Map<Problem, Derivation | undefined>()

  constructor(readonly layout: Layout = 'mixed') {}

  derivation(p: Problem): Derivation | undefined {
    if (!this.#derivations.has(p)) this.#derivations.set(p, answered(p, this.layout))
    return this.#derivations.get(p)
  }

  /** undefined where the problem has no derivation. */
  fate({ problem, text }: Pick<Mutant, 'problem' | 'text'>): Fate | undefined {
    const d = this.derivation(problem)
    if (!d) return undefined
    if (same(problem, d, text)) return { kind: 'same' }
    try {
      return { kind: 'judged', claim: checkClaim(d, text) }
    } catch (e) {
      if (e instanceof GradusError)
        return isMisfit(e) ? { kind: 'refused', why: e.problem.message } : { kind: 'unread' }
      throw e
    }
  }
}

/** Whether a text has the value of the answer at the numbers that stand with the problem. */
export function same(p: Problem, d: Derivation, text: string): boolean {
  const { answer } = d.account
  const readers = d.readersFor(answer)
  try {
    const read = readers.expression(readers.syntax(text), d.value.shape)
    if (!sameShape(read.shape, d.value.shape)) return false
    const [a, b] = evaluate([d.value, read], pointOf(p, d))
    return relativeDifference(a!, b!) < 1e-9
  } catch {
    // it does not fit, or speaks of dX or of positions that have no numbers
    return false
  }
}

const none = { mutants: 0, same: 0, unread: 0, refused: 0, equal: 0, judged: 0, named: 0, first: 0 }

export interface Row {
  mutants: number
  same: number
  unread: number
  refused: number
  equal: number
  /** with the refused ones */
  judged: number
  named: number
  /** by what is told first */
  first: number
  readonly verdicts: Map<string, number>
  readonly unnamed: string[]
}

export interface Survey {
  readonly rows: ReadonlyMap<string, Row>
  /** numerically different, and judged equal */
  readonly taken: readonly string[]
  /** what is shown as corrected, and is not judged equal */
  readonly miscorrected: readonly string[]
  readonly slowest: readonly (readonly [number, string])[]
}

/** Judges them all. */
export function survey(
  mutants: readonly Mutant[],
  progress: (done: number) => void = () => {},
  layout: Layout = 'mixed',
): Survey {
  const rows = new Map<string, Row>(
    mutations.map((m) => [m.name, { ...none, verdicts: new Map(), unnamed: [] }]),
  )
  const taken: string[] = []
  const miscorrected: string[] = []
  const slowest: [number, string][] = []
  const judge = new Judge(layout)
  for (const [i, m] of mutants.entries()) {
    judge.derivation(m.problem)
    const start = performance.now()
    const fate = judge.fate(m)
    if (!fate) continue
    const told = `${m.problem.id} ${m.mutation.name}: ${m.problem.expect}  →  ${m.text}`
    slowest.push([performance.now() - start, told])
    slowest.sort((a, b) => b[0] - a[0])
    slowest.length = Math.min(slowest.length, 5)
    const row = rows.get(m.mutation.name)!
    row.mutants++
    if (fate.kind === 'same') row.same++
    else if (fate.kind === 'unread') row.unread++
    else if (fate.kind === 'refused') {
      row.refused++
      row.judged++
      row.unnamed.push(`${told}   refused: ${fate.why}`)
    } else {
      const { claim } = fate
      row.verdicts.set(claim.verdict, (row.verdicts.get(claim.verdict) ?? 0) + 1)
      if (claim.verdict === 'equal') {
        row.equal++
        taken.push(told)
      }
      row.judged++
      for (const text of correctionsOf(claim)) {
        const again = judge.fate({ problem: m.problem, text })
        if (again?.kind === 'same' || (again?.kind === 'judged' && again.claim.verdict === 'equal')) continue
        miscorrected.push(
          `${told}  ⇒  ${text}   ${again?.kind === 'judged' ? again.claim.verdict : again?.kind}`,
        )
      }
      const { otherSlips: _, ...toldFirst } = claim
      // right under a property: that is said in place of a slip
      const conditional = claim.verdict === 'equal-if'
      if (conditional || m.mutation.named?.(toldFirst)) row.first++
      if (conditional || m.mutation.named?.(claim)) row.named++
      else
        row.unnamed.push(
          `${told}   ${claim.verdict}: ${claim.detail}${claim.slip ? ` [${claim.slip.rule}: ${claim.slip.text}]` : ''}`,
        )
    }
    if (i % 200 === 199) progress(i + 1)
  }
  return { rows, taken, miscorrected, slowest }
}

/** All that is shown as the claim without its slip. */
export const correctionsOf = ({ slip, otherSlips = [] }: ClaimResult): string[] =>
  [...(slip ? [slip] : []), ...otherSlips].flatMap(({ corrected }) => corrected ?? [])

export const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)

/** The survey as a table. */
export function tableOf({ rows, taken, miscorrected, slowest }: Survey, examples = 3): string {
  const lines: string[] = []
  const total = { ...none }
  const cells = (name: string, r: typeof total): string =>
    `${name.padEnd(32)}${[r.mutants, r.same, r.unread, r.judged, r.refused, r.equal].map((n) => String(n).padStart(9)).join('')}${[r.named, r.first].map((n) => `${(100 * share(n, r.judged)).toFixed(1)} %`.padStart(10)).join('')}`
  lines.push(
    `${'slip'.padEnd(32)}${['mutants', 'same', 'unread', 'judged', 'refused', 'equal'].map((h) => h.padStart(9)).join('')}${['named', 'first'].map((h) => h.padStart(10)).join('')}`,
  )
  for (const [name, r] of rows) {
    for (const k of Object.keys(total) as (keyof typeof total)[]) total[k] += r[k]
    lines.push(cells(name, r))
  }
  lines.push(cells('all', total))
  lines.push(
    '',
    'same: equal after all at the numbers of the problem; unread: no expression any more; judged: the others, of which',
    'refused: its parts do not fit each other, and nothing near it is right; named: of those that are judged; first: by what is told first',
  )
  lines.push('', `different, and judged equal: ${taken.length}`, ...taken.map((t) => `  ${t}`))
  lines.push('', `corrected, and not right: ${miscorrected.length}`, ...miscorrected.map((t) => `  ${t}`))
  for (const [name, r] of rows)
    if (r.unnamed.length > 0) {
      lines.push('', `${name}: ${r.unnamed.length} not named`)
      const step = Math.max(1, Math.floor(r.unnamed.length / examples))
      for (let i = 0; i < r.unnamed.length && i / step < examples; i += step) lines.push(`  ${r.unnamed[i]}`)
    }
  lines.push('', 'slowest:', ...slowest.map(([ms, told]) => `  ${ms.toFixed(0)} ms  ${told}`))
  return lines.join('\n')
}

/** The right answers that are not judged equal. */
export function misjudged(problems: readonly Problem[]): string[] {
  const judge = new Judge()
  return problems.flatMap((p) => {
    if (p.expect === null) return []
    const d = judge.derivation(p)
    if (!d) return []
    try {
      const c = checkClaim(d, p.expect)
      return c.verdict === 'equal' ? [] : [`${p.id}: ${c.verdict}: ${c.detail}`]
    } catch (e) {
      if (e instanceof GradusError) return [`${p.id}: ${e.problem.message}`]
      throw e
    }
  })
}
