import { numberValue } from '../expression/make.js'
import type { Expr } from '../expression/node.js'
import type { Operator } from '../expression/operator.js'
import { fold } from '../expression/walk.js'
import { isApply, isPositive } from '../operators/algebra/build.js'
import { powerOp } from '../operators/algebra/power.js'

/** Whether a scalar formula has a value wherever its components do: then a condition is no more than a factor 0 or 1. */
export const isTotal = (e: Expr): boolean => signs(e).total

interface Sign {
  readonly total: boolean
  readonly sign: 'positive' | 'nonnegative' | 'any'
}

/** An operator whose law is tested on all numbers, parameters apart, has a value everywhere. */
const isEverywhere = (op: Operator): boolean =>
  op.law === undefined ||
  op.law.cases.every((c) =>
    c.every(({ domain = 'real' }, i) => domain === 'real' || (i > 0 && typeof domain === 'object')),
  )

const logarithms = new Set(['log', 'log2', 'log10', 'sqrt', 'lgamma', 'digamma'])

function signs(root: Expr): Sign {
  return fold<Sign>(
    root,
    (e, below): Sign => {
      const total = below.every((b) => b.total)
      const all = (s: Sign['sign']): boolean => below.every((b) => b.sign === s || b.sign === 'positive')
      if (isPositive(e)) return { total, sign: 'positive' }
      if (e.kind === 'component') return { total, sign: below[0]!.sign }
      if (e.kind === 'reduce') {
        const { sign } = below[0]!
        return { total, sign: sign === 'positive' && e.op === 'sum' ? 'nonnegative' : sign }
      }
      if (e.kind !== 'apply') return { total, sign: 'any' }
      const [first] = below
      if (isApply(e, powerOp)) {
        const p = e.args[1]!.kind === 'number' ? numberValue(e.args[1]!) : Number.NaN
        const whole = Number.isInteger(p) && p >= 0
        const sign = first!.sign === 'positive' ? 'positive' : p % 2 === 0 ? 'nonnegative' : first!.sign
        return { total: total && (whole || first!.sign === 'positive'), sign }
      }
      if (logarithms.has(e.op.name)) return { total: total && first!.sign === 'positive', sign: 'any' }
      const ok = total && isEverywhere(e.op)
      if (e.op.name === 'exp') return { total: ok, sign: 'positive' }
      if (e.op.name === 'add' && all('nonnegative'))
        return { total: ok, sign: below.some((b) => b.sign === 'positive') ? 'positive' : 'nonnegative' }
      if (e.op.name === 'product' && all('nonnegative'))
        return { total: ok, sign: below.every((b) => b.sign === 'positive') ? 'positive' : 'nonnegative' }
      if (['abs', 'squared_norm', 'norm'].includes(e.op.name)) return { total: ok, sign: 'nonnegative' }
      return { total: ok, sign: 'any' }
    },
    { definitions: false },
  )
}
