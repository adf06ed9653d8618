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

/** Sides of an equation as one line, `left = middle = right`; sides that print alike are written once. */
export function equationOf(sides: readonly Expr[], print: (e: Expr) => string): string {
  const texts = sides.map(print)
  return texts.filter((s, i) => i === 0 || s !== texts[i - 1]).join(' = ')
}
