import { describe, expect, test } from 'vitest'
import {
  type ClaimResult,
  checkClaim,
  type DeriveOptions,
  type SlipRule,
  type Verdict,
} from '../../src/index.js'

interface Told {
  readonly factor?: string
  readonly property?: string
  readonly term?: string
  readonly slip?: SlipRule
  readonly layout?: string
}

type Case = [claim: string, verdict: Verdict, told?: Told]

/** Of the diagnosis, what a case speaks of. */
const told = (c: ClaimResult, { factor, property, term, slip, layout }: Told): Told => ({
  ...(factor !== undefined && { factor: c.factor?.source ?? 'none' }),
  ...(property !== undefined && { property: c.property?.map((p) => `${p.of} ${p.property}`).join(', ') }),
  ...(term !== undefined && { term: c.term && `${c.term.kind} ${c.term.source}` }),
  ...(slip !== undefined && { slip: c.slip?.rule }),
  ...(layout !== undefined && { layout: c.layout }),
})

function claims(program: string, options: DeriveOptions, cases: readonly Case[]): void {
  describe(`${program} by ${options.wrt}`, () => {
    test.each(cases)('%s: %s', (claim, verdict, more: Told = {}) => {
      const c = checkClaim(program, claim, options)
      expect({ verdict: c.verdict, ...told(c, more) }).toEqual({ verdict, ...more })
    })
  })
}

claims("x' A x", { wrt: 'x' }, [
  ["(A + A') x", 'equal'],
  ["A' x + A x", 'equal'],
  ["x' (A + A')", 'transposed', { layout: 'numerator' }],
  ['2 A x', 'equal-if', { property: 'A symmetric' }],
  ["2 x' A", 'equal-if', { property: 'A symmetric', layout: 'numerator' }],
  ['A x', 'different', { term: "missing A' x", slip: 'product-rule' }],
  ["A x - A' x", 'different', { term: "sign A' x", slip: 'sign' }],
  ["A x + 2 A' x", 'different', { term: "coefficient A' x", slip: 'coefficient' }],
  ["(A + A') x + x", 'different', { term: 'extra x' }],
  ["2 (A + A') x", 'scaled', { factor: '1/2' }],
  ["-(A + A') x", 'scaled', { factor: '-1', slip: 'sign' }],
  ["x' A x", 'wrong-shape', { slip: 'not-differentiated' }],
  ["A + A'", 'wrong-shape', { slip: 'missing-factor' }],
])

claims('||A x - b||^2', { wrt: 'x', where: 'A: m×n; b: m' }, [
  ["2 A' (A x - b)", 'equal'],
  ["A' (A x - b)", 'scaled', { factor: '2', slip: 'coefficient' }],
  ["2 A' (A x + b)", 'different', { slip: 'sign' }],
  ["2 A' A x", 'different', { term: "missing -2 A' b" }],
  ['2 A (A x - b)', 'wrong-shape', { slip: 'missing-transpose' }],
  ["2 (A x - b) A'", 'wrong-shape', { slip: 'order' }],
  ['2 (A x - b)', 'wrong-shape', { slip: 'derivative-by-part' }],
])

claims('1/n ||X w - y||^2 + λ ||w||^2', { wrt: 'w', where: 'X: n×d' }, [
  ["2/n X' (X w - y) + 2 λ w", 'equal'],
  ["2 X' (X w - y) + 2 λ w", 'different', { slip: 'mean-or-sum' }],
  ["2/n X' (X w - y)", 'different', { term: 'missing 2 lambda w', slip: 'sum-rule' }],
  ["2/n X' (X w - y) + λ w", 'different', { term: 'coefficient 2 lambda w' }],
])

claims('mean(X w - y)', { wrt: 'w', where: 'X: n×d' }, [
  ["X' ones(n)", 'scaled', { factor: '1/n', slip: 'mean-or-sum' }],
])

claims('λ sum(x)', { wrt: 'x', where: 'x: n' }, [['ones(n)', 'scaled', { factor: 'lambda' }]])

claims('log det X', { wrt: 'X' }, [
  ["inv(X)'", 'equal'],
  ['inv(X)', 'transposed', { layout: 'numerator' }],
  ["det(X) inv(X)'", 'different', { factor: '1/det(X)', slip: 'outer-derivative' }],
])

claims("a' inv(X) b", { wrt: 'X' }, [
  ["X^-T a b' X^-T", 'scaled', { slip: 'sign' }],
  ["-X^-1 a b' X^-1", 'equal-if', { property: 'X symmetric' }],
  ["-X^-T b a' X^-T", 'different', { slip: 'order' }],
  ["-X^-T X^-T a b'", 'different', { slip: 'order' }],
])

claims("tr(X' A X)", { wrt: 'X', where: 'A: n×n; X: n×p' }, [
  ['A X', 'different', { slip: 'product-rule' }],
  ["(A + A') X", 'equal'],
])

claims('tr(A X B)', { wrt: 'X', where: 'A: p×m; X: m×n; B: n×p' }, [
  ["B' A'", 'wrong-shape', { slip: 'order' }],
  ['A B', 'wrong-shape', { slip: 'missing-transpose' }],
])

claims('tr(A X)', { wrt: 'X', where: 'A: n×n; X: n×n' }, [
  ["A + A' - diag(diag(A))", 'different', { slip: 'symmetric-variable' }],
])

claims("x' A x", { wrt: 'A', where: 'A: n×n symmetric' }, [
  ["x x'", 'equal'],
  ["2 x x' - diag(x .* x)", 'different', { slip: 'free-entries' }],
])

const network = { wrt: 'W1', where: 'W1: h×d; W2: k×h; x: d; y: k' }
claims('a = tanh(W1 x); L = ||W2 a - y||^2', network, [
  ["2 ((1 - a.^2) .* (W2' (W2 a - y))) x'", 'equal'],
  ["2 W2' (W2 a - y) x'", 'different', { slip: 'outer-derivative' }],
  ["2 (a .* (W2' (W2 a - y))) x'", 'different', { slip: 'not-differentiated' }],
  ["2 (1 - a.^2) .* (W2' (W2 a - y))", 'wrong-shape', { slip: 'derivative-by-part' }],
  ["((1 - a.^2) .* (W2' (W2 a - y))) x'", 'scaled', { factor: '2', slip: 'coefficient' }],
  ["2 ((1 - a) .* (W2' (W2 a - y))) x'", 'different', { slip: 'exponent' }],
  ["2 ((1 - a.^2) .* (W2 (W2 a - y))) x'", 'wrong-shape', { slip: 'missing-transpose' }],
])

claims('sigmoid(W x)', { wrt: 'x', where: 'W: m×n', layout: 'numerator' }, [
  ['diag(sigmoid(W x) .* (1 - sigmoid(W x))) W', 'equal'],
  ["W' diag(sigmoid(W x) .* (1 - sigmoid(W x)))", 'transposed', { layout: 'denominator' }],
  ['W', 'different', { slip: 'outer-derivative' }],
  ['(sigmoid(W x) .* (1 - sigmoid(W x))) W', 'wrong-shape', { slip: 'diag' }],
])

claims('cross_entropy(y, softmax(z))', { wrt: 'z' }, [
  ['softmax(z) - y', 'equal-if', { property: 'y sums-to-one' }],
  ['sum(y) softmax(z) - y', 'equal'],
])

claims('norm(x)', { wrt: 'x' }, [
  ['x', 'equal-if', { property: 'x unit-length' }],
  ['2 x', 'different', { factor: '1/(2 ||x||)' }],
])

claims('sum(relu(W x))', { wrt: 'x', where: 'W: m×n' }, [
  ["W' ones(m)", 'equal-if', { property: 'W x positive' }],
])

claims('sum(abs(x))', { wrt: 'x', where: 'x: n' }, [['ones(n)', 'equal-if', { property: 'x positive' }]])

claims('exp(x^2)', { wrt: 'x', where: 'x: scalar' }, [
  ['2 x', 'different', { slip: 'outer-derivative' }],
  ['exp(x^2)', 'different', { slip: 'not-differentiated' }],
  ['exp(2 x)', 'different', { factor: 'none' }],
])

claims('x^3', { wrt: 'x', where: 'x: scalar' }, [
  ['3 x^3', 'different', { slip: 'power-rule' }],
  ['x^2', 'scaled', { factor: '3', slip: 'power-rule' }],
])

claims('sin(x)^2', { wrt: 'x', where: 'x: scalar' }, [
  ['2 sin(x)', 'different', { slip: 'inner-derivative' }],
])

claims("x'y + a'x", { wrt: 'x' }, [['x', 'different', { slip: 'other-variable' }]])

claims("x'x/(y'x)", { wrt: 'x' }, [
  ["2 x/(y'x)", 'different', { slip: 'product-rule' }],
  ["2 x/(y'x) + (x'x) y/(y'x)^2", 'different', { slip: 'sign' }],
])

describe('what was left out', () => {
  claims("s = sigmoid(a'x); L = s^2 + b'x", { wrt: 'x', where: 'a: n; b: n; x: n' }, [
    ['2 s^2 (1 - s) a + b', 'equal'],
    ['2 s (1 - s) a + b', 'different', { slip: 'exponent' }],
    ['s^2 (1 - s) a + b', 'different', { slip: 'power-rule' }],
    ['2 s^2 (1 - s) + b', 'different', { slip: 'missing-factor' }],
  ])
  claims('||A x - b||^2', { wrt: 'x', where: 'A: m×n; b: m' }, [
    ["2 A' (x - b)", 'wrong-shape', { slip: 'missing-factor' }],
    ["2 A' (A - b)", 'wrong-shape', { slip: 'missing-factor' }],
  ])
  claims('sqrt(1 + ||x||^2) x', { wrt: 'x', where: 'x: n', layout: 'numerator' }, [
    ["sqrt(1 + ||x||^2) I + x x'/sqrt(1 + ||x||^2)", 'equal'],
    ["sqrt(1 + ||x||^2) + x x'/sqrt(1 + ||x||^2)", 'different', { slip: 'missing-factor' }],
  ])
  claims("exp(-x'x) + c'x", { wrt: 'x' }, [["-2 exp(x'x) x + c", 'different', { slip: 'sign' }]])
})

describe('what cannot be computed, written for what can', () => {
  claims('sum(tanh(W x))', { wrt: 'x', where: 'W: m×n' }, [
    ["W' (1 - tanh(W x)^2)", 'wrong-shape', { slip: 'elementwise-product' }],
  ])
  claims("b' inv(A) x", { wrt: 'x', where: 'A: n×n' }, [
    ['A^-T b', 'equal'],
    ["b / A'", 'wrong-shape', { slip: 'inverse' }],
  ])
})

describe('more than a verdict', () => {
  test('equal by the rules, or by numbers alone', () => {
    expect(checkClaim('||x||^2', 'x + x', { wrt: 'x' }).symbolic).toBe(true)
    const hidden = checkClaim('1/(1 + exp(-x))', 'exp(x)/(1 + exp(x))^2', { wrt: 'x', where: 'x: scalar' })
    expect(hidden.verdict).toBe('equal')
    expect(typeof hidden.symbolic).toBe('boolean')
  })

  test('where in the claim, and the claim without the slip', () => {
    const { slip } = checkClaim('||A x - b||^2', '2 A (A x - b)', { wrt: 'x', where: 'A: m×n; b: m' })
    expect(slip?.span).toBeDefined()
    expect(checkClaim('||A x - b||^2', slip!.corrected!, { wrt: 'x', where: 'A: m×n; b: m' }).verdict).toBe(
      'equal',
    )
  })

  test('an example by hand: whole numbers, sizes of 2, the value of both', () => {
    const { example } = checkClaim("x' A x", 'A x', { wrt: 'x' })
    const { A, x } = example!.inputs as { A: number[][]; x: number[] }
    expect(example!.sizes).toEqual({ n: 2 })
    expect([...A.flat(), ...x].every(Number.isInteger)).toBe(true)
    const i = example!.entry![0]! - 1
    const row = (m: number[][]): number => m[i]!.reduce((s, v, j) => s + v * x[j]!, 0)
    const turned = A.map((_, r) => A.map((c) => c[r]!))
    expect(example!.claim).toBe(row(A))
    expect(example!.derivative).toBe(row(A) + row(turned))
  })

  test('what the example is drawn from has the properties that were declared', () => {
    const { example } = checkClaim("x' S x", '2 S x + x', { wrt: 'x', where: 'S: n×n spd; x: n positive' })
    const { S, x } = example!.inputs as { S: number[][]; x: number[] }
    expect(S[0]![1]).toBe(S[1]![0])
    expect(S[0]![0]! * S[1]![1]! - S[0]![1]! ** 2).toBeGreaterThan(0)
    expect(x.every((v) => v > 0)).toBe(true)
  })

  test('both shapes, and how the same factors would fit', () => {
    const c = checkClaim("x' A x", "A x x'", { wrt: 'x' })
    expect(c.shapes).toEqual({ claim: ['n', 'n'], derivative: ['n'] })
  })

  test('a claim whose parts fit in no near way is an error', () => {
    expect(() => checkClaim('||A x - b||^2', "2 A' A x - b", { wrt: 'x', where: 'A: m×n; b: m' })).toThrow(
      'lengths n and m differ',
    )
  })

  test('nor is what is asked for, or a derivative that nothing says, a claim', () => {
    expect(() => checkClaim("x' A x", '∂f/∂x', { wrt: 'x' })).toThrow('∂f/∂x is what is asked for')
    expect(() => checkClaim("f = x' A x", '2 ∂f/∂x', { wrt: 'x' })).toThrow('∂f/∂x is what is asked for')
    expect(() => checkClaim("y = A x; L = y'y", "A' ∂L/∂y", { wrt: 'x' })).toThrow('∂L/∂y is not known here')
    const given = checkClaim('y = A x', "A' ∂L/∂y", { wrt: 'x', upstream: true })
    expect(given.verdict).toBe('equal')
  })

  test('which parts do not fit', () => {
    const { detail } = checkClaim('||A x - b||^2', '2 A (A x - b)', { wrt: 'x', where: 'A: m×n; b: m' })
    expect(detail).toContain('the parts of 2 A (A x − b) do not fit')
  })

  test('one change is told before several, the smallest first', () => {
    const square = { wrt: 'X', where: 'A: n×n; B: n×n; X: n×n', layout: 'numerator' } as const
    const { slip } = checkClaim('tr(A X^-1 B)', '-X^-1 A B X^-1', square)
    expect(slip?.text).toMatch(/ order: .* should be /)
    const other = checkClaim("a' A B x", "B A' a", { wrt: 'x', where: 'A: m×n; B: n×p' })
    expect(other.slip?.text).toContain(': B should be Bᵀ')
  })

  test('of an answer that is written otherwise it is said what would give the claim', () => {
    const c = checkClaim("x' A B x", '2 A B x', { wrt: 'x', where: 'A: n×n; B: n×n' })
    expect(c.otherSlips?.map((o) => o.text)).toContain(
      'a transpose too many: with (Bᵀ Aᵀ)ᵀ for Bᵀ Aᵀ the derivative becomes the claim',
    )
  })

  test('what is right under a property has no slip beside it', () => {
    const c = checkClaim('cross_entropy(y, softmax(W x))', "(softmax(W x) - y) x'", { wrt: 'W' })
    expect(c).toMatchObject({ verdict: 'equal-if', property: [{ of: 'y', property: 'sums-to-one' }] })
    expect([c.slip, c.otherSlips]).toEqual([undefined, undefined])
  })

  test.each([
    ['inv(X)', '-X^-2'],
    ['A inv(X)', '-A X^-2'],
    ['inv(X) B', '-X^-2 B'],
  ])('dX stands between the two: %s, %s', (program, claim) => {
    const c = checkClaim(program, claim, { wrt: 'X', where: 'X: n×n; A: n×n; B: n×n' })
    expect(c).toMatchObject({ verdict: 'different', slip: { rule: 'inverse-rule' } })
    expect(c.slip!.text).toContain('dX stands between')
  })

  test.each(['b', "b'", '2', "b b'"])('what dX does not fit to is another claim: %s', (claim) => {
    const c = checkClaim('inv(X)', claim, { wrt: 'X', where: 'X: n×n; b: n' })
    expect(c.slip?.rule).not.toBe('inverse-rule')
    expect(c.verdict).not.toBe('equal')
  })

  test.each(['numerator', 'denominator', 'mixed'] as const)('corrected in %s layout', (layout) => {
    const options = { wrt: 'w', where: 'X: m×n; w: n; y: m', layout }
    for (const claim of ['2 (X w - y) X', '2 X (X w - y)', "2 (X w + y)' X", "2 X' (X w + y)"]) {
      const { slip } = checkClaim('||X w - y||^2', claim, options)
      expect(checkClaim('||X w - y||^2', slip!.corrected!, options).verdict).toBe('equal')
    }
  })

  test('no vector goes to each row of a matrix in what is corrected', () => {
    const c = checkClaim('x - mean(x)', 'I - 1/n I', { wrt: 'x', where: 'x: n' })
    expect([c.slip, ...(c.otherSlips ?? [])].map((s) => s?.rule)).not.toContain('diag')
  })

  test('two slips are not told as two rare properties', () => {
    const c = checkClaim("a' A B x", "A' B a", { wrt: 'x', where: 'A: n×n; B: n×n' })
    expect(c.property).toBeUndefined()
  })

  test('how the power rule was got wrong', () => {
    const how = (claim: string): string | undefined =>
      checkClaim('x^3', claim, { wrt: 'x', where: 'x: scalar' }).slip?.text
    expect(how('3 x^3')).toContain('left as it is')
    expect(how('x^2')).toContain('as a factor')
    const inverse = checkClaim('1/x^2', '-2 x^-1', { wrt: 'x', where: 'x: scalar' })
    expect(inverse.slip?.text).toContain('raised')
  })

  test('the same diagnosis each time', () => {
    const once = (): string => JSON.stringify(checkClaim("x'x/(y'x)", "2 x/(y'x)", { wrt: 'x' }))
    expect(once()).toBe(once())
  })

  test('the function that an unknown one stands for', () => {
    const options = { wrt: 'x', where: 'x: n', functions: { f: 'tanh' } }
    expect(checkClaim('sum(f(x))', '1 - tanh(x).^2', options).verdict).toBe('equal')
    expect(checkClaim('sum(f(x))', "f'(x)", { wrt: 'x', where: 'x: n' }).verdict).toBe('equal')
    expect(checkClaim('sum(f(x))', 'f(x)', { wrt: 'x', where: 'x: n' }).slip?.rule).toBe('not-differentiated')
  })

  test('a kink that lies elsewhere is seen', () => {
    const options = { wrt: 'x', where: 'w: n; x: n; z: n; m: scalar' }
    expect(checkClaim("max(0, m - w'x)", "-[w'x < m] w", options).verdict).toBe('equal')
    expect(checkClaim("max(0, m - w'x)", "-[w'(x + z) < m] w", options).verdict).not.toBe('equal')
  })
})
