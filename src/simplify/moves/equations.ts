import { minusOne, zero } from '../../expression/make.js'
import type { Expr, SymbolNode } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import {
  hadamard,
  isApply,
  isNumber,
  isOnesArray,
  mul,
  onesLike,
  power,
  sub,
  transpose,
} from '../../operators/algebra/build.js'
import { compare } from '../../operators/elementwise/comparison.js'
import { reluOp } from '../../operators/elementwise/rectifiers.js'
import { cost } from '../cost.js'
import { expand } from '../rules/expand.js'
import { simplify } from '../simplify.js'
import { powersIn, split } from './factors.js'

/**
 * The person's own names in an answer. A definition s = d is an equation: it is used where d stands, and where only a part of it does. The
 * rest is then taken off again: of a sum the terms that are missing, of a product the factors.
 */
export interface Equation {
  readonly name: Expr
  readonly whole: Expr
  /** follows from a definition, and is no name for the thing: tried by the search, or used only where that is shorter */
  readonly only?: 'tried' | 'shorter'
}

/** A name of the program, and what it stands for. */
export interface Named {
  readonly name: SymbolNode
  readonly meaning: Expr
}

/** longer definitions are not looked for */
const longestDefinition = 200

const equations = new WeakMap<Expr, Equation[]>()

export function equationsOf(n: Named): Equation[] {
  const known = equations.get(n.meaning)
  if (known?.[0]?.name === n.name) return known
  const made = n.meaning.kind === 'symbol' || cost(n.meaning) > longestDefinition ? [] : solved(n)
  equations.set(n.meaning, made)
  return made
}

/**
 * A definition in its simplest form, as it was written, and multiplied out; each with its transpose. A rectifier is positive where its
 * operand is.
 */
function solved({ name: s, meaning: d }: Named): Equation[] {
  const short = simplify(d)
  const forms = [...new Set([short, d, expand(short) ?? short])].filter((f) => cost(f) > 1)
  return forms.flatMap((whole): Equation[] => {
    const gate = isApply(whole, reluOp)
      ? [
          {
            name: compare('>', s, zero),
            whole: simplify(compare('>', whole.args[0]!, zero)),
            only: 'shorter' as const,
          },
        ]
      : []
    const turned = isArray(whole.shape) ? [{ name: transpose(s), whole: transpose(whole) }] : []
    return [{ name: s, whole }, ...turned, ...gate, ...solvedForTerms(s, whole)]
  })
}

/** A term of a sum of two in s = c/(t + u): t is c/s − u. So a derivative comes to stand in terms of the function itself. */
function solvedForTerms(s: Expr, whole: Expr): Equation[] {
  const sums = powersIn(whole).filter((p) => isApply(p.base, addOp) && p.base.args.length === 2)
  const [sum] = sums
  if (sums.length !== 1 || !sum || !isApply(sum.base, addOp) || !isNumber(sum.exponent, -1)) return []
  const rest = times(whole, power(power(sum.base, sum.exponent), minusOne))
  // s is 0 where c is: an array may have such entries
  const { array } = split(rest)
  if (array && !isOnesArray(array)) return []
  const value = power(times(s, power(rest, minusOne)), minusOne)
  const [t, u] = sum.base.args as [Expr, Expr]
  return [
    { name: sub(value, u), whole: t, only: 'tried' as const },
    { name: sub(value, t), whole: u, only: 'tried' as const },
  ].filter((eq) => cost(eq.whole) > 1)
}

const times = (a: Expr, b: Expr): Expr => (isArray(a.shape) ? hadamard(a, b, onesLike(a.shape)) : mul(a, b))
