import { localDifferential } from '../../calculus/differential.js'
import { minusOne, numberValue, one, rational } from '../../expression/make.js'
import type { ApplyNode, Expr, SymbolNode } from '../../expression/node.js'
import { isArray, sameShape, transposeShape } from '../../expression/shape.js'
import { addOp } from '../../operators/algebra/add.js'
import {
  add,
  entriesOf,
  hadamard,
  isApply,
  isNegative,
  mul,
  neg,
  power,
  splitCoefficient,
  transpose,
} from '../../operators/algebra/build.js'
import { inverseOp } from '../../operators/algebra/inverse.js'
import { powerOp } from '../../operators/algebra/power.js'
import { productOp } from '../../operators/algebra/product.js'
import type { SlipManner, SlipRule } from '../diagnosis.js'

/** A rule as people get it wrong, at one node: the differential that they take for its own. */
export interface WrongRule {
  readonly rule: SlipRule
  readonly differential: Expr
  /** the operand that was left out */
  readonly what?: Expr
  readonly how?: SlipManner
}

type Changes = readonly (Expr | null)[]

/** The plausible wrong versions of the rule of a node; `d` are the differentials of its operands, `direction` that of the variable. */
export function* wrongRules(node: ApplyNode, d: Changes, direction: SymbolNode): Generator<WrongRule> {
  const right = localDifferential(node, d)
  yield* oneOperandForgotten(node, d)
  yield* innerForgotten(node, d, direction)
  yield* outerForgotten(node, d)
  yield* powers(node, d)
  yield* inverses(node, d)
  yield* means(node, right)
  yield { rule: 'sign', differential: neg(right) }
  const coefficient = Math.abs(numberValue(splitCoefficient(right).coefficient))
  if (coefficient !== 1 && Number.isInteger(coefficient))
    yield { rule: 'coefficient', differential: mul(rational(1, coefficient), right) }
  yield* turnedOperands(node, d)
}

const moving = (d: Changes): number[] => d.flatMap((x, i) => (x ? [i] : []))
const only = (d: Changes, keep: (i: number) => boolean): Changes => d.map((x, i) => (keep(i) ? x : null))

/** Of a product, a quotient or a sum, one operand that varies is taken as a constant; or all but one; or one of two counts twice; or its part has the wrong sign. */
function* oneOperandForgotten(node: ApplyNode, d: Changes): Generator<WrongRule> {
  const places = moving(d)
  if (places.length < 2) return
  const rule: SlipRule = isApply(node, addOp) ? 'sum-rule' : 'product-rule'
  for (const i of places)
    yield {
      rule,
      differential: localDifferential(
        node,
        only(d, (k) => k !== i),
      ),
      what: node.args[i]!,
    }
  if (places.length === 2 && rule === 'product-rule')
    for (const i of places)
      yield {
        rule,
        how: 'twice',
        differential: mul(
          rational(2),
          localDifferential(
            node,
            only(d, (k) => k === i),
          ),
        ),
        what: node.args[i]!,
      }
  if (places.length > 2 && rule === 'product-rule')
    for (const i of places)
      yield {
        rule,
        differential: localDifferential(
          node,
          only(d, (k) => k === i),
        ),
      }
  for (const i of places) {
    const turned = d.map((x, k) => (k === i && x ? neg(x) : x))
    yield { rule: 'sign', differential: localDifferential(node, turned), what: node.args[i]! }
  }
}

/** The differential of what stands inside is taken to be that of the variable. */
function* innerForgotten(node: ApplyNode, d: Changes, direction: SymbolNode): Generator<WrongRule> {
  if (isApply(node, addOp)) return
  for (const i of moving(d)) {
    if (d[i] === direction) continue
    for (const x of [direction, transpose(direction)])
      if (sameShape(x.shape, node.args[i]!.shape) && x !== d[i])
        yield {
          rule: 'inner-derivative',
          differential: localDifferential(
            node,
            d.map((y, k) => (k === i ? x : y)),
          ),
          what: node.args[i]!,
        }
  }
}

/** The function around is passed over, or left standing where its derivative belongs. */
function* outerForgotten(node: ApplyNode, d: Changes): Generator<WrongRule> {
  const places = moving(d)
  const [i] = places
  if (places.length !== 1 || node.op.linearIn) return
  const x = d[i!]!
  if (!sameShape(x.shape, node.shape)) return
  yield { rule: 'outer-derivative', differential: x }
  if (node.op.elementwise) yield { rule: 'not-differentiated', differential: times(node, x) }
}

const times = (a: Expr, b: Expr): Expr => (isArray(a.shape) && isArray(b.shape) ? hadamard(a, b) : mul(a, b))

/** p u^p, u^(p − 1), or p u^(p + 1) of a negative exponent, for p u^(p − 1). */
function* powers(node: ApplyNode, d: Changes): Generator<WrongRule> {
  if (!isApply(node, powerOp) || !d[0]) return
  const [base, p] = node.args as [Expr, Expr]
  if (isArray(p.shape)) return
  const changed = (by: Expr): Expr => times(power(base, add(p, by)), d[0]!)
  yield { rule: 'power-rule', how: 'not-lowered', differential: mul(p, times(node, d[0])) }
  // without the number of 1/u it is a wrong sign, and no more
  if (p !== minusOne) yield { rule: 'power-rule', how: 'not-brought-down', differential: changed(minusOne) }
  if (isNegative(p)) yield { rule: 'power-rule', how: 'raised', differential: mul(p, changed(one)) }
}

/** −X⁻² dX, as for numbers. */
function* inverses(node: ApplyNode, d: Changes): Generator<WrongRule> {
  if (!isApply(node, inverseOp) || !d[0]) return
  yield { rule: 'inverse-rule', differential: neg(mul(node, node, d[0])) }
  yield { rule: 'inverse-rule', differential: neg(mul(d[0], node, node)) }
  yield { rule: 'inverse-rule', differential: mul(node, node, d[0]) }
  yield { rule: 'inverse-rule', differential: neg(mul(node, d[0])) }
}

/** A mean taken for a sum, or a sum for a mean; a number of entries lost in front. */
function* means(node: ApplyNode, right: Expr): Generator<WrongRule> {
  if (isApply(node, productOp))
    for (const f of node.args)
      if (isCount(f)) yield { rule: 'mean-or-sum', differential: mul(power(f, minusOne), right) }
  const [arg] = node.args
  if (!arg || !isArray(arg.shape)) return
  if (node.op.name === 'mean' || node.op.name === 'var')
    yield { rule: 'mean-or-sum', differential: mul(entriesOf(arg.shape), right) }
  if (node.op.name === 'sum')
    yield { rule: 'mean-or-sum', differential: mul(power(entriesOf(arg.shape), minusOne), right) }
}

/** n, 1/n. */
const isCount = (f: Expr): boolean => f.kind === 'size' || (isApply(f, powerOp) && f.args[0]!.kind === 'size')

/** A square differential read off the wrong way round. */
function* turnedOperands(node: ApplyNode, d: Changes): Generator<WrongRule> {
  for (const i of moving(d)) {
    const x = d[i]!
    if (x.shape.kind !== 'matrix' || !sameShape(x.shape, transposeShape(x.shape))) continue
    yield {
      rule: 'transposed-differential',
      differential: localDifferential(
        node,
        d.map((y, k) => (k === i ? transpose(x) : y)),
      ),
      what: node.args[i]!,
    }
  }
}
