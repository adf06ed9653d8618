import { type Worked, workOut } from './derivation.js'
import { fileOf, frontPage, rulesPage, topicPage } from './document.js'
import { topicHtml } from './exercise.js'
import { rulePage, rulesFile } from './rules.js'
import type { Exercise, Topic } from './topics/topic.js'

export interface Site {
  /** HTML by file name */
  readonly pages: ReadonlyMap<string, string>
  readonly derivations: number
  readonly proofs: number
  /** what is wrong, a line each */
  readonly failures: readonly string[]
}

/** Works out every exercise in both layouts, and the proofs of the rules: one page for each topic, so that a phone can hold it. */
export function renderSite(topics: readonly Topic[]): Site {
  const failures: string[] = []
  let derivations = 0
  const work = (e: Exercise, wrt: string): Worked[] => {
    const both = (['numerator', 'denominator'] as const).map((layout) => workOut(e, wrt, layout))
    derivations += both.length
    for (const { ok, derivation } of both)
      if (!ok) failures.push(`${e.id} by ${wrt}, ${derivation.layout} layout: not verified`)
    return both
  }
  const bodies = topics.map((t) => topicHtml(t, work))
  const pages = new Map(
    topics.map((t, i) => [
      fileOf(topics, t),
      i === 0 ? frontPage(topics, bodies[i]!, derivations) : topicPage(topics, t, bodies[i]!),
    ]),
  )
  const rules = rulePage()
  pages.set(rulesFile, rulesPage(rules))
  return { pages, derivations, proofs: rules.proofs, failures: [...failures, ...rules.failures] }
}
