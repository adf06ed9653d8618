import { pullback } from '../../../calculus/linear.js'
import { apply, one } from '../../../expression/make.js'
import type { Expr, SymbolNode } from '../../../expression/node.js'
import { phrase, told } from '../../../expression/phrase.js'
import { isArray } from '../../../expression/shape.js'
import { addOp } from '../../../operators/algebra/add.js'
import { add, isApply, mul, transpose } from '../../../operators/algebra/build.js'
import { productOp } from '../../../operators/algebra/product.js'
import { traceOp } from '../../../operators/algebra/trace.js'
import { transposeOp } from '../../../operators/algebra/transpose.js'
import { simplest } from '../../simplest.js'
import { distinct, type Step } from '../../step.js'
import { reasons, type Told } from '../../told.js'
import { factorsOf, standing } from './terms.js'

/**
 * From df with dX inside of products to df = tr(M dX): a scalar is its own trace, factors are turned in a cycle, a transpose is undone inside.
 */
export function intoTrace(
  df: SymbolNode,
  terms: readonly Expr[],
  dX: SymbolNode,
): { readonly steps: readonly Step[]; readonly factor: Expr } {
  const seen = terms.map((t) => chainWith(t, dX))
  const factors = terms.map((t) => transpose(pullback(t, dX, one)))
  const factor = simplest(add(...factors))
  const before = sum(terms)
  const traced = sum(terms.map((t, i) => (seen[i] ? traceOf(seen[i].scalars, seen[i].chain) : t)))
  const turned = sum(
    terms.map((_, i) => {
      const c = seen[i]
      return c ? traceOf(c.scalars, turnedChain(c, dX)) : traceOfProduct(factors[i]!, dX)
    }),
  )
  const last = traceOfProduct(factor, dX)
  // scalars stay in front of the trace without a line of their own
  const same = add(...factors) === factor && factors.length === 1
  const steps: Step[] = []
  const end = same ? last : turned
  if (end !== before)
    steps.push({
      ...reason(seen, dX),
      sides: distinct([df, before, traced, end]),
      shape: df.shape,
    })
  if (last !== end)
    steps.push({
      rule: 'collect',
      ...told('takeOut'),
      sides: distinct([df, turned, last]),
      shape: df.shape,
    })
  return { steps, factor }
}

/** A term as scalars and a chain of matrices with dX or dXᵀ in it, closed to a scalar or under a trace. */
interface Chain {
  readonly scalars: readonly Expr[]
  readonly chain: readonly Expr[]
  readonly traced: boolean
}

function chainWith(term: Expr, dX: SymbolNode, scalars: readonly Expr[] = []): Chain | undefined {
  const isMoving = (f: Expr): boolean => f === dX || (isApply(f, transposeOp) && f.args[0] === dX)
  const single = (chain: readonly Expr[], traced: boolean): Chain | undefined =>
    chain.filter(isMoving).length === 1 && chain.every((f) => isArray(f.shape))
      ? { scalars, chain, traced }
      : undefined
  if (isApply(term, traceOp)) {
    const [inside] = term.args
    return single(isApply(inside!, productOp) ? inside.args : [inside!], true)
  }
  if (!isApply(term, productOp)) return undefined
  if (isArray(term.args[0]!.shape)) return single(term.args, false)
  const found = term.args.flatMap((f) => {
    const rest = term.args.filter((g) => g !== f)
    return rest.length === term.args.length - 1 ? (chainWith(f, dX, [...scalars, ...rest]) ?? []) : []
  })
  return found[0]
}

/** The chain with dX at its end. */
function turnedChain({ chain }: Chain, dX: SymbolNode): readonly Expr[] {
  const straight = chain.includes(dX) ? chain : [...chain].reverse().map(transpose)
  const at = straight.indexOf(dX)
  return [...straight.slice(at + 1), ...straight.slice(0, at), dX]
}

const traceOf = (scalars: readonly Expr[], chain: readonly Expr[]): Expr =>
  standing(scalars, [apply(traceOp, [standing([], chain)])])

/** tr(M dX), numbers in front. */
export function traceOfProduct(factor: Expr, dX: SymbolNode): Expr {
  const { scalars, chain } = isApply(factor, addOp) ? { scalars: [], chain: [factor] } : factorsOf(factor)
  return standing(scalars, [apply(traceOp, [mul(...chain, dX)])])
}

const sum = (terms: readonly Expr[]): Expr => (terms.length === 1 ? terms[0]! : apply(addOp, terms))

function reason(seen: readonly (Chain | undefined)[], dX: SymbolNode): Told {
  const chains = seen.filter((c) => c !== undefined)
  if (chains.length < seen.length) return { rule: 'into-trace', ...told('intoTrace') }
  const { title, text } = told('cyclicTrace')
  return {
    rule: 'cyclic',
    title,
    ...reasons(
      ...(chains.some((c) => !c.traced) ? [phrase('reasons.ownTrace')] : []),
      text,
      ...(chains.some((c) => !c.chain.includes(dX)) ? [phrase('reasons.turnedTrace')] : []),
    ),
  }
}
