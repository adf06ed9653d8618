import { describe, expect, test } from 'vitest'
import { localDifferential } from '../../src/calculus/differential.js'
import { deriveAll } from '../../src/derivation/derive.js'
import { relativeDifference } from '../../src/derivation/difference.js'
import { verify } from '../../src/derivation/verify.js'
import { dim } from '../../src/expression/dimension.js'
import { apply, minusOne, number, symbol, two } from '../../src/expression/make.js'
import type { ApplyNode, Expr, SymbolNode } from '../../src/expression/node.js'
import type { Domain, Operator, Sample } from '../../src/expression/operator.js'
import { covector, index, isArray, matrix, type Shape, scalar, vector } from '../../src/expression/shape.js'
import { substitute } from '../../src/expression/substitute.js'
import { postorder } from '../../src/expression/walk.js'
import type { Property } from '../../src/language/syntax.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { isPoint, samplePoint } from '../../src/numeric/sample.js'
import { mul } from '../../src/operators/algebra/build.js'
import { innerProduct } from '../../src/operators/algebra/inner.js'
import { operators } from '../../src/operators/index.js'
import { say } from '../../src/print/say.js'

/** Wrong rules are planted, one at a time; the check of a derivation that uses the rule has to fail. */

type Mutation = (e: Expr) => Expr[]

/** Trees that differ from e in one node, where `change` knows other forms of it. */
const everywhere =
  (change: (x: Expr) => Expr[]): Mutation =>
  (e) =>
    postorder([e], { definitions: false }).flatMap((x) =>
      change(x).flatMap((y) => {
        try {
          return y.shape.kind === x.shape.kind ? [substitute(e, new Map([[x, y]]))] : []
        } catch {
          return []
        }
      }),
    )

const mutations: readonly (readonly [string, Mutation])[] = [
  ['a lost sign', (e) => [mul(minusOne, e)]],
  ['a factor of 2', (e) => [mul(two, e)]],
  [
    'a dropped transpose',
    everywhere((x) =>
      x.kind === 'apply' && x.op.name === 'transpose' && x.shape.kind === 'matrix' ? [x.args[0]!] : [],
    ),
  ],
  [
    'a swapped order',
    everywhere((x) => {
      if (x.kind !== 'apply' || x.op.name !== 'product') return []
      return x.args.slice(1).flatMap((b, i) => {
        const a = x.args[i]!
        if (a.shape.kind !== 'matrix' || b.shape.kind !== 'matrix') return []
        return [mul(...x.args.slice(0, i), b, a, ...x.args.slice(i + 2))]
      })
    }),
  ],
]

/** All axes get one size, so that a wrong order or a lost transpose still fits. */
const n = dim('n')
const square = (s: Shape): Shape =>
  s.kind === 'scalar'
    ? scalar
    : s.kind === 'vector'
      ? vector(n)
      : s.kind === 'covector'
        ? covector(n)
        : s.kind === 'index'
          ? index(n)
          : matrix(n, n)

const propertiesOf = (d: Domain | undefined): Property[] =>
  d === 'positive' || d === 'spd' || d === 'invertible' || d === 'probability' || d === 'onehot' ? [d] : []

const operandFor = (s: Sample, i: number): Expr => {
  if (typeof s.domain === 'object' && s.domain.low === s.domain.high) return number(s.domain.low)
  const between = typeof s.domain === 'object' && s.domain.low >= 0
  return symbol(`X${i}`, square(s.shape), { properties: between ? ['positive'] : propertiesOf(s.domain) })
}

/** The operator with its rule put through `change`: whichever of differential, derivative and adjoint it has. */
function mutant(op: Operator, tag: string, change: (e: Expr) => Expr): Operator {
  return {
    ...op,
    key: `${op.key}~${tag}`,
    make: undefined,
    ...(op.differential && {
      differential: (node: ApplyNode, d: readonly (Expr | null)[], out: Expr) =>
        change(op.differential!(node, d, out)),
    }),
    ...(!op.differential &&
      op.derivative && {
        derivative: (node: ApplyNode, i: number, out: Expr) => {
          const slope = op.derivative!(node, i, out)
          return slope && change(slope)
        },
      }),
    ...(!op.differential &&
      !op.derivative &&
      op.adjoint && {
        adjoint: (node: ApplyNode, i: number, g: Expr) => change(op.adjoint!(node, i, g)),
      }),
  }
}

/** A scalar function that goes through the operator: itself, or ⟨C, f(X)⟩. */
function scalarThrough(op: Operator, operands: readonly Expr[]): SymbolNode {
  const node = apply(op, operands)
  const c = symbol('C', node.shape)
  return symbol('f', scalar, { definition: isArray(node.shape) ? innerProduct(c, node) : node })
}

/** Whether the mutated rule says the same: then there is nothing to catch. */
function equivalent(op: Operator, wrong: Operator, operands: readonly Expr[], i: number): boolean {
  const x = operands[i]!
  const d = symbol('dX', x.shape, { role: { type: 'differential', of: x as SymbolNode } })
  const g = symbol('G', apply(op, operands).shape)
  const said = (o: Operator): Expr => {
    const node = apply(o, operands)
    return o.differential || o.derivative
      ? localDifferential(
          node,
          operands.map((_, j) => (j === i ? d : null)),
        )
      : o.adjoint!(node, i, g)
  }
  const [a, b] = [said(op), said(wrong)]
  const point = samplePoint([apply(op, operands), a], [d, g], { seed: 11 })
  if (!isPoint(point)) return true
  const [p, q] = evaluate([a, b], point)
  return relativeDifference(p!, q!) < 1e-9
}

/** A derivative by a scalar operand of a linear operator is read off without the adjoint: there is no rule to get wrong. */
const hasRuleBy = (op: Operator, operands: readonly Expr[], i: number): boolean =>
  op.differential !== undefined ||
  op.derivative !== undefined ||
  (isArray(operands[i]!.shape) && op.linearIn!(apply(op, operands), i))

/** An indicator does not vary: its rule is 0. */
function isFlat(op: Operator, operands: readonly Expr[], i: number): boolean {
  const x = operands[i]! as SymbolNode
  const d = symbol('dX', x.shape, { role: { type: 'differential', of: x } })
  const said = localDifferential(
    apply(op, operands),
    operands.map((_, j) => (j === i ? d : null)),
  )
  return said.kind === 'number' || (said.kind === 'apply' && said.op.name === 'zeros')
}

const withRule = operators.filter((o) => o.law && (o.differential || o.derivative || o.adjoint))

describe('a wrong rule is caught', () => {
  test.each(withRule.map((o) => [o.name, o] as const))('%s', (_, op) => {
    let caught = 0
    let varying = false
    for (const sample of op.law!.cases) {
      const operands = sample.map(operandFor)
      for (const [i, x] of operands.entries()) {
        if (x.kind !== 'symbol' || x.shape.kind === 'index' || !hasRuleBy(op, operands, i)) continue
        varying ||= !isFlat(op, operands, i)
        for (const [what, mutate] of mutations)
          for (let k = 0; k < 4; k++) {
            const wrong = mutant(op, `${what}${k}`, (e) => mutate(e)[k] ?? e)
            if (equivalent(op, wrong, operands, i)) continue
            const result = scalarThrough(wrong, operands)
            const [account] = deriveAll({
              result,
              variables: [x],
              layout: 'denominator',
              order: 1,
              upstream: false,
              taken: ['f', 'C', 'X0', 'X1', 'X2'],
            })
            const check = verify(account!, { samples: 2 })
            expect(check.ok, `${what} in ${op.name}, operand ${i + 1}`).toBe(false)
            caught++
          }
      }
    }
    expect(!varying || caught >= 2, `mutants of ${op.name}: ${caught}`).toBe(true)
  })

  test('the same derivations with the right rules pass', () => {
    for (const op of withRule) {
      const operands = op.law!.cases[0]!.map(operandFor)
      const x = operands.find(
        (o, i): o is SymbolNode =>
          o.kind === 'symbol' && o.shape.kind !== 'index' && hasRuleBy(op, operands, i),
      )
      if (!x) continue
      const [account] = deriveAll({
        result: scalarThrough(op, operands),
        variables: [x],
        layout: 'denominator',
        order: 1,
        upstream: false,
        taken: ['f', 'C', 'X0', 'X1', 'X2'],
      })
      const check = verify(account!, { samples: 2 })
      expect(
        check.ok,
        `${op.name}: ${check.maxRelativeError} ${check.reason ? say(check.reason, 'en') : ''}`,
      ).toBe(true)
    }
  })
})
