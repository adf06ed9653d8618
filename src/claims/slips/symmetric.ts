import { denseFrom, entry } from '../../dense/dense.js'
import type { SymbolNode } from '../../expression/node.js'
import type { Dense } from '../../expression/operator.js'
import { isSymmetric } from '../../operators/algebra/properties.js'
import type { Slip } from '../diagnosis.js'
import { agree, type Sample } from '../points.js'

/** What people do to a gradient by a square matrix that they take to be symmetric: its symmetric part, G + Gᵀ, G + Gᵀ − G ⊙ I. */
const habits: readonly ((g: Dense, i: number, j: number) => number)[] = [
  (g, i, j) => (entry(g, i, j) + entry(g, j, i)) / 2,
  (g, i, j) => entry(g, i, j) + entry(g, j, i),
  (g, i, j) => (i === j ? entry(g, i, i) : entry(g, i, j) + entry(g, j, i)),
]

export function asIfSymmetric(by: SymbolNode, samples: readonly Sample[]): Slip[] {
  const { shape } = by
  if (shape.kind !== 'matrix' || shape.rows !== shape.columns || samples.length === 0) return []
  const explains = habits.some((habit) =>
    samples.every(
      ({ answer: g, claim }) =>
        g.rows === g.columns &&
        agree(
          denseFrom(g.rows, g.columns, (i, j) => habit(g, i, j)),
          claim,
        ),
    ),
  )
  return explains ? [{ rule: isSymmetric(by) ? 'free-entries' : 'symmetric-variable', on: by }] : []
}
