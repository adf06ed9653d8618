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
import { inOwnNames } from '../phrases.js'
import { agree, type Sample } from '../points.js'
import { attempt } from '../reading.js'
import { type Edit, opposite } from './edit.js'
import { editsOf } from './edits.js'
import { withWhatWasLeftOut } from './left-out.js'

/** Trees that are tried from one start, and nodes of all of them. */
const few: Bounds = { edits: 500, work: 30_000 }
const many: Bounds = { edits: 1500, work: 45_000 }
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
  for (const { edit, right } of tried(bounded(claim, editsOf(claim)), answer, readers, samples, isTurned)) {
    // of the same factors: what puts in or takes out something is no other way to write them
    if (['missing-transpose', 'order', 'elementwise-product', 'matrix-product'].includes(edit.rule))
      fitting ??= edit.tree
    if (right) slips.push(repairedBy(edit))
  }
  return { slips, ...(fitting && { fitting }) }
}

/** The claim with something put in that was left out, so that it is right: the first that is found. */
export function completed(
  claim: Syntax,
  answer: Answer,
  names: Iterable<string>,
  readers: Readers,
  samples: readonly Sample[],
  isTurned: boolean,
): Slip[] {
  const edits = bounded(claim, withWhatWasLeftOut(claim, toSyntax(inOwnNames(answer.value)), names), many)
  for (const { edit, right } of tried(edits, answer, readers, samples, isTurned))
    if (right) return [repairedBy(edit)]
  return []
}

const repairedBy = (edit: Edit): Slip => ({
  rule: edit.rule,
  wrote: edit.from,
  meant: edit.to,
  corrected: edit.tree,
  ...(edit.everywhere && { everywhere: true }),
  ...(edit.several && { several: true }),
})

/** The edits that have the shape of the answer, and whether they are right. */
function* tried(
  edits: Iterable<Edit>,
  answer: Answer,
  readers: Readers,
  samples: readonly Sample[],
  isTurned: boolean,
): Generator<{ readonly edit: Edit; readonly right: boolean }> {
  const wanted = (s: Sample): Dense => (isTurned ? transposeDense(s.answer) : s.answer)
  const shape = isTurned ? undefined : answer.value.shape
  for (const edit of edits) {
    const read = attempt(() => readers.expression(edit.tree, shape))
    if (read instanceof GradusError || (shape && !sameShape(read.shape, shape))) continue
    yield { edit, right: holds(samples, read, wanted) }
  }
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
  const right = toSyntax(answer.value)
  for (const edit of bounded(right, editsOf(right))) {
    const read = attempt(() => readers.expression(edit.tree, shape))
    if (read instanceof GradusError || !sameShape(read.shape, shape)) continue
    if (!holds(samples, read, (s) => s.claim)) continue
    // the diagonal of a matrix alone
    if (edit.rule === 'diag' && edit.from === right && answer.value.shape.kind === 'matrix')
      slips.push({ rule: 'diag', on: answer.value })
    else
      slips.push({
        rule: opposite(edit.rule),
        wrote: edit.to,
        meant: edit.from,
        spoilt: true,
        ...(edit.everywhere && { everywhere: true }),
        ...(edit.several && { several: true }),
      })
  }
  return slips
}

interface Bounds {
  readonly edits: number
  readonly work: number
}

function* bounded(root: Syntax, edits: Iterable<Edit>, most: Bounds = few): Generator<Edit> {
  const nodes = countNodes(root)
  if (nodes > longest) return
  let left = Math.min(most.edits, most.work / nodes)
  for (const edit of edits) {
    if (left-- <= 0) return
    yield edit
  }
}

const holds = (samples: readonly Sample[], e: Expr, wanted: (s: Sample) => Dense): boolean =>
  samples.length > 0 && samples.every((s) => agree(s.at(e), wanted(s)))
