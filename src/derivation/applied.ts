import { kept } from '../expression/kept.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { postorder } from '../expression/walk.js'
import type { Account } from './account.js'
import { type Part, partsByName, usersOf } from './parts.js'
import type { Step } from './step.js'
import { structureRules } from './structure.js'

/** Rules that arrange what is known, and are applied to nothing in the function. */
const arranging: ReadonlySet<string> = new Set([
  ...[
    'name',
    'name-derivative',
    'substitute',
    'collect',
    'read-off',
    'read-gradient',
    'into-trace',
    'cyclic',
  ],
  ...['symmetric', 'stack', 'components', 'vectorise', 'recognise', 'direct', 'upstream', ...structureRules],
])

/** Steps that say what a part is. */
const naming: ReadonlySet<string> = new Set(['name-parts', 'in-entries'])

/** A line of the computation, and the terms in it that a rule is applied to. */
export interface Applied {
  readonly line: SymbolNode
  readonly terms: readonly Expr[]
}

/** What a step is applied to in the function as it was given, line by line; empty where it only arranges what is known. */
export function appliedTo(step: Step, account: Account): readonly Applied[] {
  const { parts, first, target, steps } = account
  // the steps of a higher order begin with those of the order before
  if (first && !among(steps).has(step)) return appliedTo(step, first)
  if (!parts || arranging.has(step.rule)) return []
  const terms = partsIn(step, account).flatMap((p) => parts.origins.get(p.expression) ?? [])
  const found = new Map<SymbolNode, Expr[]>()
  for (const term of terms) {
    const line = linesOf(target).get(term)
    if (line) found.set(line, [...(found.get(line) ?? []), term])
  }
  return [...found].map(([line, terms]) => ({ line, terms }))
}

const among = kept((steps: readonly Step[]): ReadonlySet<Step> => new Set(steps))

function partsIn(step: Step, account: Account): readonly Part[] {
  const { parts, quantities } = account
  const [left] = step.sides
  if (!parts || !left) return []
  if (naming.has(step.rule)) {
    const part = partsByName(parts).get(left.kind === 'component' ? left.of : left)
    return part ? [part] : []
  }
  if (left.kind === 'symbol' && left.role?.type === 'differential') {
    const part = partsByName(parts).get(left.role.of)
    return part ? [part] : []
  }
  const quantity = quantities.on(left)
  if (!quantity) return []
  const using = usersOf(parts).get(quantity.by) ?? []
  return quantity.reach === 'step' ? using.filter((p) => p.name === quantity.of) : using
}

/** The line in whose definition each expression stands; the first, where it stands in several. */
const linesOf = kept((target: SymbolNode): ReadonlyMap<Expr, SymbolNode> => {
  const made = new Map<Expr, SymbolNode>()
  for (const line of postorder([target]))
    if (line.kind === 'symbol' && line.definition)
      for (const e of postorder([line.definition], { definitions: false, stop: (x) => made.has(x) }))
        if (!made.has(e)) made.set(e, line)
  return made
})
