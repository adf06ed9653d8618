import { accents, letterNamed, withAccent } from './characters.js'
import type { Token } from './token.js'

export type NameKind = 'variable' | 'index' | 'function' | 'dimension' | 'definition'

/** What is known of a name while reading. */
export interface NameFact {
  readonly kind: NameKind
  /** of a declared variable: does it have components, one or two indices? */
  readonly rank?: 0 | 1 | 2
  /** as it was first declared or defined: `lambda` for λ */
  readonly spelled?: string
  /** of a definition `f(x) = …`: the arguments that were dropped */
  readonly args?: readonly string[]
}

const strength: Readonly<Record<NameKind, number>> = {
  dimension: 0,
  definition: 1,
  function: 2,
  variable: 3,
  index: 4,
}

/** The names that a program declares or defines, by canonical name; what is known while reading it, or a claim about it. */
export class Names {
  private readonly facts = new Map<string, NameFact>()
  /** lengths of the ASCII spellings of names that are words, by first letter; longest first */
  private readonly lengths = new Map<string, number[]>()
  /** ASCII spelling of a word → canonical name */
  private readonly words = new Map<string, string>()

  /** Adds what is known; a declaration counts for more than a definition, and that for more than a dimension. */
  add(name: string, fact: NameFact): void {
    const before = this.facts.get(name)
    const spelled = before?.kind === 'dimension' ? fact.spelled : (before?.spelled ?? fact.spelled)
    const winner = before && strength[before.kind] >= strength[fact.kind] ? before : fact
    this.facts.set(name, { ...winner, ...(spelled !== undefined && { spelled }) })
    if (/^[A-Za-z][A-Za-z0-9]+$/.test(name) && !this.words.has(name)) {
      this.words.set(name, name)
      const first = name[0]!
      const lengths = this.lengths.get(first) ?? []
      if (!lengths.includes(name.length)) lengths.push(name.length)
      lengths.sort((a, b) => b - a)
      this.lengths.set(first, lengths)
    }
  }

  get(name: string): NameFact | undefined {
    return this.facts.get(name)
  }

  has(name: string): boolean {
    return this.facts.has(name)
  }

  /** Known as something other than the length of an axis. */
  isQuantity(name: string): boolean {
    const kind = this.facts.get(name)?.kind
    return kind !== undefined && kind !== 'dimension'
  }

  isIndex(name: string): boolean {
    return this.facts.get(name)?.kind === 'index'
  }

  /** The length of the longest known word at a place of a run; 0 if there is none. */
  wordAt(run: string, at: number): number {
    for (const length of this.lengths.get(run[at]!) ?? []) {
      if (at + length > run.length || !this.words.has(run.substr(at, length))) continue
      if (/[0-9]/.test(run[at + length - 1]!) && /[0-9]/.test(run[at + length] ?? '')) continue
      return length
    }
    return 0
  }

  /** How the name was spelled where it was declared: `lambda` for λ. */
  spelling(name: string): string {
    return this.facts.get(name)?.spelled ?? name
  }

  entries(): IterableIterator<[string, NameFact]> {
    return this.facts.entries()
  }

  copy(): Names {
    const copy = new Names()
    for (const [name, fact] of this.facts) copy.add(name, fact)
    return copy
  }
}

const accentEnding = /(?:widetilde|widehat|tilde|hat|bar)$/

/** A word as one name: `beta1` → β1, `xhat` → x̂, `loss` as it is. */
export function wordName(word: string): string {
  const digits = /[0-9]+$/.exec(word)?.[0] ?? ''
  const letters = word.slice(0, word.length - digits.length)
  const greek = letterNamed.get(letters)
  if (greek !== undefined) return greek + digits
  const accent = accentEnding.exec(letters)?.[0]
  if (accent !== undefined && accents.has(accent)) {
    const base = letters.slice(0, letters.length - accent.length)
    const letter = base.length === 1 ? base : letterNamed.get(base)
    if (letter !== undefined) return withAccent(letter, accent) + digits
  }
  return word
}

/** A name with what stands below and above it: `W` `1` → W1, `S` `B` → S_B, `W` above `[1]` → W^{[1]}. */
export function joinName(base: string, below: string, above: string): string {
  const accent = accents.get(below)
  if (accent !== undefined && /^\p{L}$/u.test(base)) return joinName(withAccent(base, below), '', above)
  const low =
    below === ''
      ? ''
      : /^[0-9]+$/.test(below)
        ? below
        : /^[\p{L}\p{M}0-9]+$/u.test(below)
          ? `_${below}`
          : `_{${below}}`
  return base + low + (above === '' ? '' : `^{${above}}`)
}

const plain = new Set(['letter', 'number', '+', '-', ',', '*', '(', ')', '[', ']', '='])

/** What stands below or above a name, as text; undefined if it is no simple text. */
export function marksText(tokens: readonly Token[], from: number, to: number): string | undefined {
  let text = ''
  for (let i = from; i < to; i++) {
    const t = tokens[i]!
    if (t.type === 'run' || t.type === 'text') text += wordName(t.text)
    else if (plain.has(t.type)) text += t.text
    else if (t.type === '∞') text += '∞'
    else return undefined
  }
  return text
}

/** Where the name that starts at a token ends, and what it is called; every word of letters is one name here. */
export function readName(
  tokens: readonly Token[],
  match: Int32Array,
  from: number,
  to: number,
):
  | {
      readonly name: string
      readonly below: { from: number; to: number } | null
      readonly base: string
      readonly end: number
    }
  | undefined {
  const first = tokens[from]
  if (from >= to || !first) return undefined
  let at = from + 1
  let base: string
  if (first.type === 'run' || first.type === 'text') base = wordName(first.text)
  else if (first.type === 'letter') {
    base = first.text
    const digits = tokens[at]
    if (at < to && digits?.type === 'number' && !digits.spaced && /^[0-9]+$/.test(digits.text)) {
      base += digits.text
      at++
    }
  } else return undefined
  let below = ''
  let range: { from: number; to: number } | null = null
  let above = ''
  while (at < to) {
    const mark = tokens[at]!
    const next = tokens[at + 1]
    if (at + 1 >= to || !next) break
    const group = next.type === '{' || next.type === '[' ? match[at + 1]! : -1
    if (mark.type === '_' && range === null) {
      const end = group >= 0 && next.type === '{' ? group + 1 : at + 2
      range = group >= 0 && next.type === '{' ? { from: at + 2, to: group } : { from: at + 1, to: at + 2 }
      const text = marksText(tokens, range.from, range.to)
      if (text === undefined) return undefined
      below = text
      at = end
    } else if (mark.type === '^' && above === '' && isSuperscriptName(tokens, match, at)) {
      const inner = next.type === '{' ? { from: at + 2, to: group } : { from: at + 1, to: group + 1 }
      const text = marksText(tokens, inner.from, inner.to)
      if (text === undefined) return undefined
      above = text
      at = group + 1
    } else break
  }
  return { name: joinName(base, below, above), base, below: range, end: at }
}

/** Is the raised text at `^` an index of a name, `^{[1]}`, `^[1]`, `^{(i)}`? */
export function isSuperscriptName(tokens: readonly Token[], match: Int32Array, at: number): boolean {
  const open = tokens[at + 1]
  if (open?.type === '[') return true
  if (open?.type !== '{') return false
  const close = match[at + 1]!
  const inner = tokens[at + 2]?.type
  if (inner === '[') return match[at + 2] === close - 1
  // x^{(i)}, but not x^{(p - 1)}
  return inner === '(' && match[at + 2] === close - 1 && close === at + 5
}
