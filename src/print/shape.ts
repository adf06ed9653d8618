import { latexName } from './names.js'

/** A shape as a list of sizes (`[]`, `["n"]`, `["m", "n"]`), for people: `scalar`, `n`, `m×n`. */
export const shapeInUnicode = (sizes: readonly string[], scalar = 'scalar'): string =>
  sizes.length === 0 ? scalar : sizes.map(bracketed).join('×')

/** The same as LaTeX: `\text{scalar}`, `n`, `m \times n`. */
export const shapeInLatex = (sizes: readonly string[], scalar = 'scalar'): string =>
  sizes.length === 0 ? `\\text{${scalar}}` : sizes.map(bracketed).map(dimInLatex).join(' \\times ')

const bracketed = (size: string, _: number, all: readonly string[]): string =>
  all.length > 1 && /[ ·]/.test(size) ? `(${size})` : size

const dimInLatex = (size: string): string =>
  size.replace(/[^\s·+()]+/gu, (word) => (/^-?\d+$/.test(word) ? word : latexName(word))).replaceAll('·', ' ')
