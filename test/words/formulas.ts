import { vocabulary } from '../../src/operators/index.js'

/** Functions as formulas write them: no words of a language. */
const formulas = new Set([
  ...vocabulary.flatMap((s) => [s.name, ...(s.aliases ?? [])]),
  ...['sym', 'SiLU', 'ReLU'],
])

/** English words in a sentence, beside functions and what stands in `texts`. */
export const englishIn = (sentence: string, texts: readonly string[] = []): string[] =>
  (sentence.match(/[A-Za-z]{3,}/g) ?? []).filter((w) => !formulas.has(w) && !texts.some((t) => t.includes(w)))
