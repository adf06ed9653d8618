import { describe, expect, test } from 'vitest'
import { type DeriveOptions, derive } from '../../src/index.js'

describe('answers whose spelling needs care read back', () => {
  const rows: [program: string, options: DeriveOptions, source: string][] = [
    ['T^-1 x', { wrt: 'x', where: 'T: n×n; x: n' }, "T^-1'"],
    [
      '(sum_i u_i^2) (w + y)',
      { wrt: 'u', layout: 'numerator', upstream: true, where: 'u: n; w: m; y: m' },
      "2 ((∂L/∂f) (w + y)) u'",
    ],
    ['y - w ./ (2 + w.^2)', { wrt: 'w' }, 'diag((w.^2 - 2) ./ (2 + w.^2).^2)'],
  ]
  test.each(rows)('%s', (program, options, source) => {
    const d = derive(program, options)
    expect(d.source).toBe(source)
    expect(d.read(source)).toBe(d.value)
    expect(d.read(d.unicode)).toBe(d.value)
  })
})

test('a line may end in a nuclear norm', () => {
  expect(derive('l = ||B||_*\nl', { wrt: 'B' }).source).toBe('polar(B)')
})

test('the code of a Hessian by a matrix has the axes of the matrix twice, also where it is 0', () => {
  const { source } = derive('mean(B)', { wrt: 'B', order: 2, where: 'B: m×n' }).toCode('numpy')
  expect(source).toContain('np.zeros((m, n, m, n))')
})

test('a differential that cancels is checked against the rounding of what cancels', () => {
  // dZ of Z = I − A A⁺, which is 0 where A has full row rank
  const d = derive("b' pinv(A) y", { wrt: 'A', order: 2, where: 'A: m×n; b: n; y: m' })
  expect(d.verify({ samples: 3 }).ok).toBe(true)
})
