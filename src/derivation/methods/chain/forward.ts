import { differentialOf } from '../../../calculus/differential.js'
import { coefficient, matrixOf } from '../../../calculus/linear.js'
import { symbol } from '../../../expression/make.js'
import type { Expr, SymbolNode } from '../../../expression/node.js'
import { told } from '../../../expression/phrase.js'
import { substitute } from '../../../expression/substitute.js'
import { add } from '../../../operators/algebra/build.js'
import { inNameOf, onTheWayFrom, type Parts } from '../../parts.js'
import { asNumerator, inLayoutOf, type Quantities, type Quantity } from '../../quantity.js'
import { simplest } from '../../simplest.js'
import { distinct, type Step } from '../../step.js'
import { ruleOf } from '../../told.js'
import { putIn } from '../put-in.js'

/**
 * The forward chain rule by a scalar t: ∂part/∂t from those of the parts it uses. The result may be of any shape.
 */
export function forwardByScalar(
  parts: Parts,
  variable: SymbolNode,
  quantities: Quantities,
): { quantity: Quantity; value: Expr; steps: Step[] } {
  const values = new Map<Expr, Expr>()
  const steps: Step[] = []
  const varies = onTheWayFrom(variable, parts)
  let last: { quantity: Quantity; value: Expr } | undefined
  for (const part of parts.all) {
    if (!varies.has(part.name)) continue
    const total = quantities.get(part.name, variable, 'total')!
    const d = symbol(`d${variable.name}`, variable.shape, { role: { type: 'differential', of: variable } })
    const direct = coefficient(
      differentialOf(part.expression, (s) => (s === variable ? d : undefined), 'fixed'),
      d,
    )
    const viaParts = differentialOf(
      part.expression,
      (s) => {
        const q = s !== variable && varies.has(s) ? quantities.get(s, variable, 'total') : undefined
        return q && asNumerator(q)
      },
      'fixed',
    )
    const over = inLayoutOf(total, inNameOf(part, add(direct, viaParts)))
    const put = putIn(over, values)
    const value = simplest(substitute(over, values))
    values.set(total.symbol, value)
    const by = part.uses.find((u) => u !== variable && varies.has(u)) ?? variable
    steps.push({
      ...ruleOf(part.expression, by),
      sides: distinct([total.symbol, over, put, value]),
      shape: total.symbol.shape,
    })
    last = { quantity: total, value }
  }
  return { ...last!, steps }
}

/**
 * The differential, part by part: dP in terms of dX. For whatever has more than two axes the answer is dF itself; for a vector by a
 * vector the Jacobian is read off where it can be.
 */
export function byDifferentials(
  parts: Parts,
  variable: SymbolNode,
  quantities: Quantities,
): {
  differential: SymbolNode
  value: Expr
  /** the differential of the variable */
  direction: SymbolNode
  jacobian?: { quantity: Quantity; value: Expr }
  steps: Step[]
} {
  const differentials = new Map<SymbolNode, SymbolNode>()
  const dOf = (s: SymbolNode): SymbolNode => {
    const found = differentials.get(s)
    if (found) return found
    const made = symbol(`d${s.name}`, s.shape, { origin: 'engine', role: { type: 'differential', of: s } })
    differentials.set(s, made)
    return made
  }
  const direction = dOf(variable)
  const values = new Map<Expr, Expr>()
  const steps: Step[] = []
  let value: Expr = direction
  const varies = onTheWayFrom(variable, parts)
  for (const part of parts.all) {
    if (!varies.has(part.name)) continue
    const over = inNameOf(
      part,
      differentialOf(part.expression, (s) => (varies.has(s) ? dOf(s) : undefined), 'fixed'),
    )
    const put = substitute(over, values)
    value = simplest(put)
    const left = dOf(part.name)
    values.set(left, value)
    steps.push({
      ...ruleOf(part.expression, part.uses.find((u) => varies.has(u)) ?? variable),
      sides: distinct([left, over, put, value]),
      shape: left.shape,
    })
  }
  const result = parts.result.name
  const out = { differential: dOf(result), value, direction, steps }
  const quantity =
    result.shape.kind === 'vector' && variable.shape.kind === 'vector'
      ? quantities.get(result, variable, 'total')
      : undefined
  const matrix = quantity && matrixOf(value, direction)
  if (!quantity || !matrix) return out
  const jacobian = simplest(inLayoutOf(quantity, matrix))
  steps.push({
    rule: 'read-off',
    ...told(quantity.side === 'numerator' ? 'readOff' : 'readTransposed'),
    sides: [quantity.symbol, jacobian],
    shape: quantity.symbol.shape,
  })
  return { ...out, jacobian: { quantity, value: jacobian } }
}
