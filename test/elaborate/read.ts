import { type Elaborated, elaborate, elaborateExpression } from '../../src/elaborate/elaborate.js'
import type { Expr } from '../../src/expression/node.js'
import type { Phrase } from '../../src/expression/phrase.js'
import { type Shape, shapeText } from '../../src/expression/shape.js'
import { GradusError } from '../../src/language/errors.js'
import { parseExpression, parseProgram } from '../../src/language/parser.js'
import { renderProblem } from '../../src/language/render-error.js'
import { vocabulary } from '../../src/operators/index.js'
import { say } from '../../src/print/say.js'

export const elaborated = (program: string, where?: string): Elaborated =>
  elaborate(parseProgram(program, { vocabulary, ...(where !== undefined && { where }) }))

/** `W: m×n; x: n; f: scalar`, everything named in order. */
export const shapesOf = (e: Elaborated): string =>
  [...e.shapes].map(([name, s]) => `${name}: ${shapeText(s)}`).join('; ')

/** What was said, in English. */
export const inEnglish = (phrases: readonly Phrase[]): string[] => phrases.map((p) => say(p, 'en'))

/** Expressions over the symbols of a program. */
export function beside(program: string, where?: string): (text: string, shape?: Shape) => Expr {
  const parsed = parseProgram(program, { vocabulary, ...(where !== undefined && { where }) })
  const scope = elaborate(parsed)
  return (text, shape) =>
    elaborateExpression(parseExpression(text, parsed.names, vocabulary), scope, shape, text)
}

/** What a person is told, line by line. */
export function told(program: string, where?: string): string[] {
  try {
    const e = elaborated(program, where)
    return [`no error: ${shapeText(e.result.shape)}`]
  } catch (e) {
    if (!(e instanceof GradusError)) throw e
    return renderProblem(e.problem, { program, ...(where !== undefined && { where }) }).split('\n')
  }
}
