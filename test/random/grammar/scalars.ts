import { isScalar, matrix, row, type Shape, vector } from '../shapes.js'
import { tight, type Write } from '../term.js'
import { called, type Draw, type Production, want } from './production.js'

const line = (draw: Draw): Shape => vector(draw.size())
const rectangle = (draw: Draw): Shape => matrix(draw.size(), draw.size())
const square = (draw: Draw): Shape => {
  const n = draw.pick(['n', 'n', 'm'])
  return matrix(n, n)
}
const lineOrMatrix = (draw: Draw): Shape => (draw.below(2) === 0 ? line(draw) : rectangle(draw))

/** A scalar of one array. */
const of = (
  rule: string,
  shape: (draw: Draw) => Shape,
  write: Write,
  more: Partial<Production> & { readonly sort?: 'positive' | 'spd' | 'invertible' | 'probability' } = {},
): Production => ({
  rule,
  weight: 3,
  fits: isScalar,
  grow: (_, draw) => ({ parts: [want(shape(draw), more.sort ?? 'any')], write }),
  ...more,
})

const bars =
  (left: string, right: string): Write =>
  ([a]) => ({ atom: `${left}${a!.text}${right}` })

/** Scalars of vectors and matrices: sums, inner products, norms, traces, determinants. */
export const scalars: readonly Production[] = [
  {
    rule: 'inner product',
    fits: isScalar,
    weight: 12,
    grow: (_, draw) => {
      const n = draw.size()
      return { parts: [want(vector(n)), want(vector(n))], write: ([a, b]) => `${tight(a!)}' * ${tight(b!)}` }
    },
  },
  {
    rule: 'row times vector',
    fits: isScalar,
    weight: 4,
    grow: (_, draw) => {
      const n = draw.size()
      return { parts: [want(row(n)), want(vector(n))], write: ([a, b]) => `${tight(a!)} * ${tight(b!)}` }
    },
  },
  {
    rule: 'bilinear form',
    fits: isScalar,
    weight: 6,
    grow: (_, draw) => {
      const [m, n] = [draw.size(), draw.size()]
      return {
        parts: [want(vector(m)), want(matrix(m, n)), want(vector(n))],
        write: ([a, b, c]) => `${tight(a!)}' * ${tight(b!)} * ${tight(c!)}`,
      }
    },
  },
  {
    rule: 'dot',
    fits: isScalar,
    weight: 3,
    grow: (_, draw) => {
      const s = lineOrMatrix(draw)
      const spelt = draw.pick(['dot(', '⟨', ':'])
      return {
        parts: [want(s), want(s)],
        write: ([a, b]) =>
          spelt === ':'
            ? { atom: `(${tight(a!)} : ${tight(b!)})` }
            : { atom: `${spelt}${a!.text}, ${b!.text}${spelt === '⟨' ? '⟩' : ')'}` },
      }
    },
  },
  of('sum of entries', lineOrMatrix, called('sum'), { weight: 6 }),
  of('mean', lineOrMatrix, called('mean')),
  of('var', line, called('var')),
  of('largest', line, called('max'), { weight: 2 }),
  of('smallest', line, called('min'), { weight: 2 }),
  of('logsumexp', line, called('logsumexp')),
  of('norm', line, bars('‖', '‖'), { weight: 4 }),
  of('norm call', line, called('norm'), { weight: 1 }),
  of('norm of a shifted vector', line, ([a]) => ({ atom: `‖${tight(a!)} + 1‖_2` }), { weight: 1 }),
  of('squared norm', line, ([a]) => ({ atom: `‖${a!.text}‖^2` }), { weight: 6 }),
  of('Frobenius norm', rectangle, bars('‖', '‖_F')),
  of('squared Frobenius norm', rectangle, ([a]) => ({ atom: `‖${a!.text}‖_F^2` }), { weight: 4 }),
  of('1-norm', line, bars('‖', '‖_1'), { weight: 2 }),
  of('1-norm call', line, called('norm1'), { weight: 1 }),
  of('max norm', line, bars('‖', '‖_∞'), { weight: 2 }),
  of('3-norm', line, bars('‖', '‖_3'), { weight: 2 }),
  of('p-norm call', line, called('norm', '1.5'), { weight: 1 }),
  of('nuclear norm', rectangle, bars('‖', '‖_*'), { weight: 2 }),
  of('spectral norm', rectangle, bars('‖', '‖_2'), { weight: 2 }),
  of('trace', square, called('tr'), { weight: 6 }),
  of('trace of a power', square, ([a]) => ({ atom: `tr(${tight(a!)}^3)` }), { weight: 4 }),
  {
    rule: 'symbolic power of a matrix',
    fits: isScalar,
    weight: 1,
    grow: (_, draw) => ({ parts: [want(square(draw))], write: ([a]) => ({ atom: `tr(${tight(a!)}^ν)` }) }),
  },
  of('determinant', square, called('det'), { weight: 3, sort: 'invertible' }),
  of('determinant in bars', square, bars('|', '|'), { weight: 1, sort: 'spd' }),
  of('determinant of anything', square, called('det'), { weight: 1 }),
  of('logdet', square, called('logdet'), { sort: 'spd' }),
  of('log of a determinant', square, ([a]) => ({ atom: `log(det(${a!.text}))` }), { sort: 'spd', weight: 1 }),
  {
    rule: 'trace of a product',
    fits: isScalar,
    weight: 6,
    grow: (_, draw) => {
      const [m, n] = [draw.size(), draw.size()]
      return {
        parts: [want(matrix(m, n)), want(matrix(n, m))],
        write: ([a, b]) => ({ atom: `tr(${tight(a!)} * ${tight(b!)})` }),
      }
    },
  },
  ...(['cross_entropy', 'kl'] as const).map(
    (name): Production => ({
      rule: name,
      fits: isScalar,
      weight: 2,
      grow: (_, draw) => {
        const n = draw.size()
        return {
          parts: [want(vector(n), 'probability'), want(vector(n), 'probability')],
          write: called(name),
        }
      },
    }),
  ),
  {
    rule: 'determinant that is positive',
    makes: 'positive',
    fits: isScalar,
    weight: 2,
    grow: (_, draw) => ({ parts: [want(square(draw), 'spd')], write: called('det') }),
  },
  {
    rule: 'quadratic form',
    makes: 'positive',
    fits: isScalar,
    weight: 3,
    grow: (_, draw) => {
      const s = square(draw)
      return {
        parts: [want(s, 'spd'), want(vector(s.rows))],
        write: ([a, x]) => `1 + ${tight(x!)}' * ${tight(a!)} * ${tight(x!)}`,
      }
    },
  },
]
