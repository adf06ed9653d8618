import { type Elaborated, elaborate, elaborateExpression } from '../elaborate/elaborate.js'
import { symbol } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { postorder } from '../expression/walk.js'
import { parseExpression, parseProgram } from '../language/parser.js'
import type { DefinitionStatement, Syntax } from '../language/syntax.js'
import { vocabulary } from '../operators/index.js'
import type { Proof } from './proof.js'

/** A line as it was written, for print, and as expressions, for the check. */
export interface ReadLine {
  readonly written: readonly Syntax[]
  readonly sides: readonly Expr[]
}

/** A proof with its formulas read. */
export interface ReadProof {
  readonly proof: Proof
  /** what it is proved of: `P` with the definition X⁻¹, where the last line begins with dP */
  readonly subject?: SymbolNode
  /** of all variables and definitions */
  readonly names: readonly string[]
  /** the operands of the operator, where they are said */
  readonly operands?: readonly Expr[]
  /** every name that is defined, as it was written */
  readonly definitions: readonly { readonly name: SymbolNode; readonly written: Syntax }[]
  readonly lines: readonly ReadLine[]
  /** the variables that vary, with their directions */
  readonly moving: ReadonlyMap<SymbolNode, SymbolNode>
  /** the dP of defined names that stand in lines */
  readonly differentials: readonly { readonly of: SymbolNode; readonly symbol: SymbolNode }[]
  /** must be > 0 */
  readonly conditions: readonly Expr[]
}

/** @throws GradusError when a formula cannot be read */
export function readProof(proof: Proof): ReadProof {
  const program = parseProgram(proof.names, { vocabulary, where: proof.where })
  const scope = elaborate(program)
  const all = [...scope.variables.values(), ...scope.definitions]
  const differentialOf = new Map(
    all.map((of) => [of, symbol(`d${of.name}`, of.shape, { role: { type: 'differential', of } })]),
  )
  const names = program.names.copy()
  for (const d of differentialOf.values()) names.add(d.name, { kind: 'variable' })
  const also = [...differentialOf.values()]
  const lines = proof.lines.map(({ says }): ReadLine => {
    const written = says.split(' = ').map((side) => parseExpression(side, names, vocabulary))
    return { written, sides: sidesOf(written, scope, also) }
  })
  const used = new Set(
    postorder(
      lines.flatMap((l) => l.sides),
      { definitions: false },
    ),
  )
  const stand = (of: SymbolNode): boolean => used.has(differentialOf.get(of)!)
  const subject = scope.definitions.find((d) => differentialOf.get(d) === lines.at(-1)!.sides[0])
  return {
    proof,
    ...(subject && { subject }),
    names: all.map((x) => x.name),
    ...(proof.operands && {
      operands: proof.operands.map((o) => elaborateExpression(parseExpression(o, names, vocabulary), scope)),
    }),
    definitions: definitionsOf(program.statements).map((s, i) => ({
      name: scope.definitions[i]!,
      written: s.value,
    })),
    lines,
    moving: new Map(
      [...scope.variables.values()].filter(stand).map((v) => [v, differentialOf.get(v)!] as const),
    ),
    differentials: scope.definitions.filter(stand).map((of) => ({ of, symbol: differentialOf.get(of)! })),
    conditions: scope.conditions,
  }
}

const definitionsOf = (statements: readonly { readonly type: string }[]): DefinitionStatement[] =>
  statements.filter((s): s is DefinitionStatement => s.type === 'definition')

/** The first side says the shape of the others: of a 0, of an I. */
function sidesOf(written: readonly Syntax[], scope: Elaborated, also: readonly SymbolNode[]): Expr[] {
  const [first, ...rest] = written
  const left = elaborateExpression(first!, scope, undefined, '', also)
  return [left, ...rest.map((s) => elaborateExpression(s, scope, left.shape, '', also))]
}
