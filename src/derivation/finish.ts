import type { Expr, SymbolNode } from '../expression/node.js'
import { formula, named, phrase, told as toldOf } from '../expression/phrase.js'
import { expandNames } from '../expression/substitute.js'
import { postorder } from '../expression/walk.js'
import { hasLoops } from '../indices/rename.js'
import { cost } from '../simplify/cost.js'
import type { Tidy } from '../simplify/tidy.js'
import type { Account } from './account.js'
import type { Told } from './methods/method.js'
import { simplest } from './simplest.js'
import { distinct, type Step } from './step.js'
import { structureOf, structureRule } from './structure.js'
import { reasons } from './told.js'

/** Answers that are longer than this keep the names of repeated derivatives (δ) instead of writing them out. */
const longestWritten = 400

/** The last step: engine names written out where that stays readable, and the answer as it is printed. */
export function finish(
  base: Omit<Account, 'answer' | 'derivative'>,
  { steps: _, value, left, isProjected, ...laid }: Told,
  tidy: Tidy,
): Account {
  const isTransposed =
    laid.form === 'gradient' && laid.side === 'numerator' && ['vector', 'matrix'].includes(base.by.shape.kind)
  // sums over indices are brought to one form before the page is looked at; what stays a sum is in that form
  const tidied = (e: Expr): Expr => {
    const form = hasLoops(e) ? simplest(e) : e
    return hasLoops(form) ? form : tidy(form, isTransposed)
  }
  // what the person's own names stand for is no part of the answer
  const stop = (x: Expr): boolean => x.kind === 'symbol' && x.origin === 'program'
  const names = (e: Expr): SymbolNode[] =>
    postorder([e], { stop }).filter(
      (x): x is SymbolNode => x.kind === 'symbol' && x.origin === 'engine' && x.definition !== undefined,
    )
  const written = cost(value) <= longestWritten ? expandNames(value, (s) => s.origin === 'engine') : value
  const short = cost(written) <= longestWritten ? written : value
  const final = tidied(short)
  const steps =
    final === base.steps.at(-1)?.sides.at(-1)
      ? base.steps
      : [...base.steps, substituteStep(left, value, short, final)]
  const account = (value: Expr, also: readonly Step[]): Account => {
    const derivative = { ...laid, value }
    return { ...base, steps: [...steps, ...also], where: names(value), derivative, answer: derivative }
  }
  const structure = structureOf(base.by)
  if (!structure) return account(final, [])
  if (laid.form !== 'gradient') {
    const note = structure.within(base.by)
    return { ...account(final, []), notes: [...base.notes, note] }
  }
  if (isProjected) return { ...account(final, []), notes: [...base.notes, structure.note(base.by)] }
  const project = (g: Expr): Expr => structure.project(g, laid.side)
  const projected = tidied(project(final))
  const step: Step = {
    rule: structureRule(structure),
    title: phrase('structures.within'),
    text: structure.text,
    sides: distinct([
      base.quantities.within(base.result, base.by).symbol,
      project(left),
      ...(projected === final ? [] : [project(final)]),
      projected,
    ]),
    shape: projected.shape,
  }
  const told = account(projected, [step])
  const within = { ...told, steps: introducing(left, told) }
  return { ...within, notes: [...base.notes, structure.note(base.by)] }
}

/** The first line that speaks of the gradient with independent entries says that it is that. */
function introducing(g: Expr, { steps, quantities, by }: Account): readonly Step[] {
  const isFree = (s: Step): boolean => {
    const q = quantities.on(s.sides[0]!)
    return q?.by === by && q.reach === 'total' && q.arrangement !== 'within'
  }
  const first = steps.findIndex(isFree)
  if (first < 0) return steps
  const step = steps[first]!
  const word = phrase('reasons.independent', { g: formula(g), x: named(by) })
  return steps.with(first, { ...step, ...reasons(step.text, word) })
}

/** What the names stand for is put in; then it is simplified, where that does more than to order signs and factors. */
const substituteStep = (left: Expr, value: Expr, written: Expr, final: Expr): Step => ({
  rule: 'substitute',
  ...toldOf('substitute'),
  sides: distinct([
    left,
    value,
    ...(cost(written) > cost(final) + 1 && cost(written) <= longestBetween ? [written] : []),
    final,
  ]),
  shape: left.shape,
})

/** A longer line between two tells nobody anything. */
const longestBetween = 60
