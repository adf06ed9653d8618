import type { Account } from '../derivation/account.js'
import { appliedTo } from '../derivation/applied.js'
import type { Step } from '../derivation/step.js'
import { vocabulary } from '../operators/index.js'
import { countNodes } from '../print/count.js'
import { formulaOf, type Written } from '../print/formula.js'
import { marked } from '../print/marks.js'
import { toSyntax } from '../print/surface.js'

/** A line of the program with the terms in it that a step is applied to. */
export interface AppliedText {
  /** `z = W₁x + b`: both sides */
  readonly line: readonly [left: Written, right: Written]
  readonly terms: readonly Written[]
  /** the line in LaTeX, the terms in a colour, red if none is said: `a = \textcolor{red}{\tanh(z)}` */
  latex(colour?: string): string
}

/** Nodes of a line in which a colour is still found at a glance. */
const longest = 120

/** What a step is applied to, marked where it stands in the function as it was given; nothing where that is not in sight. */
export function appliedText(step: Step, account: Account): readonly AppliedText[] {
  return appliedTo(step, account).flatMap(({ line, terms }) => {
    const right = formulaOf(line.definition!, vocabulary)
    if (countNodes(right.syntax) > longest) return []
    const { root, parts, runs } = marked(right.syntax, terms.map(toSyntax))
    if (parts.size === 0) return []
    const left = formulaOf(line, vocabulary)
    return {
      line: [left, right] as const,
      terms: [...parts].map((s) => right.of(s)),
      latex: (colour = 'red') => `${left.latex} = ${right.of(root).marked({ parts, runs, colour })}`,
    }
  })
}
