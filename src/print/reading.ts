import type { BigSyntax, Syntax } from '../language/syntax.js'
import { foldSyntax } from './children.js'
import { hasSuperscript } from './names.js'

/** What a reader, or our own, would take for something else if it were written without care. */

/** Indices that a sum has bound around a part, innermost first. */
export interface Bound {
  readonly names: readonly string[]
  readonly outer: Bound | null
}

const usualIndices = new Set(['i', 'j', 'k', 'l'])

/** Is the name a position wherever it stands below a letter? */
export function isIndex(name: string, bound: Bound | null): boolean {
  if (usualIndices.has(name)) return true
  for (let b = bound; b; b = b.outer) if (b.names.includes(name)) return true
  return false
}

/** Does the printed form begin with a digit, so that it would run together with a factor before it? */
export function startsWithDigit(s: Syntax): boolean {
  for (let at: Syntax = s; ; ) {
    if (at.type === 'number') return true
    if (at.type === 'power') at = at.base
    else if (at.type === 'transpose' || at.type === 'inverse' || at.type === 'pseudoinverse') at = at.arg
    else if (at.type === 'quotient') at = at.numerator
    else return false
  }
}

/** Does the printed form end in a sum over an index, which would take in whatever follows? */
export const endsOpen = (s: Syntax): boolean =>
  s.type === 'big' || (s.type === 'product' && s.factors.at(-1)!.type === 'big')

/** One word: a number, a name without an index above, π, e, ∞. */
export const isWord = (s: Syntax): boolean =>
  s.type === 'number' ||
  (s.type === 'name' && !hasSuperscript(s.name)) ||
  (s.type === 'constant' && (s.name === 'pi' || s.name === 'e' || s.name === 'infinity'))

/** May a subscript follow it and be a component? Names that carry an index of their own would take it into the name. */
export const takesSubscript = (s: Syntax): boolean =>
  s.type === 'name'
    ? /^\p{L}\p{M}*$/u.test(s.name)
    : s.type === 'call' || s.type === 'apply' || s.type === 'sum' || s.type === 'product'

/** May an index bracket follow it directly? */
export const takesIndexBracket = (s: Syntax): boolean =>
  s.type === 'name' || s.type === 'call' || s.type === 'apply' || s.type === 'component'

/** The names in a tree. */
export function namesIn(s: Syntax): ReadonlySet<string> {
  const names = new Set<string>()
  foldSyntax<void>(s, (x) => {
    if (x.type === 'name') names.add(x.name)
  })
  return names
}

/**
 * What is written below the sign of a sum: each index with its beginning, then the conditions. `j ≠ y` and `i < j` name their
 * indices by themselves.
 */
export function namedIndices(s: BigSyntax): BigSyntax['indices'] {
  const [only, ...more] = s.conditions
  if (!only || more.length > 0 || s.indices.some((i) => i.from || i.to)) return s.indices
  const names = s.indices.map((i) => i.name)
  const [left, right] = [only.left, only.right].map((x) => (x.type === 'name' ? x.name : ''))
  const named = names.length === 1 ? names[0] === left : names.join() === `${right},${left}`
  const both = names.length === 2 && (only.relation === '!=' || !usualIndices.has(right!))
  return named && !both && only.relation !== '=' ? [] : s.indices
}
