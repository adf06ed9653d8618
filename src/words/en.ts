import { notes, properties, structures } from './en/answers.js'
import { check } from './en/check.js'
import { claims } from './en/claims.js'
import { documents, labels, lists } from './en/documents.js'
import { compare, layouts } from './en/layouts.js'
import { operators } from './en/operators.js'
import { proofs } from './en/proofs.js'
import { kinds, reading, shapes } from './en/reading.js'
import { reasons, rules, steps } from './en/steps.js'

/**
 * English. A sentence is text, or a function of what it speaks of: strings are its names, formulas and phrases, already said; numbers and
 * choices come as they are. What another language must say is what stands here.
 */
export const en = {
  steps,
  reasons,
  rules,
  operators,
  layouts,
  compare,
  structures,
  properties,
  notes,
  kinds,
  reading,
  shapes,
  check,
  claims,
  labels,
  documents,
  lists,
  proofs,
}
