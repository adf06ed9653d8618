import type { Method } from '../../src/derivation/methods/method.js'
import type { Derivation, Layout } from '../../src/index.js'
import { GradusError } from '../../src/language/errors.js'
import { derivationOf, errorOf, type Problem, problems, problemsIn } from './problems.js'
import { answered, tolerance } from './score.js'

/** Both corpora. */
export const everyProblem = [...problems, ...problemsIn('textbook/problems.jsonl')]

/** What became of a problem in a method, beside the same problem by the chain rule. */
export interface Outcome {
  readonly id: string
  /** the code of the refusal */
  readonly refused?: string
  /** greatest difference from the numbers of the corpus, relative */
  readonly wrong?: number
  /** a line that differences contradict, or why nothing could be checked */
  readonly unverified?: string
  /** in another form than the chain rule's answer: what it says, and what that says */
  readonly other?: readonly [string, string]
  readonly steps: number
}

/** The problems by a method, in a layout; by the chain rule as well, to compare the answers as they are printed. */
export function outcomes(
  problems: readonly Problem[],
  method: Method,
  layout: Layout,
  samples = 2,
): Outcome[] {
  return problems.flatMap((p) => {
    const chain = answered(p, layout)
    return chain ? [outcome(p, method, layout, chain, samples)] : []
  })
}

function outcome(p: Problem, method: Method, layout: Layout, chain: Derivation, samples: number): Outcome {
  let d: Derivation
  try {
    d = derivationOf(p, layout, { method, samples })
  } catch (e) {
    if (!(e instanceof GradusError)) throw new Error(`${p.id}: ${(e as Error).message}`, { cause: e })
    return { id: p.id, refused: e.problem.code, steps: 0 }
  }
  const error = errorOf(p, d)
  const check = d.verify()
  const bad = check.steps.findIndex((s) => !s.ok)
  return {
    id: p.id,
    ...(!(error < tolerance) && { wrong: error }),
    ...(!check.ok && {
      unverified: check.reason ?? (bad < 0 ? 'the answer' : `line ${bad + 1}: ${d.steps[bad]!.unicode}`),
    }),
    ...(d.unicode !== chain.unicode && { other: [d.unicode, chain.unicode] as const }),
    steps: d.steps.length,
  }
}

/** Counts for a table. */
export const summary = (all: readonly Outcome[]): Record<string, number> => ({
  problems: all.length,
  refused: all.filter((o) => o.refused !== undefined).length,
  wrong: all.filter((o) => o.wrong !== undefined).length,
  unverified: all.filter((o) => o.unverified !== undefined).length,
  'printed otherwise': all.filter((o) => o.other).length,
  steps: all.reduce((n, o) => n + o.steps, 0),
})
