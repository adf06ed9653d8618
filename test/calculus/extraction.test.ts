import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/calculus/extraction/extract.js'
import { relativeDifference } from '../../src/derivation/difference.js'
import { dim } from '../../src/expression/dimension.js'
import { boundIndex, component, reduce, symbol, table } from '../../src/expression/make.js'
import type { Expr, SymbolNode } from '../../src/expression/node.js'
import { matrix, vector } from '../../src/expression/shape.js'
import { hasLoops } from '../../src/indices/rename.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { isPoint, samplePoint } from '../../src/numeric/sample.js'
import { mul } from '../../src/operators/algebra/build.js'
import { vocabulary } from '../../src/operators/index.js'
import { unicodeOf } from '../../src/print/derivation.js'
import { say } from '../../src/print/say.js'
import { simplify } from '../../src/simplify/simplify.js'
import { beside } from '../elaborate/read.js'

function difference(a: Expr, b: Expr): number {
  let worst = 0
  for (let seed = 1; seed <= 2; seed++) {
    const point = samplePoint([a, b], [], { seed })
    if (!isPoint(point)) throw new Error(say(point.reason, 'en'))
    const [x, y] = evaluate([a, b], point)
    worst = Math.max(worst, relativeDifference(x!, y!))
  }
  return worst
}

const square = 'A: n×n; B: n×n; x: n; y: n'
const samples = 'x_i: d for i = 1..N; y_i: d for i = 1..N; w: d; m: d; A: d×d; t: N'

/** What must come out as matrices, and as which. */
const cases: readonly { where: string; text: string; is: string }[] = [
  // chains, transposes
  { where: square, text: 'sum_{i,j} x_i A_{ij} y_j', is: 'xᵀ A y' },
  { where: square, text: 'sum_{i,j,k} x_i A_{ji} B_{jk} y_k', is: 'xᵀ Aᵀ B y' },
  // traces of cycles
  { where: square, text: 'sum_{i,j} A_{ij} B_{ji}', is: 'tr(A B)' },
  { where: square, text: 'sum_{i,j,k} A_{ij} B_{jk} A_{ki}', is: 'tr(A B A)' },
  { where: square, text: 'sum_{i,j} A_{ij} B_{ij}', is: 'sum(A ⊙ B)' },
  // Hadamard products on shared pairs, diagonals, ones
  { where: square, text: 'sum_{i,j} x_i A_{ij} B_{ij} y_j', is: 'xᵀ(A ⊙ B) y' },
  { where: square, text: 'sum_i A_{ii} x_i', is: 'diag(A)ᵀ x' },
  { where: square, text: 'sum_{i,j} A_{ij} x_j', is: 'sum(A x)' },
  { where: square, text: 'sum_{i,j} A_{ij}', is: 'sum(A)' },
  { where: square, text: 'sum_{i,j} (A_{ij} + x_i)', is: 'sum(A) + n sum(x)' },
  { where: square, text: 'sum_{i,j} [i != j] A_{ij}', is: 'sum(A) − tr(A)' },
  // an order of elimination that needs no third axis
  { where: square, text: 'sum_{i,j,k,l} A_{ij} B_{jk} A_{kl} B_{li} x_i', is: 'diag(A B A B)ᵀ x' },
  // conditions that complete each other
  { where: square, text: 'sum_{i<j} x_i x_j', is: '(sum(x)² − ‖x‖²)/2' },
  // squares that need three axes come apart
  { where: square, text: 'sum_{i,j} (x_i - y_j)^2', is: "sum((x ones(n)' − ones(n) y')^∘2)" },
  // samples as rows
  { where: samples, text: "sum_i x_i x_i'", is: 'xᵀ x' },
  { where: samples, text: "sum_i t_i x_i y_i'", is: 'xᵀ diag(t) y' },
  { where: samples, text: 'sum_i t_i x_i', is: 'xᵀ t' },
  { where: samples, text: "sum_i (t_i - w'x_i)^2", is: '‖t − x w‖²' },
  { where: samples, text: 'sum_i ||A x_i - m||^2', is: "‖A xᵀ − m ones(N)'‖_F²" },
  { where: samples, text: "sum_i log(1 + exp(-t_i w'x_i))", is: 'sum(softplus(−t ⊙ x w))' },
  { where: samples, text: 'sum_i softmax(A x_i)', is: 'col_sum(softmax(x Aᵀ))' },
  { where: samples, text: 'sum_i logsumexp(A x_i)', is: 'sum(logsumexp(x Aᵀ))' },
  { where: samples, text: "sum_{i,j} exp(x_i'y_j)", is: 'sum(exp(x yᵀ))' },
  { where: samples, text: "sum_{i,j} t_i t_j x_i'A x_j", is: 'tᵀ x A xᵀ t' },
]

/** What no product of matrices says: it is left as it is, not made into something else. */
const left: readonly { where: string; text: string }[] = [
  { where: 'x: n', text: 'sum_{i=1}^{n-1} x_i x_{i+1}' },
  { where: 'A: n×n', text: 'sum_{i<j} A_{ij}' },
  { where: 'x: n', text: 'sum_i i x_i' },
  { where: 'x: n; A: n×n', text: 'sum_{i,j,k} exp(x_i x_j x_k)' },
  { where: 'x: n', text: 'sum_{i != j} 1/(x_i - x_j)' },
  { where: 'x: n', text: 'prod_{i<j} (x_i + x_j)' },
]

describe('matrix forms', () => {
  test.each(cases)('$text', ({ where, text, is }) => {
    const read = beside(text, where)
    const e = read(text)
    const flat = extract(e)
    expect(hasLoops(flat), unicodeOf(flat, vocabulary)).toBe(false)
    expect(difference(flat, e)).toBeLessThan(1e-10)
    expect(difference(read(is, e.shape), e), is).toBeLessThan(1e-10)
    // as short as a person would write it
    const shown = unicodeOf(simplify(flat), vocabulary)
    expect(shown.length, shown).toBeLessThanOrEqual(is.length + 16)
  })

  test.each(left)('$text has none', ({ where, text }) => {
    const e = beside(text, where)(text)
    const flat = extract(e)
    expect(hasLoops(flat), unicodeOf(flat, vocabulary)).toBe(true)
    expect(difference(flat, e)).toBeLessThan(1e-12)
  })
})

/** A product of random arrays over a few indices; those in `open` are left free, the others summed over. */
function network(draw: readonly number[]): { e: Expr; indices: number; factors: number } {
  const n = dim('n')
  let next = 0
  const pick = (k: number): number => (draw[next++] ?? 0) % k
  const indices = 1 + pick(5)
  const symbols = Array.from({ length: indices }, (_, k) => boundIndex('ijkls'[k]!, n))
  const at = (): SymbolNode => symbols[pick(indices)]!
  const factors = 1 + pick(6)
  const parts = Array.from({ length: factors }, (_, f): Expr => {
    const m = pick(3) > 0
    const array = symbol(`${m ? 'M' : 'v'}${f}`, m ? matrix(n, n) : vector(n))
    return component(array, m ? [at(), at()] : [at()])
  })
  const open = symbols.slice(0, Math.min(pick(3), indices))
  const body = symbols.slice(open.length).reduceRight<Expr>((b, i) => reduce('sum', i, b), mul(...parts))
  return { e: open.length > 0 ? table(open, body) : body, indices, factors }
}

describe('random networks of arrays', () => {
  const draws = fc.array(fc.nat(59), { minLength: 30, maxLength: 30 })

  test('what is extracted has the same value', () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const { e } = network(draw)
        expect(difference(extract(e), e)).toBeLessThan(1e-9)
      }),
      { numRuns: 200 },
    )
  })

  test('up to three indices of which one at least is summed over always come out as matrices', () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const { e, indices } = network(draw)
        fc.pre(indices <= 3)
        expect(hasLoops(extract(e))).toBe(false)
      }),
      { numRuns: 200 },
    )
  })
})
