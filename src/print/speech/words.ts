import type { BinarySyntax, Relation } from '../../language/syntax.js'

/**
 * A phrase with places for its parts: `{0} transpose`, `the fraction {0} over {1} end fraction`. Where the places stand decides where
 * brackets are said: a part at the edge of a phrase must not run together with what stands around it.
 */
export type Phrase = string

/** All words of spoken mathematics. Another language is another table, in its own order of words. */
export interface SpeechWords {
  /** the whole numbers from zero on; larger ones stay digits */
  readonly numbers: readonly string[]
  readonly timesTenTo: Phrase
  /** of two small numbers, `1/2` */
  readonly fractions: Readonly<Record<string, string>>
  /** letters whose name is not the one that is typed */
  readonly letters: Readonly<Record<string, string>>
  readonly capital: Phrase
  /** by the name of the accent: `hat` */
  readonly accents: Readonly<Record<string, Phrase>>
  readonly subscript: Phrase
  readonly superscript: Phrase
  /** signs in the index above a name, `[1]`, `(i)`; the closing ones are not said */
  readonly signs: Readonly<Record<string, string>>
  readonly differential: Phrase

  readonly brackets: Phrase
  readonly comma: string
  readonly plus: string
  readonly minus: string
  readonly negative: Phrase
  readonly times: string
  readonly binary: Readonly<Record<BinarySyntax['op'], string>>
  readonly relations: Readonly<Record<Relation, Phrase>>
  readonly equals: string

  readonly fraction: Phrase
  readonly powers: Readonly<Record<string, Phrase>>
  readonly power: Phrase
  readonly elementwisePowers: Readonly<Record<string, Phrase>>
  readonly elementwisePower: Phrase
  /** of what begins with words of its own, where a mark behind it would be heard as part of it: the square of the norm of x */
  readonly before: {
    readonly powers: Readonly<Record<string, Phrase>>
    readonly elementwisePowers: Readonly<Record<string, Phrase>>
    readonly transpose: Phrase
    readonly inverse: Phrase
    readonly pseudoinverse: Phrase
  }
  readonly transpose: Phrase
  readonly inverse: Phrase
  readonly pseudoinverse: Phrase

  /** by the canonical name of the function; `{*}` is all arguments */
  readonly functions: Readonly<Record<string, Phrase>>
  /** a function that has no words: its name, its arguments */
  readonly call: Phrase
  readonly prime: readonly Phrase[]
  readonly primes: Phrase
  readonly jacobian: Phrase
  readonly hessian: Phrase
  readonly partial: Phrase
  /** of an order above the first: of what, by what, which order */
  readonly higherPartial: Phrase
  readonly orders: readonly string[]
  readonly and: string

  readonly norm: Phrase
  readonly frobeniusNorm: Phrase
  readonly nuclearNorm: Phrase
  readonly indexedNorm: Phrase
  readonly absolute: Phrase
  readonly inner: Phrase

  readonly component: Phrase
  readonly entry: Phrase
  readonly row: Phrase
  readonly column: Phrase
  readonly everything: string
  readonly big: Readonly<Record<'sum' | 'product', Phrase>>
  readonly from: Phrase
  readonly range: Phrase
  readonly with: Phrase
  readonly indicator: Phrase
  readonly delta: Phrase
  readonly cases: Phrase
  readonly branch: Phrase
  readonly otherwise: Phrase
  readonly nextCase: string
  readonly matrix: Phrase
  readonly nextRow: string
  readonly nextColumn: string

  readonly constants: Readonly<
    Record<'pi' | 'e' | 'infinity' | 'identity' | 'ones' | 'zeros' | 'unit', string>
  >
  readonly sized: Readonly<Record<'identity' | 'ones' | 'zeros' | 'unit', Phrase>>
  /** between two sizes: m by n */
  readonly by: string
  /** a name, its sizes */
  readonly kinds: Readonly<Record<'scalar' | 'vector' | 'matrix' | 'index', Phrase>>
  /** signs in a sentence that was written to be read */
  readonly glyphs: Readonly<Record<string, string>>
}
