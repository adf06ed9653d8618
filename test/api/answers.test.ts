import { describe, expect, test } from 'vitest'
import { type DeriveOptions, derive } from '../../src/index.js'
import { present } from '../../src/present/present.js'

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

describe('a differential of any name is one name in every spelling', () => {
  test.each(['X', 'Λ', 'α', 'W1', 'Ŵ', 'X̄2', 'loss', 'W^{[1]}'])('%s', (name) => {
    const d = derive(`A ${name} B`, { wrt: name, where: `A: m×n; ${name}: n×n; B: n×n` })
    for (const text of [d.source, d.unicode, d.latex]) expect(d.read(text), text).toBe(d.value)
  })
})

/** Each was once derived wrongly, or could not be checked. */
const mended: readonly (readonly [what: string, program: string, where: string, wrt: string])[] = [
  ['a row in between, by a scalar', '(abs(c) + u) x', 'c: scalar; u: 1×n; x: n', 'c'],
  ['a row in between, of a vector', "((o' + b') b) * ((X' b)')", 'b: m; o: m; X: m×n', 'b'],
  ['an entrywise power of itself', 'sum(w.^w)', 'w: n positive', 'w'],
  ['the larger of a thing and itself', 'sum(max(v, v) .* v)', 'v: n', 'v'],
  ['a comparison with itself', "[v <= v]' v + sum([v > v])", 'v: n', 'v'],
  ['a term in which the direction cancels', "b + ‖x argmax(b)'‖_F * ones(n)", 'x: n; b: n', 'b'],
  ['an index that cancels', '(sum_{i != r} (x - x)_i) A x', 'x: n; A: n×n; r: index', 'x'],
  ['a vector by a symmetric matrix', 'sin(u H)', 'u: 1×n; H: n×n symmetric', 'H'],
  ['zeros beside a diagonal', 'sum(relu(diag(v)) + abs(2 diag(v)) + [diag(v) > 0])', 'v: n', 'v'],
  ['a kink of what does not vary', "abs(o)' x + ‖o‖_1", 'o: n onehot; x: n', 'x'],
  ['the pseudo-inverse of an outer product', "tr(pinv(x y') M)", 'x: m; y: n; M: m×n', 'x'],
  ['a determinant that is often singular', 'det(K K) c', 'K: n×n antisymmetric; c: scalar', 'c'],
  ['a saturated softmax', "sec(softmax((B W' C z).^2))", 'B: n×n; W: n×n; C: n×p; z: p', 'W'],
  ['a determinant of large entries', 'tanh(det(B^2 - ‖H‖_F^2)/10^4)', 'B: n×n; H: n×n', 'H'],
  ['the far tail of a normal distribution', "log(Phi((x' x)^2 y))", 'x: m; y: n', 'y'],
  ['a row by a row', 'tanh(u)', 'u: 1×n', 'u'],
  ['the end of a domain', 'sum(asin(tanh(y)) + atanh(tanh(y)))', 'y: m', 'y'],
]

describe.each(['numerator', 'denominator', 'mixed'] as const)('checked in %s layout', (layout) => {
  test.each(mended)('%s: %s', (_, program, where, wrt) => {
    const check = derive(program, { where, wrt, layout }).verify()
    expect(check.reason).toBeUndefined()
    expect(check.ok, `${check.maxRelativeError}`).toBe(true)
  })
})

test.each(['norm(V x)', 'log det V', "(x' V x)^2"])(
  'a gradient by a symmetric matrix is named as it was projected: %s',
  (program) => {
    const d = derive(program, { where: 'V: m×m spd; x: m', wrt: 'V', order: 2 })
    expect(d.verify({ samples: 2 }).ok).toBe(true)
  },
)

test('names of unknown functions are not given to anything else', () => {
  const d = derive('tanh(f(x)) ./ h(x) + g(x)', { where: 'x: n', wrt: 'x' })
  const names = d.account.steps.flatMap((s) => s.sides).flatMap((e) => (e.kind === 'symbol' ? [e.name] : []))
  expect(names.filter((name) => ['f', 'g', 'h'].includes(name))).toEqual([])
  for (const text of [d.source, d.unicode, d.latex]) expect(d.read(text)).toBe(d.value)
})

test('Greek positions stand apart', () => {
  const d = derive('(tanh(V))[ρ,σ]', { where: 'V: m×m; ρ: index; σ: index', wrt: 'V' })
  for (const text of [d.source, d.unicode, d.latex]) expect(d.read(text)).toBe(d.value)
})

test('in code a negative that has a name of the program keeps its brackets', () => {
  const { source } = derive("z = -A\nsum((z').^2 .* B)", { where: 'A: m×n; B: n×m', wrt: 'A' }).toCode(
    'numpy',
  )
  expect(source).not.toMatch(/[^(]-A\.T \*\*/)
})

test('components by a symmetric matrix are those of the projected gradient', () => {
  const program = '(sum_i [i < m] ((V^-1 b)_{i+1} - (V^-1 b)_i)^2) + (V M b)[2]'
  const d = derive(program, { where: 'V: m×m spd; M: m×m; b: m', wrt: 'V' })
  expect(d.answer.form).toBe('components')
  expect(d.verify().ok).toBe(true)
})

test('where a part jumps when it moves freely, the check says that it cannot tell', () => {
  // of rank two at most, where its entries are free of any rank
  const d = derive("tr(pinv(x y' + 2 x z') M)", { where: 'x: 5; y: 4; z: 4; M: 5×4', wrt: 'x' })
  expect(d.verify().reason).toMatch(/jumps|kink/)
})

describe('with an upstream gradient', () => {
  test.each(['chain', 'differential', 'components'] as const)('%s: the answer is of the loss', (method) => {
    const d = derive('Y = X W', { wrt: 'W', where: 'X: n×d; W: d×k', upstream: true, method })
    expect(d.left.unicode).toBe('∂L/∂W')
    expect(present(d, 'unicode', { steps: true })).toContain('∂L/∂W = Xᵀ ∂L/∂Y')
    expect(present(d, 'unicode', { steps: true })).not.toContain('∂Y/∂W')
  })

  test('a second derivative is refused: it needs how the gradient varies', () => {
    const again = () => derive('y = x^2', { wrt: 'x', order: 2, upstream: true })
    expect(again).toThrow(/how that gradient varies/)
  })
})
