import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { gradus } from './fake-terminal.js'

describe('an expression', () => {
  test('prints the LaTeX of the answer and nothing else', async () => {
    const { status, out } = await gradus(['||W x||^2', '--wrt', 'W'])
    expect(out).toBe('2 W x x^{\\top}\n')
    expect(status).toBe(0)
  })

  test('tells on standard error how it was read, and the check', async () => {
    const { err } = await gradus(['||W x||^2', '--wrt', 'W', '--where', 'W: m×n'])
    expect(err).toContain('shapes: W: m×n; x: n')
    expect(err).toContain('assumed: x is a vector')
    expect(err).toMatch(
      /^checked: 5 random points \(m = \d, n = \d\), largest relative error .*, every line$/m,
    )
  })

  test.each([
    ['numerator', '2 x x^{\\top} W^{\\top}'],
    ['denominator', '2 W x x^{\\top}'],
    ['mixed', '2 W x x^{\\top}'],
  ])('in %s layout', async (layout, answer) => {
    expect((await gradus(['||W x||^2', '--wrt', 'W', '--layout', layout])).out).toBe(`${answer}\n`)
  })

  test.each([
    [['-x', '--wrt', 'x', '--where', 'x: scalar'], '-1'],
    [['--wrt', 'x', '--', "-x'x"], '-2 x'],
    [["-x'x", '--wrt=x'], '-2 x'],
    [['-v', '--wrt', 'v', '--where', 'v: scalar'], '-1'],
  ])('that begins with a minus sign is no option: %j', async (args, answer) => {
    expect(await gradus(args)).toMatchObject({ status: 0, out: `${answer}\n` })
  })

  test('in Unicode', async () => {
    expect((await gradus(["x'A x", '--wrt', 'x', '--format', 'unicode'])).out).toBe('(A + Aᵀ) x\n')
  })

  test('as a NumPy function', async () => {
    const { out } = await gradus(["x'A x", '--wrt', 'x', '--format', 'numpy'])
    expect(out).toMatch(/^import numpy as np\n/)
    expect(out).toContain('def value_and_derivative(')
  })

  test('as JSON', async () => {
    const { out } = await gradus(['||W x||^2', '--wrt', 'W', '--format', 'json'])
    const o = JSON.parse(out)
    expect(o).toMatchObject({
      of: null,
      wrt: 'W',
      order: 1,
      answer: { source: "2 W x x'" },
      check: { ok: true },
    })
  })

  test('by several variables, in their order', async () => {
    const { out, err } = await gradus(["x'A y", '--wrt', 'x,y', '--wrt', 'A'])
    expect(out).toBe('A y\nA^{\\top} x\nx y^{\\top}\n')
    expect(err).toContain('checked: ∂f/∂A: ')
  })

  test('twice', async () => {
    expect((await gradus(["x'A x", '--wrt', 'x', '--order', '2'])).out).toBe('A + A^{\\top}\n')
  })

  test('with a loss after it', async () => {
    const { out } = await gradus(['W x', '--wrt', 'x', '--upstream'])
    expect(out).toBe('W^{\\top} \\frac{\\partial L}{\\partial f}\n')
  })

  test('without the check, says nothing of it', async () => {
    const { status, err } = await gradus(["log(-x'x)", '--wrt', 'x', '--no-check'])
    expect(status).toBe(0)
    expect(err).not.toContain('checked')
  })

  test('whose value is nowhere finite is not verified', async () => {
    const { status, out, err } = await gradus(["log(-x'x)", '--wrt', 'x'])
    expect(status).toBe(1)
    expect(out).not.toBe('')
    expect(err).toContain('not verified: log is finite at none')
  })

  test('a tolerance that rounding exceeds is a failed check that names its steps', async () => {
    const { status, err } = await gradus(['||W x||^2', '--wrt', 'W', '--tolerance', '1e-16'])
    expect(status).toBe(1)
    expect(err).toMatch(/check failed: step 3, Squared norm: .* \(relative error .*e-\d+, allowed 1e-16\)/)
  })
})

describe('--steps', () => {
  test('is a block of LaTeX that compiles', async () => {
    const { out } = await gradus(['||W x||^2', '--wrt', 'W', '--steps'])
    expect(out).toMatch(/^\\begin\{aligned\}\n[\s\S]*\\end\{aligned\}\n$/)
    expect(out).toContain('\\textbf{Squared norm}')
    katex.renderToString(out, { throwOnError: true, strict: 'error', trust: false, displayMode: true })
  })

  test('is a table in Unicode, which ends in the answer and the verdict', async () => {
    const { out } = await gradus(['||W x||^2', '--wrt', 'W', '--steps', '--format', 'unicode'])
    const lines = out.trimEnd().split('\n')
    expect(lines.find((l) => l.startsWith('Squared norm'))).toMatch(/^Squared norm +m +∂f\/∂z = 2 z$/)
    expect(lines.at(-2)).toBe('∂f/∂W = 2 W x xᵀ')
    expect(lines.at(-1)).toMatch(/^checked: 5 random points/)
  })
})

const net = `W1: h×d; b1: h; W2: C×h; b2: C; x: d; y: C onehot
a = relu(W1 x + b1)
ŷ = softmax(W2 a + b2)
L = cross_entropy(y, ŷ)
∂L/∂W2, ∂L/∂b2
`

describe('a program', () => {
  test('on standard input answers its requests in order', async () => {
    const { status, out } = await gradus(['-'], net)
    expect(out).toBe('(\\hat{y} - y) a^{\\top}\n\\hat{y} - y\n')
    expect(status).toBe(0)
  })

  test('in a file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'gradus-')), 'net.gradus')
    writeFileSync(file, net)
    expect((await gradus([file])).out).toBe('(\\hat{y} - y) a^{\\top}\n\\hat{y} - y\n')
  })

  test('of one of its definitions', async () => {
    const { out } = await gradus(['-', '--of', 'a', '--wrt', 'b1', '--layout', 'mixed'], net)
    expect(out).toContain('\\operatorname{diag}')
  })
})

describe('what cannot be read leaves standard output empty', () => {
  test.each([
    [['tr(A X', '--wrt', 'X'], 'error: `(` is never closed\n  tr(A X\n    ^\n'],
    [['x', '--layuot', 'mixed'], 'error: there is no option --layuot\nhint: did you mean --layout?\n'],
    [['x', '--wrt'], 'error: --wrt needs a value\nhint: gradus --help shows what it takes\n'],
    [['x', '--steps=yes'], 'error: --steps takes no value\n'],
    [
      ['x', '--wrt', 'x', '--layout', 'denominatr'],
      'error: --layout denominatr: there is no such layout\nhint: did you mean denominator?\n',
    ],
    [
      ['x', '--wrt', 'x', '--format', 'torch'],
      'error: --format torch: there is no such format\nhint: one of latex, unicode, markdown, html, speech, json, numpy\n',
    ],
    [['x', '--wrt', 'x', '--order', '0'], 'error: --order 0: expected a whole number from 1 to 9\n'],
    [
      ['x', '--wrt', 'x', '--samples', 'many'],
      'error: --samples many: expected a number of points from 1 to 1000\n',
    ],
    [['x', '--wrt', 'x', '--tolerance', '0'], 'error: --tolerance 0: expected a number between 0 and 1\n'],
    [['x', '--wrt', 'x,'], 'error: --wrt x,: a name is missing\n'],
    [
      ['x', '--wrt', 'x', '--function', 'tanh'],
      'error: --function tanh: expected a name and what it stands for\nhint: --function f=tanh\n',
    ],
    [
      ['W', 'x', '--wrt', 'x'],
      "error: expected the expression in one argument, and got 2\nhint: put it in quotes: 'W x'\n",
    ],
    [['--wrt', 'x'], 'error: the expression is missing\nhint: gradus --help shows how to call it\n'],
    [['nowhere.gradus'], 'error: nowhere.gradus cannot be read: there is no such file\n'],
    [['W x', '--wrt', 'q'], 'error: q is not a name of this program\nhint: known names: W, x\n'],
    [
      ['x', '--wrt', 'x', '--method', 'luck'],
      'error: --method luck: there is no such method\nhint: one of chain, differential, components\n',
    ],
  ])('%j', async (args, err) => {
    expect(await gradus(args)).toEqual({ status: 2, out: '', err })
  })

  test('no request at all lists what there is', async () => {
    const { status, out, err } = await gradus(['||W x||^2'])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('--wrt takes W or x')
  })

  test('a declaration, with a caret in it', async () => {
    const { err } = await gradus(['W x', '--wrt', 'x', '--where', 'W: m×'])
    expect(err).toMatch(/^where \| W: m×\n +\| +\^/m)
  })

  test('no arguments at all: the help, on standard error', async () => {
    const { status, out, err } = await gradus([])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('usage:')
  })
})

test.each([[['--help']], [['help']], [['-h']], [['check', '--help']]])('%j', async (args) => {
  const { status, out } = await gradus(args)
  expect(status).toBe(0)
  expect(out).toContain('usage:')
})

test('--version', async () => {
  expect((await gradus(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('in both layouts each check is told under its layout', async () => {
  for (const [lang, labels] of [
    ['en', ['checked: ∂f/∂x, numerator layout: ', 'checked: ∂f/∂x, denominator layout: ']],
    ['zh', ['已检验：∂f/∂x，分子布局：', '已检验：∂f/∂x，分母布局：']],
  ] as const) {
    const { out, err, status } = await gradus([
      'sum(x)',
      '--wrt',
      'x',
      '--layout',
      'both',
      '--format',
      'unicode',
      '--lang',
      lang,
    ])
    expect(status).toBe(0)
    for (const l of labels) expect(err).toContain(l)
    expect(out).toContain(lang === 'zh' ? '分子布局：∂f/∂x' : 'numerator layout: ∂f/∂x')
  }
})

test.each([
  ['--document', '--document is a file in one layout, not in both'],
  ['--format=numpy', '--format numpy: code has one shape, whatever the layout'],
])('both layouts and %s', async (option, message) => {
  const { out, err, status } = await gradus(['sum(x)', '--wrt', 'x', '--layout', 'both', option])
  expect([status, out]).toEqual([2, ''])
  expect(err).toContain(`error: ${message}\n`)
})
