import { localDifferential } from '../../calculus/differential.js'
import { filled, toNumber, zipEntries } from '../../dense/dense.js'
import type { Answer } from '../../derivation/account.js'
import type { Expr, SymbolNode } from '../../expression/node.js'
import type { Dense } from '../../expression/operator.js'
import { sameShape } from '../../expression/shape.js'
import { freeSymbols, postorder } from '../../expression/walk.js'
import { mul } from '../../operators/algebra/build.js'
import type { Asked } from '../asked.js'
import type { Slip } from '../diagnosis.js'
import { agree, type Sample } from '../points.js'
import { type Action, actionOf, gradientOn, jacobianOn, like } from './action.js'
import { type Changes, changesOf } from './changes.js'
import { wrongRules } from './wrong-rules.js'

/** Functions of more nodes are not gone through. */
const mostNodes = 250
/** Parts at which rules are replaced. */
const mostParts = 60

/**
 * Derives again with one rule at one part replaced by a wrong version, and compares the outcome with the claim: as changes of the
 * function in a random direction, so that no layout and no form stands in between.
 */
export function byWrongRules(
  asked: Asked,
  answer: Answer,
  direction: SymbolNode,
  samples: readonly Sample[],
): Slip[] {
  const { result, by } = asked.account
  const act = actionOf(answer)
  if (!act || samples.length === 0) return []
  // rules are slipped on in the function as it was written, too: log Σ exp is one function to us
  const written = meaning(asked.written)
  const otherwise =
    written !== meaning(result) &&
    sameShape(written.shape, result.shape) &&
    samples.every((s) => agree(s.at(written), s.at(result)))
  const found = [result, ...(otherwise ? [written] : [])].flatMap((root) =>
    wrongIn(root, by, act, direction, samples),
  )
  return found.filter(
    (s, i) => found.findIndex((t) => t.rule === s.rule && t.on === s.on && t.what === s.what) === i,
  )
}

/** A differential claimed without its dX: the wrong rules that give the claim times dX, from either side. */
export function withoutDirection(
  asked: Asked,
  answer: Answer,
  read: Expr,
  samples: readonly Sample[],
): Slip[] {
  const { direction } = answer
  if (!direction || freeSymbols([read]).includes(direction)) return []
  return [
    [read, direction],
    [direction, read],
  ].flatMap(([a, b]) => {
    if (a!.shape.kind !== 'matrix' || b!.shape.kind !== 'matrix' || a!.shape.columns !== b!.shape.rows)
      return []
    const completed = mul(a!, b!)
    if (!sameShape(completed.shape, answer.value.shape)) return []
    const withDirection = samples.map((s) => ({ ...s, claim: s.at(completed) }))
    return byWrongRules(asked, answer, direction, withDirection)
  })
}

function wrongIn(
  result: Expr,
  by: SymbolNode,
  act: Action,
  direction: SymbolNode,
  samples: readonly Sample[],
): Slip[] {
  if (tooLong(result)) return []
  const changes = changesOf(result, by, direction)
  const total = changes.of(result)
  if (!total) return []
  const gaps = samples.map((s) => {
    const claimed = act(s.claim, s.at(direction))
    return claimed && difference(claimed, s.at(total))
  })
  if (gaps.some((g) => g === undefined)) return []
  const slips: Slip[] = []
  for (const part of changes.parts.slice(-mostParts)) {
    if (part.kind !== 'apply') continue
    const d = part.args.map(changes.of)
    const right = localDifferential(part, d)
    const through = changes.through(part)
    if (!through) continue
    for (const wrong of wrongRules(part, d, direction)) {
      const explains = samples.every((s, k) => {
        const change = difference(s.at(wrong.differential), s.at(right))
        return change !== undefined && agree(s.under(through.by, change, through.total), gaps[k]!)
      })
      if (explains)
        slips.push({
          rule: wrong.rule,
          on: part,
          ...(wrong.what && { what: wrong.what }),
          ...(wrong.how && { how: wrong.how }),
        })
    }
  }
  return slips
}

/** The claim is a right derivative, of something else: of an inner part, by a part, by another variable; or the function itself. */
export function ofSomethingElse(
  asked: Asked,
  answer: Answer,
  direction: SymbolNode,
  samples: readonly Sample[],
): Slip[] {
  const { result, by } = asked.account
  if (samples.length === 0 || tooLong(result)) return []
  const itself = samples.every(({ claim, at }) => {
    const value = at(result)
    return agree(like(value, claim) ? value : filled(claim.rows, claim.columns, toNumber(value)), claim)
  })
  if (itself) return [{ rule: 'not-differentiated', on: meaning(result) }]
  if (answer.form !== 'gradient' && answer.form !== 'jacobian') return []
  const changes = changesOf(result, by, direction)
  // of parts that differ by a constant the whole is meant
  const inner = changes.parts
    .slice(-mostParts)
    .filter((e) => e !== by && meaning(e) !== meaning(result))
    .reverse()
  const others = freeSymbols([result]).filter((s) => s !== by && s.shape.kind !== 'index')
  return [
    ...inner
      .filter((e) => isDerivativeOf(e, changes, answer, direction, samples))
      .map((on) => ({ rule: 'derivative-of-part' as const, on })),
    ...inner
      .filter((e) => isDerivativeBy(e, changes, answer, samples))
      .map((on) => ({ rule: 'derivative-by-part' as const, on })),
    ...others
      .filter((e) => isDerivativeBy(e, changes, answer, samples))
      .map((on) => ({ rule: 'other-variable' as const, on })),
  ].filter((s, i, all) => all.findIndex((t) => t.rule === s.rule && meaning(t.on) === meaning(s.on)) === i)
}

/** What a name stands for. */
const meaning = (e: Expr): Expr => (e.kind === 'symbol' && e.definition ? e.definition : e)

const actions = (of: Expr['shape'], { side }: Answer): Action =>
  of.kind === 'scalar' ? gradientOn(side) : jacobianOn(side)

function isDerivativeOf(
  part: Expr,
  changes: Changes,
  answer: Answer,
  direction: SymbolNode,
  samples: readonly Sample[],
): boolean {
  if (part.shape.kind === 'matrix') return false
  const act = actions(part.shape, answer)
  const change = changes.of(part)
  return (
    change !== null &&
    samples.every((s) => {
      const claimed = act(s.claim, s.at(direction))
      return claimed !== undefined && like(claimed, s.at(part)) && agree(claimed, s.at(change))
    })
  )
}

function isDerivativeBy(part: Expr, changes: Changes, answer: Answer, samples: readonly Sample[]): boolean {
  const [first] = samples
  const act = actionOf(answer)!
  // the part's own value serves as a change of it
  const claimed = act(first!.claim, first!.at(part))
  if (!claimed) return false
  const through = changes.through(part)
  if (!through) return false
  return samples.every((s) => {
    const change = shaken(s.at(part))
    const told = act(s.claim, change)
    const found = s.under(through.by, change, through.total)
    return told !== undefined && like(told, found) && agree(told, found)
  })
}

/** Another array of that size. */
const shaken = (a: Dense): Dense => ({ ...a, data: a.data.map((_, i) => Math.cos(1 + 2.3 * i) + 0.2) })

const tooLong = (root: Expr): boolean => postorder([root]).length > mostNodes

const difference = (a: Dense, b: Dense): Dense | undefined =>
  like(a, b) ? zipEntries(a, b, (x, y) => x - y) : undefined
