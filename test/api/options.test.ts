import { describe, expect, test } from 'vitest'
import {
  checkClaim,
  checkWork,
  type DeriveOptions,
  derive,
  deriveAll,
  deriveBoth,
  GradusError,
  type Problem,
  present,
  presentBoth,
  presentDocument,
} from '../../src/index.js'

/** What a caller from JavaScript may pass, whatever the types say. */
const problemOf = (call: () => unknown): Problem => {
  try {
    call()
  } catch (e) {
    if (e instanceof GradusError) return e.problem
    throw e
  }
  throw new Error('nothing was thrown')
}

interface Row {
  readonly options: unknown
  readonly code: string
  readonly message: string
  readonly hint?: string
}

const value = (options: unknown, message: string, hint?: string): Row => ({
  options,
  code: 'option/value',
  message,
  ...(hint !== undefined && { hint }),
})
const unknown = (options: unknown, message: string, hint: string): Row => ({
  options,
  code: 'option/unknown',
  message,
  hint,
})

const layouts = 'layout: expected "numerator", "denominator" or "mixed", not'

const rows: readonly Row[] = [
  value({ layout: 'row' }, `${layouts} "row"`),
  value({ layout: 'numerater' }, `${layouts} "numerater"`, 'did you mean "numerator"?'),
  value({ layout: 'denom' }, `${layouts} "denom"`, 'did you mean "denominator"?'),
  value({ layout: null }, `${layouts} null`),
  value({ layout: 'both' }, `${layouts} "both"`, 'deriveBoth'),
  value({ form: 'bar' }, 'form: expected "differential", "kronecker" or "components", not "bar"'),
  value({ method: 'foo' }, 'method: expected "chain", "differential" or "components", not "foo"'),
  value({ language: 'de' }, 'language: expected "en" or "zh", not "de"'),
  ...[-1, 0, 1.5, 10, Number.NaN, '2'].map((order) =>
    value({ order }, 'order: expected a whole number from 1 to 9, not'),
  ),
  ...[0, 2.5, 1001].map((samples) => value({ samples }, 'samples: expected a number of points')),
  value({ seed: 0.5 }, 'seed: expected a whole number, not 0.5'),
  value({ tolerance: 0 }, 'tolerance: expected a number between 0 and 1, not 0'),
  value({ where: { x: 'n' } }, 'where: expected a string such as "W: m×n; x: n", not an object'),
  value({ functions: 3 }, 'functions: expected an object of names such as { f: "tanh" }, not 3'),
  value({ functions: { f: Math.tanh } }, 'functions: expected an object of names'),
  value({ upstream: 'yes' }, 'upstream: expected true or false, not "yes"'),
  value({ expand: 1 }, 'expand: expected true or false, not 1'),
  value({ of: '' }, 'of: expected a name, not ""'),
  value({ and: 2 }, 'and: expected a name, not 2'),
  ...['', 'x,', [], ['x', ''], 3].map((wrt) =>
    value({ wrt }, 'wrt: expected a name or a list of names, not'),
  ),
  unknown({ Layout: 'numerator' }, 'there is no option Layout', 'did you mean layout?'),
  unknown({ layuot: 'numerator' }, 'there is no option layuot', 'did you mean layout?'),
  unknown({ steps: true }, 'there is no option steps', 'the options are wrt, of, where'),
  unknown({ toString: 1 }, 'there is no option toString', 'the options are'),
  value('x', 'options: expected an object, not "x"'),
]

const calls: readonly (readonly [string, (options: DeriveOptions) => unknown])[] = [
  ['derive', (o) => derive("b'x", o)],
  ['deriveAll', (o) => deriveAll("b'x", o)],
  ['deriveBoth', (o) => deriveBoth("b'x", o)],
  ['checkClaim', (o) => checkClaim("b'x", 'b', o)],
  ['checkWork', (o) => checkWork("b'x", '∂f/∂x = b', o)],
]

describe.each(calls)('%s looks at its options', (_, call) => {
  test.each(rows)('$options', ({ options, code, message, hint }) => {
    const asked =
      typeof options === 'object' && options && !('wrt' in options) ? { wrt: 'x', ...options } : options
    const problem = problemOf(() => call(asked as DeriveOptions))
    expect(problem).toMatchObject({ code, input: 'option' })
    expect(problem.message).toContain(message)
    expect(problem.hint ?? '').toContain(hint ?? '')
  })
})

test('options that are undefined are left out', () => {
  expect(derive("b'x", { wrt: 'x', layout: undefined, where: undefined } as DeriveOptions).unicode).toBe('b')
})

test.each<[string, DeriveOptions]>([
  ["x'A x", { wrt: 'A,x' }],
  ["x'A x", { wrt: ['A', 'x'] }],
  ["f = x'A x\n∂f/∂A, ∂f/∂x", {}],
])('one derivative is asked for, or all: %s %o', (program, options) => {
  const problem = problemOf(() => derive(program, options))
  expect(problem).toMatchObject({
    code: 'option/many',
    message: '2 derivatives are asked for: ∂f/∂A, ∂f/∂x',
    hint: expect.stringContaining('deriveAll'),
  })
  expect(deriveAll(program, options)).toHaveLength(2)
})

test('texts are strings', () => {
  const notText = 3 as unknown as string
  for (const call of [
    () => derive(notText, { wrt: 'x' }),
    () => checkClaim('x', notText, { wrt: 'x' }),
    () => checkWork('x', notText, { wrt: 'x' }),
  ])
    expect(problemOf(call)).toMatchObject({
      code: 'option/value',
      message: expect.stringContaining('expected a string, not 3'),
    })
})

describe('what is made of a derivation', () => {
  const d = derive("b'x", { wrt: 'x' })
  const [both] = deriveBoth("b'x", { wrt: 'x' })
  const no = (v: unknown): never => v as never
  test.each<[string, () => unknown, string, RegExp]>([
    ['format', () => present(d, no('pdf')), 'option/value', /^format: expected "latex", .* not "pdf"$/],
    ['format of both', () => presentBoth(both!, no('pdf')), 'option/value', /^format: /],
    ['detail', () => present(d, 'latex', { detail: no('all') }), 'option/value', /^detail: .* not "all"$/],
    ['option', () => present(d, 'latex', no({ step: true })), 'option/unknown', /no option step$/],
    ['document', () => presentDocument(d, no({ Steps: true })), 'option/unknown', /no option Steps$/],
    ['columns', () => present(d, 'unicode', { columns: -3 }), 'option/value', /^columns: /],
    ['target', () => d.toCode(no('torch')), 'option/value', /^target: expected "numpy", not "torch"$/],
  ])('%s', (_, call, code, message) => {
    const problem = problemOf(call)
    expect(problem.code).toBe(code)
    expect(problem.message).toMatch(message)
  })

  test('a document is of one derivation or of several', () => {
    expect(presentDocument(d)).toBe(presentDocument([d]))
  })
})
