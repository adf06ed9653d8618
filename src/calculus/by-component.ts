import { one, symbol } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { isArray } from '../expression/shape.js'
import { substitute } from '../expression/substitute.js'
import { dependents } from '../expression/walk.js'
import { entryOf, speaksOfIndices } from '../indices/entries.js'
import { normalForm } from '../indices/normal.js'
import { mul } from '../operators/algebra/build.js'
import { kroneckerDelta } from '../operators/elementwise/comparison.js'
import { differential } from './differential.js'

/**
 * ∂f/∂X_ij of a scalar formula: f in components, the differential of each component of X a product of deltas, ∂X_kl/∂X_ij = δ_ki δ_lj.
 */
export function byComponent(f: Expr, by: SymbolNode, at: readonly Expr[]): Expr {
  const moving = dependents([f], by, { definitions: false })
  const opens = (e: Expr): boolean => moving.has(e) || speaksOfIndices(e)
  const inComponents = entryOf(f, [], opens)
  const d = symbol(`d${by.name}`, by.shape, { role: { type: 'differential', of: by } })
  const linear = differential(inComponents, by, d, 'fixed')
  return normalForm(
    substitute(linear, (x) =>
      x === d && !isArray(d.shape)
        ? one
        : x.kind === 'component' && x.of === d
          ? mul(...x.at.map((p, k) => kroneckerDelta(p, at[k]!)))
          : undefined,
    ),
  )
}
