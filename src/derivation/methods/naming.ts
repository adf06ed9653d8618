import type { SymbolNode } from '../../expression/node.js'
import { told } from '../../expression/phrase.js'
import { onTheWayFrom, type Parts } from '../parts.js'
import type { Step } from '../step.js'

/** The lines that name what the engine named on the way to a variable, and the parts that are written with such names. */
export function namingSteps(parts: Parts, by: SymbolNode): Step[] {
  const onTheWay = onTheWayFrom(by, parts)
  const shown = new Set<SymbolNode>()
  for (const p of [...parts.all].reverse())
    if (onTheWay.has(p.name) || shown.has(p.name)) {
      shown.add(p.name)
      for (const u of p.uses) if (u.origin === 'engine') shown.add(u)
    }
  const fresh = (s: SymbolNode): boolean => s.origin === 'engine' && s !== parts.result.name && shown.has(s)
  return parts.all
    .filter((p) => shown.has(p.name) && (fresh(p.name) || p.uses.some(fresh)))
    .map((p) => ({
      rule: 'name-parts',
      ...told('nameParts'),
      sides: [p.name, p.expression],
      shape: p.name.shape,
      names: [p.name],
    }))
}
