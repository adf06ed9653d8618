import type { BothLayouts, LayoutRow } from '../api/layouts.js'
import { phrase, verbatim } from '../expression/phrase.js'
import {
  type Solution,
  type SolutionAnswer,
  type SolutionStep,
  solutionOf,
  type Telling,
} from './solution.js'

/** Two derivations as one solution: each line in numerator layout, below it in denominator layout, and what changes. */
export function solutionOfBoth(both: BothLayouts, telling: Telling): Solution {
  const [n, d] = [both.numerator, both.denominator].map((x) => solutionOf(x, telling)) as [Solution, Solution]
  return {
    ...d,
    layout: 'both',
    steps: both.rows.flatMap((row): SolutionStep[] => {
      const a = row.numerator === undefined ? undefined : n.steps[row.numerator]
      const b = row.denominator === undefined ? undefined : d.steps[row.denominator]
      return told(d, row, a, b)
    }),
    answers: [answerIn(n, 'numerator'), answerIn(d, 'denominator')],
    remarks: both.remarks,
    verdict: [...verdictIn(n, 'numerator'), ...verdictIn(d, 'denominator')],
    ok: n.ok && d.ok,
  }
}

type Side = 'numerator' | 'denominator'

const inSide = (s: Solution, title: string, side: Side): string =>
  s.say(phrase('compare.line', { title: verbatim(title), layout: phrase(`layouts.${side}`) }))

function answerIn(s: Solution, side: Side): SolutionAnswer {
  const [answer] = s.answers
  return { ...answer!, title: inSide(s, answer!.title, side) }
}

const verdictIn = (s: Solution, side: Side): string[] =>
  s.verdict.map((text) =>
    s.say(phrase('lists.of', { derivative: phrase(`layouts.${side}`), what: verbatim(text) })),
  )

/** One line where both say the same, else two. */
function told(
  s: Solution,
  row: LayoutRow,
  a: SolutionStep | undefined,
  b: SolutionStep | undefined,
): SolutionStep[] {
  const same =
    a &&
    b &&
    a.equation.length === b.equation.length &&
    a.equation.every((f, i) => f.unicode === b.equation[i]!.unicode)
  if (same) return [{ ...b, failed: a.failed || b.failed }]
  const inLayout = (step: SolutionStep, side: Side, text: string): SolutionStep => ({
    ...step,
    title: inSide(s, step.title, side),
    text,
  })
  return [
    ...(a ? [inLayout(a, 'numerator', b ? a.text : row.change)] : []),
    ...(b ? [inLayout(b, 'denominator', row.change)] : []),
  ]
}
