import { describe, expect, test } from 'vitest'
import { checkClaim } from '../../src/api/claim.js'
import { relativeDifference } from '../../src/derivation/difference.js'
import { derive, GradusError, type Layout } from '../../src/index.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { isPoint, samplePoint } from '../../src/numeric/sample.js'
import { say } from '../../src/print/say.js'

const layouts: readonly Layout[] = ['denominator', 'numerator', 'mixed']

/** Exercises whose answer has a matrix form: the gradient as a textbook gives it, in denominator layout. */
const matrices: readonly { of: string; where: string; by: Readonly<Record<string, string>> }[] = [
  {
    of: 'sum_{i,j} R_{ij} ||x_i - m_j||^2',
    where: 'x_i: d for i = 1..N; m_j: d for j = 1..K; R: N×K',
    by: { x: '2 (diag(row_sum(R)) x - R m)', m: "2 (diag(col_sum(R)) m - R' x)" },
  },
  {
    of: "sum_{i,j} M_{ij} (R_{ij} - u_i'v_j)^2 + c sum_i ||u_i||^2",
    where: 'u_i: k for i = 1..m; v_j: k for j = 1..n; M: m×n; R: m×n; c: scalar',
    by: { u: "2 (M .* (u v' - R)) v + 2 c u", v: "2 (M .* (u v' - R))' u" },
  },
  {
    of: "1/N sum_i max(0, 1 - t_i (w'x_i + b)) + c ||w||^2",
    where: 'x_i: d for i = 1..N; w: d; t: N; b: scalar; c: scalar',
    by: { w: "2 c w - 1/N x'(t .* [t .* (x w + b) < 1])", b: "-1/N t'[t .* (x w + b) < 1]" },
  },
  {
    of: "-log σ(u'v) - sum_k log σ(-n_k'v)",
    where: 'u: d; v: d; n_k: d for k = 1..K',
    by: { v: "(σ(u'v) - 1) u + n'σ(n v)", u: "(σ(u'v) - 1) v", n: "σ(n v) v'" },
  },
  {
    of: 'sum_{i,j} ||x_i - x_j||^2',
    where: 'x_i: d for i = 1..N',
    by: { x: "4 (N x - ones(N) col_sum(x)')" },
  },
  {
    of: 'D_{ij} = ||x_i - x_j||^2\nf = sum(D .* A)',
    where: 'x_i: d for i = 1..N; A: N×N',
    by: { x: "2 (diag(row_sum(A) + col_sum(A)) - A - A') x", A: 'D' },
  },
  {
    of: "-sum_i log(exp(u_i'v_i/t)/sum_j exp(u_i'v_j/t))",
    where: 'u_i: d for i = 1..N; v_i: d for i = 1..N; t: scalar',
    by: { u: "(softmax(u v'/t) - I) v/t", v: "(softmax(u v'/t) - I)' u/t" },
  },
  {
    of: '-sum_i cross_entropy(y_i, softmax(W x_i + b))',
    where: 'x_i: d for i = 1..N; y_i: K for i = 1..N; W: K×d; b: K',
    by: { y: "log(softmax(x W' + ones(N) b'))" },
  },
  { of: 'sum_i logsumexp(W x_i)', where: 'x_i: d for i = 1..N; W: K×d', by: { W: "softmax(x W')' x" } },
  {
    of: "N/2 log det S + 1/2 sum_i (x_i - m)' S^-1 (x_i - m)",
    where: 'x_i: d for i = 1..N; m: d; S: d×d',
    by: {
      S: "N/2 S^-T - 1/2 S^-T (x - ones(N) m')' (x - ones(N) m') S^-T",
      m: "-1/2 (S^-1 + S^-T) (x - ones(N) m')' ones(N)",
    },
  },
  { of: 'sum_{i,j,k} A_{ij} B_{jk} C_{ki}', where: 'A: n×m; B: m×p; C: p×n', by: { B: "A'C'", C: "B'A'" } },
  { of: 'sum_{i<j} (x_i - x_j)^2', where: 'x: n', by: { x: '2 (n x - sum(x))' } },
  {
    of: 'sum_{i<j} A_{ij} (x_i - x_j)^2',
    where: 'x: n; A: n×n symmetric',
    by: { x: '2 (diag(row_sum(A)) - A) x' },
  },
  { of: 'log sum_i exp(x_i) + sum_{i<j} x_i x_j', where: 'x: n', by: { x: 'softmax(x) + sum(x) - x' } },
  { of: 'prod_i (1 + x_i)', where: 'x: n', by: { x: 'prod_i (1 + x_i) ./ (1 + x)' } },
]

/** Exercises whose answer no product of matrices says: entry i (or i, j) of the gradient. */
const components: readonly { of: string; where: string; by: string; is: string }[] = [
  {
    of: 'sum_{i=1}^{n-1} (x_{i+1} - x_i)^2',
    where: 'x: n',
    by: 'x',
    is: '2 [i > 1] (x_i - x[i - 1]) + 2 [i < n] (x_i - x[i + 1])',
  },
  {
    of: 'sum_{i=1}^{n-1} |x_{i+1} - x_i|',
    where: 'x: n',
    by: 'x',
    is: '[i > 1] sign(x_i - x[i - 1]) - [i < n] sign(x[i + 1] - x_i)',
  },
  {
    of: 'sum_{i=1}^{n-2} x_i x_{i+2}',
    where: 'x: n',
    by: 'x',
    is: '[i <= n - 2] x[i + 2] + [i >= 3] x[i - 2]',
  },
  {
    of: 'sum_i a_i x_i + sum_{i=1}^{n-1} b_i x_i x_{i+1}',
    where: 'x: n; a: n; b: n',
    by: 'x',
    is: 'a_i + [i < n] b_i x[i + 1] + [i > 1] b[i - 1] x[i - 1]',
  },
  {
    of: 'prod_{i<j} (x_j - x_i)',
    where: 'x: n',
    by: 'x',
    is: '(prod_j prod_{k < j} (x_j - x_k)) sum_{j != i} 1/(x_i - x_j)',
  },
  {
    of: 'sum_i x_i prod_{j != i} (1 - x_j)',
    where: 'x: n',
    by: 'x',
    is: 'prod_{j != i} (1 - x_j) - sum_{j != i} x_j prod_{k, k != j, k != i} (1 - x_k)',
  },
  { of: 'sum_i i x_i^2', where: 'x: n', by: 'x', is: '2 i x_i' },
  { of: 'sum_i x_i^i', where: 'x: n positive', by: 'x', is: 'i x_i^(i - 1)' },
  {
    of: 'y_i = sum_k w_k x_{i+k-1}\nL = ||y||^2',
    where: 'x: n; w: m; y: n-m+1',
    by: 'w',
    is: '2 sum_j x[j + i - 1] y_j',
  },
  {
    of: 'z = W x\nL = sum_i z_i z_{i+1}',
    where: 'W: m×n; x: n',
    by: 'W',
    is: '([i < m] z[i + 1] + [i > 1] z[i - 1]) x_j',
  },
  {
    of: 'sum_{i,j} [i < j] max(0, 1 - (s_i - s_j))',
    where: 's: n',
    by: 's',
    is: 'sum_{j < i} [s_i - s_j > -1] - sum_{j > i} [s_j - s_i > -1]',
  },
  { of: 'z_i = sum_{j<i} x_j x_i', where: 'x: n', by: 'x', is: '[i < k] x_k + [i = k] sum_{j < k} x_j' },
]

describe('a gradient that matrices say', () => {
  const rows = matrices.flatMap(({ of, where, by }) =>
    Object.entries(by).map(([wrt, is]) => ({ of, where, wrt, is })),
  )
  test.each(rows)('$of by $wrt', ({ of, where, wrt, is }) => {
    for (const layout of layouts) {
      const d = derive(of, { wrt, where, layout })
      expect(d.verify(), d.unicode).toMatchObject({ ok: true })
      expect(d.answer.form).toBe('gradient')
      const { verdict, detail } = checkClaim(d, is)
      expect(['equal', 'transposed'], `${d.source}: ${detail}`).toContain(verdict)
      if (layout === 'denominator') expect(verdict, `${d.source}: ${detail}`).toBe('equal')
    }
  })
})

describe('a gradient in components', () => {
  test.each(components)('$of by $by', ({ of, where, by, is }) => {
    for (const layout of layouts) {
      const d = derive(of, { wrt: by, where, layout })
      expect(d.answer.form).toBe('components')
      expect(d.verify(), d.unicode).toMatchObject({ ok: true })
      if (layout === 'denominator') expect(d.source).toBe(is)
      // each spelling reads back to the same values
      for (const text of [d.source, d.unicode, d.latex]) {
        const again = d.read(text)
        const point = samplePoint([d.value, again], [], { seed: 3 })
        if (!isPoint(point)) throw new Error(say(point.reason, 'en'))
        const [a, b] = evaluate([d.value, again], point)
        expect(relativeDifference(a!, b!), text).toBeLessThan(1e-12)
      }
    }
  })

  test('derivatives of a higher order, and with an upstream gradient', () => {
    for (const { of, where, by } of components) {
      const scalar = !of.startsWith('z_i')
      const d = derive(of, { wrt: by, where, ...(scalar ? { order: 2 as const } : { upstream: true }) })
      if (by === 'W') continue
      expect(d.verify(), `${of}: ${d.unicode}`).toMatchObject({ ok: true })
    }
  })
})

describe('what has no derivative here', () => {
  test.each([
    ['sum_i log det(S + t_i S)', 'S', 'S: d×d; t: n', 'of something that depends on an index has no form'],
  ])('%s is refused with the reason', (of, wrt, where, reason) => {
    expect(() => derive(of, { wrt, where })).toThrow(GradusError)
    expect(() => derive(of, { wrt, where })).toThrow(reason)
  })
})
