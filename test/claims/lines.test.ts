import { describe, expect, test } from 'vitest'
import { checkWork, type DeriveOptions, type WorkResult } from '../../src/index.js'

const judged = (program: string, options: DeriveOptions, ...lines: string[]): WorkResult =>
  checkWork(program, lines.join('\n'), options)

const verdicts = (w: WorkResult): string[] => w.lines.map((l) => l.verdict)

const network = { wrt: 'W1', where: 'W1: h×d; W2: k×h; x: d; y: k' }
const parts = ['z = W1 x', 'a = tanh(z)', 'e = W2 a - y', 'L = ||e||^2']

describe('a network by the chain rule', () => {
  const right = [
    ...parts,
    '∂L/∂e = 2 e',
    "∂e/∂a = W2'",
    "∂L/∂a = ∂e/∂a ∂L/∂e = 2 W2' e",
    '∂a/∂z = diag(1 - a.^2)',
    "∂L/∂z = ∂a/∂z ∂L/∂a = 2 (1 - a.^2) .* (W2' e)",
    "∂L/∂W1 = ∂L/∂z x' = 2 ((1 - a.^2) .* (W2' e)) x'",
  ]

  test.each([
    ['one expression', '||W2 tanh(W1 x) - y||^2'],
    ['a program with some of the names', 'a = tanh(W1 x); L = ||W2 a - y||^2'],
    ['a program with all of them', parts.join('; ')],
  ])('of %s', (_, program) => {
    const w = judged(program, { ...network, ...(program.includes(';') && { of: 'L' }) }, ...right)
    expect(w).toMatchObject({ ok: true, complete: true, firstWrong: null })
    expect(verdicts(w).filter((v) => v !== 'right' && v !== 'definition')).toEqual([])
  })

  test('the first wrong line, and what follows from it', () => {
    const wrong = right.map((l) => l.replace('1 - a.^2) .*', '1 - a) .*'))
    const w = judged('||W2 tanh(W1 x) - y||^2', network, ...wrong)
    expect(w).toMatchObject({ ok: false, complete: false, firstWrong: 9 })
    expect(w.lines[8]).toMatchObject({ side: "2 (1 - a) .* (W2' e)", claim: { slip: { rule: 'exponent' } } })
    expect(verdicts(w).slice(8)).toEqual(['wrong', 'follows'])
  })

  test('a wrong part', () => {
    const w = judged(parts.join('; '), { ...network, of: 'L' }, 'a = tanh(W1 x)', 'e = W2 a + y')
    expect(w).toMatchObject({ firstWrong: 2 })
    expect(w.lines[1]!.claim?.slip?.rule).toBe('sign')
  })

  test('the other layout has another order', () => {
    const w = judged(
      parts.join('; '),
      { ...network, of: 'L', layout: 'numerator' },
      "∂L/∂e = 2 e'",
      "∂L/∂a = ∂L/∂e ∂e/∂a = 2 e' W2",
      '∂L/∂a = ∂e/∂a ∂L/∂e',
    )
    expect(verdicts(w)).toEqual(['right', 'right', 'wrong'])
  })
})

describe('differentials', () => {
  const options = { wrt: 'X' }
  test('of a name, of a bracket, continued', () => {
    const w = judged(
      "a' inv(X) b",
      options,
      'd(X^-1) = -X^-1 dX X^-1',
      "df = a' d(X^-1) b = -a' X^-1 dX X^-1 b",
      "   = -tr(X^-1 b a' X^-1 dX)",
      "∂f/∂X = -X^-T a b' X^-T",
    )
    expect(w).toMatchObject({ ok: true, complete: true })
    expect(verdicts(w)).toEqual(['right', 'right', 'right', 'right'])
  })

  test('a wrong sign', () => {
    const w = judged("a' inv(X) b", options, "df = a' X^-1 dX X^-1 b")
    expect(w.lines[0]).toMatchObject({
      verdict: 'wrong',
      claim: { verdict: 'scaled', factor: { source: '-1' } },
    })
  })

  test('a derivative read off a wrong differential follows from it', () => {
    const w = judged(
      "x' A x",
      { wrt: 'x' },
      "df = 2 x' A dx",
      "∂f/∂x = 2 A' x",
      '∂f/∂x = 3 x',
      "∂f/∂x = (A + A') x",
    )
    expect(verdicts(w)).toEqual(['wrong', 'follows', 'wrong', 'right'])
  })

  test('one term of a product', () => {
    const w = judged("x' A x", { wrt: 'x' }, "df = x' A dx")
    expect(w.lines[0]!.claim?.slip?.rule).toBe('product-rule')
  })
})

describe('what a line may be', () => {
  test('the answer alone; the function written otherwise', () => {
    const w = judged('||A x - b||^2', { wrt: 'x' }, "(A x - b)' (A x - b)", "2 A' (A x - b)", '2 A (A x - b)')
    expect(verdicts(w)).toEqual(['right', 'right', 'wrong'])
    expect(w.complete).toBe(true)
  })

  test('LaTeX with alignment', () => {
    const w = judged(
      'z = W x; L = cross_entropy(y, softmax(z))',
      { wrt: 'W', of: 'L', where: 'y: k onehot' },
      String.raw`\begin{aligned}`,
      String.raw`\frac{\partial L}{\partial z} &= \operatorname{softmax}(z) - y \\`,
      String.raw`\frac{\partial L}{\partial W} &= \frac{\partial L}{\partial z} x^\top \\`,
      String.raw`&= (\operatorname{softmax}(W x) - y) x^\top`,
      String.raw`\end{aligned}`,
    )
    expect(w).toMatchObject({ ok: true, complete: true })
    expect(w.lines.map((l) => l.line)).toEqual([2, 3, 4])
  })

  test.each([
    ['∇_x f', '∇_x f = 2 x'],
    ['grad', 'grad(f, x) = 2 x'],
    ['d/dx', 'df/dx = 2 x'],
  ])('%s', (_, line) => {
    expect(judged('||x||^2', { wrt: 'x' }, line)).toMatchObject({ ok: true, complete: true })
  })

  test('what cannot be read is said, and is not wrong', () => {
    const w = judged('||x||^2', { wrt: 'x' }, 'by the chain rule', '∂f/∂q = 1', '# a comment', '', '2 x')
    expect(verdicts(w)).toEqual(['unread', 'unread', 'right'])
    expect(w.ok).toBe(true)
    expect(w.detail).toContain('2 lines could not be judged')
  })

  test('parts that do not fit each other are wrong, with the slip or the reason', () => {
    const options = { wrt: 'x', where: 'A: m×n; b: m' }
    const parts = ['e = A x - b', '∂f/∂e = 2 e']
    const w = judged('||A x - b||^2', options, ...parts, '∂f/∂x = A ∂f/∂e', "∂f/∂x = 2 A' A x - b")
    expect(verdicts(w)).toEqual(['definition', 'right', 'wrong', 'wrong'])
    expect(w.lines[2]!.claim?.slip?.rule).toBe('missing-transpose')
    expect(w.lines[3]!.detail).toContain('the lengths n and m differ')
  })

  test('names that are made of names are found in the function', () => {
    const lines = [
      'z = X w',
      'p = sigmoid(z)',
      '∂L/∂p = -y ./ p',
      '∂L/∂z = -y .* (1 - p)',
      "∂L/∂w = -X'(y .* (1 - p))",
    ]
    const w = judged('L = -sum(y .* log(sigmoid(X w)))', { wrt: 'w', where: 'X: n×d; y: n' }, ...lines)
    expect(verdicts(w)).toEqual(['definition', 'definition', 'right', 'right', 'right'])
    expect(w.complete).toBe(true)
  })

  test('nothing at all is an error', () => {
    expect(() => judged('||x||^2', { wrt: 'x' }, '', '# later')).toThrow('there is no line to judge')
  })

  test('nothing wrong, and nothing reached', () => {
    expect(judged('||x||^2', { wrt: 'x' }, "f = x' x")).toMatchObject({ ok: true, complete: false })
  })

  test('a derivative by what the function is not written with', () => {
    const w = judged('||x||^2', { wrt: 'x', where: 'x: n; q: n' }, 'q = 2 x', '∂f/∂q = 1/2 q')
    expect(w.lines[1]).toMatchObject({ verdict: 'unread', detail: 'f is not written with q' })
  })
})

describe('as it is said', () => {
  const options = { wrt: 'w', where: 'X: m×n; w: n; y: m' }
  const program = '||X w - y||^2'
  const after = ["f = e' e", 'df = 2 e^T de', '∂f/∂e = 2 e']

  test.each([
    'Let e = Xw - y.',
    'let e be X w - y',
    'where e = X w - y,',
    'With e = X w - y;',
    'Now, let e := X w - y',
    'e ≔ X w - y',
    String.raw`\text{where } e \coloneqq X w - y \\`,
  ])('%s', (line) => {
    expect(verdicts(judged(program, options, line, ...after))).toEqual([
      'definition',
      'right',
      'right',
      'right',
    ])
  })

  test.each(['hence df = 2 e^T de', 'Then df = 2 e^T de.', 'so, df = 2 e^T de,'])('%s', (line) => {
    const w = judged(program, options, 'e = X w - y', line, line.replace('2', '3'))
    expect(verdicts(w)).toEqual(['definition', 'right', 'wrong'])
  })

  test('what a line that could not be read says of a name is not known, and not wrong', () => {
    const w = judged(program, options, 'consider the residual e = X w % y', ...after, '∂e/∂w = X', 'z = 2 e')
    expect(verdicts(w)).toEqual(Array(6).fill('unread'))
    expect(w.lines[2]!.detail).toContain('line 1')
    const again = judged(program, options, 'e = X w % y', 'e = X w - y', ...after)
    expect(verdicts(again).slice(1)).toEqual(['definition', 'right', 'right', 'right'])
  })

  test('nor is what goes on from it', () => {
    const w = judged(program, options, '∂q/∂w = 1', '= 2 X', "∂f/∂w = 2 X' (X w - y)", "= 2 X' X w - 2 X' y")
    expect(verdicts(w)).toEqual(['unread', 'unread', 'right', 'right'])
  })

  test('no name of ours is among those that may be meant', () => {
    const w = judged('inv(X)', { wrt: 'X' }, 'd(X^-1) = -X^-1 dX X^-1', 'f = q X')
    expect(verdicts(w)).toEqual(['right', 'unread'])
    expect(w.lines[1]!.hint).not.toMatch(/d1|d\(/)
  })
})

describe('the gradient as it is written', () => {
  const options = { wrt: 'w', where: 'X: m×n; w: n; y: m' }
  const program = '||X w - y||^2'

  test.each([
    '∇f',
    'grad f',
    'grad(f)',
    '∇f(w)',
    '∇_w f',
    String.raw`\nabla J`,
    String.raw`\nabla_w L`,
    'dL/dw',
    '∂ℓ/∂w',
    'dJ/dw',
    '∂loss/∂w',
    String.raw`\frac{\partial E}{\partial w}`,
  ])('%s', (left) => {
    const w = judged(program, options, `${left} = 2 X' (X w - y)`, `${left} = 3 X' (X w - y)`)
    expect(verdicts(w)).toEqual(['right', 'wrong'])
    expect(w.complete).toBe(true)
  })

  test('in the layout of the question', () => {
    const lines = ["∇f = 2 X' (X w - y)", "dL/dw = 2 (X w - y)' X"]
    const layout = 'numerator' as const
    expect(verdicts(judged(program, { ...options, layout }, ...lines))).toEqual(['wrong', 'right'])
  })

  test('one name that the function is given, with its differential and its parts', () => {
    const w = judged(program, options, 'e = X w - y', "dJ = 2 e' X dw", '∂J/∂e = 2 e', 'dL/dw = 2')
    expect(verdicts(w)).toEqual(['definition', 'right', 'right', 'unread'])
  })

  test('a function with a name keeps it, and what nobody calls a function is none', () => {
    expect(verdicts(judged(`L = ${program}`, options, 'dJ/dw = 2'))).toEqual(['unread'])
    expect(verdicts(judged(program, options, 'dz/dw = X'))).toEqual(['unread'])
  })

  test('what could not be read is not called right', () => {
    const w = judged(program, options, 'by the chain rule', "∇f = 2 X' (X w - y)")
    expect(w.detail).toContain('every line that could be read is right')
    expect(judged(program, options, "∇f = 2 X' (X w - y)").detail).toContain('every line is right')
  })
})

test.each([
  ["x' A x", 'x', 'df/dx_k = sum_j A_kj x_j + sum_i A_ik x_i'],
  ["x' A x", 'x', '∂f_i/∂x_k = A_ik'],
  ["a' X b", 'X', '∂f/∂X_ij = a_i b_j'],
  ["a' X b", 'X', String.raw`\frac{\partial f}{\partial X_{ij}} = a_i b_j`],
])('of a line about components it is said what can be written: %s by %s, %s', (program, wrt, line) => {
  const [only] = judged(program, { wrt }, line).lines
  expect(only).toMatchObject({ verdict: 'unread', hint: expect.stringContaining('whole derivative') })
})
