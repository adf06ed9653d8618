import type { Account } from '../derivation/account.js'
import { appliedTo } from '../derivation/applied.js'
import type { Step } from '../derivation/step.js'
import type { Syntax } from '../language/syntax.js'
import { vocabulary } from '../operators/index.js'
import { partsOf } from '../print/children.js'
import { countNodes } from '../print/count.js'
import { formulaOf, type Written } from '../print/formula.js'
import { toSyntax } from '../print/surface.js'

/** A line of the program with the terms in it that a step is applied to. */
export interface AppliedText {
  /** `z = W₁x + b`: both sides */
  readonly line: readonly [left: Written, right: Written]
  readonly terms: readonly Written[]
  /** the line in LaTeX, the terms in a colour: `a = \textcolor{red}{\tanh(z)}` */
  latex(colour: string): string
}

/** Nodes of a line in which a colour is still found at a glance. */
const longest = 120

/** What a step is applied to, marked where it stands in the function as it was given; nothing where that is not in sight. */
export function appliedText(step: Step, account: Account): readonly AppliedText[] {
  return appliedTo(step, account).flatMap(({ line, terms }) => {
    const right = formulaOf(line.definition!, vocabulary)
    if (countNodes(right.syntax) > longest) return []
    const shown = within(right.syntax)
    const marked = terms.flatMap((t) => visible(toSyntax(t), shown) ?? [])
    if (marked.length === 0) return []
    const left = formulaOf(line, vocabulary)
    const parts = new Set(marked)
    return {
      line: [left, right] as const,
      terms: marked.map((s) => right.of(s)),
      latex: (colour) => `${left.latex} = ${right.marked(parts, colour)}`,
    }
  })
}

/** A tree as it stands in a larger one: a sign may have gone into the sum around it. */
const visible = (s: Syntax, shown: ReadonlySet<Syntax>): Syntax | undefined =>
  shown.has(s) ? s : s.type === 'negate' && shown.has(s.arg) ? s.arg : undefined

function within(root: Syntax): ReadonlySet<Syntax> {
  const seen = new Set([root])
  for (const s of seen) for (const part of partsOf(s)) seen.add(part)
  return seen
}
