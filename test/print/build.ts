import type { Relation, Syntax } from '../../src/language/syntax.js'
import type { Vocabulary } from '../../src/language/vocabulary.js'

/** Short makers of syntax trees. */
type S = Syntax
type Made = Syntax | string | number

/** a string is a name, a number a literal */
export const s = (x: Made): S =>
  typeof x === 'string'
    ? { type: 'name', name: x }
    : typeof x === 'number'
      ? x < 0
        ? neg(-x)
        : { type: 'number', text: String(x) }
      : x
export const prod = (...factors: Made[]): S => ({ type: 'product', factors: factors.map(s) })
export const sum = (...terms: Made[]): S => ({
  type: 'sum',
  terms: terms.map((t) => ({ sign: '+', term: s(t) })),
})
export const minus = (a: Made, ...rest: Made[]): S => ({
  type: 'sum',
  terms: [{ sign: '+', term: s(a) }, ...rest.map((t) => ({ sign: '-' as const, term: s(t) }))],
})
export const neg = (a: Made): S => ({ type: 'negate', arg: s(a) })
export const over = (a: Made, b: Made): S => ({ type: 'quotient', numerator: s(a), denominator: s(b) })
const binary =
  (op: 'hadamard' | 'divide' | 'kron' | 'colon') =>
  (a: Made, b: Made): S => ({ type: 'binary', op, left: s(a), right: s(b) })
export const hadamard = binary('hadamard')
export const divide = binary('divide')
export const kron = binary('kron')
export const colon = binary('colon')
export const pow = (a: Made, b: Made): S => ({
  type: 'power',
  base: s(a),
  exponent: s(b),
  elementwise: false,
})
export const epow = (a: Made, b: Made): S => ({
  type: 'power',
  base: s(a),
  exponent: s(b),
  elementwise: true,
})
export const t = (a: Made): S => ({ type: 'transpose', arg: s(a) })
export const inv = (a: Made): S => ({ type: 'inverse', arg: s(a) })
export const pinv = (a: Made): S => ({ type: 'pseudoinverse', arg: s(a) })
export const call = (fn: string, ...args: Made[]): S => ({ type: 'call', fn, args: args.map(s) })
export const unknown = (fn: string, order: number, ...args: Made[]): S => ({
  type: 'apply',
  fn,
  order,
  jacobian: false,
  args: args.map(s),
})
export const norm = (a: Made, kind: null | 'F' | '*' | Syntax = null): S => ({
  type: 'norm',
  arg: s(a),
  kind,
})
export const bars = (a: Made): S => ({ type: 'bars', arg: s(a) })
export const inner = (a: Made, b: Made): S => ({ type: 'inner', left: s(a), right: s(b) })
export const at = (of: Made, ...indices: (Made | ':')[]): S => ({
  type: 'component',
  of: s(of),
  at: indices.map((i) => (i === ':' ? i : s(i))),
})
export const compare = (left: Made, relation: Relation, right: Made) =>
  ({ type: 'comparison', relation, left: s(left), right: s(right) }) as const
export const where = (left: Made, relation: Relation, right: Made): S => ({
  type: 'indicator',
  condition: compare(left, relation, right),
})
export const sigma = (indices: string, body: Made, op: 'sum' | 'product' = 'sum'): S => ({
  type: 'big',
  op,
  indices: [...indices].map((name) => ({ name })),
  conditions: [],
  body: s(body),
})
export const constant = (
  name: 'pi' | 'e' | 'infinity' | 'identity' | 'ones' | 'zeros' | 'unit',
  ...args: Made[]
): S => ({ type: 'constant', name, args: args.map(s) })
export const matrix = (...rows: Made[][]): S => ({ type: 'matrix', rows: rows.map((r) => r.map(s)) })
export const partial = (of: string, by: string): S => ({ type: 'partial', of, by })

/** Enough of a vocabulary to see that spellings are taken from it. */
export const vocabulary: Vocabulary = [
  { name: 'sigmoid', latex: '\\sigma', unicode: 'σ', arity: [1, 1] },
  { name: 'exp', latex: '\\exp', arity: [1, 1] },
  { name: 'log', latex: '\\log', arity: [1, 1] },
  { name: 'sqrt', latex: '\\sqrt', unicode: '√', arity: [1, 1] },
  { name: 'max', latex: '\\max', arity: [1, 2] },
  { name: 'diag', arity: [1, 1] },
  { name: 'row_sum', arity: [1, 1] },
]
