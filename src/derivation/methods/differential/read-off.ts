import { apply } from '../../../expression/make.js'
import type { Expr, SymbolNode } from '../../../expression/node.js'
import { named, phrase, told } from '../../../expression/phrase.js'
import { isArray } from '../../../expression/shape.js'
import { postorder } from '../../../expression/walk.js'
import { addOp } from '../../../operators/algebra/add.js'
import { add, isApply, transpose, zeroOf } from '../../../operators/algebra/build.js'
import { transposeOp } from '../../../operators/algebra/transpose.js'
import { turned } from '../../../operators/algebra/turned.js'
import type { Quantities } from '../../quantity.js'
import { simplest } from '../../simplest.js'
import { distinct, type Step } from '../../step.js'
import { type Structure, structureOf, structureRule } from '../../structure.js'
import { reasons } from '../../told.js'
import { localNumerator } from '../local.js'
import type { Told } from '../method.js'
import { addends, factorBefore, factorsOf, standing, withFactor } from './terms.js'
import { intoTrace, traceOfProduct } from './traces.js'

/** A line df = … in which only dX is left. */
export interface LastLine {
  readonly left: SymbolNode
  readonly of: SymbolNode
  readonly by: SymbolNode
  /** the differential of the variable */
  readonly d: SymbolNode
  readonly terms: readonly Expr[]
  readonly quantities: Quantities
  /** the steps so far */
  readonly steps: readonly Step[]
}

/** df = gᵀ dx, df = tr(M dX), dy = J dx, df = f′ dt, and the derivative from it, in its layout; else the differential is the answer. */
export function readOff(last: LastLine): Told {
  const line = { ...last, terms: last.terms.flatMap((t) => addends(t, last.d)) }
  const { of, by, quantities } = line
  const quantity = quantities.get(of, by, 'total')
  const found =
    quantity && (of.shape.kind === 'scalar' && by.shape.kind === 'matrix' ? traced(line) : factored(line))
  if (!quantity || !found) return asDifferential(line)
  const structure = of.shape.kind === 'scalar' ? structureOf(by) : undefined
  const within = structure && withinStructure(line, found.factor, structure)
  const { factor } = within ?? found
  const straight = quantity.side === 'numerator' ? found.factor : turned(found.factor)
  const value = simplest(within ? within.project(straight, quantity.side) : straight)
  const bare = quantity.side === 'denominator' && isArray(factor.shape) ? underOneMark(factor) : []
  const left = structure ? quantities.within(of, by).symbol : quantity.symbol
  const scalar = !isArray(quantity.symbol.shape)
  const matrix = by.shape.kind === 'matrix'
  const how =
    of.shape.kind !== 'scalar'
      ? { rule: 'read-off', ...told(quantity.side === 'numerator' || scalar ? 'readOff' : 'readTransposed') }
      : {
          rule: matrix ? 'read-gradient' : 'read-off',
          title: phrase('steps.readGradient.title'),
          text: scalar
            ? told('readOff').text
            : phrase('steps.readGradient.text', { side: quantity.side, matrix }),
        }
  return {
    steps: [
      ...line.steps,
      ...found.steps,
      ...(within?.steps ?? []),
      {
        ...how,
        sides: distinct([left, ...bare, value]),
        shape: quantity.symbol.shape,
      },
    ],
    value,
    left,
    ...(structure && { isProjected: true }),
    form: of.shape.kind === 'scalar' ? 'gradient' : 'jacobian',
    side: quantity.side,
  }
}

/** The transpose of a product as it stands, scalars in front; nothing where a mark only goes away. */
function underOneMark(factor: Expr): readonly Expr[] {
  const { scalars, chain } = isApply(factor, addOp) ? { scalars: [], chain: [factor] } : factorsOf(factor)
  const whole = standing([], chain)
  return isApply(whole, transposeOp) ? [] : [standing(scalars, [apply(transposeOp, [whole])])]
}

/** dX has the structure of X, so only a part of M counts in tr(M dX); undefined where that is all of it. */
function withinStructure(
  { left, by, d }: LastLine,
  factor: Expr,
  { name, project, adjective, text }: Structure,
): (Found & Pick<Structure, 'project'>) | undefined {
  const projected = simplest(project(factor, 'numerator'))
  if (projected === factor) return undefined
  const step: Step = {
    rule: structureRule({ name }),
    title: phrase('structures.within'),
    ...reasons(phrase('reasons.directionWithin', { x: named(by), structure: adjective }), text),
    sides: distinct([left, traceOfProduct(factor, d), traceOfProduct(projected, d)]),
    shape: left.shape,
  }
  return { steps: [step], factor: projected, project }
}

type Found = { readonly steps: readonly Step[]; readonly factor: Expr }

function traced({ left, terms, d }: LastLine): Found {
  if (terms.length === 0) return { steps: [], factor: transpose(zeroOf(d.shape)) }
  return intoTrace(left, terms, d)
}

/** With dx as the last factor. */
function factored({ left, terms, d, steps }: LastLine): Found | undefined {
  const whole = terms.length === 0 ? zeroOf(left.shape) : add(...terms)
  const factors = terms.map((t) => factorBefore(t, d))
  if (factors.some((f) => f === undefined)) return undefined
  const all = factors.length === 0 ? localNumerator(whole, d) : add(...(factors as Expr[]))
  if (!all) return undefined
  const factor = simplest(all)
  const last = withFactor(factor, d, left)
  const standingTerms = terms.map((_, i) => beside(factors[i]!, d))
  const parts = standingTerms.length > 1 ? [apply(addOp, standingTerms)] : []
  const shown = distinct([left, whole, ...parts, last])
  const before = steps.at(-1)?.sides.at(-1)
  if (shown.length < 3 && before === last) return { steps: [], factor }
  const isRow = left.shape.kind === 'scalar' && isArray(d.shape)
  const { title, text } = told(isArray(d.shape) && !isRow ? 'standsLast' : 'takeOut')
  const turned = isRow && isTurned(whole, d) ? [phrase('reasons.ownTranspose')] : []
  const step: Step = {
    rule: 'collect',
    title,
    ...reasons(...turned, text),
    sides: shown,
    shape: left.shape,
  }
  return { steps: [step], factor }
}

const isTurned = (e: Expr, d: SymbolNode): boolean =>
  postorder([e], { definitions: false }).some((x) => isApply(x, transposeOp) && x.args[0] === d)

/** A factor with the differential after it, as it stands. */
function beside(factor: Expr, d: SymbolNode): Expr {
  if (!isArray(d.shape) || !isArray(factor.shape) || d.shape.kind === 'covector')
    return withFactor(factor, d, d)
  const { scalars, chain } = isApply(factor, addOp) ? { scalars: [], chain: [factor] } : factorsOf(factor)
  return standing(scalars, [...chain, d])
}

function asDifferential({ left, terms, d, steps }: LastLine): Told {
  const whole = terms.length === 0 ? zeroOf(left.shape) : add(...terms)
  const value = simplest(whole)
  const step: Step = {
    rule: 'differential',
    ...told('differential'),
    sides: distinct([left, whole, value]),
    shape: left.shape,
  }
  const known = steps.at(-1)?.sides.at(-1) === value
  return {
    steps: known ? steps : [...steps, step],
    value,
    left,
    form: 'differential',
    side: 'numerator',
    direction: d,
  }
}
