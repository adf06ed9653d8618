import { numberValue } from '../expression/make.js'
import type { Expr } from '../expression/node.js'
import type { Operator } from '../expression/operator.js'
import { fold } from '../expression/walk.js'
import { isApply } from '../operators/algebra/build.js'
import { powerOp } from '../operators/algebra/power.js'
import { isPositive } from '../operators/algebra/signs.js'

/** Whether a scalar formula has a value wherever its components do: then a condition is no more than a factor 0 or 1. */
export const isTotal = (e: Expr): boolean =>
  fold<boolean>(e, (x, below) => below.every(Boolean) && isTotalHere(x), { definitions: false })

function isTotalHere(e: Expr): boolean {
  if (e.kind !== 'apply') return true
  if (isApply(e, powerOp)) {
    const p = e.args[1]!.kind === 'number' ? numberValue(e.args[1]!) : Number.NaN
    return (Number.isInteger(p) && p >= 0) || isPositive(e.args[0]!)
  }
  return isEverywhere(e.op) || (isForPositive(e.op) && isPositive(e.args[0]!))
}

/** An operator whose law is tested on all numbers, parameters apart, has a value everywhere. */
const isEverywhere = (op: Operator): boolean =>
  op.law === undefined ||
  op.law.cases.every((c) =>
    c.every(({ domain = 'real' }, i) => domain === 'real' || (i > 0 && typeof domain === 'object')),
  )

const isForPositive = (op: Operator): boolean =>
  op.law?.cases.every((c) => c[0]?.domain === 'positive') ?? false
