import { isArray, isScalar, scalar } from '../shapes.js'
import { type Sort, tight, type Write } from '../term.js'
import { always, called, type Production, want } from './production.js'

/** Functions entry by entry, with what their arguments must be and what their values are. */
const functions: readonly (readonly [name: string, of: Sort, makes: Sort, weight?: number])[] = [
  ...(['sin', 'cos', 'tanh', 'erf', 'atan', 'asinh', 'relu', 'gelu', 'silu', 'softplus', 'abs'] as const).map(
    (f) => [f, 'any', 'any', 3] as const,
  ),
  ...(['sinh', 'cosh', 'exp', 'expm1', 'tan', 'sec', 'asin', 'acos', 'atanh'] as const).map(
    (f) => [f, 'unit', 'any', 2] as const,
  ),
  ...(['log', 'log2', 'log10', 'log1p', 'sqrt', 'lgamma', 'digamma', 'trigamma'] as const).map(
    (f) => [f, 'positive', 'any', 2] as const,
  ),
  ['acosh', 'above', 'any', 2],
  ['sign', 'any', 'any', 1],
  ['step', 'any', 'any', 1],
  ['stop_gradient', 'any', 'any', 1],
  // raw: their values may grow, or leave the domain
  ['exp', 'any', 'positive', 1],
  ['exp', 'unit', 'positive', 3],
  ['softplus', 'any', 'positive', 3],
  ['sigmoid', 'any', 'positive', 3],
  ['Phi', 'any', 'positive', 3],
  ['sqrt', 'positive', 'positive', 1],
  ['cosh', 'unit', 'above', 2],
  ['tanh', 'any', 'unit', 3],
  ['sin', 'any', 'unit', 3],
  ['cos', 'any', 'unit', 2],
  ['erf', 'any', 'unit', 1],
  ['sigmoid', 'any', 'unit', 2],
]

const comparisons = ['>', '<', '>=', '<=', '!=', '=='] as const

const join =
  (sign: string): Write =>
  ([a, b]) =>
    `${tight(a!)} ${sign} ${tight(b!)}`

export const elementwise: readonly Production[] = [
  ...functions.map(
    ([name, of, makes, weight]): Production => ({
      rule: name,
      makes,
      ...(weight !== undefined && { weight }),
      fits: always,
      grow: (shape) => ({ parts: [want(shape, of)], write: called(name) }),
    }),
  ),
  {
    rule: 'hadamard',
    fits: isArray,
    weight: 8,
    grow: (s) => ({ parts: [want(s), want(s)], write: join('.*') }),
  },
  {
    rule: 'quotient of entries',
    fits: isArray,
    grow: (s) => ({ parts: [want(s), want(s, 'positive')], write: join('./') }),
  },
  {
    rule: 'power of entries',
    fits: isArray,
    weight: 6,
    grow: (s, draw) => {
      const k = draw.pick(['2', '3', '2', '4'])
      return { parts: [want(s)], write: ([a]) => `${tight(a!)}.^${k}` }
    },
  },
  {
    rule: 'power of positive entries',
    makes: 'positive',
    fits: isArray,
    weight: 2,
    grow: (s, draw) => {
      const k = draw.pick(['(1/2)', '(-1)', '(-2)', '1.5', '(-1/3)'])
      return { parts: [want(s, 'positive')], write: ([a]) => `${tight(a!)}.^${k}` }
    },
  },
  {
    rule: 'entries to a symbolic power',
    makes: 'positive',
    fits: isArray,
    weight: 2,
    grow: (s, draw) => ({
      parts: [want(s, 'positive'), want(draw.below(3) === 0 ? s : scalar, 'unit')],
      write: ([a, k]) => `${tight(a!)}.^(${k!.text})`,
    }),
  },
  {
    rule: 'number to the power of entries',
    makes: 'positive',
    fits: always,
    weight: 1,
    grow: (s, draw) => {
      const base = draw.pick(['2', '3', 'e', 'π'])
      return { parts: [want(s, 'unit')], write: ([k]) => `${base}${isScalar(s) ? '^' : '.^'}(${k!.text})` }
    },
  },
  {
    rule: 'one and a square',
    makes: 'positive',
    fits: always,
    grow: (s) => ({ parts: [want(s)], write: ([a]) => `1 + ${tight(a!)}${isScalar(s) ? '^2' : '.^2'}` }),
  },
  {
    rule: 'sum of positive entries',
    makes: 'positive',
    fits: always,
    grow: (s) => ({ parts: [want(s, 'positive'), want(s, 'positive')], write: join('+') }),
  },
  {
    rule: 'half and an absolute value',
    makes: 'positive',
    fits: always,
    weight: 1,
    grow: (s) => ({ parts: [want(s)], write: ([a]) => `abs(${a!.text}) + 1/2` }),
  },
  {
    rule: 'more than one',
    makes: 'above',
    fits: always,
    grow: (s) => ({ parts: [want(s, 'positive')], write: ([a]) => `3/2 + ${tight(a!)}` }),
  },
  {
    rule: 'clip',
    makes: 'unit',
    fits: always,
    weight: 2,
    grow: (s) => ({ parts: [want(s)], write: called('clip', '-0.8', '0.9') }),
  },
  {
    rule: 'part of one',
    makes: 'unit',
    fits: always,
    weight: 2,
    grow: (s) => ({ parts: [want(s, 'unit')], write: ([a]) => `${tight(a!)}/2` }),
  },
  ...(['leaky_relu', 'elu'] as const).map(
    (name): Production => ({
      rule: name,
      fits: always,
      weight: 2,
      grow: (s, draw) =>
        draw.below(2) === 0
          ? { parts: [want(s)], write: called(name, '0.1') }
          : { parts: [want(s), want(scalar, 'positive')], write: called(name) },
    }),
  ),
  {
    rule: 'polygamma',
    fits: always,
    weight: 1,
    grow: (s, draw) => {
      const k = draw.pick(['1', '2', '3'])
      return {
        parts: [want(s, 'positive')],
        write: ([a]) => ({ atom: `polygamma(${k}, ${a!.text})` }),
      }
    },
  },
  ...(['max', 'min'] as const).map(
    (name): Production => ({
      rule: `${name} of two`,
      fits: always,
      weight: 2,
      grow: (s, draw) =>
        draw.below(3) === 0
          ? { parts: [want(s)], write: ([a]) => ({ atom: `${name}(0, ${a!.text})` }) }
          : { parts: [want(s), want(s)], write: called(name) },
    }),
  ),
  {
    rule: 'condition',
    makes: 'condition',
    fits: always,
    grow: (s, draw) => {
      const sign = draw.pick(comparisons)
      return draw.below(2) === 0
        ? { parts: [want(s)], write: ([a]) => `${a!.text} ${sign} 0` }
        : { parts: [want(s), want(s)], write: ([a, b]) => `${a!.text} ${sign} ${b!.text}` }
    },
  },
  {
    rule: 'indicator',
    fits: always,
    weight: 3,
    grow: (s) => ({ parts: [want(s, 'condition')], write: ([a]) => ({ atom: `[${a!.text}]` }) }),
  },
  {
    rule: 'cases',
    fits: always,
    weight: 3,
    grow: (s, draw) => {
      const scale = draw.pick(['1', '2', 'exp'])
      return {
        parts: [want(s), want(s), want(s)],
        write: ([a, b, x]) => ({
          atom: `cases(${a!.text} if ${x!.text} >= 0; ${scale === 'exp' ? `exp(-${tight(b!)}.^2)` : `${scale} ${tight(b!)}`} if ${x!.text} < 0)`,
        }),
      }
    },
  },
  {
    rule: 'unknown function',
    fits: always,
    weight: 4,
    grow: (s, draw) => {
      const name = draw.pick(["f'", 'f', 'f', 'h', 'φ'])
      return { parts: [want(s)], write: called(name) }
    },
  },
]
