import { describe, expect, test } from 'vitest'
import { relativeDifference } from '../../src/derivation/difference.js'
import type { Expr } from '../../src/expression/node.js'
import { derive } from '../../src/index.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { isPoint, samplePoint } from '../../src/numeric/sample.js'
import { transpose } from '../../src/operators/algebra/build.js'
import { vocabulary } from '../../src/operators/index.js'
import { unicodeOf } from '../../src/print/derivation.js'
import { columnForm, rowForm } from '../../src/simplify/row-form.js'
import { simplify } from '../../src/simplify/simplify.js'
import { expressions } from '../helpers/read.js'

/** A gradient, and how numerator layout writes it. */
const forms: readonly (readonly [where: string, column: string, row: string])[] = [
  ['W: m×n; e: m', "2 W' e", '2 eᵀ W'],
  ['v: n; W: m×n; e: m', "v .* (W' e)", 'eᵀ W diag(v)'],
  ['v: n; u: n; W: m×n; e: m', "u .* (W' e) .* v", 'eᵀ W diag(u ⊙ v)'],
  ['v: n; u: n', 'u .* v', '(u ⊙ v)ᵀ'],
  ['p: n; q: n positive', '-p ./ q', '−(p ⊘ q)ᵀ'],
  ['v: n; A: n×n; B: n×n; x: n', '(A x) .* (B x)', '(A x ⊙ B x)ᵀ'],
  ['A: m×n; v: m; u: m', "A' (u .* v)", '(u ⊙ v)ᵀ A'],
  ['A: n×n; x: n; c: n', "A' x + c", 'xᵀ A + cᵀ'],
  ['A: n×n; x: n; c: n; d: n', "A' x + 2 c - d", 'xᵀ A + (2 c − d)ᵀ'],
  ['G: n×n symmetric; x: n; c: n', 'G x + c', '(G x + c)ᵀ'],
  ['v: h; W: k×h; e: k; x: d', "(v .* (W' e)) x'", 'x eᵀ W diag(v)'],
  ['A: m×n; B: n×p; s: scalar; t: scalar', 's t A B', 's t Bᵀ Aᵀ'],
]

describe('a gradient as numerator layout writes it', () => {
  test.each(forms)('%s: %s is %s', (where, text, row) => {
    const [e] = expressions(where, text) as [Expr]
    const column = simplify(e)
    const turned = rowForm(column)
    expect(unicodeOf(turned, vocabulary)).toBe(row)
    // the same numbers, and the same gradient again
    const point = samplePoint([column], [], { seed: 1, moving: new Set() })
    if (!isPoint(point)) throw new Error('no point')
    const [a, b] = evaluate([transpose(column), turned], point)
    expect(relativeDifference(a!, b!)).toBeLessThan(1e-12)
    expect(simplify(columnForm(turned))).toBe(column)
  })

  test('the rows of a chain of layers keep the order of the composition', () => {
    const [row] = expressions('g: n; u: n; v: n; W: n×n', "g' diag(u) W diag(v)") as [Expr]
    expect(unicodeOf(columnForm(row), vocabulary)).toBe('Wᵀ(g ⊙ u) ⊙ v')
    expect(unicodeOf(rowForm(columnForm(row)), vocabulary)).toBe('(g ⊙ u)ᵀ W diag(v)')
  })

  // what a rule finds in a gradient it finds in its row
  test.each([
    ['sum(log(A x))', 'x', 'A: m×n', '(1 ⊘ A x)ᵀ A'],
    ['sum(log(cosh(A x)))', 'x', 'A: m×n', 'tanh(A x)ᵀ A'],
    ['sum(log((A x).^c))', 'x', 'A: m×n; c: m', '(c ⊘ A x)ᵀ A'],
  ])('%s by %s', (program, wrt, where, row) => {
    expect(derive(program, { wrt, where, layout: 'numerator' }).unicode).toBe(row)
  })
})
