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
