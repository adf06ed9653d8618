import { isSimple, isSquare, matrix, type Shape, scalar, vector } from '../shapes.js'
import { tight } from '../term.js'
import { called, type Production, want } from './production.js'

const squareOf = (s: Shape): boolean => isSquare(s) && isSimple(s.rows)

/** Square matrices: powers, inverses, definite ones, functions of matrices. */
export const squares: readonly Production[] = [
  {
    rule: 'diagonal matrix',
    fits: isSquare,
    weight: 8,
    grow: ({ rows }) => ({ parts: [want(vector(rows))], write: called('diag') }),
  },
  {
    rule: 'power of a matrix',
    fits: isSquare,
    weight: 3,
    grow: (s, draw) => {
      const k = draw.pick(['2', '3', '4'])
      return { parts: [want(s)], write: ([a]) => `${tight(a!)}^${k}` }
    },
  },
  {
    rule: 'symbolic power of a matrix',
    fits: isSquare,
    weight: 1,
    grow: (s) => ({ parts: [want(s)], write: ([a]) => `${tight(a!)}^ν` }),
  },
  {
    rule: 'multiple of I',
    fits: squareOf,
    weight: 3,
    grow: ({ rows }) => ({ parts: [want(scalar)], write: ([c]) => `${tight(c!)} * eye(${rows})` }),
  },
  {
    rule: 'matrix and I',
    fits: isSquare,
    weight: 3,
    grow: (s) => ({ parts: [want(s)], write: ([a]) => `${tight(a!)} + I` }),
  },
  {
    rule: 'adj',
    fits: isSquare,
    weight: 2,
    grow: (s) => ({ parts: [want(s, 'invertible')], write: called('adj') }),
  },
  {
    rule: 'inverse',
    makes: 'invertible',
    fits: isSquare,
    weight: 4,
    grow: (s, draw) => {
      const mark = draw.pick(['^-1', '⁻¹', '^-T', 'inv'])
      return {
        parts: [want(s, 'invertible')],
        write: ([a]) => (mark === 'inv' ? { atom: `inv(${a!.text})` } : `${tight(a!)}${mark}`),
      }
    },
  },
  {
    rule: 'negative power of a matrix',
    makes: 'invertible',
    fits: isSquare,
    weight: 1,
    grow: (s, draw) => {
      const k = draw.pick(['-2', '-3'])
      return { parts: [want(s, 'invertible')], write: ([a]) => ({ atom: `${tight(a!)}^(${k})` }) }
    },
  },
  {
    rule: 'I and a small matrix',
    makes: 'invertible',
    fits: squareOf,
    weight: 4,
    grow: (s) => ({ parts: [want(s, 'unit')], write: ([a]) => `4 I + ${tight(a!)}` }),
  },
  {
    rule: 'matrix exponential',
    makes: 'invertible',
    fits: isSquare,
    weight: 2,
    grow: (s) => ({ parts: [want(s, 'unit')], write: called('expm') }),
  },
  {
    rule: 'expm_frechet',
    fits: isSquare,
    weight: 1,
    grow: (s) => ({ parts: [want(s, 'unit'), want(s)], write: called('expm_frechet') }),
  },
  {
    rule: 'regularised Gram matrix',
    makes: 'spd',
    fits: squareOf,
    weight: 4,
    grow: ({ rows }, draw) => ({
      parts: [want(matrix(draw.size(), rows)), want(scalar, 'positive')],
      write: ([a, c]) => `${tight(a!)}' * ${tight(a!)} + ${tight(c!)} * I`,
    }),
  },
  {
    rule: 'positive diagonal matrix',
    makes: 'spd',
    fits: isSquare,
    weight: 2,
    grow: ({ rows }) => ({ parts: [want(vector(rows), 'positive')], write: called('diag') }),
  },
  {
    rule: 'sum of definite matrices',
    makes: 'spd',
    fits: isSquare,
    weight: 1,
    grow: (s) => ({
      parts: [want(s, 'spd'), want(s, 'spd')],
      write: ([a, b]) => `${tight(a!)} + ${tight(b!)}`,
    }),
  },
  {
    rule: 'inverse of a definite matrix',
    makes: 'spd',
    fits: isSquare,
    weight: 1,
    grow: (s) => ({ parts: [want(s, 'spd')], write: ([a]) => `${tight(a!)}^-1` }),
  },
  {
    rule: 'chol',
    makes: 'invertible',
    fits: isSquare,
    weight: 2,
    grow: (s) => ({ parts: [want(s, 'spd')], write: called('chol') }),
  },
  {
    rule: 'power_frechet',
    fits: isSquare,
    weight: 1,
    grow: (s) => ({
      parts: [want(s), want(s)],
      write: ([a, d]) => ({ atom: `power_frechet(${a!.text}, 4, ${d!.text})` }),
    }),
  },
  {
    rule: 'sylvester',
    fits: isSquare,
    weight: 1,
    grow: (s) => ({ parts: [want(s, 'spd'), want(s, 'spd'), want(s)], write: called('sylvester') }),
  },
  ...(['half_lower', 'tril', 'triu'] as const).map(
    (name): Production => ({
      rule: name,
      fits: isSquare,
      weight: 1,
      grow: (s) => ({ parts: [want(s)], write: called(name) }),
    }),
  ),
]
