import { describe, expect, test } from 'vitest'
import { GradusError } from '../../src/language/errors.js'
import { parseProgram } from '../../src/language/parser.js'
import { vocabulary } from './vocabulary.js'

/** The code of the problem, or that it was read; and how long it took. */
function attempt(source: string): { outcome: string; seconds: number } {
  const start = performance.now()
  let outcome = 'read'
  try {
    parseProgram(source, { vocabulary })
  } catch (e) {
    if (!(e instanceof GradusError)) throw e
    outcome = e.problem.code
  }
  return { outcome, seconds: (performance.now() - start) / 1000 }
}

describe('64 kB of one thing end soon, one way or the other', () => {
  // generous for a busy machine; the slowest take 0.4 s on an idle one
  const bound = 4
  test.each(
    [
      ...[
        '(',
        ')',
        '[',
        ']',
        '{',
        '|',
        '||',
        '<',
        '^',
        '_',
        "'",
        '-',
        '+',
        '*',
        '/',
        '.',
        ',',
        ';',
        ':',
        '=',
        '&',
        '#',
        '$',
        '\\',
      ],
      ...[
        'x',
        'x ',
        'x^',
        'x_',
        'x+',
        'x-',
        'x*',
        'x/',
        "x'",
        'x<',
        'x|',
        'x[',
        'x=',
        'x: ',
        'x: n; ',
        'x, ',
        'x²',
        'xᵀ',
        'x_i',
        'x.^',
      ],
      ...[
        '<a, ',
        '<a, b> ',
        'a⊙b',
        'f(',
        'f(x)',
        'a(b)',
        '|x||',
        '‖x‖ ',
        'e^-',
        'e^{',
        'log ',
        'log x ',
        'sin x cos y ',
        'sum_i ',
        'Σᵢ xᵢ ',
      ],
      ...[
        '√',
        '\\frac',
        '\\frac{',
        '\\hat{',
        '\\hat ',
        '\\mathbf{x}',
        '\\text{',
        '\\begin{cases}',
        '\\lVert ',
        '\\left(',
        '\\\\',
        '∂',
        '∇',
        'd',
      ],
      ...[
        'abc',
        'softmaxx',
        'xhat',
        'W^{[1]}',
        'x_{i,',
        'kl(a||b)',
        'max(x,',
        '𝟙[',
        'cases(',
        'x if ',
        '1',
        '1 ',
        '1.2.',
        '1e5',
        'x\u0302',
        '\u0302',
        '\n',
        '²',
        '𝟙',
      ],
    ].map((unit) => ({ unit })),
  )('$unit', ({ unit }) => {
    const { seconds } = attempt(unit.repeat(Math.floor(65_000 / unit.length)))
    expect(seconds).toBeLessThan(bound)
  })
})

describe('each limit has its own error', () => {
  const nested = (open: string, close: string, depth: number) =>
    `${open.repeat(depth)}x${close.repeat(depth)}`
  test.each([
    ['length', 'x '.repeat(40_000), 'limit/length'],
    ['brackets', nested('(', ')', 501), 'limit/nesting'],
    ['functions', `${'log '.repeat(501)}x`, 'limit/nesting'],
    ['exponents', 'x^'.repeat(501).concat('x'), 'limit/nesting'],
    ['marks', `x${"'".repeat(3000)}`, 'limit/nesting'],
    ['signs', `${'-'.repeat(3000)}x`, 'limit/nesting'],
    ['quotients', 'a/'.repeat(3000).concat('a'), 'limit/nesting'],
    ['words', 'x'.repeat(201), 'limit/word'],
  ])('%s', (_, source, code) => {
    expect(attempt(source).outcome).toBe(code)
  })

  test('what stays below them is read', () => {
    expect(attempt(nested('(', ')', 400)).outcome).toBe('read')
    expect(attempt(nested('tanh(', ')', 400)).outcome).toBe('read')
    expect(attempt(nested('-(1 + ', ')', 300)).outcome).toBe('read')
    expect(attempt('a + '.repeat(10_000).concat('a')).outcome).toBe('read')
    expect(attempt('a b '.repeat(10_000)).outcome).toBe('read')
  })
})

test('a program of 1,000 layers', () => {
  const layers = Array.from({ length: 1000 }, (_, i) => `h${i + 1} = tanh(W${i + 1} h${i} + b${i + 1})`)
  const source = ['h0 = x', ...layers, 'L = ||h1000 - y||^2'].join('\n')
  attempt(source)
  const { outcome, seconds } = attempt(source)
  expect(outcome).toBe('read')
  expect(seconds).toBeLessThan(1)
})

test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'x_constructor'])(
  '%s is a name like any other',
  (name) => {
    const parsed = parseProgram(`y = 2 ${name}`, { vocabulary, where: `${name}: scalar` })
    expect(parsed.names.get(name)).toMatchObject({ kind: 'variable' })
    expect(parseProgram('', { vocabulary }).names.has(name)).toBe(false)
    expect(attempt(`\\${name}`).outcome).not.toBe('read')
  },
)

test('__proto__ is no name', () => {
  expect(attempt('__proto__: scalar').outcome).toBe('syntax/operand')
  expect(attempt('x.__proto__ = y').outcome).toBe('definition/left')
})
