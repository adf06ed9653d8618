import { entryOf, movingEntry } from '../calculus/components.js'
import { kroneckerOf } from '../calculus/kronecker.js'
import type { Dim } from '../expression/dimension.js'
import { component, symbol } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { named, phrase, told } from '../expression/phrase.js'
import { columnsOf, index, isArray, rowsOf } from '../expression/shape.js'
import { hasLoops } from '../indices/rename.js'
import { GradusError } from '../language/errors.js'
import { isZero, mul, transpose, zeroOf } from '../operators/algebra/build.js'
import { innerProduct } from '../operators/algebra/inner.js'
import { vec } from '../operators/matrices/vec.js'
import { countNodes } from '../print/count.js'
import { toSyntax } from '../print/surface.js'
import { simplify } from '../simplify/simplify.js'
import { type Account, type Answer, type WrittenForm, writtenForms } from './account.js'
import { FreshNames } from './names.js'
import { simplest } from './simplest.js'
import { distinct, type Step } from './step.js'

function formed(account: Account, form: WrittenForm, fresh: FreshNames): Account | undefined {
  if (form === 'differential') return asDifferential(account)
  return form === 'kronecker' ? asKronecker(account) : asComponents(account, fresh)
}

/** The differential is what most people read most easily: it is left for a form that is shorter by more than this. */
const preference = 1.6

/**
 * The same derivation with its answer in the form that is wanted; without a wish in the best: a gradient or a Jacobian as it is,
 * of the three forms the one with the fewest nodes as printed, the differential being preferred.
 * @throws GradusError where there is no Kronecker form
 */
export function inForm(account: Account, wanted: WrittenForm | undefined, fresh: FreshNames): Account {
  const { derivative } = account
  const inTable = hasLoops(derivative.value) && isArray(derivative.value.shape)
  if (!wanted && inTable) return asComponents(account, fresh)
  if (!wanted && derivative.form !== 'differential') return account
  const made = (form: WrittenForm): Account | undefined => formed(account, form, fresh)
  if (wanted) return made(wanted) ?? noKronecker(account)
  // a higher derivative is spoken of as a matrix, or by its entries where it has three axes
  const three = account.target.shape.kind !== 'matrix' || account.by.shape.kind !== 'matrix'
  const candidates =
    account.order === 1
      ? writtenForms
      : three
        ? (['components', 'kronecker'] as const)
        : (['kronecker', 'components'] as const)
  const [first, ...others] = candidates.flatMap((f) => made(f) ?? [])
  return others.reduce((best, a) => (lengthOf(best) > preference * lengthOf(a) ? a : best), first!)
}

/** The answer alone in a form, whatever form it is told in; undefined where there is no Kronecker form. */
export const answerIn = (account: Account, form: WrittenForm, taken: Iterable<string>): Answer | undefined =>
  formed(account, form, new FreshNames(taken))?.answer

const lengthOf = (a: Account): number => countNodes(toSyntax(a.answer.value))

const noKronecker = (a: Account): never => {
  throw new GradusError({
    code: 'form/kronecker',
    message: `the derivative of ${a.given.name} by ${a.by.name} has no Kronecker form here`,
    hint: 'ask for its components, or for the differential',
  })
}

/** dF, as it stands on the left side of a step. */
function differentialOf(account: Account, direction: SymbolNode): SymbolNode {
  const { result, by } = account
  if (result === by) return direction
  const before = account.steps
    .flatMap((s) => s.sides)
    .find(
      (e): e is SymbolNode => e.kind === 'symbol' && e.role?.type === 'differential' && e.role.of === result,
    )
  return (
    before ??
    symbol(`d${result.name}`, result.shape, { origin: 'engine', role: { type: 'differential', of: result } })
  )
}

/** The derivative as a linear map, with the direction that it is linear in. */
function linearOf(account: Account): { linear: Expr; direction: SymbolNode } {
  const { value, form, side, direction } = account.derivative
  const { by } = account
  if (direction) return { linear: value, direction }
  const d = symbol(`d${by.name}`, by.shape, { origin: 'engine', role: { type: 'differential', of: by } })
  if (by.shape.kind === 'scalar')
    return { linear: mul(side === 'numerator' ? value : transpose(value), d), direction: d }
  if (form === 'gradient')
    return { linear: innerProduct(side === 'denominator' ? value : transpose(value), d), direction: d }
  return { linear: mul(side === 'numerator' ? value : transpose(value), d), direction: d }
}

function asDifferential(account: Account): Account {
  const { linear, direction } = linearOf(account)
  const left = differentialOf(account, direction)
  const value = simplest(linear)
  const step: Step = {
    rule: 'differential',
    ...told('differential'),
    sides: [left, value],
    shape: left.shape,
  }
  return {
    ...account,
    steps: account.derivative.direction || left === direction ? account.steps : [...account.steps, step],
    answer: { value, form: 'differential', side: 'numerator', direction },
    notes: [...account.notes, phrase('notes.linearMap', { differential: named(left) })],
  }
}

function asKronecker(account: Account): Account | undefined {
  if (hasLoops(account.derivative.value)) return undefined
  const { quantities, result, by, derivative } = account
  const quantity = quantities.stacked(result, by)
  const { side, symbol: left } = quantity
  const note = phrase('notes.stacked', { f: named(result), x: named(by), side })
  const inSide = (numerator: Expr): Expr => simplify(side === 'numerator' ? numerator : transpose(numerator))
  const finish = (value: Expr, steps: readonly Step[]): Account => ({
    ...account,
    steps: [
      ...account.steps,
      ...steps,
      {
        rule: 'read-off',
        ...told(side === 'numerator' ? 'readOff' : 'readTransposed'),
        sides: [left, value],
        shape: left.shape,
      },
    ],
    answer: { value, form: 'kronecker', side },
    notes: [...account.notes, note],
  })
  if (derivative.form === 'gradient') {
    const g = derivative.side === 'denominator' ? derivative.value : transpose(derivative.value)
    return finish(inSide(transpose(isArray(g.shape) ? vec(g) : g)), [])
  }
  const { linear, direction } = linearOf(account)
  if (isZero(linear)) return finish(zeroOf(left.shape), [])
  const matrix = kroneckerOf(linear, direction)
  if (!matrix) return undefined
  const numerator = simplify(matrix)
  const stacked = (e: Expr): Expr => (isArray(e.shape) ? vec(e) : e)
  const step: Step = {
    rule: 'stack',
    ...told('stackColumns'),
    sides: distinct([stacked(differentialOf(account, direction)), mul(numerator, stacked(direction))]),
    shape: stacked(linear).shape,
  }
  return finish(inSide(numerator), derivative.direction ? [step] : [])
}

const positions = {
  by: ['i', 'j', 'p', 'q', 'u', 'v'],
  of: ['k', 'l', 'r', 's', 'a', 'b'],
} as const

/** A position for each axis. */
function positionsIn(of: SymbolNode, letters: readonly string[], fresh: FreshNames): SymbolNode[] {
  const { shape } = of
  const axes: Dim[] = !isArray(shape)
    ? []
    : shape.kind === 'matrix'
      ? [shape.rows, shape.columns]
      : [shape.kind === 'vector' ? rowsOf(shape) : columnsOf(shape)]
  return axes.map((length) =>
    symbol(fresh.take(letters), index(length), { origin: 'engine', role: { type: 'bound' } }),
  )
}

function asComponents(account: Account, fresh: FreshNames): Account {
  const { quantities, result, by, derivative } = account
  // each answer has its own letters: they may be used again for the next
  const letters = fresh.copy()
  const at = { by: positionsIn(by, positions.by, letters), of: positionsIn(result, positions.of, letters) }
  const quantity = quantities.entry(result, by, at)
  const { sides, value } = componentSides(account, at)
  const step: Step = {
    rule: 'components',
    ...told(derivative.direction ? 'movingEntry' : 'entryOf'),
    sides: distinct([quantity.symbol, ...sides, value]),
    shape: quantity.symbol.shape,
    indices: [...at.of, ...at.by],
  }
  return {
    ...account,
    steps: [...account.steps, step],
    answer: { value, form: 'components', side: derivative.side, indices: at },
    notes: [...account.notes, phrase('notes.components', { f: named(result), x: named(by) })],
  }
}

function componentSides(
  account: Account,
  at: { of: readonly SymbolNode[]; by: readonly SymbolNode[] },
): { sides: Expr[]; value: Expr } {
  const { value, form, side, direction } = account.derivative
  if (direction) {
    const moved = movingEntry(value, direction, at.by)
    const sides = isArray(moved.shape) && !hasLoops(moved) ? [component(moved, at.of)] : []
    return { sides, value: simplify(entryOf(simplify(moved), at.of)) }
  }
  const straight = form === 'gradient' ? side === 'denominator' : side === 'numerator'
  const laid = straight ? value : transpose(value)
  const all = [...at.of, ...at.by]
  return {
    sides: isArray(laid.shape) && !hasLoops(laid) ? [component(laid, all)] : [],
    value: simplify(entryOf(laid, all)),
  }
}
