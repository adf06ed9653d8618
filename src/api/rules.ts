import type { Citation } from '../expression/operator.js'
import { operators } from '../operators/index.js'
import { type Expansion, expansionOf } from '../proofs/expansion.js'
import { proofNamed, proofs, proofsOf, ruleTitle } from '../proofs/index.js'

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

const operatorRules = operators.map(
  (o): Rule => ({
    name: o.name,
    title: o.title,
    spellings: o.spelling ? [o.spelling.name, ...(o.spelling.aliases ?? [])] : [],
    ...(o.explanation && {
      latex: o.explanation.latex,
      because: o.explanation.because,
      ...(o.explanation.cite && { cite: o.explanation.cite }),
    }),
    proofs: proofsOf(o.name).map((p) => p.name),
  }),
)

const ofDerivations = [...new Set(proofs.map((p) => p.of))]
  .filter((of) => !operators.some((o) => o.name === of))
  .map(
    (name): Rule => ({
      name,
      title: ruleTitle(name),
      spellings: [],
      proofs: proofsOf(name).map((p) => p.name),
    }),
  )

/** The rule book: every operator in the order of a course, then the rules of derivations. */
export const ruleBook: readonly Rule[] = [...operatorRules, ...ofDerivations]

/** A rule by its name, one of its spellings, the name of a proof of it, or its title. */
export const ruleNamed = (name: string): Rule | undefined =>
  ruleBook.find((r) => r.name === name) ??
  ruleBook.find((r) => r.spellings.includes(name)) ??
  ruleBook.find((r) => r.proofs.includes(name)) ??
  ruleBook.find((r) => r.title.toLowerCase() === name.toLowerCase())

/** The proofs of a rule, told. */
export const expansionsOf = (rule: Rule): readonly Expansion[] =>
  rule.proofs.map((name) => expansionOf(proofNamed(name)!))
