import { symbol } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { named, type Phrase, phrase } from '../expression/phrase.js'
import { substitute } from '../expression/substitute.js'
import { freeSymbols, postorder } from '../expression/walk.js'
import type { Property } from '../language/syntax.js'
import { evaluate } from '../numeric/evaluate.js'
import { isPoint, samplePoint } from '../numeric/sample.js'
import { relativeDifference } from './difference.js'
import type { Step } from './step.js'
import { reasons } from './told.js'

/** Properties that are equations: as they are said, and what of them stays where the equation is given up. */
const equations = {
  symmetric: { said: 'symmetric', stays: [] },
  spd: { said: 'symmetric', stays: [] },
  psd: { said: 'symmetric', stays: [] },
  antisymmetric: { said: 'antisymmetric', stays: [] },
  diagonal: { said: 'diagonal', stays: [] },
  orthogonal: { said: 'orthogonal', stays: [] },
  onehot: { said: 'onehot', stays: ['positive'] },
  probability: { said: 'sums-to-one', stays: ['positive'] },
} as const satisfies Partial<Record<Property, { said: string; stays: readonly Property[] }>>

const isEquation = (p: Property): p is keyof typeof equations => p in equations

/** Steps of a derivation of `target`, each with a word on the properties that one of its equality signs rests on: since y is one-hot. */
export const withConditions = (steps: readonly Step[], target: Expr): readonly Step[] =>
  freeSymbols([target]).some((s) => [...s.properties].some(isEquation)) ? steps.map(withCondition) : steps

function withCondition(step: Step): Step {
  const sides = writtenOut(step.sides)
  const used = freeSymbols(sides).flatMap((s) => conditionOf(s, sides) ?? [])
  if (used.length === 0) return step
  return { ...step, ...reasons(step.text, phrase('rules.since', { conditions: used })) }
}

/** With what the names in it stand for, over further names that may be anything: a step is as large as it is on the page. */
function writtenOut(sides: readonly Expr[]): readonly Expr[] {
  const isName = (e: Expr): e is SymbolNode => e.kind === 'symbol' && e.definition !== undefined
  const here = new Set(postorder(sides, { definitions: false }).filter(isName))
  const known = new Map<Expr, Expr>()
  const inNames = (e: Expr): Expr => substitute(e, (x) => (isName(x) ? meaning(x) : undefined))
  function meaning(x: SymbolNode): Expr {
    const before = known.get(x)
    if (before) return before
    const made = here.has(x) ? inNames(x.definition!) : symbol(x.name, x.shape, { properties: x.properties })
    known.set(x, made)
    return made
  }
  return sides.map(inNames)
}

function conditionOf(s: SymbolNode, sides: readonly Expr[]): Phrase | undefined {
  const property = [...s.properties].find(isEquation)
  if (!property) return undefined
  const { said, stays } = equations[property]
  const free = symbol(s.name, s.shape, { properties: new Set<Property>(stays) })
  const pairs = sides.slice(1).map((b, k): [Expr, Expr] => [sides[k]!, b])
  return pairs.some((pair) => restsOn(s, free, pair))
    ? phrase(`properties.${said}`, { of: named(s) })
    : undefined
}

/** Whether two sides are equal with a symbol, and not with one that is free in its place. Derivatives on the page are any numbers. */
function restsOn(s: SymbolNode, free: SymbolNode, pair: readonly [Expr, Expr]): boolean {
  const without = pair.map((e) => substitute(e, new Map<Expr, Expr>([[s, free]])))
  if (without.every((e, i) => e === pair[i])) return false
  const point = samplePoint([...pair, ...without], [], { seed: 1 })
  if (!isPoint(point)) return false
  const [a, b, c, d] = evaluate([...pair, ...without], point, new Map())
  return relativeDifference(a!, b!) < equal && relativeDifference(c!, d!) > different
}

/** far above rounding; far below what a missing equation changes */
const equal = 1e-9
const different = 1e-6
