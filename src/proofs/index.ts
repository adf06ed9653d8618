import { type Phrase, phrase, titleOf } from '../expression/phrase.js'
import type { ShapeKind } from '../expression/shape.js'
import { operators } from '../operators/index.js'
import { type Language, languages } from '../words/catalogue.js'
import { activationProofs } from './activations.js'
import { elementwiseProofs } from './elementwise.js'
import { matrixProofs } from './matrices.js'
import { normProofs } from './norms.js'
import { probabilityProofs } from './probabilities.js'
import { productProofs } from './products.js'
import type { Proof } from './proof.js'
import { reductionProofs } from './reductions.js'
import { ruleProofs } from './rules.js'

/** The proofs of the rule book: those of derivations first, then the operators', by family. */
export const proofs: readonly Proof[] = [
  ...ruleProofs,
  ...productProofs,
  ...reductionProofs,
  ...matrixProofs,
  ...elementwiseProofs,
  ...activationProofs,
  ...normProofs,
  ...probabilityProofs,
]

export const proofNamed = (name: string): Proof | undefined => byName.get(name)

const byName = new Map(proofs.map((p) => [p.name, p]))

/** The proofs of a rule: of an operator by its name, or of derivations. */
export const proofsOf = (rule: string): readonly Proof[] => byRule.get(rule) ?? []

const byRule = new Map<string, Proof[]>()
for (const p of proofs) byRule.set(p.of, [...(byRule.get(p.of) ?? []), p])

/** The proof of a rule for an operand of that kind. */
export function proofOf(rule: string, kind?: ShapeKind): Proof | undefined {
  const all = proofsOf(rule)
  return all.find((p) => p.kind !== undefined && p.kind === kind) ?? all.find((p) => p.kind === undefined)
}

/** How a rule, or one of its proofs, is called: an operator by its title. */
export function ruleTitle(rule: string): Phrase {
  if (isTitled(rule)) return phrase(`proofs.titles.${rule}`)
  const op = operators.find((o) => o.name === rule)
  if (!op) throw new Error(`the rule ${rule} has no title`)
  return titleOf(op)
}

const isTitled = (rule: string): rule is keyof Language['proofs']['titles'] =>
  Object.hasOwn(languages.en.proofs.titles, rule)
