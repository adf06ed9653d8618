import fc from 'fast-check'
import { type Fate, judge, type Verdict } from './judge.js'
import { numpyFailures, numpyIsThere } from './numpy.js'
import { type Problem, problems, show, simpler } from './problem.js'

interface Group {
  count: number
  example: Problem
}

export interface Report {
  readonly total: number
  readonly fates: ReadonlyMap<Fate, number>
  /** by fate and reason, most frequent first */
  readonly groups: readonly (readonly [fate: Fate, why: string, group: Group])[]
  readonly slowest: readonly (readonly [milliseconds: number, problem: Problem])[]
}

const portionSize = 200
export const honest: readonly Fate[] = ['verified', 'refused', 'unverified']

/** Judges many random problems; of every fourth, the generated code is run too. */
export function survey(
  count: number,
  seed: number,
  progress: (done: number, report: () => Report) => void = () => {},
  failed: (told: string) => void = () => {},
): Report {
  const fates = new Map<Fate, number>()
  const groups = new Map<string, Group & { fate: Fate; why: string }>()
  const slowest: [number, Problem][] = []
  let done = 0
  const report = (): Report => ({
    total: done,
    fates,
    groups: [...groups.values()].sort((a, b) => b.count - a.count).map((g) => [g.fate, g.why, g]),
    slowest,
  })
  const note = (fate: Fate, why: string, p: Problem): void => {
    const key = `${fate} ${why}`
    const group = groups.get(key)
    if (!group) groups.set(key, { count: 1, example: p, fate, why })
    else {
      group.count++
      if (show(p).length < show(group.example).length) group.example = p
    }
  }
  // in portions, so that memory does not hold all of them
  for (let portion = 0; done < count; portion++) {
    const fateOf = new Map<Problem, Verdict>()
    for (const p of fc.sample(problems(), {
      numRuns: Math.min(portionSize, count - done - fateOf.size),
      seed: seed * 1000 + portion,
    })) {
      const v = judge(p)
      fateOf.set(p, v)
      slowest.push([v.milliseconds, p])
      slowest.sort((a, b) => b[0] - a[0])
      slowest.length = Math.min(slowest.length, 5)
    }
    const sound = [...fateOf].filter(([, v]) => v.fate === 'verified').map(([p]) => p)
    const withCode = numpyIsThere ? sound.filter((_, i) => i % 4 === 0) : []
    for (const { problem, why } of numpyFailures(withCode))
      fateOf.set(problem, { fate: 'miscoded', why: why.replace(/\d+/g, '#').slice(0, 90), milliseconds: 0 })
    for (const [p, { fate, why }] of fateOf) {
      fates.set(fate, (fates.get(fate) ?? 0) + 1)
      if (fate !== 'verified') note(fate, why, p)
      if (!honest.includes(fate)) failed(`${fate}: ${why}: ${show(p)}`)
    }
    done += fateOf.size
    progress(done, report)
  }
  return report()
}

/** A smaller problem of the same fate for the same reason. */
function shrunk(p: Problem, fate: Fate, why: string, tries = 300): Problem {
  let best = p
  let left = tries
  for (let better = true; better && left > 0; ) {
    better = false
    for (const q of simpler(best)) {
      if (left-- <= 0) break
      const v = judge(q)
      if (v.fate === fate && v.why === why) {
        best = q
        better = true
        break
      }
    }
  }
  return best
}

/** The survey as a table, with a small example of each kind of failure. */
export function tableOf(r: Report, shrinking: boolean): string {
  const percent = (n: number): string => `${((100 * n) / r.total).toFixed(2)} %`
  const lines = [`${r.total} problems`]
  for (const [fate, n] of r.fates) lines.push(`  ${fate.padEnd(12)}${String(n).padStart(7)}  ${percent(n)}`)
  for (const [fate, why, { count, example }] of r.groups) {
    const small =
      shrinking && fate !== 'miscoded' ? shrunk(example, fate, why, fate === 'slow' ? 20 : 300) : example
    lines.push('', `${fate} ×${count}: ${why}`, `    ${show(small)}`)
  }
  lines.push('', 'slowest:', ...r.slowest.map(([ms, p]) => `  ${ms.toFixed(0)} ms  ${show(p)}`))
  return lines.join('\n')
}
