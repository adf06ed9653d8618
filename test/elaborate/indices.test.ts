import { describe, expect, test } from 'vitest'
import { relativeDifference } from '../../src/derivation/difference.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { isPoint, samplePoint } from '../../src/numeric/sample.js'
import { vocabulary } from '../../src/operators/index.js'
import { latexOf, sourceOf, unicodeOf } from '../../src/print/derivation.js'
import { say } from '../../src/print/say.js'
import { beside, elaborated, inEnglish } from './read.js'

/** Two ways to write one value, over the same declarations. */
const same: readonly { where: string; is: string; also: readonly string[] }[] = [
  {
    where: 'x: n',
    is: 'sum_{i=1}^{n-1} (x_{i+1} - x_i)^2',
    also: [
      'sum_{i=2}^n (x_i - x_{i-1})^2',
      'sum_i [i < n] (x_{i+1} - x_i)^2',
      'sum_{i,j} [j = i + 1] [j <= n] (x_j - x_i)^2',
      'sum_{i < n} (x_{i+1} - x_i)^2',
      'sum_i (x_{i+1} - x_i)^2',
      '\\sum_{i=1}^{n-1} (x_{i+1} - x_i)^2',
      'Σ_{j=1}^{n−1} (x[j+1] − x[j])²',
    ],
  },
  {
    where: 'x: n',
    is: 'sum_{i<j} x_i x_j',
    also: [
      'sum_i sum_{j=i+1}^n x_i x_j',
      'sum_j sum_{i=1}^{j-1} x_i x_j',
      'sum_{i,j} [i < j] x_i x_j',
      'sum_{i,j} [j >= i + 1] x_i x_j',
      "(sum(x)^2 - x'x)/2",
    ],
  },
  {
    where: 'A: n×n',
    is: 'tr A',
    also: ['sum_{i,j} δ_{ij} A_{ij}', 'sum_{i,j} [i = j] A_{ij}', 'sum_{i,j} \\delta_{ij} A_{ij}'],
  },
  { where: 'x: n', is: 'sum_i i x_i', also: ['sum_i sum_{j=1}^i x_i', 'sum_{i,j} [j <= i] x_i'] },
  { where: 'x: n', is: 'x[n]', also: ['sum_i [i = n] x_i', "e_n' x"] },
  { where: 'x: n', is: 'x[n-1]', also: ['sum_{i=2}^n [i = n] x_{i-1}'] },
  { where: 'x: n', is: 'sum_i x_i x_{n+1-i}', also: ['sum_{i,j} [i + j = n + 1] x_i x_j'] },
  {
    where: 'x_i: d for i = 1..N; m: d',
    is: 'sum_i ||x_i - m||^2',
    also: ["sum_i (x_i - m)' (x_i - m)", 'sum_i sum_r (x[i,r] - m[r])^2', "||x - ones(N) m'||_F^2"],
  },
  {
    where: 'x_i: d for i = 1..N; A: d×d',
    is: "sum_{i,j} x_i' A x_j",
    also: ["sum(x A x')", 'sum_{i,j,r,s} x[i,r] A[r,s] x[j,s]'],
  },
  { where: 'x: 3', is: 'prod_{i<j} (x_j - x_i)', also: ['(x[2] - x[1]) (x[3] - x[1]) (x[3] - x[2])'] },
]

describe('sums over indices', () => {
  test.each(same.flatMap(({ where, is, also }) => also.map((text) => ({ where, is, text }))))(
    '$text is $is',
    ({ where, is, text }) => {
      const read = beside(is, where)
      const pair = [read(is), read(text)]
      for (let seed = 1; seed <= 3; seed++) {
        const point = samplePoint(pair, [], { seed })
        if (!isPoint(point)) throw new Error(say(point.reason, 'en'))
        const [a, b] = evaluate(pair, point)
        expect(relativeDifference(a!, b!)).toBeLessThan(1e-12)
      }
    },
  )

  test.each(same.flatMap(({ where, is, also }) => [is, ...also].map((text) => ({ where, text }))))(
    '$text is printed so that it reads back',
    ({ where, text }) => {
      const read = beside(text, where)
      const e = read(text)
      for (const print of [sourceOf, unicodeOf, latexOf]) {
        const again = read(print(e, vocabulary))
        expect(sourceOf(again, vocabulary)).toBe(sourceOf(e, vocabulary))
      }
    },
  )

  test('an index of the left side is bound on the right', () => {
    const { result, shapes } = elaborated('z_i = sum_{j < i} x_j x_i', 'x: n')
    expect([...shapes].map(([name, s]) => `${name} ${s.kind}`)).toEqual(['x vector', 'z vector'])
    const point = samplePoint([result], [], { seed: 1 })
    if (!isPoint(point)) throw new Error(say(point.reason, 'en'))
    const [z] = evaluate([result], point)
    expect(z!.data[0]).toBe(0)
  })

  test('a sum runs where its subscripts exist, and says so', () => {
    expect(inEnglish(elaborated('sum_i x_i x_{i+2}', 'x: n').notes)).toEqual([
      'i runs to n - 2, where every subscript exists',
    ])
    expect(inEnglish(elaborated('sum_i x_i x_{i-1}', 'x: n').notes)).toEqual([
      'i starts at 2, where every subscript exists',
    ])
  })
})
