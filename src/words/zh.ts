import type { Language } from './catalogue.js'
import { notes, properties, structures } from './zh/answers.js'
import { check } from './zh/check.js'
import { claims } from './zh/claims.js'
import { documents, labels, lists } from './zh/documents.js'
import { compare, layouts } from './zh/layouts.js'
import { operators } from './zh/operators.js'
import { proofs } from './zh/proofs.js'
import { kinds, reading, shapes } from './zh/reading.js'
import { reasons, rules, steps } from './zh/steps.js'

/** 中文。标点用全角，公式与汉字之间留空格；术语从《矩阵微分》一类教材的习惯。 */
export const zh: Language = {
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
