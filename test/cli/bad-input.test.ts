import { beforeAll, describe, expect, test } from 'vitest'
import { gradus, jsonLines } from './fake-terminal.js'

/** What people type wrongly, and what they are told: one error, the place, a hint that works. */
interface Row {
  readonly args: readonly string[]
  /** the message, or how it begins where it is long */
  readonly error: string
  /** the text above the carets; none for what has no place in a text */
  readonly culprit?: string
  /** part of the hint */
  readonly hint?: string
  /** what the hint asks for: it is answered */
  readonly instead?: readonly string[]
  /** on standard input */
  readonly input?: string
}

const by = (wrt: string, expression: string): string[] => [expression, '--wrt', wrt]
const where = (shapes: string, wrt: string, expression: string): string[] => [
  ...by(wrt, expression),
  '--where',
  shapes,
]

const brackets: Row[] = [
  { args: by('a', '(a + b'), error: '`(` is never closed', culprit: '(' },
  { args: by('a', '[a, b'), error: '`[` is never closed', culprit: '[' },
  { args: by('a', '\\frac{a}{b'), error: '`{` is never closed', culprit: '{' },
  { args: by('x', '|x'), error: '`|` is never closed', culprit: '|' },
  { args: by('x', '||x'), error: '`||` is never closed', culprit: '||' },
  { args: by('x', '‖x'), error: '`‖` is never closed', culprit: '‖' },
  { args: by('a', '⟨a, b'), error: '`⟨` is never closed', culprit: '⟨' },
  { args: by('a', '<a, b'), error: 'one side of the comparison is missing', culprit: '<' },
  {
    args: by('a', '\\begin{bmatrix} a & b'),
    error: '`\\begin{bmatrix}` is never closed',
    culprit: '\\begin{bmatrix}',
  },
  { args: by('x', '\\left( x \\right]'), error: '`(` is closed by `]`', culprit: ']' },
  {
    args: by('a', 'a + b)'),
    error: '`)` closes a bracket that was never opened',
    culprit: ')',
    hint: 'take it out',
    instead: by('a', 'a + b'),
  },
]

const unfinished: Row[] = [
  ...['', '   ', '\n\n', '# nothing', '$$', 'x: n'].map((text) => ({
    args: by('x', text),
    error: 'there is nothing to differentiate',
    hint: "such as f = x'A x",
    instead: by('x', "f = x'A x"),
  })),
  { args: by('x', "x'x +"), error: 'the expression ends after `+`', culprit: '+', hint: 'must follow' },
  { args: by('x', 'f ='), error: 'nothing stands on the right of `=`', culprit: '=' },
  { args: by('x', 'x^'), error: 'an exponent is missing', culprit: '^' },
  { args: by('x', 'x_'), error: 'a subscript is missing', culprit: '_' },
  { args: by('x', 'log'), error: '`log` has nothing to apply to', culprit: 'log' },
  { args: by('x', 'softmax()'), error: '`softmax` has no argument', culprit: 'softmax()' },
  { args: by('x', 'd/dx'), error: 'the derivative of what?', culprit: 'd/dx', hint: 'd/dW' },
  {
    args: where('x: n; y:', 'x', 'x'),
    error: '`y` has no shape',
    culprit: 'y:',
    hint: '`x: n`',
    instead: where('x: n; y: n', 'x', 'x'),
  },
]

const stray: Row[] = [
  {
    args: by('x', "x'x + * 2"),
    error: '`*` cannot stand after `+`: a quantity is missing before it',
    culprit: '*',
  },
  { args: by('x', 'x ? y'), error: '`?` has no meaning here', culprit: '?' },
  {
    args: by('x', '"x"'),
    error: '`"` has no meaning here',
    culprit: '"',
    hint: "`x'`",
    instead: by('x', "x'"),
  },
  { args: by('x', '💥'), error: '`💥` has no meaning here', culprit: '💥' },
  { args: by('x', 'x \\foo y'), error: '`\\foo` is not a command of the language', culprit: '\\foo' },
  {
    args: by('x', 'x = y = z'),
    error: 'one `=` in a statement',
    culprit: '=',
    hint: 'a statement of its own',
  },
  { args: by('x', '[] x'), error: 'the matrix is empty', culprit: '[]' },
  { args: by('x', '1e999 x'), error: '1e999 is too large for a number', culprit: '1e999' },
]

/** Characters that would steer a terminal. */
const control: Row[] = [
  { args: by('x', 'x\u0000y'), error: '`U+0000` has no meaning here', culprit: '□' },
  { args: by('x', 'x\u001b[31my'), error: '`U+001B` has no meaning here', culprit: '□' },
  { args: by('x', '\u202ex'), error: '`U+202E` has no meaning here', culprit: '□' },
  { args: ['x', '--wrt', '\u001b[31m'], error: '□[31m is not a name of this program' },
]

const names: Row[] = [
  {
    args: by('x', 'sofmax(x)'),
    error: '`sofmax` is not a function of the language',
    culprit: 'sofmax',
    hint: '`softmax`',
    instead: by('x', 'softmax(x)'),
  },
  {
    args: by('momentum', 'momentum * v'),
    error: '`momentum` is neither declared nor a function',
    culprit: 'momentum',
    hint: '`momentum: scalar`',
    instead: where('momentum: scalar', 'momentum', 'momentum * v'),
  },
  {
    args: by('q', 'W x'),
    error: 'q is not a name of this program',
    hint: 'known names: W, x',
    instead: by('W', 'W x'),
  },
  {
    args: ['x', '--of', 'q', '--wrt', 'x'],
    error: 'q is not a name of this program',
    hint: 'known names: x',
  },
  { args: ["f = x'x\n∂f/∂q"], error: 'q is not a name of this program', culprit: '∂q', hint: 'x, f' },
  { args: ['∂f/∂x'], error: 'f is not defined', culprit: 'f' },
  // names that every object has
  { args: by('__proto__', 'x'), error: '__proto__ is not a name of this program' },
  { args: by('constructor', 'x'), error: 'constructor is not a name of this program' },
  {
    args: by('x', '__proto__ x'),
    error: '`_` has nothing before it that it could belong to',
    culprit: '_',
  },
  {
    args: by('x', 'constructor'),
    error: '`constructor` is neither declared nor a function',
    culprit: 'constructor',
    hint: '`constructor: scalar`',
    instead: where('constructor: scalar', 'x', 'constructor x'),
  },
  {
    args: by('x', 'toString(x)'),
    error: '`toString` is not a function of the language',
    culprit: 'toString',
    hint: 'blanks between the letters',
  },
  {
    args: [...by('x', 'f(x)'), '--function', 'f=__proto__'],
    error: '__proto__ is no function of one number',
    hint: 'tanh',
    instead: [...by('x', 'f(x)'), '--function', 'f=tanh'],
  },
  {
    args: ['rules', 'toString'],
    error: 'there is no rule toString',
    hint: 'gradus rules',
    instead: ['rules'],
  },
]

const shapes: Row[] = [
  {
    args: where('A: m×n; B: m×n', 'A', 'A B'),
    error: 'A is m×n and B is m×n; the inner sizes n and m differ',
    culprit: 'A B',
    hint: "A' B works",
    instead: where('A: m×n; B: m×n', 'A', "A' B"),
  },
  {
    args: where('x: n; y: m', 'x', 'x + y'),
    error: 'x is n and y is m; the lengths n and m differ',
    culprit: 'x + y',
  },
  {
    args: where('x: n', 'x', 'x^2'),
    error: 'x is n; a vector has no power',
    culprit: 'x^2',
    hint: 'x.^2 works',
    instead: where('x: n', 'x', 'x.^2'),
  },
  {
    args: where('x: n; y: n', 'x', 'x^y'),
    error: 'x is n and y is n; the exponent of an array is a scalar',
    culprit: 'x^y',
    hint: 'x.^y works',
    instead: where('x: n positive; y: n', 'x', 'x.^y'),
  },
  {
    args: where('c: scalar; x: n', 'c', 'c/x'),
    error: 'x is n; a column vector does not divide',
    culprit: 'c/x',
    hint: 'c ./ x works',
    instead: where('c: scalar; x: n', 'c', 'c ./ x'),
  },
  {
    args: where('A: n×n; x: n', 'x', "x'A x / x'x"),
    error: 'x',
    culprit: "x'A x / x'",
    hint: "x'A x/(x' x) works",
    instead: where('A: n×n; x: n', 'x', "x'A x/(x' x)"),
  },
  { args: where('A: m×n', 'A', 'det(A)'), error: 'A is m×n; the numbers of rows', culprit: 'det(A)' },
  { args: where('A: m×n', 'A', 'tr(A)'), error: 'A is m×n; the numbers of rows', culprit: 'tr(A)' },
  {
    args: where('A: m×n', 'A', 'inv(A)'),
    error: 'A is m×n, and an inverse needs a square matrix',
    culprit: 'inv(A)',
    hint: 'pinv(A) works',
    instead: where('A: m×n', 'A', 'pinv(A)'),
  },
  {
    args: where('X: n×n', 'X', 'X^0.5'),
    error: 'X is a matrix; its exponent must be an integer',
    culprit: 'X^0.5',
    hint: 'X.^(0.5)',
    instead: where('X: n×n positive', 'X', 'X.^(0.5)'),
  },
  {
    args: where('X: n×n', 'X', 'X^1000000'),
    error: 'X is a matrix; its exponent may be 200 at most',
    culprit: 'X^1000000',
  },
  {
    args: where('x: n', 'x', 'tr(I)'),
    error: 'nothing says how large I is here',
    culprit: 'I',
    hint: 'eye(n)',
    instead: where('x: n', 'x', 'tr(eye(n)) x'),
  },
  { args: by('x', '[1, 2; 3]'), error: 'rows 1 and 2 of the matrix', culprit: '[1, 2; 3]' },
  { args: where('x: scalar', 'x', 'x/0'), error: 'division by zero', culprit: 'x/0' },
]

const positions: Row[] = [
  { args: where('x: 3', 'x', 'x_4'), error: 'x is 3; it has no component 4', culprit: 'x_4' },
  { args: where('x: 3', 'x', 'x_0'), error: 'x is 3; it has no component 0', culprit: 'x_0' },
  { args: where('X: 2×2', 'X', 'X[3,1]'), error: 'X is 2×2; it has no component 3', culprit: 'X[3,1]' },
  { args: where('x: 3', 'x', 'x[1,2]'), error: 'x is 3; it has one subscript, not 2', culprit: 'x[1,2]' },
  {
    args: where('x: 3', 'x', 'x[-1]'),
    error: 'x is 3; it has no component -1',
    culprit: 'x[-1]',
  },
  {
    args: where('x: 3', 'x', "e_5'x"),
    error: 'the unit vector is 3 here; it has no component 5',
    culprit: 'e_5',
  },
  {
    args: where('x: n', 'x', "e_0'x"),
    error: 'there is no unit vector e_0; positions count from 1',
    culprit: 'e_0',
  },
  {
    args: where('y: index', 'y', 'y^2'),
    error: 'y is an index; it stands in subscripts, not for a number',
    culprit: 'y',
  },
]

const calls: Row[] = [
  {
    args: by('x', 'relu(x, 1, 2)'),
    error: '`relu` takes one argument, not 3',
    culprit: 'relu(x, 1, 2)',
  },
  { args: by('x', 'kl(x)'), error: '`kl` takes two arguments, not 1', culprit: 'kl(x)' },
  { args: by('x', 'clip(x)'), error: '`clip` takes three arguments, not 1', culprit: 'clip(x)' },
  {
    args: where('f: R^n -> R^m; x: n; y: n', 'x', 'f(x, y)'),
    error: 'f takes one argument',
    culprit: 'f(x, y)',
  },
]

const declarations: Row[] = [
  {
    args: where('x: n posiitve', 'x', 'x'),
    error: '`posiitve` is not a property',
    culprit: 'posiitve',
    hint: '`positive`',
    instead: where('x: n positive', 'x', 'x'),
  },
  {
    args: where('x: n sparkly', 'x', 'x'),
    error: '`sparkly` is not a property',
    culprit: 'sparkly',
    hint: 'symmetric',
  },
  {
    args: where('A: m×n symmetric', 'A', 'A'),
    error: 'A is m×n; symmetric needs a square matrix',
    culprit: 'A',
  },
  { args: where('x: n; x: m', 'x', 'x'), error: 'x is declared twice', culprit: 'x' },
  { args: where('x: n scalar', 'x', 'x'), error: 'a scalar has no size', culprit: 'n' },
  {
    args: where('x: n×m×k', 'x', 'x'),
    error: 'arrays of more than two dimensions are not part of the language',
    culprit: 'x: n×m×k',
  },
  ...['-3', '0', '2.5', '99999999999999999999', 'n^2'].map((size) => ({
    args: where(`x: ${size}`, 'x', 'x'),
    error: `${size} is not a size`,
    culprit: size,
    hint: 'such as 3, n, n + 1',
    instead: where('x: n + 1', 'x', 'x'),
  })),
]

const programs: Row[] = [
  {
    args: by('a', 'a = b\nb = a'),
    error: 'b is used before it is defined',
    culprit: 'b',
    hint: 'move the definition of b up',
  },
  {
    args: by('a', 'a = a + 1'),
    error: 'a is used in its own definition',
    culprit: 'a',
    hint: 'such as a1',
    instead: by('a', 'a1 = a + 1'),
  },
  {
    args: by('x', 'a = x\na = 2 x'),
    error: 'a is defined twice',
    culprit: 'a',
    hint: 'another name',
    instead: by('x', 'a = x\nb = 2 x'),
  },
  {
    args: ["x'x"],
    error: 'by what? The program asks for no derivative',
    hint: 'wrt',
    instead: ["x'x", '--wrt', 'x'],
  },
  { args: ['nowhere.gradus'], error: 'nowhere.gradus cannot be read: there is no such file' },
  { args: ['-', '--wrt', 'x'], input: "x'x\n+ )", error: '`)` closes a bracket', culprit: ')' },
]

const options: Row[] = [
  {
    args: [...by('x', 'x'), '--layuot', 'mixed'],
    error: 'there is no option --layuot',
    hint: '--layout',
    instead: [...by('x', 'x'), '--layout', 'mixed'],
  },
  {
    args: [...by('x', 'x'), '--bogus'],
    error: 'there is no option --bogus',
    hint: 'gradus --help',
    instead: ['--help'],
  },
  {
    args: [...by('x', 'x'), '--layout', 'sideways'],
    error: '--layout sideways: there is no such layout',
    hint: 'numerator',
    instead: [...by('x', 'x'), '--layout', 'numerator'],
  },
  { args: [...by('x', 'x'), '--order', ''], error: '--order : expected a whole number from 1 to 9' },
  { args: [...by('x', 'x'), '--of', ' '], error: '--of: a name is missing' },
  { args: [...by('x', 'x'), '--samples', '-1'], error: '--samples -1: expected a number of points' },
  { args: [...by('x', 'x'), '--seed', '1e400'], error: '--seed 1e400: expected a whole number' },
  {
    args: ['x', 'y', '--wrt', 'x'],
    error: 'expected the expression in one argument, and got 2',
    hint: "'x y'",
    instead: by('x', 'x y'),
  },
  { args: ['check', ...by('x', 'x')], error: 'which answer is to be checked?', hint: '--claim' },
  {
    args: ['check', ...by('x', "x'x"), '--claim', '2 q'],
    error: 'q is not known here',
    culprit: 'q',
    hint: 'known names: x',
    instead: ['check', ...by('x', "x'x"), '--claim', '2 x'],
  },
]

const kB64 = 1 << 16
const floods: Row[] = [
  {
    args: by('x', '('.repeat(kB64)),
    error: 'brackets nest deeper than 500',
    culprit: '(',
    hint: 'name a part',
  },
  {
    args: by('x', '['.repeat(kB64)),
    error: 'brackets nest deeper than 500',
    culprit: '[',
    hint: 'name a part',
  },
  {
    args: by('x', '{'.repeat(kB64)),
    error: 'brackets nest deeper than 500',
    culprit: '{',
    hint: 'name a part',
  },
  { args: by('x', ')'.repeat(kB64)), error: '`)` closes a bracket', culprit: ')', hint: 'take it out' },
  { args: by('x', '|'.repeat(kB64)), error: '', culprit: '||' },
  { args: by('x', `${'x + '.repeat(18_000)}x`), error: 'the input has 72001 characters', hint: 'split' },
  {
    args: where(`x: ${'('.repeat(70_000)}`, 'x', 'x'),
    error: 'the input has 70003 characters',
    hint: 'split',
  },
  {
    args: by('x', `${'('.repeat(600)}x${')'.repeat(600)}`),
    error: 'brackets nest deeper than 500',
    culprit: '(',
    hint: 'name a part',
  },
  {
    args: by('x', `${'sin('.repeat(600)}x${')'.repeat(600)}`),
    error: 'brackets nest deeper than 500',
    culprit: '(',
    hint: 'name a part',
  },
  {
    args: by('x', `${'x^'.repeat(600)}2`),
    error: 'this nests deeper than 500',
    culprit: '^',
    hint: 'name a part',
  },
  { args: by('q'.repeat(70_000), 'x'), error: `${'q'.repeat(100)}… is not a name of this program` },
]

/** What the carets of a rendered error point at. */
function culpritOf(lines: readonly string[]): string | undefined {
  const at = lines.findIndex((l) => /^[\s|]*\^+$/u.test(l))
  if (at < 1) return undefined
  const [from, to] = [lines[at]!.indexOf('^'), lines[at]!.length]
  return [...lines[at - 1]!].slice(from, to).join('')
}

const title = ({ args }: Row): string =>
  JSON.stringify(args.map((a) => (a.length > 50 ? `${a.slice(0, 20)}… (${a.length})` : a)))

const groups: Readonly<Record<string, readonly Row[]>> = {
  brackets,
  'what is unfinished': unfinished,
  'stray signs': stray,
  'control characters': control,
  names,
  shapes,
  positions,
  calls,
  declarations,
  programs,
  options,
  floods,
}

// the first call loads the modules
beforeAll(async () => {
  await gradus(by('x', 'x'))
}, 30_000)

describe.each(Object.entries(groups))('%s', (_, rows) => {
  test.each(rows.map((row) => [title(row), row] as const))('%s', async (_, row) => {
    const start = performance.now()
    const { status, out, err } = await gradus(row.args, row.input ?? '')
    expect(performance.now() - start).toBeLessThan(3000)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    const lines = err.replace(/\n$/, '').split('\n')
    expect(lines[0]!.slice(0, 7 + row.error.length)).toBe(`error: ${row.error}`)
    expect(err).not.toMatch(/internal|\n\s+at |undefined|NaN|\[object/)
    expect(err).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u)
    // the message, the line with its carets, the hint
    expect(lines.length).toBeLessThanOrEqual(4)
    expect(err.length).toBeLessThan(800)
    expect(culpritOf(lines)).toBe(row.culprit)
    const hint = lines.find((l) => l.startsWith('hint: '))
    if (row.hint !== undefined) expect(hint).toContain(row.hint)
    if (row.instead) expect((await gradus(row.instead)).status).toBe(0)
  })
})

describe('what is no mistake', () => {
  test.each([
    [where('x: n; y: m', 'y', "x'x"), '\\mathbf{0}_{m}'],
    [where('c: scalar; x: n', 'c', "x'x"), '0'],
    [where('a: scalar; X: m×n', 'X', 'a'), 'zeros'],
  ])('a derivative by what does not occur is 0, with a note: %j', async (args, answer) => {
    const { status, out, err } = await gradus(args)
    expect(status).toBe(0)
    expect(out).toContain(answer)
    expect(err).toMatch(/^note: \w does not depend on \w: the derivative is 0$/m)
  })

  test.each([
    [by('x', `${'-'.repeat(601)}x`)],
    [by('x', `x${"'".repeat(600)}`)],
    [where('x: n; constructor: n', 'x', "x' constructor")],
    [where('x: n - 5', 'x', "x'x")],
  ])('%j is answered', async (args) => {
    expect(await gradus(args)).toMatchObject({ status: 0 })
  })

  test.each([['x: 100000000'], ['x: 20000']])(
    'sizes that no check can afford are checked at smaller ones, which is said: %s',
    async (shapes) => {
      const start = performance.now()
      const { status, out, err } = await gradus(where(shapes, 'x', "x'x"))
      expect(performance.now() - start).toBeLessThan(3000)
      expect({ status, out }).toEqual({ status: 0, out: '2 x\n' })
      expect(err).toMatch(/checked: .*\d+ → \d/)
    },
  )

  test('where smaller sizes do not fit each other, it is said that nothing was checked', async () => {
    const sizes = 'x: 200000; a: 500; D: 400×3000; b: 3000'
    const { status, out, err } = await gradus(where(sizes, 'x', "a' unvec(x, 500, 400) D b"))
    expect({ status, out: out.length > 0 }).toEqual({ status: 1, out: true })
    expect(err).toContain('not verified: arrays of so many entries')
  })
})

test('in a batch, bad lines are answered with errors, and the good one after them too', async () => {
  const program = (text: string, more = {}): string => JSON.stringify({ program: text, wrt: 'x', ...more })
  const bad = [
    '{',
    '[1, 2]',
    'null',
    '"x"',
    '{"program": "x", "wrt": "x"',
    '{}',
    JSON.stringify({ program: 7, wrt: 'x' }),
    JSON.stringify({ program: 'x', wrt: 7 }),
    JSON.stringify({ program: 'x' }),
    program('x', { layout: 'sideways' }),
    program('x', { order: 3 }),
    program('x', { functions: { f: 1 } }),
    program('x', { code: ['cobol'] }),
    program(''),
    program('('.repeat(kB64)),
    program('x', { where: 'x: -3' }),
    program('x', { wrt: '__proto__' }),
    program('f(x)', { functions: { f: '__proto__' } }),
    '{"__proto__": {"program": "x"}, "wrt": "x"}',
  ]
  const { status, out, err } = await gradus(['batch'], [...bad, program("x'x"), ''].join('\n'))
  const answers = jsonLines(out)
  expect({ status, err, lines: answers.length }).toEqual({ status: 1, err: '', lines: bad.length + 1 })
  answers.slice(0, -1).forEach((a, i) => {
    expect(a.error?.message, bad[i]!.slice(0, 60)).toMatch(/^(?!internal)/)
  })
  expect(answers.at(-1).answer.source).toBe('2 x')
})
