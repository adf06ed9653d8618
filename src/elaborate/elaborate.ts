import { constantDim } from '../expression/dimension.js'
import { symbol } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { type Shape, index as indexShape, isArray, sameShape, shapeText } from '../expression/shape.js'
import type { ParsedProgram } from '../language/parser.js'
import type {
  ConditionStatement,
  DefinitionStatement,
  RequestStatement,
  Span,
  Statement,
  Syntax,
} from '../language/syntax.js'
import { sub } from '../operators/algebra/build.js'
import { assumptionOf } from './assumptions.js'
import { buildTerms } from './build.js'
import { declare } from './declare.js'
import { Environment, type UnknownFunction, raise, readSize, textOf } from './environment.js'
import { settleKinds } from './evidence.js'
import { type Passage, inferShapes } from './infer.js'
import { decided, maskOfShape } from './kinds.js'
import { nameSizes } from './name-sizes.js'
import { noteReadings } from './notes.js'
import { type Reading, Reader } from './read.js'
import { matchShapes } from './claims.js'
import { spread } from './rules/shapes.js'
import { tableRule } from './rules/indices.js'
import type { Index, Origin, Scope, Term, Variable } from './term.js'

