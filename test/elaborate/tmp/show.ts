import type { Expr } from '../../../src/expression/node.js'
import { sourceOf } from '../../../src/print/derivation.js'
import { vocabulary } from '../../../src/operators/index.js'
export const printExpression = (e: Expr): string => sourceOf(e.kind === 'symbol' && e.definition ? e.definition : e, vocabulary)
