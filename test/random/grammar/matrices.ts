import {
  isMatrix,
  isSimple,
  matrix,
  pairOf,
  type Shape,
  type Size,
  scalar,
  turned,
  vector,
} from '../shapes.js'
import { tight } from '../term.js'
import { called, type Production, want } from './production.js'

const pairs = (s: Shape, sign: '*' | '+') => [pairOf(s.rows, sign), pairOf(s.columns, sign)] as const

/** Matrices: products, transposes, inverses and powers, Kronecker products, functions of matrices. */
export const matrices: readonly Production[] = [
  {
    rule: 'product',
    fits: isMatrix,
    weight: 16,
    grow: ({ rows, columns }, draw) => {
      const k = draw.size()
      return {
        parts: [want(matrix(rows, k)), want(matrix(k, columns))],
        write: ([a, b]) => `${tight(a!)} * ${tight(b!)}`,
      }
    },
  },
  {
    rule: 'transpose',
    fits: isMatrix,
    weight: 8,
    grow: (s, draw) => {
      const call = draw.below(5) === 0
      return {
        parts: [want(turned(s))],
        write: ([a]) => (call ? { atom: `transpose(${a!.text})` } : `${tight(a!)}'`),
      }
    },
  },
  {
    rule: 'outer product',
    fits: isMatrix,
    weight: 8,
    grow: ({ rows, columns }, draw) => {
      const call = draw.below(3) === 0
      return {
        parts: [want(vector(rows)), want(vector(columns))],
        write: ([a, b]) =>
          call ? { atom: `outer(${a!.text}, ${b!.text})` } : `${tight(a!)} * ${tight(b!)}'`,
      }
    },
  },
  {
    rule: 'softmax of rows',
    fits: isMatrix,
    weight: 2,
    grow: (s) => ({ parts: [want(s)], write: called('softmax') }),
  },
  {
    rule: 'log_softmax of rows',
    fits: isMatrix,
    weight: 1,
    grow: (s) => ({ parts: [want(s)], write: called('log_softmax') }),
  },
  {
    rule: 'vector added to each row',
    fits: (s) => isMatrix(s) && s.rows !== s.columns,
    weight: 3,
    grow: (s) => ({
      parts: [want(s), want(vector(s.columns))],
      write: ([a, b]) => `${tight(a!)} + ${tight(b!)}`,
    }),
  },
  {
    rule: 'sum with a zero matrix',
    fits: (s) => isMatrix(s) && isSimple(s.rows) && isSimple(s.columns),
    weight: 1,
    grow: (s) => ({ parts: [want(s)], write: ([a]) => `${tight(a!)} - zeros(${s.rows}, ${s.columns})` }),
  },
  {
    rule: 'pinv',
    fits: isMatrix,
    weight: 3,
    grow: (s, draw) => {
      const mark = draw.below(2) === 0
      return {
        parts: [want(turned(s))],
        write: ([a]) => (mark ? `${tight(a!)}⁺` : { atom: `pinv(${a!.text})` }),
      }
    },
  },
  ...(['polar', 'leading_pair'] as const).map(
    (name): Production => ({
      rule: name,
      fits: isMatrix,
      weight: 1,
      grow: (s) => ({ parts: [want(s)], write: called(name) }),
    }),
  ),
  {
    rule: 'kron',
    fits: (s) => pairs(s, '*').every((p) => p !== undefined),
    weight: 40,
    grow: (s) => {
      const [[m, p], [n, q]] = pairs(s, '*') as [[Size, Size], [Size, Size]]
      return { parts: [want(matrix(m, n)), want(matrix(p, q))], write: called('kron') }
    },
  },
  {
    rule: 'khatri_rao',
    fits: (s) => isMatrix(s) && pairOf(s.rows, '*') !== undefined && isSimple(s.columns),
    weight: 30,
    grow: (s) => {
      const [m, p] = pairOf(s.rows, '*')!
      return { parts: [want(matrix(m, s.columns)), want(matrix(p, s.columns))], write: called('khatri_rao') }
    },
  },
  {
    rule: 'product of Kronecker products',
    fits: (s) => isMatrix(s) && isSimple(s.rows) && isSimple(s.columns),
    weight: 3,
    grow: ({ rows, columns }, draw) => {
      const [p, q] = [draw.pick(['n', 'm']), draw.pick(['n', 'p'])]
      return {
        parts: [want(matrix(rows, p)), want(matrix(columns, q)), want(matrix(q, p))],
        write: ([a, b, x]) => `unvec(kron(${a!.text}, ${b!.text}) * vec(${x!.text}), ${columns}, ${rows})'`,
      }
    },
  },
  ...(['block_dot', 'block_sum'] as const).map(
    (name): Production => ({
      rule: name,
      fits: (s) => isMatrix(s) && isSimple(s.rows) && isSimple(s.columns),
      weight: 1,
      grow: ({ rows, columns }, draw) => {
        const [p, q] = [draw.pick(['n', 'm']), draw.pick(['n', 'p'])]
        const whole =
          name === 'block_dot'
            ? matrix(`${rows}*${p}`, `${columns}*${q}`)
            : matrix(`${p}*${rows}`, `${q}*${columns}`)
        return { parts: [want(whole), want(matrix(p, q))], write: called(name) }
      },
    }),
  ),
  {
    rule: 'blocks',
    fits: (s) => pairs(s, '+').every((p) => p !== undefined),
    weight: 40,
    grow: (s) => {
      const [[m, p], [n, q]] = pairs(s, '+') as [[Size, Size], [Size, Size]]
      return {
        parts: [want(matrix(m, n)), want(matrix(m, q)), want(matrix(p, n)), want(matrix(p, q))],
        write: ([a, b, c, d]) => ({ atom: `[${a!.text}, ${b!.text}; ${c!.text}, ${d!.text}]` }),
      }
    },
  },
  {
    rule: 'stacked matrices',
    fits: (s) => isMatrix(s) && pairOf(s.rows, '+') !== undefined,
    weight: 20,
    grow: ({ rows, columns }) => {
      const [m, p] = pairOf(rows, '+')!
      return {
        parts: [want(matrix(m, columns)), want(matrix(p, columns))],
        write: ([a, b]) => ({ atom: `[${a!.text}; ${b!.text}]` }),
      }
    },
  },
  {
    rule: 'literal matrix',
    fits: (s) => isMatrix(s) && s.rows === '3' && s.columns === '3',
    weight: 10,
    grow: () => ({
      parts: [want(scalar), want(scalar)],
      write: ([a, b]) => ({ atom: `[1, ${a!.text}, 0; 2, 1, -1; ${b!.text}, 0, 3]` }),
    }),
  },
]
