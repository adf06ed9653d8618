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

/** Words for sums and products: of a derivative by one name, of a differential in which all vary. */
const words = {
  derivative: { product: 'bilinear', sum: 'identityMap', linear: 'affine', matrix: 'linearInMatrix' },
  differential: {
    product: 'productRule',
    sum: 'differentialOfSum',
    linear: 'differentialOfLinear',
    matrix: 'differentialOfLinear',
  },
} as const

/** The rule by which an expression over names varies with one of them: title, why, formula, source. */
export const ruleOf = (e: Expr, by: SymbolNode): Told => ruleIn(e, [by], 'derivative')

/** The rule by which the differential of an expression follows from those of the names that vary. */
export const ruleOfDifferential = (e: Expr, by: readonly SymbolNode[]): Told => ruleIn(e, by, 'differential')

function ruleIn(e: Expr, by: readonly SymbolNode[], as: keyof typeof words): Told {
  if (hasLoops(e)) return { rule: 'entries', ...told('inComponents') }
  const moving = new Set<Expr>(by)
  const order = postorder([e], { definitions: false })
  for (const x of order)
    if (moving.has(x) || (x.kind === 'apply' && x.args.some((a) => moving.has(a)))) moving.add(x)
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
    if (several.length > 0) return { rule: 'product', ...told(words[as].product) }
    const bare = !order.some((x) => x.kind === 'component' && moving.has(x.of))
    if (bare && apply.every((x) => isApply(x, addOp))) return { rule: 'add', ...told(words[as].sum) }
    const matrix = by.some((s) => s.shape.kind === 'matrix')
    return { rule: 'linear', ...told(matrix ? words[as].matrix : words[as].linear) }
  }
  const quotients = apply.filter(isQuotient).flatMap((x) => x.args)
  if (own.every((x) => isDenominator(x) && quotients.includes(x)))
    return { rule: 'quotient', ...told('quotient') }
  // comparisons are rules of their own, and told alike
  const ops = [...new Map(own.map((x) => [en.operators[x.op.name].title, x.op])).values()]
  const [first] = ops as [Operator, ...Operator[]]
  // x stands in several factors of tr(Xᵀ A X)
  const also = several.length > 0 ? [told(words[as].product)] : []
  const titles = [...ops.map(titleOf), ...also.map((p) => p.title)]
  return {
    rule: first.name,
    title:
      titles.length <= 2
        ? phrase('rules.several', { titles })
        : phrase('rules.andOthers', { title: titleOf(first) }),
    ...reasons(
      ...ops.slice(0, 2).flatMap((o) => (o.explanation ? [whyOf(o, own, moving)] : [])),
      ...also.map((p) => p.text),
    ),
    ...(ops.length === 1 && first.explanation ? factsOf(first.explanation, own, moving) : {}),
  }
}

/** Why, by which operand varies. */
function whyOf(op: Operator, own: readonly ApplyNode[], moving: ReadonlySet<Expr>): Phrase {
  const { ofOthers } = op.explanation ?? {}
  return ofOthers &&
    !variesFirst(
      own.filter((x) => x.op === op),
      moving,
    )
    ? told(ofOthers).text
    : becauseOf(op)
}

/** Whether nothing but first operands varies. */
const variesFirst = (nodes: readonly ApplyNode[], moving: ReadonlySet<Expr>): boolean =>
  nodes.every((x) => x.args.slice(1).every((a) => !moving.has(a)))

/** A product with a factor below the line, and one above. */
const isQuotient = (e: ApplyNode): boolean =>
  (isApply(e, productOp) || isApply(e, hadamardOp)) &&
  e.args.some(isDenominator) &&
  e.args.some((a) => a.kind !== 'number' && !isDenominator(a))

function factsOf(
  { latex, ofFirst, cite }: Explanation,
  own: readonly ApplyNode[],
  moving: ReadonlySet<Expr>,
): Pick<Told, 'formula' | 'cite'> {
  return { formula: variesFirst(own, moving) ? (ofFirst ?? latex) : latex, ...(cite && { cite }) }
}

/** Why a step holds, where several things are to be said of it, or none. */
export function reasons(...all: readonly (Phrase | undefined)[]): Pick<Step, 'text'> {
  const known = all.filter((p) => p !== undefined)
  if (known.length === 0) return {}
  return { text: known.length === 1 ? known[0]! : phrase('rules.reasons', { reasons: known }) }
}
