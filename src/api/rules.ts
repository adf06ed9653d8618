import type { Citation } from '../expression/operator.js'
import { becauseOf, titleOf } from '../expression/phrase.js'
import { operators } from '../operators/index.js'
import { say } from '../print/say.js'
import { type Expansion, expansionOf } from '../proofs/expansion.js'
import { proofNamed, proofs, proofsOf, ruleTitle } from '../proofs/index.js'
import type { LanguageName } from '../words/catalogue.js'

/** A rule of the book: an operator's, or one of derivations. */
export interface Rule {
  readonly name: string
  readonly title: string
  /** how it is typed, where it is a function of the language */
  readonly spellings: readonly string[]
  /** the rule as a formula, LaTeX; why it holds, in a sentence */
  readonly latex?: string
  readonly because?: string
  readonly cite?: Citation
  /** the names of its proofs: one for vectors, one for matrices, where they differ */
  readonly proofs: readonly string[]
}

/** The rule book: every operator in the order of a course, then the rules of derivations. */
export const ruleBook = (language: LanguageName = 'en'): readonly Rule[] => [
  ...operators.map(
    (o): Rule => ({
      name: o.name,
      title: say(titleOf(o), language),
      spellings: o.spelling ? [o.spelling.name, ...(o.spelling.aliases ?? [])] : [],
      ...(o.explanation && {
        latex: o.explanation.latex,
        because: say(becauseOf(o), language),
        ...(o.explanation.cite && { cite: o.explanation.cite }),
      }),
      proofs: namesOfProofs(o.name),
    }),
  ),
  ...rulesOfDerivations.map(
    (name): Rule => ({
      name,
      title: say(ruleTitle(name), language),
      spellings: [],
      proofs: namesOfProofs(name),
    }),
  ),
]

const namesOfProofs = (rule: string): string[] => proofsOf(rule).map((p) => p.name)

const rulesOfDerivations = [...new Set(proofs.map((p) => p.of))].filter(
  (of) => !operators.some((o) => o.name === of),
)

/** A rule by its name, one of its spellings, the name of a proof of it, or its title. */
export function ruleNamed(name: string, language: LanguageName = 'en'): Rule | undefined {
  const book = ruleBook(language)
  return (
    book.find((r) => r.name === name) ??
    book.find((r) => r.spellings.includes(name)) ??
    book.find((r) => r.proofs.includes(name)) ??
    book.find((r) => r.title.toLowerCase() === name.toLowerCase())
  )
}

/** The proofs of a rule, told. */
export const expansionsOf = (rule: Rule, language?: LanguageName): readonly Expansion[] =>
  rule.proofs.map((name) => expansionOf(proofNamed(name)!, language))
