import { kept } from '../expression/kept.js'
import type { ApplyNode, Expr, SymbolNode } from '../expression/node.js'
import { postorder } from '../expression/walk.js'
import type { Account } from './account.js'
import { type Part, partsByName, usersOf } from './parts.js'
import type { Step } from './step.js'

/** Where a step applies its rule: the node of the operator, and the name of the part that it is, if it is one. */
export interface Use {
  readonly by?: SymbolNode
  readonly node?: ApplyNode
  readonly name?: SymbolNode
}

/** Where a step applies its rule; undefined where its equation is about no part. */
export function useOf(step: Step, account: Account): Use | undefined {
  const { parts, first } = account
  const about = subjectOf(step, account)
  // the steps of a higher order begin with those of the order before
  if (!about) return first && useOf(step, first)
  for (const { name, expression } of about.parts) {
    const node = postorder([expression], { definitions: false }).find(
      (e): e is ApplyNode => e.kind === 'apply' && e.op.name === step.rule,
    )
    if (node) {
      // parts that are written out where they stand have no names on the page
      const known = (e: Expr): boolean => e.kind !== 'symbol' || isOnPage(e, account)
      if (!node.args.every(known)) return about
      return { ...about, node, ...(node === expression && isOnPage(name, account) && { name }) }
    }
  }
  return about.by && parts ? about : undefined
}

/** What the equation of a step is about. */
export interface Subject {
  /** by what it is a derivative, if it is one */
  readonly by?: SymbolNode
  /** the parts of which it may be that, likeliest first */
  readonly parts: readonly Part[]
}

/** What the equation of a step is about: by what it is a derivative, if it is one, and the parts of which it may be that, likeliest first. */
export function subjectOf({ sides: [left] }: Step, { quantities, parts }: Account): Subject | undefined {
  if (!left) return undefined
  const quantity = quantities.on(left)
  if (quantity) {
    const using = (parts && usersOf(parts).get(quantity.by)) ?? []
    const own = using.filter((p) => p.name === quantity.of)
    return { by: quantity.by, parts: [...own, ...using.filter((p) => p.name !== quantity.of)] }
  }
  if (left.kind !== 'symbol' || left.role?.type !== 'differential' || !parts) return undefined
  const { of } = left.role
  const own = partsByName(parts).get(of)
  return own && { parts: own === parts.result ? [own, ...parts.all] : [own] }
}

const isOnPage = (s: SymbolNode, { parts, steps, result }: Account): boolean =>
  s.origin !== 'engine' || s === result || !(parts && partsByName(parts).has(s)) || introducedIn(steps).has(s)

/** The names that steps introduce. */
const introducedIn = kept((steps: readonly Step[]) => new Set(steps.flatMap((s) => s.names ?? [])))
