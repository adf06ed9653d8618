import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elaborate } from '../../src/elaborate/elaborate.js'
import { GradusError } from '../../src/language/errors.js'
import { Names, parseProgram } from '../../src/language/parser.js'
import type { Syntax } from '../../src/language/syntax.js'
import { vocabulary } from '../../src/operators/index.js'

const names = ['A', 'B', 'X', 'x', 'y', 'w', 'α', 'σ', 'c', 'k', 'y1']
const where = 'A: m×n; x: n; c: scalar; k: index'

/** Trees of any form, whether they mean something or not. */
const { tree } = fc.letrec<{ tree: Syntax }>((tie) => {
  const sub = tie('tree')
  const name = fc.constantFrom(...names).map((n): Syntax => ({ type: 'name', name: n }))
  const number = fc.constantFrom('0', '1', '2', '0.5').map((text): Syntax => ({ type: 'number', text }))
  const position = fc.oneof(
    fc.constantFrom('i', 'j', 'k', 'x').map((n): Syntax => ({ type: 'name', name: n })),
    number,
    fc.constant(':' as const),
  )
  const comparison = fc
    .tuple(fc.constantFrom('<', '>=', '=', '!=' as const), sub, sub)
    .map(([relation, left, right]) => ({ type: 'comparison', relation, left, right }) as const)
  const constant = fc
    .tuple(
      fc.constantFrom('pi', 'e', 'identity', 'ones', 'zeros', 'infinity' as const),
      fc.array(name, { maxLength: 1 }),
    )
    .map(([constant, args]): Syntax => ({ type: 'constant', name: constant, args: args as Syntax[] }))
  return {
    tree: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      fc.oneof(name, name, number, constant),
      fc
        .array(fc.tuple(fc.constantFrom('+' as const, '-' as const), sub), { minLength: 2, maxLength: 3 })
        .map((terms): Syntax => ({ type: 'sum', terms: terms.map(([sign, term]) => ({ sign, term })) })),
      fc.array(sub, { minLength: 2, maxLength: 4 }).map((factors): Syntax => ({ type: 'product', factors })),
      fc
        .tuple(sub, sub)
        .map(([numerator, denominator]): Syntax => ({ type: 'quotient', numerator, denominator })),
      fc
        .tuple(fc.constantFrom('hadamard', 'divide', 'kron', 'colon' as const), sub, sub)
        .map(([op, left, right]): Syntax => ({ type: 'binary', op: op as 'kron', left, right })),
      fc
        .tuple(sub, sub, fc.boolean())
        .map(([base, exponent, elementwise]): Syntax => ({ type: 'power', base, exponent, elementwise })),
      fc
        .tuple(fc.constantFrom('transpose', 'inverse', 'pseudoinverse', 'negate', 'bars' as const), sub)
        .map(([type, arg]) => ({ type, arg }) as Syntax),
      fc
        .tuple(fc.constantFrom(...vocabulary), fc.array(sub, { minLength: 3, maxLength: 3 }))
        .map(([f, args]): Syntax => ({ type: 'call', fn: f.name, args: args.slice(0, f.arity[0]) })),
      fc
        .tuple(sub, fc.integer({ min: 0, max: 2 }))
        .map(
          ([arg, order]): Syntax => ({ type: 'apply', fn: 'f', order, jacobian: order === 2, args: [arg] }),
        ),
      fc
        .tuple(sub, fc.oneof(fc.constantFrom(null, 'F' as const, '*' as const), number, name))
        .map(([arg, kind]): Syntax => ({ type: 'norm', arg, kind })),
      fc
        .tuple(sub, fc.array(position, { minLength: 1, maxLength: 2 }))
        .map(([of, at]): Syntax => ({ type: 'component', of, at })),
      fc
        .tuple(
          fc.constantFrom('sum', 'product' as const),
          fc.array(fc.constantFrom('i', 'j'), { minLength: 1, maxLength: 2 }),
          fc.array(comparison, { maxLength: 1 }),
          sub,
        )
        .map(
          ([op, indices, conditions, body]): Syntax => ({
            type: 'big',
            op: op as 'sum',
            indices: indices.map((n) => ({ name: n })),
            conditions,
            body,
          }),
        ),
      comparison.map((condition): Syntax => ({ type: 'indicator', condition })),
      fc.tuple(sub, comparison, sub).map(
        ([a, condition, b]): Syntax => ({
          type: 'cases',
          branches: [
            { value: a, condition },
            { value: b, condition: null },
          ],
        }),
      ),
      fc
        .array(fc.array(sub, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })
        .map((rows): Syntax => ({ type: 'matrix', rows })),
      fc.constantFrom('x', 'A', 'w').map((by): Syntax => ({ type: 'partial', of: 'L', by })),
    ),
  }
})

const declarations = parseProgram('x', { vocabulary, where }).statements.slice(0, 4)

test('whatever the tree, there is an expression, or a problem in words', () => {
  let read = 0
  fc.assert(
    fc.property(tree, (value) => {
      try {
        const statements = [...declarations, { type: 'expression' as const, value }]
        elaborate({ source: '', statements, whereCount: 4, names: new Names() })
        read++
      } catch (e) {
        if (!(e instanceof GradusError)) throw e
        expect(e.problem.message).not.toMatch(/undefined|\?\d|\[object/)
      }
    }),
    { numRuns: 3000 },
  )
  expect(read).toBeGreaterThan(100)
})
