import { expect, test } from 'vitest'
import { gradus } from './fake-terminal.js'

const check = (claim: string, ...more: string[]) =>
  gradus(['check', "x'A x", '--wrt', 'x', '--claim', claim, ...more])

test('a right claim', async () => {
  const { status, out } = await check("(A + A')x")
  expect(out).toMatch(/^equal: /)
  expect(status).toBe(0)
})

test('a claim in the other layout', async () => {
  const { status, out, err } = await check("x'(A + A')")
  expect(out).toMatch(/^transposed: /)
  expect(err).toContain('the derivative: (A + Aᵀ) x')
  expect(status).toBe(1)
})

test('a multiple of the answer', async () => {
  expect((await check("2(A + A')x")).out).toMatch(/^scaled: the derivative is 1\/2 times the claim\n/)
})

test('a claim that holds for symmetric matrices', async () => {
  const { out } = await check('2 A x')
  expect(out.split('\n').slice(0, 2)).toEqual([
    'equal-if: only right if A is symmetric',
    expect.stringMatching(/^example: at A = .*, x = .* entry . of the derivative is .*, of the claim/),
  ])
})

test('a wrong claim', async () => {
  expect(await check("A x + A'A x")).toMatchObject({ status: 1, out: expect.stringMatching(/^different: /) })
})

test('as JSON', async () => {
  const o = JSON.parse((await check("(A + A')x", '--format', 'json')).out)
  expect(o.claim).toMatchObject({ verdict: 'equal', nodes: 6 })
})

test('a claim that begins with a minus sign', async () => {
  const { out } = await gradus(['check', "-x'x", '--wrt', 'x', '--claim', '-2x'])
  expect(out).toMatch(/^equal: /)
})

test('a claim that cannot be read', async () => {
  const { status, out, err } = await check("x'(A +")
  expect({ status, out }).toEqual({ status: 2, out: '' })
  expect(err).toMatch(/^claim \| x'\(A \+\n +\| +\^/m)
})

test('no claim', async () => {
  const { status, err } = await gradus(['check', "x'x", '--wrt', 'x'])
  expect(status).toBe(2)
  expect(err).toContain('--claim')
})

test('one claim for several derivatives', async () => {
  const { status, err } = await gradus(['check', "x'y", '--wrt', 'x,y', '--claim', 'y'])
  expect(status).toBe(2)
  expect(err).toBe('error: there are 2 derivatives, and one claim\nhint: say which with --wrt\n')
})

const work = (text: string, ...more: string[]) =>
  gradus(['check', "x'A x", '--wrt', 'x', '--work', '-', ...more], text)

test('a derivation line by line, from standard input', async () => {
  const { status, out } = await work("f = x' A x\ndf = dx' A x + x' A dx\n∂f/∂x = (A + A') x\n")
  expect(
    out
      .split('\n')
      .slice(0, 3)
      .map((l) => l.slice(0, 3)),
  ).toEqual(['1 ✓', '2 ✓', '3 ✓'])
  expect(status).toBe(0)
})

test('the first wrong line', async () => {
  const { status, out, err } = await work("df = x' A dx\n∂f/∂x = A' x\n")
  expect(status).toBe(1)
  expect(out).toMatch(/^1 ✗ df = x' A dx\n {4}x' A dx is wrong: /)
  expect(out).toMatch(/line 1 is the first that is wrong\n$/)
  expect(err).toContain('the derivative: ')
})

test('a derivation as JSON', async () => {
  const { out } = await work("(A + A') x", '--format', 'json')
  expect(JSON.parse(out).work).toMatchObject({ ok: true, complete: true, firstWrong: null })
})

test('a file that is not there; a claim beside it', async () => {
  const missing = await gradus(['check', "x'x", '--wrt', 'x', '--work', 'nowhere.txt'])
  expect(missing).toMatchObject({ status: 2, out: '' })
  expect(missing.err).toContain('there is no such file')
  expect((await work('', '--claim', '2 x')).err).toContain('--claim and --work')
})

test.each([
  [
    'softmax(z)',
    'softmax(z)(1-softmax(z))',
    'softmax(z) .* (1-softmax(z)) works (n)',
    "; softmax(z)' (1-softmax(z))",
  ],
  ['z .* b', '(z + b)(z - b)', '(z + b) .* (z - b) works (n)', "; (z + b)' (z - b)"],
])('two columns of one length: %s, %s', async (program, claim, entrywise, inner) => {
  const { err } = await gradus(['check', program, '--wrt', 'z', '--claim', claim])
  expect(err).toContain(`hint: ${entrywise}${inner} is the inner product`)
  const { status } = await gradus([
    'check',
    program,
    '--wrt',
    'z',
    '--claim',
    entrywise.replace(' works (n)', ''),
  ])
  expect(status).toBe(1)
})
