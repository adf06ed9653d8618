import { withChildren } from '../../expression/make.js'
import { childrenOf } from '../../expression/node.js'
import type { Move } from '../move.js'

/** One of the person's names written out where a function of it may then close: sum(q) where q was divided by its sum. */
export const writeOut: Move = {
  name: 'write-out',
  *rewrites(e) {
    if (e.kind !== 'apply' || e.args.length !== 1) return
    const [name] = e.args
    if (name?.kind === 'symbol' && name.definition)
      yield withChildren(
        e,
        childrenOf(e).map((c) => (c === name ? name.definition! : c)),
      )
  },
  law: [],
}
