import { describe, expect, test } from 'vitest'
import { relativeDifference } from '../../src/derivation/difference.js'
import { type Derivation, type DeriveOptions, derive, deriveAll, type Layout } from '../../src/index.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { isPoint, samplePoint } from '../../src/numeric/sample.js'
import { isSymmetric } from '../../src/operators/algebra/properties.js'
import { say } from '../../src/print/say.js'

const layouts: readonly Layout[] = ['numerator', 'denominator', 'mixed']

function same(d: Derivation, text: string): boolean {
  const expected = d.read(text)
  const point = samplePoint([d.account.given, d.account.by, d.value, expected], [], { seed: 5 })
  if (!isPoint(point)) throw new Error(say(point.reason, 'en'))
  const [a, b] = evaluate([d.value, expected], point)
  return relativeDifference(a!, b!) < 1e-9
}

function checked(of: string, options: DeriveOptions): Derivation {
  const d = derive(of, { samples: 2, ...options })
  expect(d.verify(), `${of}: ${d.unicode}`).toMatchObject({ ok: true })
  for (const text of [d.source, d.unicode, d.latex]) expect(same(d, text), text).toBe(true)
  return d
}

describe.each(layouts)('%s layout', (layout) => {
  test.each([
    // Hessians by vectors
    ["x'A x", 'x', 'A: n×n; x: n', "A + A'"],
    ["x'A x", 'x', 'A: n×n symmetric; x: n', '2 A'],
    ["exp(x'A x)", 'x', 'A: n×n symmetric; x: n', "exp(x'A x) (2 A + 4 A x x' A)"],
    ['logsumexp(x)', 'x', 'x: n', "diag(softmax(x)) - softmax(x) softmax(x)'"],
    ['||A x - b||^2', 'x', 'A: m×n; x: n; b: m', "2 A' A"],
    ['sum(x) sum(x.^2)', 'x', 'x: n', "2 (x ones(n)' + ones(n) x' + sum(x) I)"],
    // by scalars, of anything
    ['c^5', 'c', 'c: scalar', '20 c^3'],
    ['c^2 a', 'c', 'c: scalar; a: n', '2 a'],
    ['c^3 A', 'c', 'c: scalar; A: m×n', '6 c A'],
    // by matrices, in Kronecker form
    ['||X||_F^2', 'X', 'X: m×n', '2 eye(m n)'],
    ['||A X - B||_F^2', 'X', 'A: m×n; X: n×p; B: m×p', "2 kron(I_p, A' A)"],
    ['logdet(X)', 'X', 'X: n×n invertible', '-kron(X^-1, X^-T) commutation(n, n)'],
    ['logdet(X)', 'X', 'X: n×n spd', '-kron(X^-1, X^-1)'],
    ['sum(exp(X))', 'X', 'X: m×n', 'diag(vec(exp(X)))'],
  ])('the Hessian of %s by %s', (of, wrt, where, expected) => {
    const d = checked(of, { wrt, where, order: 2, layout })
    // what is no matrix is a column in one layout and a row in the other
    expect(
      [expected, `(${expected})'`].some((e) => same(d, e)),
      d.unicode,
    ).toBe(true)
  })

  test.each([
    ["x'A y", 'x', 'y', 'A: n×m; x: n; y: m', 'A'],
    ["(x'A y)^2", 'x', 'y', 'A: n×m; x: n; y: m', "2 A y x' A + 2 (x'A y) A"],
    ['||A x - b||^2', 'x', 'b', 'A: m×n; x: n; b: m', "-2 A'"],
    ['s t^2', 's', 't', 's: scalar; t: scalar', '2 t'],
  ])('∂²/∂x∂y of %s is laid out as x by y', (of, x, y, where, expected) => {
    const d = checked(of, { wrt: x, and: y, where, layout })
    expect(same(d, expected), d.unicode).toBe(true)
    expect(d.account.variables.map((v) => v.name)).toEqual([x, y])
  })

  test.each([
    ["exp(a'x)", 'a: n; x: n', "a_i a_k a_l exp(a'x)"],
    ['sum(x.^4)', 'x: n', '24 [k = l] [k = i] x_i'],
    ["(a'x)^3", 'a: n; x: n', '6 a_i a_k a_l'],
  ])('third derivatives of %s in components', (of, where, expected) => {
    const d = checked(of, { wrt: 'x', where, order: 3, layout, form: 'components' })
    expect(same(d, expected), d.unicode).toBe(true)
    expect(d.answer.shape).toEqual(['n', 'n', 'n'])
  })
})

test.each([
  ['c^5', 3, '60 c^2'],
  ['sin(c)', 4, 'sin(c)'],
  ['exp(2 c)', 5, '32 exp(2 c)'],
  ['c^3', 4, '0'],
])('the derivatives of %s of order %i', (of, order, expected) => {
  const d = derive(of, { wrt: 'c', where: 'c: scalar', order })
  expect(d.verify().ok).toBe(true)
  expect(same(d, expected), d.unicode).toBe(true)
})

describe('a Hessian is seen to be symmetric', () => {
  test.each([
    ["exp(x'A x)", 'A: n×n; x: n'],
    ["log(1 + x'A x)", 'A: n×n; x: n'],
    ["(x'A x)^2", 'A: n×n; x: n'],
    ['sqrt(1 + ||A x||^2)', 'A: m×n; x: n'],
    ['sum(log(1 + exp(A x)))', 'A: m×n; x: n'],
    ["1/(1 + x'A x)", 'A: n×n symmetric; x: n'],
    ['||x||^3', 'x: n'],
    ["log(x'A x) - log(x'x)", 'A: n×n spd; x: n'],
    ['logsumexp(A x)', 'A: m×n; x: n'],
    ['sum(tanh(A x))', 'A: m×n; x: n'],
  ])('%s', (of, where) => {
    const d = checked(of, { wrt: 'x', where, order: 2 })
    expect(isSymmetric(d.value), d.unicode).toBe(true)
  })
})

describe('requests', () => {
  const asked = (line: string): Derivation[] =>
    deriveAll(`x: n; y: m; A: n×m\nL = (x' A y)^2\n${line}`, { samples: 2 })

  test.each([
    ['∂²L/∂x∂y', ['x', 'y']],
    ['∂²L/∂x∂yᵀ', ['x', 'y']],
    ['hessian(L, x, y)', ['x', 'y']],
    ['\\frac{\\partial^2 L}{\\partial x \\partial y}', ['x', 'y']],
    ['hessian(L, x)', ['x', 'x']],
    ['∇²_x L', ['x', 'x']],
    ['∂³L/∂x³', ['x', 'x', 'x']],
  ])('%s', (line, variables) => {
    const [d] = asked(line)
    expect(d!.account.variables.map((v) => v.name)).toEqual(variables)
    expect(d!.verify().ok).toBe(true)
  })

  test.each([
    ['∂³L/∂x∂y²', /two variables/],
    ['∂²L/∂x', /orders above and below/],
  ])('%s is refused', (line, message) => {
    expect(() => asked(line)).toThrow(message)
  })
})

test('what has more than two axes is not differentiated again', () => {
  expect(() => derive('sum(exp(X))', { wrt: 'X', where: 'X: m×n', order: 3 })).toThrow(/more than two axes/)
})

describe('equations that a property says hold at a point, not around it', () => {
  // derived again, the variable moves freely: the Hessian is the one without the property
  test.each([
    ['sum(q)^3', 'q', 'q: n probability', 'q: n'],
    ["log(sum(q)) + q'A q", 'q', 'q: n probability; A: n×n', 'q: n; A: n×n'],
    ["tr((Q' Q)^2)", 'Q', 'Q: n×n orthogonal', 'Q: n×n'],
    ["(y'y)^2", 'y', 'y: n onehot', 'y: n'],
  ])('%s by %s twice', (program, wrt, where, free) => {
    const d = derive(program, { wrt, where, order: 2 })
    expect(d.verify().ok).toBe(true)
    expect(d.unicode).toBe(derive(program, { wrt, where: free, order: 2 }).unicode)
  })

  test('a mixed derivative', () => {
    const where = (of: string) => `q: n${of}; x: n`
    const mixed = (of: string) => derive("sum(q)^2 q'x", { wrt: 'x', and: 'q', where: where(of) }).unicode
    expect(mixed(' probability')).toBe(mixed(''))
  })

  test('a request in the program', () => {
    expect(derive('q: n probability\nf = sum(q)^3\n∂²f/∂q²').unicode).toBe('6 sum(q) 𝟙_n 𝟙_nᵀ')
  })
})
