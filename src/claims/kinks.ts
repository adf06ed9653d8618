import type { Expr } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { postorder } from '../expression/walk.js'
import { isPoint, samplePoint } from '../numeric/sample.js'
import { neg } from '../operators/algebra/build.js'
import type { Asked } from './asked.js'
import type { Condition } from './diagnosis.js'
import { kinkedIn } from './kinked.js'
import { agree, sampleAt } from './points.js'

const draws = 16
/** Sides of more kinks are not tried. */
const mostKinks = 6
const enough = 6
/** Longer functions are not gone into. */
const mostNodes = 250

/**
 * On which side of a kink the two agree: where what stands under a rectifier, an absolute value or a comparison is positive, entry by
 * entry, or negative. Points are sought that lie on that side.
 */
export function kinksAside(
  asked: Asked,
  answer: Expr,
  claim: Expr,
  laid: (c: Dense) => Dense,
): readonly Condition[] | undefined {
  const { given } = asked.account
  if (postorder([given, answer, claim]).length > mostNodes) return undefined
  for (const of of kinkedIn([given, answer, claim]).slice(0, mostKinks))
    for (const property of ['positive', 'negative'] as const) {
      const side = property === 'positive' ? of : neg(of)
      if (agreesWhere(asked, side, answer, claim, laid)) return [{ of, property }]
    }
  return undefined
}

function agreesWhere(
  { account, conditions, functions }: Asked,
  side: Expr,
  answer: Expr,
  claim: Expr,
  laid: (c: Dense) => Dense,
): boolean {
  let seen = 0
  for (let k = 0; k < draws && seen < enough; k++) {
    const point = samplePoint([account.given, answer, claim], [], {
      seed: 9000 + k,
      moving: new Set(),
      conditions: [...conditions, side],
      ...(functions && { functions }),
    })
    if (!isPoint(point)) return false
    const s = sampleAt(point, answer, claim)
    if (!s.at(side).data.every((x) => x > 0)) return false
    if (!agree(s.answer, laid(s.claim))) return false
    if (s.answer.data.some((x) => Math.abs(x) > 1e-9)) seen++
  }
  return seen === enough
}
