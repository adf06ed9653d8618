import type { ShapeKind } from '../expression/shape.js'
import { operators } from '../operators/index.js'
import { activationProofs } from './activations.js'
import { elementwiseProofs } from './elementwise.js'
import { matrixProofs } from './matrices.js'
import { normProofs } from './norms.js'
import { probabilityProofs } from './probabilities.js'
import { productProofs } from './products.js'
import type { Proof } from './proof.js'
import { reductionProofs } from './reductions.js'
import { ruleProofs } from './rules.js'
import { type ProofLanguage, titleOfRule } from './words/index.js'

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

/** How the rule is called: an operator by its title. */
export const ruleTitle = (rule: string, language?: ProofLanguage): string =>
  titleOfRule(rule, language) ?? operators.find((o) => o.name === rule)?.title ?? rule
