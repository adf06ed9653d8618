import { GradusError } from '../language/errors.js'
import type { Dim } from './dimension.js'
import type { Expr } from './node.js'
import type { Operator } from './operator.js'
import { type Shape, shapeText } from './shape.js'

/**
 * What a shape rule may ask for. While shapes are being inferred, `same` unifies; when a node is made it only checks. So one
 * rule serves both.
 */
export interface ShapeContext {
  /** both sizes must agree: unifies or fails; `why` completes "the … differ" (`inner sizes`, `lengths`) */
  same(a: Dim, b: Dim, why: string): void
  /** the operands do not fit: `message` is a sentence with the shapes */
  fail(message: string, hint?: string): never
}

export class ShapeError extends GradusError {}

/** The checker used when nodes are made: inference has been done, so a failure here is told as a shape error. */
export const strictShapes = (op: Operator, args: readonly Expr[]): ShapeContext => {
  const fail = (message: string, hint?: string): never => {
    throw new ShapeError({ code: `shape/${op.name}`, message, hint })
  }
  return {
    fail,
    same(a, b, why) {
      if (a !== b)
        fail(
          `${op.of ?? op.name}(${args.map((x) => shapeText(x.shape)).join(', ')}): the ${why} ${a.key} and ${b.key} differ`,
        )
    },
  }
}

/** Most rules: every operand has one shape, and the result has it too; scalars only if all are. */
export function sameShapes(args: readonly Shape[], cx: ShapeContext): Shape {
  const [first, ...rest] = args
  for (const s of rest) matchShape(first!, s, cx)
  return first!
}

/** Demands that two shapes are of one kind and equal sizes. */
export function matchShape(a: Shape, b: Shape, cx: ShapeContext): void {
  if (a.kind !== b.kind) cx.fail(`the shapes ${shapeText(a)} and ${shapeText(b)} differ`)
  if (a.kind === 'matrix' && b.kind === 'matrix') {
    cx.same(a.rows, b.rows, 'numbers of rows')
    cx.same(a.columns, b.columns, 'numbers of columns')
  } else if ((a.kind === 'vector' || a.kind === 'covector') && b.kind === a.kind)
    cx.same(a.length, b.length, 'lengths')
}
