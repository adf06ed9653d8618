import { transposeDense } from '../../dense/dense.js'
import type { Answer } from '../../derivation/account.js'
import type { Expr } from '../../expression/node.js'
import type { Dense } from '../../expression/operator.js'
import { type Shape, sameShape, transposeShape } from '../../expression/shape.js'
import { GradusError } from '../../language/errors.js'
import type { Syntax } from '../../language/syntax.js'
import { countNodes } from '../../print/count.js'
import { toSyntax } from '../../print/surface.js'
import type { Readers } from '../asked.js'
import type { Slip } from '../diagnosis.js'
import { inOwnNames } from '../phrases.js'
import { agree, type Sample } from '../points.js'
import { attempt } from '../reading.js'
import { corrected } from './corrected.js'
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
  const reader = new EditReader(claim, readers)
  const corrections = { answer, readers, samples }
  for (const { edit, right } of tried(bounded(claim, editsOf(claim)), answer, reader, samples, isTurned)) {
    // of the same factors: what puts in or takes out something is no other way to write them
    if (['missing-transpose', 'order', 'elementwise-product', 'matrix-product'].includes(edit.rule))
      fitting ??= edit.tree
    if (right) slips.push(repairedBy(edit, corrections))
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
  const reader = new EditReader(claim, readers)
  for (const { edit, right } of tried(edits, answer, reader, samples, isTurned))
    if (right) return [repairedBy(edit, { answer, readers, samples })]
  return []
}

interface Beside {
  readonly answer: Answer
  readonly readers: Readers
  readonly samples: readonly Sample[]
}

function repairedBy(edit: Edit, { answer, readers, samples }: Beside): Slip {
  const whole = corrected(edit.tree, answer, readers, samples)
  return {
    rule: edit.rule,
    wrote: edit.from,
    meant: edit.to,
    ...(whole && { corrected: whole }),
    ...(edit.everywhere && { everywhere: true }),
    ...(edit.several && { several: true }),
  }
}

/** Reads edited trees. What adds a vector to each row of a matrix where the tree before did not is no small change of it. */
class EditReader {
  readonly #readers: Readers
  readonly #repeated: number

  constructor(before: Syntax, readers: Readers) {
    this.#readers = readers
    this.#repeated = this.#read(before).repeated
  }

  /** undefined for what does not fit */
  expression(s: Syntax, shape: Shape): Expr | undefined {
    const { read, repeated } = this.#read(s, shape)
    if (read instanceof GradusError || !sameShape(read.shape, shape)) return undefined
    return repeated > this.#repeated ? undefined : read
  }

  #read(s: Syntax, shape?: Shape): { readonly read: Expr | GradusError; readonly repeated: number } {
    let repeated = 0
    const read = attempt(() =>
      this.#readers.expression(s, shape, undefined, (note) => {
        if (note.key === 'reading.toEachRow') repeated++
      }),
    )
    return { read, repeated }
  }
}

/** The edits that have the shape of the answer, and whether they are right. */
function* tried(
  edits: Iterable<Edit>,
  { value }: Answer,
  reader: EditReader,
  samples: readonly Sample[],
  isTurned: boolean,
): Generator<{ readonly edit: Edit; readonly right: boolean }> {
  const wanted = (s: Sample): Dense => (isTurned ? transposeDense(s.answer) : s.answer)
  const shape = isTurned ? transposeShape(value.shape) : value.shape
  for (const edit of edits) {
    const read = reader.expression(edit.tree, shape)
    if (read) yield { edit, right: holds(samples, read, wanted) }
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
  const reader = new EditReader(right, readers)
  for (const edit of bounded(right, editsOf(right))) {
    const read = reader.expression(edit.tree, shape)
    if (!read || !holds(samples, read, (s) => s.claim)) continue
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
