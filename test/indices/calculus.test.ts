import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { relativeDifference } from '../../src/derivation/difference.js'
import { dim } from '../../src/expression/dimension.js'
import { boundIndex, component, table } from '../../src/expression/make.js'
import type { Expr } from '../../src/expression/node.js'
import { isArray, matrix, type Shape, scalar, vector } from '../../src/expression/shape.js'
import { entryOf } from '../../src/indices/entries.js'
import { normalForm } from '../../src/indices/normal.js'
import { positionsOf } from '../../src/indices/positions.js'
import { hasLoops, named, replaceIndices } from '../../src/indices/rename.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { isPoint, samplePoint } from '../../src/numeric/sample.js'
import { vocabulary } from '../../src/operators/index.js'
import { sourceOf } from '../../src/print/derivation.js'
import { beside } from '../elaborate/read.js'
import { choices, expressionFrom } from '../helpers/random.js'

/** The largest difference of two expressions at random points. */
function difference(a: Expr, b: Expr): number {
  let worst = 0
  for (let seed = 1; seed <= 2; seed++) {
    const point = samplePoint([a, b], [], { seed })
    if (!isPoint(point)) return 0
    const [x, y] = evaluate([a, b], point)
    worst = Math.max(worst, relativeDifference(x!, y!))
  }
  return worst
}

const shapes: readonly Shape[] = [
  scalar,
  vector(dim('n')),
  matrix(dim('m'), dim('n')),
  matrix(dim('n'), dim('n')),
]

describe('entries', () => {
  test('the table of the entries is the array, however far they are taken', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shapes), choices(), fc.boolean(), (shape, from, deep) => {
        const e = expressionFrom(shape, 4, from)
        const at = positionsOf(e)
        const inverse = (x: Expr): boolean => x.kind === 'apply' && x.op.name === 'inverse'
        const opens = (x: Expr): boolean =>
          deep && !inverse(x) && !(x.kind === 'apply' && x.args.some(inverse))
        const entry = entryOf(e, at, opens)
        expect(difference(isArray(shape) ? table(at, entry) : entry, e)).toBeLessThan(1e-9)
      }),
      { numRuns: 150 },
    )
  })
})

/** Formulas in components, and the one form in which all of them are. */
const forms: readonly { where: string; text: string; form: string }[] = [
  { where: 'x: n', text: 'sum_{i,j} δ_{ij} x_i x_j', form: 'sum_i x_i^2' },
  { where: 'x: n; y: n', text: 'sum_i sum_j x_i y_j', form: '(sum_i y_i) sum_i x_i' },
  { where: 'x: n', text: 'sum_i x_i^2 - sum_k x_k^2', form: '0' },
  { where: 'x: n', text: 'sum_{i<j} x_i x_j + sum_{i>j} x_i x_j', form: 'sum_i x_i sum_{j != i} x_j' },
  { where: 'x: n', text: 'sum_{i<j} (x_i - x_j)^2', form: '(sum_i sum_j (x_j - x_i)^2)/2' },
  { where: 'x: n', text: 'sum_{i,j} [j = i + 1] x_i x_j', form: 'sum_{i=2}^n x[i - 1] x_i' },
  { where: 'x: n; k: index', text: 'sum_i [i = k] x_i', form: 'x_k' },
  { where: 'x: n; y: n; k: index', text: 'sum_i [i + 1 = k] x_i y_k', form: '[k > 1] x[k - 1] y_k' },
  { where: 'A: m×n; x: n', text: 'sum_{i,j} (A_{ij} + x_j)', form: 'sum_i sum_j A[i,j] + m sum_i x_i' },
  { where: 'x: n; k: index', text: 'sum_i (x_i - x_k)^3 + sum_i (x_k - x_i)^3', form: '0' },
  { where: 'A: n×n symmetric', text: 'sum_{i<j} A_{ij} - sum_{i>j} A_{ij}', form: '0' },
  { where: 'x: n', text: 'prod_i (sum_j δ_{ij} x_j)', form: 'prod_i x_i' },
]

describe('the normal form', () => {
  test.each(forms)('of $text is $form', ({ where, text, form }) => {
    const e = beside(text, where)(text)
    const normal = normalForm(e)
    expect(difference(normal, e)).toBeLessThan(1e-10)
    expect(sourceOf(normal, vocabulary)).toBe(form)
    expect(difference(normalForm(normal), e)).toBeLessThan(1e-10)
  })
})

describe('names of indices', () => {
  const [n, x] = [dim('n'), beside('sum_i x_i y_i', 'x: n; y: n')]
  const [i, j] = [boundIndex('i', n), boundIndex('j', n)]

  test('say nothing: formulas that differ in them are one', () => {
    expect(named(x('sum_k x_k'))).toBe(named(x('sum_l x_l')))
    expect(named(x('sum_k x_k sum_l y_l'))).toBe(named(x('sum_l x_l sum_k y_k')))
  })

  test('what is put in is not caught by a sum inside', () => {
    const inner = x('sum_i x_i')
    const e = component(table([j], inner), [j])
    expect(replaceIndices(e, new Map<Expr, Expr>([[j, i]]))).not.toBe(e)
    const open = (x('sum_j (sum_i x_i y_j)') as Expr & { kind: 'reduce' }).body
    const put = replaceIndices(open, new Map<Expr, Expr>([[j, i]]))
    expect(hasLoops(put)).toBe(true)
    expect(difference(table([i], put), table([j], open))).toBeLessThan(1e-12)
  })
})
