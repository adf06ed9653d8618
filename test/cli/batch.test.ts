import { expect, test } from 'vitest'
import { linesOf } from '../../src/cli/input.js'
import { gradus, jsonLines } from './fake-terminal.js'

const problem = (fields: object): string => `${JSON.stringify(fields)}\n`

test('one answer a line, in order, with the ids', async () => {
  const { status, out } = await gradus(
    ['batch'],
    problem({ id: 7, program: '||W x||^2', wrt: 'W' }),
    problem({ id: 'b', program: "x'A x", wrt: 'x', layout: 'numerator' }),
  )
  expect(jsonLines(out).map((o) => [o.id, o.answer.source])).toEqual([
    [7, "2 W x x'"],
    ['b', "x' (A + A')"],
  ])
  expect(status).toBe(0)
})

test('the fields of an answer', async () => {
  const { out } = await gradus(
    ['batch'],
    problem({
      id: 1,
      program: 'q = W x\nf = ‖q‖²',
      where: 'W: m×n; x: n',
      wrt: 'W',
      claim: '2 q xᵀ',
      code: ['numpy'],
    }),
  )
  const [o] = jsonLines(out)
  expect(Object.keys(o)).toEqual([
    'id',
    'input',
    'of',
    'wrt',
    'order',
    'layout',
    'method',
    'shapes',
    'assumptions',
    'expression',
    'answer',
    'where',
    'steps',
    'check',
    'claim',
    'notes',
    'code',
  ])
  expect(o).toMatchObject({
    of: 'f',
    wrt: 'W',
    shapes: { W: ['m', 'n'], x: ['n'], q: ['m'], f: [] },
    expression: { unicode: '‖q‖²' },
    answer: { shape: ['m', 'n'], form: 'gradient', source: "2 q x'" },
    check: { ok: true, samples: 5, tolerance: 1e-6 },
    claim: { verdict: 'equal' },
    code: { numpy: { function: 'value_and_derivative', parameters: { W: 'W', x: 'x' } } },
  })
  for (const s of o.steps)
    expect(s).toMatchObject({ ok: true, rule: expect.any(String), title: expect.any(String) })
  expect(o.answer.nodes).toBeLessThanOrEqual(o.claim.nodes)
})

test('a line that cannot be answered gives its error, and the rest go on', async () => {
  const { status, out } = await gradus(
    ['batch'],
    'not json\n',
    '[1]\n',
    problem({ id: 'a', program: 'tr(A X', wrt: 'X' }),
    problem({ id: 'b', program: 'y = W x\ny + z', where: 'z: 3; W: 2×2', wrt: 'x' }),
    problem({ id: 'c', wrt: 'x' }),
    problem({ id: 'd', program: 'x', wrt: 'x', layout: 'row' }),
    problem({ id: 'e', program: "x'x" }),
    problem({ id: 'f', program: "x'y", wrt: 'x,y' }),
    problem({ id: 'g', program: "x'x", wrt: 'x', code: ['fortran'] }),
    problem({ id: 'h', program: "x'x", wrt: 'x' }),
  )
  const lines = jsonLines(out)
  expect(lines.map((o) => o.id)).toEqual([null, null, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
  expect(lines.slice(0, -1).every((o) => typeof o.error.message === 'string')).toBe(true)
  expect(lines[2].error).toMatchObject({ line: 1, column: 3, length: 1 })
  expect(lines[3].error).toMatchObject({ line: 2 })
  expect(lines.at(-1).answer.source).toBe('2 x')
  expect(status).toBe(1)
})

test('an error in the declarations says so', async () => {
  const { out } = await gradus(['batch'], problem({ program: 'x', wrt: 'x', where: 'x: 3×' }))
  expect(jsonLines(out)[0].error).toMatchObject({ input: 'where', line: 1 })
})

test('a claim that cannot be read spoils only the claim', async () => {
  const { out } = await gradus(['batch'], problem({ program: "x'x", wrt: 'x', claim: '((' }))
  const [o] = jsonLines(out)
  expect(o.answer.source).toBe('2 x')
  expect(o.claim).toMatchObject({
    verdict: 'different',
    nodes: 0,
    detail: expect.stringMatching(/^cannot be read: /),
  })
})

test('fields that are null are left out, slips are noted, others are the caller’s own', async () => {
  const { out } = await gradus(
    ['batch'],
    problem({ program: "x'x", wrt: 'x', of: null, claim: null, layuot: 'mixed', topic: 'norms' }),
  )
  expect(jsonLines(out)[0].notes).toEqual(['the field "layuot" was not read; did you mean "layout"?'])
})

test('a slip is told with an error as well, which may come of it', async () => {
  const { out } = await gradus(
    ['batch'],
    problem({ id: 1, program: "x'x", wtr: 'x' }),
    problem({ program: 3, lyaout: 'x' }),
  )
  expect(jsonLines(out)).toMatchObject([
    {
      id: 1,
      error: { hint: expect.any(String) },
      notes: ['the field "wtr" was not read; did you mean "wrt"?'],
    },
    { error: { message: '"program": expected a string' }, notes: [expect.stringContaining('"layout"')] },
  ])
})

test('options hold where a line says nothing', async () => {
  const { out } = await gradus(
    ['batch', '--layout', 'numerator', '--no-check'],
    problem({ program: "x'x", wrt: 'x' }),
    problem({ program: "x'x", wrt: 'x', layout: 'denominator' }),
  )
  const lines = jsonLines(out)
  expect(lines.map((o) => o.answer.source)).toEqual(["2 x'", '2 x'])
  expect(lines[0].check).toBeNull()
})

test('a name that objects have is a name like any other', async () => {
  const { status, out } = await gradus(
    ['batch'],
    problem({ id: '__proto__', program: 'constructor: n\nconstructorᵀ constructor', wrt: 'constructor' }),
  )
  expect(jsonLines(out)[0].answer.latex).toContain('constructor')
  expect(status).toBe(0)
})

test('lines are split at line feeds only, whatever the chunks', async () => {
  const chunks = ['a\u2028b\r\nc', '', 'd\n\né'.slice(0, 3), 'é', '\nlast'].map((c) => Buffer.from(c))
  const lines: (string | null)[] = []
  for await (const l of linesOf(
    (async function* () {
      yield* chunks
    })(),
  ))
    lines.push(l)
  expect(lines).toEqual(['a\u2028b', 'cd', '', 'é', 'last'])
})

test('a line without end is one error', async () => {
  const { out } = await gradus(
    ['batch'],
    'x'.repeat(700_000),
    'x'.repeat(700_000),
    '\n',
    problem({ program: "x'x", wrt: 'x' }),
  )
  const lines = jsonLines(out)
  expect(lines).toHaveLength(2)
  expect(lines[0].error.message).toContain('longer than')
  expect(lines[1].answer.source).toBe('2 x')
})
