import { latexName } from './names.js'

/** A shape as a list of sizes (`[]`, `["n"]`, `["m", "n"]`), for people: `scalar`, `n`, `m×n`. */
export const shapeInUnicode = (sizes: readonly string[], scalar = 'scalar'): string =>
  sizes.length === 0 ? scalar : sizes.map(bracketed).join('×')

/** The same as LaTeX: `\text{scalar}`, `n`, `m \times n`. */
export const shapeInLatex = (sizes: readonly string[], scalar = 'scalar'): string =>
  sizes.length === 0 ? `\\text{${scalar}}` : sizes.map(bracketed).map(dimInLatex).join(' \\times ')

/** A shape, and those of the factors that it comes from, vectors as columns: `m×p = (m×1)(1×p)`. */
export const chainInUnicode = (sizes: readonly string[], factors: Factors, scalar?: string): string =>
  chained(shapeInUnicode(wholeOf(sizes, factors), scalar), factors, (f) => `(${shapeInUnicode(f)})`)

/** The same as LaTeX. */
export const chainInLatex = (sizes: readonly string[], factors: Factors, scalar?: string): string =>
  chained(shapeInLatex(wholeOf(sizes, factors), scalar), factors, (f) => `(${shapeInLatex(f)})`)

/** What factors come to is 1×1 where it is a number. */
const wholeOf = (sizes: readonly string[], factors: Factors): readonly string[] =>
  sizes.length === 0 && factors.length > 0 ? ['1', '1'] : sizes

type Factors = readonly (readonly string[])[]

const chained = (whole: string, factors: Factors, write: (f: readonly string[]) => string): string =>
  factors.length === 0 ? whole : `${whole} = ${factors.map(asMatrix).map(write).join('')}`

const asMatrix = (f: readonly string[]): readonly string[] => (f.length === 1 ? [f[0]!, '1'] : f)

const bracketed = (size: string, _: number, all: readonly string[]): string =>
  all.length > 1 && /[ ·]/.test(size) ? `(${size})` : size

const dimInLatex = (size: string): string =>
  size.replace(/[^\s·+()]+/gu, (word) => (/^-?\d+$/.test(word) ? word : latexName(word))).replaceAll('·', ' ')
