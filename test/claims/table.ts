import { problemsIn, problems as shared } from '../corpus/problems.js'
import { misjudged, mutantsOf, survey, tableOf } from './survey.js'

/** Spoils the answers of both collections and tells what became of them; every so-manieth mutant, if a step is given. */
export function run(step: number, progress: (done: number) => void): { text: string; sound: boolean } {
  const problems = [...problemsIn('textbook/problems.jsonl'), ...shared]
  const wrong = misjudged(problems)
  const mutants = mutantsOf(problems).filter((_, i) => i % step === 0)
  const found = survey(mutants, progress)
  const right = `right answers: ${problems.filter((p) => p.expect !== null).length}, not judged equal: ${wrong.length}`
  const text = [right, ...wrong.map((w) => `  ${w}`), '', tableOf(found)].join('\n')
  return { text, sound: found.taken.length === 0 }
}
