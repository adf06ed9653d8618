import { isSimple, isVector, kindOf, matrix, pairOf, row, type Shape, scalar, vector } from '../shapes.js'
import { map } from '../symbols.js'
import { tight } from '../term.js'
import { called, type Production, want } from './production.js'

const isRow = (s: Shape): boolean => kindOf(s) === 'row'

/** Vectors and rows. */
export const lines: readonly Production[] = [
  {
    rule: 'matrix times vector',
    fits: isVector,
    weight: 16,
    grow: ({ rows }, draw) => {
      const k = draw.size()
      return {
        parts: [want(matrix(rows, k)), want(vector(k))],
        write: ([a, x]) => `${tight(a!)} * ${tight(x!)}`,
      }
    },
  },
  {
    rule: 'transpose of matrix times vector',
    fits: isVector,
    weight: 6,
    grow: ({ rows }, draw) => {
      const k = draw.size()
      return {
        parts: [want(matrix(k, rows)), want(vector(k))],
        write: ([a, x]) => `${tight(a!)}' * ${tight(x!)}`,
      }
    },
  },
  {
    rule: 'row times matrix',
    fits: isRow,
    weight: 10,
    grow: ({ columns }, draw) => {
      const k = draw.size()
      return {
        parts: [want(row(k)), want(matrix(k, columns))],
        write: ([x, a]) => `${tight(x!)} * ${tight(a!)}`,
      }
    },
  },
  {
    rule: 'transpose of a vector',
    fits: isRow,
    weight: 14,
    grow: ({ columns }) => ({ parts: [want(vector(columns))], write: ([x]) => `${tight(x!)}'` }),
  },
  {
    rule: 'transpose of a row',
    fits: isVector,
    weight: 2,
    grow: ({ rows }) => ({ parts: [want(row(rows))], write: ([x]) => `${tight(x!)}'` }),
  },
  {
    rule: 'softmax',
    makes: 'probability',
    fits: isVector,
    grow: (s) => ({ parts: [want(s)], write: called('softmax') }),
  },
  {
    rule: 'log_softmax',
    fits: isVector,
    weight: 2,
    grow: (s) => ({ parts: [want(s)], write: called('log_softmax') }),
  },
  {
    rule: 'normalised',
    makes: 'probability',
    fits: isVector,
    weight: 2,
    grow: (s) => ({ parts: [want(s, 'positive')], write: ([a]) => `${tight(a!)} / sum(${a!.text})` }),
  },
  {
    rule: 'unit vector',
    fits: isVector,
    weight: 3,
    grow: (s) => ({ parts: [want(s)], write: ([a]) => `${tight(a!)} / ‖${a!.text}‖` }),
  },
  {
    rule: 'diagonal of a matrix',
    fits: isVector,
    grow: ({ rows }) => ({ parts: [want(matrix(rows, rows))], write: called('diag') }),
  },
  ...(['row_sum', 'row_mean'] as const).map(
    (name): Production => ({
      rule: name,
      fits: isVector,
      weight: 2,
      grow: ({ rows }, draw) => ({ parts: [want(matrix(rows, draw.size()))], write: called(name) }),
    }),
  ),
  ...(['col_sum', 'col_mean'] as const).map(
    (name): Production => ({
      rule: name,
      fits: isVector,
      weight: 2,
      grow: ({ rows }, draw) => ({ parts: [want(matrix(draw.size(), rows))], write: called(name) }),
    }),
  ),
  {
    rule: 'logsumexp of rows',
    fits: isVector,
    weight: 1,
    grow: ({ rows }, draw) => ({ parts: [want(matrix(rows, draw.size()))], write: called('logsumexp') }),
  },
  {
    rule: 'solved',
    fits: isVector,
    grow: ({ rows }) => ({
      parts: [want(matrix(rows, rows), 'invertible'), want(vector(rows))],
      write: ([a, x]) => `${tight(a!)}^-1 * ${tight(x!)}`,
    }),
  },
  {
    rule: 'map',
    fits: (s) => isVector(s) && s.rows === map.to,
    weight: 4,
    grow: () => ({ parts: [want(vector(map.from))], write: called(map.name) }),
  },
  ...(['argmax', 'argmin'] as const).map(
    (name): Production => ({
      rule: name,
      fits: isVector,
      weight: 1,
      grow: (s) => ({ parts: [want(s)], write: called(name) }),
    }),
  ),
  {
    rule: 'ones',
    fits: (s) => isVector(s) && isSimple(s.rows),
    weight: 2,
    grow: ({ rows }) => ({ parts: [want(scalar)], write: ([c]) => `${tight(c!)} * ones(${rows})` }),
  },
  {
    rule: 'vec',
    fits: (s) => isVector(s) && pairOf(s.rows, '*') !== undefined,
    weight: 40,
    grow: ({ rows }) => {
      const [m, n] = pairOf(rows, '*')!
      return { parts: [want(matrix(m, n))], write: called('vec') }
    },
  },
  {
    rule: 'commutation times vec',
    fits: (s) => isVector(s) && pairOf(s.rows, '*') !== undefined,
    weight: 10,
    grow: ({ rows }) => {
      const [m, n] = pairOf(rows, '*')!
      return { parts: [want(matrix(m, n))], write: ([a]) => `commutation(${n}, ${m}) * vec(${tight(a!)}')` }
    },
  },
  {
    rule: 'kron of vectors',
    fits: (s) => isVector(s) && pairOf(s.rows, '*') !== undefined,
    weight: 20,
    grow: ({ rows }) => {
      const [m, n] = pairOf(rows, '*')!
      return { parts: [want(vector(m)), want(vector(n))], write: called('kron') }
    },
  },
  {
    rule: 'stacked',
    fits: (s) => isVector(s) && pairOf(s.rows, '+') !== undefined,
    weight: 40,
    grow: ({ rows }) => {
      const [m, n] = pairOf(rows, '+')!
      return {
        parts: [want(vector(m)), want(vector(n))],
        write: ([a, b]) => ({ atom: `[${a!.text}; ${b!.text}]` }),
      }
    },
  },
  {
    rule: 'literal vector',
    fits: (s) => isVector(s) && s.rows === '3',
    weight: 4,
    grow: () => ({
      parts: [want(scalar), want(scalar)],
      write: ([a, b]) => ({ atom: `[${a!.text}; 2; ${b!.text}]` }),
    }),
  },
  {
    rule: 'vector of numbers',
    makes: 'positive',
    fits: (s) => isVector(s) && s.rows === '3',
    weight: 2,
    grow: () => ({ parts: [], write: () => ({ atom: '[1; 2; 3]' }) }),
  },
  {
    rule: 'column of a product',
    fits: isVector,
    weight: 3,
    grow: ({ rows }, draw) => {
      const k = draw.size()
      return {
        parts: [want(matrix(rows, k)), want(matrix(k, rows)), want(vector(rows))],
        write: ([a, b, x]) => `${tight(a!)} * ${tight(b!)} * ${tight(x!)}`,
      }
    },
  },
]
