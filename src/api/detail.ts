import type { Account } from '../derivation/account.js'
import type { Step } from '../derivation/step.js'
import type { Expr } from '../expression/node.js'
import { postorder } from '../expression/walk.js'

/**
 * How much of a derivation is told: its main lines, with what is trivial or said again folded into them; every line; every line with the
 * proof of its rule.
 */
export const details = ['brief', 'normal', 'full'] as const
export type Detail = (typeof details)[number]

/** Steps with the account that they are of: those of a higher order begin with those of the order before. */
const withAccounts = (a: Account): { readonly step: Step; readonly account: Account }[] => [
  ...(a.first ? withAccounts(a.first) : []),
  ...a.steps.map((step) => ({ step, account: a })),
]

/**
 * For each step the later one that it is folded into in a brief account; undefined for one that stands by itself. A line that goes on
 * in the next is its beginning; a derivative through one step is folded into the chain rule that uses it, a part written in entries into
 * the line that differentiates it.
 */
export function foldsOf(account: Account): readonly (number | undefined)[] {
  const all = withAccounts(account)
  return all.map(({ step, account: own }, i) => {
    const [left] = step.sides
    if (step.rule === 'in-entries') return whereDifferentiated(all, i)
    const quantity = left && own.quantities.on(left)
    if (!(left?.kind === 'symbol' || quantity) || step.names) return undefined
    const next = all[i + 1]
    if (next && next.step.sides[0] === left && !next.step.names) return i + 1
    if (quantity?.reach !== 'step') return undefined
    const user = all.findIndex((later, k) => k > i && speaksOf(later.step, quantity.symbol))
    return user < 0 ? undefined : user
  })
}

/** The function itself is always shown. */
function whereDifferentiated(all: ReturnType<typeof withAccounts>, i: number): number | undefined {
  const { step, account } = all[i]!
  const [left] = step.sides
  const part = left?.kind === 'component' ? left.of : left
  if (part === account.result) return undefined
  const at = all.findIndex(({ step: later, account: own }, k) => {
    const quantity = k > i && later.sides[0] ? own.quantities.on(later.sides[0]) : undefined
    return quantity?.of === part
  })
  return at < 0 ? undefined : at
}

const speaksOf = (step: Step, symbol: Expr): boolean =>
  postorder(step.sides.slice(1), { definitions: false }).includes(symbol)
