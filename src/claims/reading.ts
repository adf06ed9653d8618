import type { Answer } from '../derivation/account.js'
import type { Expr } from '../expression/node.js'
import { sameShape, transposeShape } from '../expression/shape.js'
import { freeSymbols } from '../expression/walk.js'
import { GradusError } from '../language/errors.js'
import type { Syntax } from '../language/syntax.js'
import { countNodes } from '../print/count.js'
import type { Asked } from './asked.js'
import { placesIn } from './slips/places.js'

/** A claim read beside an answer. */
export interface Claim {
  readonly answer: Answer
  readonly syntax: Syntax
  readonly nodes: number
  /** as it was read, or why it could not be: its parts do not fit each other */
  readonly read: Expr | GradusError
}

/**
 * The claim beside the form of the answer that it speaks of: what has more than two axes may be claimed in any of its forms.
 * @throws GradusError for text that is no expression
 */
export function readClaim(asked: Asked, text: string): Claim {
  const own = attempt(() => readBeside(asked, asked.answer, text))
  if (!(own instanceof GradusError) && fits(own)) return own
  for (const answer of asked.otherForms()) {
    const other = attempt(() => readBeside(asked, answer, text))
    if (!(other instanceof GradusError) && fits(other)) return other
  }
  if (own instanceof GradusError) throw own
  return own
}

/** In the answer's shape or turned. */
function readBeside(asked: Asked, answer: Answer, text: string): Claim {
  const readers = asked.readersFor(answer)
  const syntax = readers.syntax(text)
  const read = elaborated(syntax, answer, (s, shape) => readers.expression(s, shape, text))
  refuseOpenDerivatives(asked, syntax, read)
  return { answer, syntax, nodes: countNodes(syntax), read }
}

/** A derivative in a claim that is not given, as an upstream one is, says nothing. @throws GradusError */
export function refuseOpenDerivatives({ account }: Asked, syntax: Syntax, read: Expr | GradusError): void {
  if (read instanceof GradusError) return
  const given = freeSymbols([account.target])
  const open = freeSymbols([read]).find((s) => s.role?.type === 'partial' && !given.includes(s))
  if (open?.role?.type !== 'partial') return
  const { of, by } = open.role
  const asks = of === account.given.name && by === account.by.name
  const span = placesIn(syntax).find(
    ({ node }) => node.type === 'partial' && node.of === of && node.by === by,
  )?.node.span
  throw new GradusError({
    code: 'claim/derivative',
    message: asks ? `∂${of}/∂${by} is what is asked for` : `∂${of}/∂${by} is not known here`,
    hint: 'write the derivative out, in the names of the function',
    input: 'claim',
    ...(span && { span }),
  })
}

/** A tree as an expression in the shape of the answer, or turned, or in its own; the reason where it has none. */
export function elaborated(
  syntax: Syntax,
  { value: { shape } }: Answer,
  expression: (s: Syntax, expected?: Expr['shape']) => Expr,
): Expr | GradusError {
  const straight = attempt(() => expression(syntax, shape))
  if (!(straight instanceof GradusError) && sameShape(straight.shape, shape)) return straight
  const turned = transposeShape(shape)
  const other = attempt(() => expression(syntax, turned))
  if (!(other instanceof GradusError) && sameShape(other.shape, turned)) return other
  if (!(straight instanceof GradusError)) return straight
  const free = attempt(() => expression(syntax))
  return free instanceof GradusError ? straight : free
}

export function attempt<T>(f: () => T): T | GradusError {
  try {
    return f()
  } catch (e) {
    if (e instanceof GradusError) return e
    throw e
  }
}

/** Whether the claim speaks of the same thing as the answer: of dX, of positions, of an array of that shape. */
function fits({ read, answer: { value, direction, indices } }: Claim): boolean {
  if (read instanceof GradusError) return false
  const free = freeSymbols([read])
  if (direction) return free.includes(direction)
  if (indices) return free.some((s) => indices.of.includes(s) || indices.by.includes(s))
  return sameShape(read.shape, value.shape) || sameShape(read.shape, transposeShape(value.shape))
}
