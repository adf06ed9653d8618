import { mapEntries } from '../../dense/dense.js'
import { build } from '../../expression/make.js'
import type { ApplyNode, Expr } from '../../expression/node.js'
import type { Citation, CodePiece, Domain, Operator } from '../../expression/operator.js'
import { scalar } from '../../expression/shape.js'
import type { Spelling } from '../../language/vocabulary.js'
import type { OperatorName } from '../../words/catalogue.js'
import { real } from '../samples.js'
import { callSyntax } from '../surface.js'

/** A function of one number, applied to every entry. */
export interface ElementwiseFunction {
  readonly name: OperatorName
  readonly aliases?: readonly string[]
  readonly latex?: string
  readonly unicode?: string
  /** the rule as a formula in u, LaTeX */
  readonly rule: string
  readonly cite?: Citation
  readonly value: (x: number) => number
  readonly sign?: Operator['sign']
  /** distance of a number from where the function is not smooth, or ends with an infinite slope */
  readonly kink?: (x: number) => number
  /** f′ at x, given x and y = f(x), both scalars or arrays of one shape: written with the makers of entrywise.ts */
  readonly derivative: (x: Expr, y: Expr) => Expr | null
  /** NumPy of the call, given the operand's text */
  readonly numpy: (x: string, helper: (name: string) => string) => string
  /** where its law is tested; default `real` */
  readonly domain?: Domain
}

// imports nothing of the algebra, which itself needs elementwise operators when it is loaded

/** Declares an elementwise operator from the function of one number. */
export const defineElementwise = (f: ElementwiseFunction): Operator => ({
  name: f.name,
  key: f.name,
  explanation: { latex: f.rule, cite: f.cite },
  spelling: {
    name: f.name,
    arity: [1, 1],
    ...(f.aliases && { aliases: f.aliases }),
    ...(f.latex && { latex: f.latex }),
    ...(f.unicode && { unicode: f.unicode }),
  } satisfies Spelling,
  operands: [['scalar', 'vector', 'covector', 'matrix']],
  elementwise: true,
  ...(f.sign && { sign: f.sign }),
  shape: ([a]) => a!,
  value: ([a]) => mapEntries(a!, f.value),
  ...(f.kink && { kink: ([a]) => a!.data.reduce((least, x) => Math.min(least, f.kink!(x)), Infinity) }),
  derivative: (node: ApplyNode, _i, out) => f.derivative(node.args[0]!, out),
  surface: (args) => callSyntax(f.name, args),
  numpy: ([a], _node, cx): CodePiece => ({ text: f.numpy(a!.text, cx.helper), level: 'atom' }),
  law: {
    cases: (['n', 's'] as const).map((k) => [
      k === 'n' ? { ...real.n, domain: f.domain ?? 'real' } : { shape: scalar, domain: f.domain ?? 'real' },
    ]),
  },
})

/** The maker that goes with an operator of one operand. */
export const maker =
  (op: Operator) =>
  (x: Expr): Expr =>
    build(op, [x])
