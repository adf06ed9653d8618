import { transposeDense } from '../../dense/dense.js'
import type { Answer } from '../../derivation/account.js'
import type { Expr } from '../../expression/node.js'
import type { Dense } from '../../expression/operator.js'
import { sameShape } from '../../expression/shape.js'
import { GradusError } from '../../language/errors.js'
import type { Syntax } from '../../language/syntax.js'
import { countNodes } from '../../print/count.js'
import { toSyntax } from '../../print/surface.js'
import type { Readers } from '../asked.js'
import type { Slip } from '../diagnosis.js'
import { agree, type Sample } from '../points.js'
import { attempt } from '../reading.js'
import { editsOf, opposite } from './edits.js'

/** Trees that are tried from one start, and nodes of all of them. */
const mostEdits = 500
const mostWork = 30_000
/** Longer trees are not edited. */
const longest = 150

export interface Repairs {
  readonly slips: readonly Slip[]
  /** the first edit that has the shape of the answer, right or not */
  readonly fitting?: Syntax
}

/** Small changes of the claim that make it right. */
export function repairs(
  claim: Syntax,
  answer: Answer,
  readers: Readers,
  samples: readonly Sample[],
  isTurned: boolean,
): Repairs {
  const slips: Slip[] = []
  let fitting: Syntax | undefined
  const wanted = (s: Sample): Dense => (isTurned ? transposeDense(s.answer) : s.answer)
  const shape = isTurned ? undefined : answer.value.shape
  for (const edit of bounded(claim)) {
    const read = attempt(() => readers.expression(edit.tree, shape))
    if (read instanceof GradusError || (shape && !sameShape(read.shape, shape))) continue
    // of the same factors: what puts in or takes out something is no other way to write them
    if (['missing-transpose', 'order', 'elementwise-product', 'matrix-product'].includes(edit.rule))
      fitting ??= edit.tree
    if (holds(samples, read, wanted))
      slips.push({
        rule: edit.rule,
        wrote: edit.from,
        meant: edit.to,
        corrected: edit.tree,
        ...(edit.everywhere && { everywhere: true }),
      })
  }
  return { slips, ...(fitting && { fitting }) }
}

/** Small changes of the right answer that give the claim. */
export function spoils(
  answer: Answer,
  claim: Expr,
  readers: Readers,
  samples: readonly Sample[],
  isTurned: boolean,
): Slip[] {
  const slips: Slip[] = []
  const shape = isTurned ? answer.value.shape : claim.shape
  for (const edit of bounded(toSyntax(answer.value))) {
    const read = attempt(() => readers.expression(edit.tree, shape))
    if (read instanceof GradusError || !sameShape(read.shape, shape)) continue
    if (holds(samples, read, (s) => s.claim))
      slips.push({
        rule: opposite(edit.rule),
        wrote: edit.to,
        meant: edit.from,
        ...(edit.everywhere && { everywhere: true }),
      })
  }
  return slips
}

function* bounded(root: Syntax): ReturnType<typeof editsOf> {
  const nodes = countNodes(root)
  if (nodes > longest) return
  let left = Math.min(mostEdits, mostWork / nodes)
  for (const edit of editsOf(root)) {
    if (left-- <= 0) return
    yield edit
  }
}

const holds = (samples: readonly Sample[], e: Expr, wanted: (s: Sample) => Dense): boolean =>
  samples.length > 0 && samples.every((s) => agree(s.at(e), wanted(s)))
