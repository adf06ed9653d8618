import { isArray, isScalar, scalar } from '../shapes.js'
import { tight } from '../term.js'
import { always, type Production, want } from './production.js'

/** Sums and differences of equal shapes, scalar factors and divisors, scalars spread over arrays. */
export const arithmetic: readonly Production[] = [
  {
    rule: 'sum',
    fits: always,
    weight: 10,
    grow: (s) => ({ parts: [want(s), want(s)], write: ([a, b]) => `${tight(a!)} + ${tight(b!)}` }),
  },
  {
    rule: 'difference',
    fits: always,
    weight: 8,
    grow: (s) => ({ parts: [want(s), want(s)], write: ([a, b]) => `${tight(a!)} - ${tight(b!)}` }),
  },
  {
    rule: 'negative',
    fits: always,
    weight: 2,
    grow: (s) => ({ parts: [want(s)], write: ([a]) => `-${tight(a!)}` }),
  },
  {
    rule: 'number times',
    fits: always,
    grow: (s, draw) => {
      const k = draw.pick(['2', '3', '1/2', '0.3', 'π', '-2'])
      return { parts: [want(s)], write: ([a]) => `${k} * ${tight(a!)}` }
    },
  },
  {
    rule: 'size times',
    fits: always,
    weight: 2,
    grow: (s, draw) => {
      const n = draw.pick(['n', 'm'])
      const k = draw.pick([`1/${n}`, n, `sqrt(${n})`])
      return { parts: [want(s)], write: ([a]) => `${k} * ${tight(a!)}`, rule: `size times ${n}` }
    },
  },
  {
    rule: 'scalar times',
    fits: always,
    weight: 8,
    grow: (s) => ({ parts: [want(scalar), want(s)], write: ([c, a]) => `${tight(c!)} * ${tight(a!)}` }),
  },
  {
    rule: 'divided by a scalar',
    fits: always,
    weight: 6,
    grow: (s) => ({
      parts: [want(s), want(scalar, 'positive')],
      write: ([a, c]) => `${tight(a!)} / ${tight(c!)}`,
    }),
  },
  {
    rule: 'scalar spread',
    fits: isArray,
    weight: 4,
    grow: (s, draw) =>
      draw.below(2) === 0
        ? { parts: [want(scalar), want(s)], write: ([c, a]) => `${tight(c!)} + ${tight(a!)}` }
        : { parts: [want(s), want(scalar)], write: ([a, c]) => `${tight(a!)} - ${tight(c!)}` },
  },
  {
    rule: 'power',
    fits: isScalar,
    weight: 6,
    grow: (s, draw) => {
      const k = draw.pick(['2', '3', '2'])
      return { parts: [want(s)], write: ([a]) => `${tight(a!)}^${k}` }
    },
  },
  {
    rule: 'power of a positive number',
    makes: 'positive',
    fits: isScalar,
    weight: 3,
    grow: (s, draw) => {
      const k = draw.pick(['(1/2)', '(-1)', '(-2)', '1.5', ''])
      if (k === '')
        return {
          parts: [want(s, 'positive'), want(s, 'unit')],
          write: ([a, b]) => `${tight(a!)}^(${b!.text})`,
        }
      return { parts: [want(s, 'positive')], write: ([a]) => `${tight(a!)}^${k}` }
    },
  },
]
