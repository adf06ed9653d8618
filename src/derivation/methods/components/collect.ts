import { entryOf } from '../../../calculus/components.js'
import { component, symbol, table } from '../../../expression/make.js'
import type { Expr, SymbolNode } from '../../../expression/node.js'
import { hasLoops } from '../../../indices/rename.js'
import { cost } from '../../../simplify/cost.js'
import { simplify } from '../../../simplify/simplify.js'
import type { FreshNames } from '../../names.js'
import { simplest } from '../../simplest.js'
import type { Step } from '../../step.js'
import { words } from '../../words.js'

export interface Collected {
  /** the derivative at the positions, as others go on with it */
  readonly entry: Expr
  /** the array of all entries, over the function's positions, then the variable's; undefined where it has more than two axes */
  readonly array?: Expr
  /** the line that names the array, where it has grown long */
  readonly name?: Step
}

/** An array that is longer than this gets a name (δ), so that a deep program stays linear in size. */
const longestUnnamed = 90

/** The array whose entries a formula gives, by matrices where they say it, and the entry as that array's. */
export function collect(
  formula: Expr,
  at: readonly SymbolNode[],
  fresh: FreshNames,
  mayBeNamed: boolean,
): Collected {
  if (at.length > 2) return { entry: formula }
  const array = simplest(at.length === 0 ? formula : table(at, formula))
  const long = mayBeNamed && cost(array) > longestUnnamed
  if (!long) {
    if (hasLoops(array) || !hasLoops(formula)) return { entry: formula, array }
    return { array, entry: at.length === 0 ? array : simplify(entryOf(array, at)) }
  }
  const δ = symbol(fresh.take(['δ']), array.shape, { definition: array, origin: 'engine' })
  const name: Step = {
    rule: 'name',
    title: words.nameParts.title,
    text: '',
    sides: [δ, array],
    shape: δ.shape,
    names: [δ],
  }
  return { array: δ, entry: at.length === 0 ? δ : component(δ, at), name }
}
