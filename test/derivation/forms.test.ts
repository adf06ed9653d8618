import { describe, expect, test } from 'vitest'
import { transposeDense } from '../../src/dense/dense.js'
import { relativeDifference } from '../../src/derivation/difference.js'
import type { Expr } from '../../src/expression/node.js'
import { type Derivation, type DeriveOptions, derive, type Layout } from '../../src/index.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { isPoint, samplePoint } from '../../src/numeric/sample.js'
import { say } from '../../src/print/say.js'

/** Derivatives of more than two axes: the three ways to write them, by hand. */
const table: readonly {
  readonly of: string
  readonly by: string
  readonly where: string
  readonly differential: string
  /** numerator layout */
  readonly kronecker?: string
  readonly components: string
}[] = [
  {
    of: 'A X B',
    by: 'X',
    where: 'A: m×n; X: n×p; B: p×q',
    differential: 'A dX B',
    kronecker: "kron(B', A)",
    components: 'A[k,i] B[j,l]',
  },
  {
    of: "A X' B",
    by: 'X',
    where: 'A: m×n; X: p×n; B: p×q',
    differential: "A dX' B",
    kronecker: "kron(B', A) commutation(p, n)",
    components: 'A[k,j] B[i,l]',
  },
  {
    of: 'X^-1',
    by: 'X',
    where: 'X: n×n invertible',
    differential: '-X^-1 dX X^-1',
    kronecker: '-kron(X^-T, X^-1)',
    components: '-inv(X)[k,i] inv(X)[j,l]',
  },
  {
    of: "X'",
    by: 'X',
    where: 'X: m×n',
    differential: "dX'",
    kronecker: 'commutation(m, n)',
    components: '[k = j] [l = i]',
  },
  {
    of: "X X'",
    by: 'X',
    where: 'X: m×n',
    differential: "dX X' + X dX'",
    kronecker: 'kron(X, I_m) + kron(I_m, X) commutation(m, n)',
    components: '[k = i] X[l,j] + [l = i] X[k,j]',
  },
  {
    of: 'X^2',
    by: 'X',
    where: 'X: n×n',
    differential: 'dX X + X dX',
    kronecker: "kron(X', I_n) + kron(I_n, X)",
    components: '[k = i] X[j,l] + [l = j] X[k,i]',
  },
  {
    of: 'X',
    by: 'X',
    where: 'X: m×n',
    differential: 'dX',
    kronecker: 'eye(m n)',
    components: '[k = i] [l = j]',
  },
  {
    of: 'W x',
    by: 'W',
    where: 'W: m×n; x: n',
    differential: 'dW x',
    kronecker: "kron(x', I_m)",
    components: '[k = i] x[j]',
  },
  {
    of: "x x'",
    by: 'x',
    where: 'x: n',
    differential: "dx x' + x dx'",
    kronecker: 'kron(x, I_n) + kron(I_n, x)',
    components: '[k = i] x[l] + [l = i] x[k]',
  },
  {
    of: 'A .* X',
    by: 'X',
    where: 'A: m×n; X: m×n',
    differential: 'A .* dX',
    kronecker: 'diag(vec(A))',
    components: '[k = i] [l = j] A[i,j]',
  },
  {
    of: 'exp(X)',
    by: 'X',
    where: 'X: m×n',
    differential: 'exp(X) .* dX',
    kronecker: 'diag(vec(exp(X)))',
    components: '[k = i] [l = j] exp(X)[i,j]',
  },
  {
    of: 'A diag(x) B',
    by: 'x',
    where: 'A: m×n; x: n; B: n×p',
    differential: 'A diag(dx) B',
    kronecker: "khatri_rao(B', A)",
    components: 'A[k,i] B[i,l]',
  },
  {
    of: 'diag(A X B)',
    by: 'X',
    where: 'A: m×n; X: n×p; B: p×m',
    differential: 'diag(A dX B)',
    kronecker: "khatri_rao(B, A')'",
    components: 'A[k,i] B[j,k]',
  },
  {
    of: 'tr(X) A',
    by: 'X',
    where: 'X: n×n; A: p×q',
    differential: 'tr(dX) A',
    kronecker: "vec(A) vec(I_n)'",
    components: '[i = j] A[k,l]',
  },
  {
    of: 'kron(X, B)',
    by: 'X',
    where: 'X: m×n; B: p×q',
    differential: 'kron(dX, B)',
    kronecker: 'kron(I_n, kron(commutation(q, m), I_p)) kron(eye(m n), vec(B))',
    components: "kron(e_i e_j', B)[k,l]",
  },
  {
    of: '[X, A; B, C]',
    by: 'X',
    where: 'X: m×n; A: m×p; B: q×n; C: q×p',
    differential: '[dX, zeros(m, p); zeros(q, n), zeros(q, p)]',
    kronecker: 'kron([I_n; zeros(p, n)], [I_m; zeros(q, m)])',
    components: "[e_i e_j', zeros(m, p); zeros(q, n), zeros(q, p)][k,l]",
  },
  {
    of: 'row_sum(X)',
    by: 'X',
    where: 'X: m×n',
    differential: 'row_sum(dX)',
    kronecker: "kron(ones(n)', I_m)",
    components: '[k = i]',
  },
  {
    of: 'softmax(X)',
    by: 'X',
    where: 'X: m×n',
    differential: "softmax(X) .* (dX - row_sum(softmax(X) .* dX) ones(n)')",
    components: '[k = i] softmax(X)[k,l] ([l = j] - softmax(X)[i,j])',
  },
  {
    of: 'expm(X)',
    by: 'X',
    where: 'X: n×n',
    differential: 'expm_frechet(X, dX)',
    components: "expm_frechet(X, e_i e_j')[k,l]",
  },
]

const layouts: readonly Layout[] = ['numerator', 'denominator', 'mixed']
const spellings = (d: Derivation): string[] => [d.source, d.unicode, d.latex]

/** Evaluates expressions at one point of a derivation. */
function at(d: Derivation, expressions: readonly Expr[]) {
  const { account } = d
  const point = samplePoint([account.given, account.by, ...expressions], [], { seed: 3 })
  if (!isPoint(point)) throw new Error(say(point.reason, 'en'))
  return evaluate(expressions, point)
}

const same = (d: Derivation, text: string): boolean => {
  const [a, b] = at(d, [d.value, d.read(text)])
  return relativeDifference(a!, b!) < 1e-9
}

describe.each(table.map((row) => [`${row.of} by ${row.by}`, row] as const))('%s', (_, row) => {
  const ask = (options: DeriveOptions): Derivation =>
    derive(row.of, { wrt: row.by, where: row.where, samples: 2, ...options })

  test.each(['differential', 'kronecker', 'components'] as const)('as %s', (form) => {
    const expected = row[form]
    if (expected === undefined) return
    for (const layout of layouts) {
      const d = ask({ form, layout })
      expect(d.answer.form).toBe(form)
      expect(d.verify(), d.unicode).toMatchObject({ ok: true })
      for (const text of spellings(d)) expect(same(d, text), text).toBe(true)
      if (form === 'kronecker' && layout === 'denominator') continue
      expect(same(d, expected), `${d.source} is ${expected}`).toBe(true)
    }
    // it is not only right but as short as it is written by hand
    const d = ask({ form, layout: 'numerator' })
    expect(d.source.length, d.source).toBeLessThanOrEqual(expected.length + 4)
  })

  test('the Kronecker forms of the two layouts are transposes', () => {
    if (row.kronecker === undefined) return
    const [n, m] = (['numerator', 'denominator'] as const).map((layout) => ask({ form: 'kronecker', layout }))
    const k = n!.read(m!.source)
    const [a, b] = at(n!, [n!.value, k])
    expect(relativeDifference(a!, transposeDense(b!))).toBeLessThan(1e-9)
  })

  test('without a wish it is one of the three, and verified', () => {
    const d = ask({})
    expect(['differential', 'kronecker', 'components']).toContain(d.answer.form)
    expect(d.verify().ok).toBe(true)
    expect(d.notes.join()).toMatch(/layout/)
  })
})

describe('what has two axes can be asked for in each form as well', () => {
  test.each([
    ["a'X b", 'X', 'a: m; X: m×n; b: n', 'tr(b aᵀ dX)', 'vec(a bᵀ)', 'aᵢ bⱼ'],
    ['A x', 'x', 'A: m×n; x: n', 'A dx', 'Aᵀ', 'Aₖᵢ'],
    ["x'A x", 'x', 'A: n×n symmetric; x: n', '2 xᵀ A dx', '2 A x', '2 (A x)ᵢ'],
    ['c^2 A', 'c', 'c: scalar; A: m×n', '2 dc c A', '2 c vec(A)ᵀ', '2 c Aₖₗ'],
  ])('%s by %s', (of, by, where, differential, kronecker, components) => {
    const answers = (['differential', 'kronecker', 'components'] as const).map((form) => {
      const d = derive(of, { wrt: by, where, form, samples: 2 })
      expect(d.verify().ok, d.unicode).toBe(true)
      for (const text of spellings(d)) expect(same(d, text), text).toBe(true)
      return d
    })
    for (const [i, expected] of [differential, kronecker, components].entries())
      expect(same(answers[i]!, expected), `${answers[i]!.unicode} is ${expected}`).toBe(true)
  })
})

test('a function that has no Kronecker form says so, and what to ask for', () => {
  expect(() => derive('expm(X)', { wrt: 'X', where: 'X: n×n', form: 'kronecker' })).toThrow(
    /no Kronecker form/,
  )
})
