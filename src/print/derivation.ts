import { component } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { isArray } from '../expression/shape.js'
import { postorder } from '../expression/walk.js'
import { entryOf, NoEntries, speaksOfIndices } from '../indices/entries.js'
import { positionsOf } from '../indices/positions.js'
import { named, spokenNames } from '../indices/rename.js'
import type { Vocabulary } from '../language/vocabulary.js'
import { printLatex } from './latex.js'
import { printSource } from './source.js'
import { toSyntax } from './surface.js'
import { printUnicode } from './unicode.js'

/** An expression in the three spellings. */
export const latexOf = (e: Expr, vocabulary: Vocabulary): string => printLatex(toSyntax(e), vocabulary)
export const unicodeOf = (e: Expr, vocabulary: Vocabulary): string => printUnicode(toSyntax(e), vocabulary)
export const sourceOf = (e: Expr, vocabulary: Vocabulary): string => printSource(toSyntax(e), vocabulary)

/**
 * Sides of an equation as one line, `left = middle = right`; sides that print alike are written once. Where one is a table of entries, all are written
 * by their components: `z_j = b_j + …`.
 */
export function equationOf(sides: readonly Expr[], print: (e: Expr) => string): string {
  const texts = inComponents(sides).map(print)
  return texts.filter((s, i) => i === 0 || s !== texts[i - 1]).join(' = ')
}

/** What a name stands for, as `name = …`. */
export const definitionOf = (name: SymbolNode, print: (e: Expr) => string): string =>
  equationOf([name, name.definition!], print)

/** The sides by their components, if one of them is, or is made with, a table of entries. */
export function inComponents(sides: readonly Expr[]): readonly Expr[] {
  const [first] = sides
  if (!first || !isArray(first.shape)) return sides
  const tabled = (e: Expr): boolean => postorder([e], { definitions: false }).some((x) => x.kind === 'table')
  if (!sides.some(tabled)) return sides
  const at = positionsOf(first, spokenNames(sides))
  try {
    return sides.map((s) =>
      tabled(s) ? named(entryOf(s, at, speaksOfIndices), undefined, true) : component(s, at),
    )
  } catch (e) {
    if (e instanceof NoEntries) return sides
    throw e
  }
}
