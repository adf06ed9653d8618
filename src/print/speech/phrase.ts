import type { Phrase } from './words.js'

/** Where a phrase lies open: beside a part at its edge, what stands around it could be taken for that part's. */
export type Edges = 'closed' | 'left' | 'right' | 'both'

/** A phrase taken apart: words as they are, places by their key. */
export type Token = { readonly words: string } | { readonly place: string }

export function tokensOf(phrase: Phrase): readonly Token[] {
  return phrase
    .split(/(\{[^}]*\})/)
    .map((t) => (t.startsWith('{') ? { place: t.slice(1, -1) } : { words: t.trim() }))
    .filter((t) => !('words' in t) || t.words !== '')
}

export function edgesOf(tokens: readonly Token[]): Edges {
  const open = (t: Token | undefined): boolean => t !== undefined && 'place' in t
  const [left, right] = [open(tokens[0]), open(tokens.at(-1))]
  return left ? (right ? 'both' : 'left') : right ? 'right' : 'closed'
}

/** The phrase with texts in its places, in order or by key. */
export const filled = (phrase: Phrase, ...parts: readonly string[]): string =>
  phrase.replace(/\{(\d+)\}/g, (_, i: string) => parts[Number(i)] ?? '')
