import type { ApplyNode, Expr, SymbolNode } from '../expression/node.js'
import type { Explanation, Operator } from '../expression/operator.js'
import { becauseOf, type Phrase, phrase, titleOf, told } from '../expression/phrase.js'
import { postorder } from '../expression/walk.js'
import { hasLoops } from '../indices/rename.js'
import { addOp } from '../operators/algebra/add.js'
import { isApply } from '../operators/algebra/build.js'
import { hadamardOp } from '../operators/algebra/hadamard.js'
import { isDenominator } from '../operators/algebra/power.js'
import { productOp } from '../operators/algebra/product.js'
import { transposeOp } from '../operators/algebra/transpose.js'
import { en } from '../words/en.js'
import type { Step } from './step.js'

/** How a step is told: the rule, and what is said of it. */
export type Told = Pick<Step, 'rule' | 'title' | 'text' | 'formula' | 'cite'>

/** The rule by which an expression over names varies with one of them: title, why, formula, source. */
export function ruleOf(e: Expr, by: SymbolNode): Told {
  if (hasLoops(e)) return { rule: 'entries', ...told('inComponents') }
  const moving = new Set<Expr>()
  const order = postorder([e], { definitions: false })
  for (const x of order)
    if (x === by || (x.kind === 'apply' && x.args.some((a) => moving.has(a)))) moving.add(x)
  const apply = order.filter((x): x is ApplyNode => x.kind === 'apply' && moving.has(x))
  const own = apply.filter(
    (x) =>
      !isApply(x, addOp) && !isApply(x, productOp) && !isApply(x, hadamardOp) && !isApply(x, transposeOp),
  )
  const several = apply.filter(
    (x) =>
      (isApply(x, productOp) || isApply(x, hadamardOp)) && x.args.filter((a) => moving.has(a)).length > 1,
  )
  if (own.length === 0) {
    if (several.length > 0) return { rule: 'product', ...told('bilinear') }
    const bare = !order.some((x) => x.kind === 'component' && x.of === by)
    if (bare && apply.every((x) => isApply(x, addOp))) return { rule: 'add', ...told('identityMap') }
    if (by.shape.kind === 'matrix') return { rule: 'linear', ...told('linearInMatrix') }
    return { rule: 'linear', ...told('affine') }
  }
  const quotients = apply.filter(isQuotient).flatMap((x) => x.args)
  if (own.every((x) => isDenominator(x) && quotients.includes(x)))
    return { rule: 'quotient', ...told('quotient') }
  // comparisons are rules of their own, and told alike
  const ops = [...new Map(own.map((x) => [en.operators[x.op.name].title, x.op])).values()]
  const [first] = ops as [Operator, ...Operator[]]
  return {
    rule: first.name,
    title:
      ops.length <= 2
        ? phrase('rules.several', { titles: ops.map(titleOf) })
        : phrase('rules.andOthers', { title: titleOf(first) }),
    ...reasons(...ops.slice(0, 2).flatMap((o) => (o.explanation ? [becauseOf(o)] : []))),
    ...(ops.length === 1 && first.explanation ? factsOf(first.explanation) : {}),
  }
}

/** A product with a factor below the line, and one above. */
const isQuotient = (e: ApplyNode): boolean =>
  (isApply(e, productOp) || isApply(e, hadamardOp)) &&
  e.args.some(isDenominator) &&
  e.args.some((a) => a.kind !== 'number' && !isDenominator(a))

const factsOf = ({ latex, cite }: Explanation) => ({ formula: latex, ...(cite && { cite }) })

/** Why a step holds, where several things are to be said of it, or none. */
export function reasons(...all: readonly (Phrase | undefined)[]): Pick<Step, 'text'> {
  const known = all.filter((p) => p !== undefined)
  if (known.length === 0) return {}
  return { text: known.length === 1 ? known[0]! : phrase('rules.reasons', { reasons: known }) }
}
