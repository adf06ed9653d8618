import { numberValue } from '../expression/make.js'
import { childrenOf, type Expr } from '../expression/node.js'
import { postorder } from '../expression/walk.js'

/**
 * How long an expression is on the page: leaves and operators, shared ones each time. Among equal forms the one with the least is chosen.
 * Computed once for each node.
 */
const known = new WeakMap<Expr, number>()

export function cost(root: Expr): number {
  for (const e of postorder([root], { definitions: false, stop: (x) => known.has(x) }))
    if (!known.has(e)) known.set(e, costHere(e))
  return known.get(root)!
}

const of = (e: Expr): number => known.get(e)!

function costHere(e: Expr): number {
  switch (e.kind) {
    case 'number':
      return e.denominator === 1 || e.decimal ? 1 : 3
    case 'constant':
    case 'size':
    case 'symbol':
      return 1
    case 'apply':
      return applyCost(e.op.name, e.args)
    default:
      return childrenOf(e).reduce((s, c) => s + of(c), 2)
  }
}

function applyCost(name: string, args: readonly Expr[]): number {
  const sum = args.reduce((s, a) => s + of(a), 0)
  switch (name) {
    case 'ones':
    case 'zeros':
    case 'identity':
    case 'unit':
      return 1
    case 'add':
      // a minus sign inside a sum is free, but not one in front of all of it
      return sum + args.length - 1 - args.filter(isNegative).length + (args.every(isNegative) ? 1 : 0)
    case 'product': {
      // a sign is one operator, a unit is not written, and 1/b beside other factors is only the bar
      const [first] = args
      const value = first?.kind === 'number' ? numberValue(first) : undefined
      const unit = value === -1 ? -1 : value !== undefined && value < 0 ? 1 : 0
      const bars = args.filter(isReciprocal).length
      return sum + args.length - 1 + unit - 2 * bars
    }
    case 'hadamard':
      return sum + args.length - 1 - 2 * args.filter(isReciprocal).length
    case 'squared_norm':
      return sum + 3
    case 'power': {
      const [base, exponent] = args as [Expr, Expr]
      if (exponent.kind === 'number') {
        if (exponent.numerator === -1 && exponent.denominator === 1) return of(base) + 2
        if (exponent.numerator === 1 && exponent.denominator === 2) return of(base) + 1
        if (exponent.numerator < 0) return of(base) + (exponent.denominator === 1 ? 4 : 5)
      }
      return sum + 1
    }
    default:
      return sum + 1
  }
}

/** A term that is written with a minus sign. */
export const isNegative = (e: Expr): boolean => {
  const first = e.kind === 'apply' && e.op.name === 'product' ? e.args[0]! : e
  return first.kind === 'number' && numberValue(first) < 0
}

/** b⁻ᵏ with a number k: written under a bar. */
const isReciprocal = (e: Expr): boolean => {
  const exponent = e.kind === 'apply' && e.op.name === 'power' ? e.args[1] : undefined
  return exponent?.kind === 'number' && numberValue(exponent) < 0
}
