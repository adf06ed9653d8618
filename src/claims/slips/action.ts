import { multiplyDense, scalarOf, scaleDense, toNumber, transposeDense } from '../../dense/dense.js'
import type { Answer } from '../../derivation/account.js'
import type { Side } from '../../derivation/layout.js'
import type { Dense } from '../../expression/operator.js'

/** What a derivative, as an array, makes of a change of the variable: the change of the function. undefined where it cannot be one. */
export type Action = (derivative: Dense, change: Dense) => Dense | undefined

/** How arrays that are laid out like this answer act. */
export function actionOf({ form, side }: Answer): Action | undefined {
  switch (form) {
    case 'gradient':
      return gradientOn(side)
    case 'jacobian':
      return jacobianOn(side)
    case 'differential':
      return (derivative) => derivative
    default:
      return undefined
  }
}

export const gradientOn =
  (side: Side): Action =>
  (g, change) => {
    const laid = side === 'numerator' ? transposeDense(g) : g
    return like(laid, change)
      ? scalarOf(laid.data.reduce((t, x, i) => t + x * change.data[i]!, 0))
      : undefined
  }

export const jacobianOn =
  (side: Side): Action =>
  (j, change) => {
    const laid = side === 'numerator' ? j : transposeDense(j)
    if (change.data.length === 1) return scaleDense(laid, toNumber(change))
    return laid.columns === change.data.length ? multiplyDense(laid, column(change)) : undefined
  }

const column = (a: Dense): Dense => ({ rows: a.data.length, columns: 1, data: a.data })

export const like = (a: Dense, b: Dense): boolean => a.rows === b.rows && a.columns === b.columns
