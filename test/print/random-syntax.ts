import fc from 'fast-check'
import type { Syntax } from '../../src/language/syntax.js'

/** Random syntax trees of the whole language, over names that are known. */
export const declared = [
  'W',
  'x',
  'A',
  'ŷ',
  'β',
  'W1',
  'β1',
  'W^{[1]}',
  'S_B',
  'loss',
  'x̃',
  'w_out',
  'ℓ',
  'é',
  'å',
  'ж',
  'ç',
]
const name = (...of: string[]) => fc.constantFrom(...of).map((n): Syntax => ({ type: 'name', name: n }))
const literal = fc
  .constantFrom('0', '1', '2', '10', '0.5', '1e-3')
  .map((text): Syntax => ({ type: 'number', text }))
const position = fc.oneof(
  name('i', 'j', 'k', 'y'),
  fc.constantFrom('1', '3').map((text): Syntax => ({ type: 'number', text })),
)
const constant = fc.oneof(
  fc
    .constantFrom('pi', 'e', 'infinity', 'identity', 'ones', 'zeros')
    .map((n) => ({ type: 'constant', name: n, args: [] }) as Syntax),
  fc
    .tuple(
      fc.constantFrom('identity', 'ones', 'zeros'),
      fc.oneof(
        name('n', 'm'),
        literal.filter((l) => l.type === 'number' && /^[1-9]\d*$/.test(l.text)),
      ),
    )
    .map(([n, size]) => ({ type: 'constant', name: n, args: [size] }) as Syntax),
  fc.constant({
    type: 'constant',
    name: 'zeros',
    args: [
      { type: 'name', name: 'm' },
      { type: 'name', name: 'n' },
    ],
  } as Syntax),
  position.map((at) => ({ type: 'constant', name: 'unit', args: [at] }) as Syntax),
)
const leaf = fc.oneof(
  { weight: 5, arbitrary: name(...declared, 'n', 'h', 'μ') },
  { weight: 2, arbitrary: literal },
  constant,
  fc.constant({ type: 'partial', of: 'L', by: 'W1' } as Syntax),
)

/** exponents that are no mark */
const isMark = (s: Syntax): boolean =>
  (s.type === 'negate' && s.arg.type === 'number' && s.arg.text === '1') ||
  (s.type === 'constant' && s.name === 'ones')

export const { tree } = fc.letrec<{ tree: Syntax; condition: Syntax & { type: 'comparison' } }>((tie) => {
  const t = tie('tree')
  const two = fc.array(t, { minLength: 2, maxLength: 3 })
  const node = <T extends object>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
    fc.record(parts) as unknown as fc.Arbitrary<Syntax>
  const is = <T extends string>(type: T) => fc.constant(type)
  return {
    condition: fc.record({
      type: is('comparison'),
      relation: fc.constantFrom('<', '<=', '>', '>=', '!='),
      left: t,
      right: t,
    }) as unknown as fc.Arbitrary<Syntax & { type: 'comparison' }>,
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      two.chain((terms) =>
        fc
          .tuple(
            ...terms.map((term) => fc.record({ sign: fc.constantFrom('+', '-'), term: fc.constant(term) })),
          )
          .map((ts) => ({ type: 'sum', terms: ts }) as Syntax),
      ),
      node({ type: is('negate'), arg: t }),
      node({ type: is('product'), factors: two }),
      node({ type: is('quotient'), numerator: t, denominator: t }),
      node({
        type: is('binary'),
        op: fc.constantFrom('hadamard', 'divide', 'kron', 'colon'),
        left: t,
        right: t,
      }),
      node({ type: is('power'), base: t, exponent: t.filter((e) => !isMark(e)), elementwise: fc.boolean() }),
      node({ type: fc.constantFrom('transpose', 'inverse', 'pseudoinverse'), arg: t }),
      node({
        type: is('call'),
        fn: fc.constantFrom('sigmoid', 'log', 'sqrt', 'tr', 'det', 'row_sum', 'relu', 'Phi', 'abs'),
        args: t.map((a) => [a]),
      }),
      node({ type: is('call'), fn: fc.constantFrom('max', 'cross_entropy'), args: fc.tuple(t, t) }),
      node({
        type: is('apply'),
        fn: fc.constantFrom('f', 'h'),
        order: fc.constantFrom(0, 1, 2),
        jacobian: fc.constant(false),
        args: t.map((a) => [a]),
      }),
      node({
        type: is('apply'),
        fn: fc.constant('f'),
        order: fc.constant(0),
        jacobian: fc.constant(true),
        args: t.map((a) => [a]),
      }),
      node({
        type: is('norm'),
        arg: t,
        kind: fc.oneof(
          fc.constantFrom(null, 'F', '*'),
          fc.constantFrom<Syntax>(
            { type: 'number', text: '1' },
            { type: 'name', name: 'p' },
            { type: 'constant', name: 'infinity', args: [] },
          ),
        ),
      }),
      node({ type: is('bars'), arg: t }),
      node({ type: is('inner'), left: t, right: t }),
      node({
        type: is('component'),
        of: t,
        at: fc.oneof(
          position.map((p) => [p]),
          fc.tuple(position, position),
          position.map((p) => [p, ':']),
          position.map((p) => [':', p]),
        ),
      }),
      node({
        type: is('big'),
        op: fc.constantFrom('sum', 'product'),
        indices: fc.constantFrom([{ name: 'i' }], [{ name: 'i' }, { name: 'j' }], [{ name: 'r' }]),
        conditions: fc.constant([]),
        body: t,
      }),
      t.chain((to) =>
        node({
          type: is('big'),
          op: is('sum'),
          indices: fc.constant([{ name: 'r', from: { type: 'number', text: '1' }, to }]),
          conditions: fc.constant([]),
          body: t,
        }),
      ),
      node({
        type: is('big'),
        op: is('sum'),
        indices: fc.constant([{ name: 'j' }]),
        conditions: fc.constant([
          {
            type: 'comparison',
            relation: '!=',
            left: { type: 'name', name: 'j' },
            right: { type: 'name', name: 'y' },
          },
        ]),
        body: t,
      }),
      node({ type: is('indicator'), condition: tie('condition') }),
      fc.tuple(t, tie('condition'), t, fc.option(tie('condition'))).map(
        ([a, c, b, d]) =>
          ({
            type: 'cases',
            branches: [
              { value: a, condition: c },
              { value: b, condition: d },
            ],
          }) as Syntax,
      ),
      fc
        .tuple(t, t, fc.boolean())
        .map(([a, b, tall]) => ({ type: 'matrix', rows: tall ? [[a], [b]] : [[a, b]] }) as Syntax),
      t.map(
        (a) =>
          ({
            type: 'matrix',
            rows: [
              [a, a],
              [a, a],
            ],
          }) as Syntax,
      ),
    ),
  }
})
