import type { Step } from '../derivation/step.js'
import type { Expr } from '../expression/node.js'
import type { Vocabulary } from '../language/vocabulary.js'
import { printLatex } from './latex.js'
import { printSource } from './source.js'
import { toSyntax } from './surface.js'
import { printUnicode } from './unicode.js'

/** An expression in the three spellings. */
export const latexOf = (e: Expr, vocabulary: Vocabulary): string => printLatex(toSyntax(e), vocabulary)
export const unicodeOf = (e: Expr, vocabulary: Vocabulary): string => printUnicode(toSyntax(e), vocabulary)
export const sourceOf = (e: Expr, vocabulary: Vocabulary): string => printSource(toSyntax(e), vocabulary)

/** The sides of a step as one line, `left = middle = right`; sides that print alike are written once. */
export function equationOf(step: Step, print: (e: Expr) => string): string {
  const sides = step.sides.map(print)
  return sides.filter((s, i) => i === 0 || s !== sides[i - 1]).join(' = ')
}
