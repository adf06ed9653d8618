import { read } from '../../src/api/reading.js'
import { elaborateExpression } from '../../src/elaborate/elaborate.js'
import type { Expr } from '../../src/expression/node.js'
import type { Shape } from '../../src/expression/shape.js'
import { parseExpression } from '../../src/language/parser.js'
import { vocabulary } from '../../src/operators/index.js'

/** Reads several expressions over the same symbols: the first fixes the scope. */
export function expressions(where: string, first: string, ...others: readonly string[]): Expr[] {
  const { scope, names } = read(first, { where })
  const shape: Shape = scope.result.shape
  return [
    scope.result,
    ...others.map((text) => elaborateExpression(parseExpression(text, names, vocabulary), scope, shape)),
  ]
}
