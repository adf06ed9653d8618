import { isScalar, isVector, matrix, type Shape, type Size, scalar, vector } from '../shapes.js'
import { positions } from '../symbols.js'
import { type Bound, type Term, tight } from '../term.js'
import { type Production, want } from './production.js'

const simple = (n: Size): boolean => /^[nmp]$/.test(n)
const letter = (t: Term): string => (t.rule === 'symbol' ? t.text : `(${t.text})`)

/** Components, sums and products over indices, vectors defined by their components. */
export const indices: readonly Production[] = [
  {
    rule: 'sum over an index',
    fits: isScalar,
    weight: 8,
    grow: (_, draw, { bound }) => {
      const i: Bound = { name: draw.index(bound), size: draw.pick(['n', 'm']) }
      const all = [...bound, i]
      return {
        parts: [want(vector(i.size)), want(scalar, 'body', all)],
        write: ([a, b]) => ({ atom: `(sum_${i.name} (${letter(a!)}_${i.name} * ${tight(b!)}))` }),
      }
    },
  },
  {
    rule: 'sum over two indices',
    fits: isScalar,
    weight: 4,
    grow: (_, draw, { bound }) => {
      const i: Bound = { name: draw.index(bound), size: draw.size() }
      const j: Bound = { name: draw.index([...bound, i]), size: draw.size() }
      return {
        parts: [want(matrix(i.size, j.size)), want(scalar, 'body', [...bound, i, j])],
        write: ([a, b]) => ({
          atom: `(sum_{${i.name},${j.name}} (${letter(a!)}_{${i.name}${j.name}} * ${tight(b!)}))`,
        }),
      }
    },
  },
  {
    rule: 'product over an index',
    fits: isScalar,
    weight: 2,
    grow: (_, draw, { bound }) => {
      const i = draw.index(bound)
      return {
        parts: [want(vector(draw.pick(['n', 'm'])), 'positive')],
        write: ([a]) => ({ atom: `(prod_${i} ${letter(a!)}_${i})` }),
      }
    },
  },
  {
    rule: 'component at a position',
    fits: isScalar,
    weight: 4,
    grow: (_, draw) => {
      const n = draw.pick(['n', 'm'])
      const at = positions[n]!
      return {
        parts: [want(vector(n))],
        rule: `pick ${at}`,
        write: ([a]) => ({ atom: a!.rule === 'symbol' ? `${a!.text}_${at}` : `(${a!.text})[${at}]` }),
      }
    },
  },
  {
    rule: 'sum without a position',
    fits: isScalar,
    weight: 2,
    grow: (_, draw, { bound }) => {
      const n = draw.pick(['n', 'm'])
      const i = draw.index(bound)
      return {
        parts: [want(vector(n))],
        rule: `pick ${positions[n]}`,
        write: ([a]) => ({ atom: `(sum_{${i} != ${positions[n]}} ${letter(a!)}_${i})` }),
      }
    },
  },
  {
    rule: 'sum of squared differences',
    fits: isScalar,
    weight: 2,
    grow: (_, draw, { bound }) => {
      const n = draw.pick(['n', 'm'])
      const i = draw.index(bound)
      return {
        parts: [want(vector(n))],
        rule: `size times ${n}`,
        write: ([a]) => ({
          atom: `(sum_${i} [${i} < ${n}] (${letter(a!)}_{${i}+1} - ${letter(a!)}_${i})^2)`,
        }),
      }
    },
  },
  {
    rule: 'component of a number',
    fits: isScalar,
    weight: 2,
    grow: (_, draw) => {
      const k = draw.pick(['1', '2'])
      return {
        parts: [want(vector(draw.size()))],
        write: ([a]) => ({ atom: `${letter(a!)}[${k}]` }),
      }
    },
  },
  {
    rule: 'entry of a matrix',
    fits: isScalar,
    weight: 2,
    grow: (_, draw) => ({
      parts: [want(matrix(draw.size(), draw.size()))],
      write: ([a]) => ({ atom: `${letter(a!)}[1,2]` }),
    }),
  },
  {
    rule: 'row of a matrix',
    fits: (s) => isVector(s) && simple(s.rows),
    weight: 2,
    grow: ({ rows }, draw) => {
      const m = draw.pick(['n', 'm'])
      const at = positions[m]!
      return {
        parts: [want(matrix(m, rows))],
        rule: `pick ${at}`,
        write: ([a]) => ({ atom: `${letter(a!)}[${at},:]` }),
      }
    },
  },
  {
    rule: 'unit vector at a position',
    fits: (s) => isVector(s) && positions[s.rows] !== undefined,
    weight: 1,
    grow: ({ rows }) => {
      const at = positions[rows]!
      return {
        parts: [want(vector(rows))],
        rule: `pick ${at}`,
        write: ([a]) => `${tight(a!)} - e_${at}`,
      }
    },
  },
  // inside of a sum
  {
    rule: 'component',
    makes: 'body',
    weight: 10,
    fits: (_, { bound }) => bound.length > 0,
    grow: (_, draw, { bound }) => {
      const i = draw.pick(bound)
      return { parts: [want(vector(i.size))], write: ([a]) => ({ atom: `${letter(a!)}_${i.name}` }) }
    },
  },
  {
    rule: 'entry',
    makes: 'body',
    weight: 8,
    fits: (_, { bound }) => bound.length > 1,
    grow: (_, draw, { bound }) => {
      const [i, j] = [draw.pick(bound), draw.pick(bound)]
      return {
        parts: [want(matrix(i.size, j.size))],
        write: ([a]) => ({ atom: `${letter(a!)}_{${i.name}${j.name}}` }),
      }
    },
  },
  {
    rule: 'product in a sum',
    makes: 'body',
    weight: 8,
    fits: () => true,
    grow: (s, _, { bound }) => ({
      parts: [want(s, 'body', bound), want(s, 'body', bound)],
      write: ([a, b]) => `${tight(a!)} * ${tight(b!)}`,
    }),
  },
  {
    rule: 'sum in a sum',
    makes: 'body',
    weight: 3,
    fits: () => true,
    grow: (s, _, { bound }) => ({
      parts: [want(s, 'body', bound), want(s, 'body', bound)],
      write: ([a, b]) => `${tight(a!)} + ${tight(b!)}`,
    }),
  },
  {
    rule: 'function in a sum',
    makes: 'body',
    weight: 5,
    fits: () => true,
    grow: (s, draw, { bound }) => {
      const f = draw.pick(['sin', 'tanh', 'f', 'sigmoid', 'relu', '2'])
      return {
        parts: [want(s, 'body', bound)],
        write: ([a]) => (f === '2' ? `${tight(a!)}^2` : { atom: `${f}(${a!.text})` }),
      }
    },
  },
  {
    rule: 'scalar in a sum',
    makes: 'body',
    weight: 2,
    fits: () => true,
    grow: (s) => ({ parts: [want(s)], write: ([a]) => ({ atom: tight(a!) }) }),
  },
  {
    rule: 'sum inside of a sum',
    makes: 'body',
    weight: 3,
    fits: (_, { bound }) => bound.length > 0 && bound.length < 3,
    grow: (s, draw, { bound }) => {
      const outer = draw.pick(bound)
      const j: Bound = { name: draw.index(bound), size: draw.pick(['n', 'm']) }
      return {
        parts: [want(matrix(outer.size, j.size)), want(s, 'body', [...bound, j])],
        write: ([a, b]) => ({
          atom: `(sum_${j.name} (${letter(a!)}_{${outer.name}${j.name}} * ${tight(b!)}))`,
        }),
      }
    },
  },
]

/** The shape whose components a definition `z_j = …` gives. */
export const definedByComponents = (size: Size): { readonly shape: Shape; readonly bound: Bound } => ({
  shape: vector(size),
  bound: { name: 'j', size },
})
