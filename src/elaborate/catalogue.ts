import type { Operator } from '../expression/operator.js'
import type { Shape } from '../expression/shape.js'
import { diagOp, diagonalOp } from '../operators/algebra/diagonal.js'
import { maxOfTwoOp, minOfTwoOp } from '../operators/elementwise/extremes.js'
import { operatorNamed } from '../operators/index.js'
import { maxOfOp, minOfOp } from '../operators/reductions/extremes-of.js'

/** A function of the language: one operator, or one for each shape of the operand. */
export interface LanguageFunction {
  readonly choose: (args: readonly Shape[]) => Operator
  /** tells the kinds of operands that any of them takes */
  readonly representative: Operator
}

const always = (op: Operator): LanguageFunction => ({ choose: () => op, representative: op })

/** Names that stand for several operators. */
const shared: Readonly<Record<string, (arity: number) => LanguageFunction>> = {
  diag: () => ({
    choose: ([a]) => (a!.kind === 'matrix' ? diagonalOp : diagOp),
    representative: { ...diagOp, operands: [['vector', 'matrix']] },
  }),
  max: (arity) => always(arity === 1 ? maxOfOp : maxOfTwoOp),
  min: (arity) => always(arity === 1 ? minOfOp : minOfTwoOp),
}

/** The operators behind a function of the language. */
export function functionNamed(fn: string, arity: number): LanguageFunction | undefined {
  const known = Object.hasOwn(shared, fn) ? shared[fn]!(arity) : undefined
  if (known) return known
  const op = operatorNamed(fn)
  return op && always(op)
}
