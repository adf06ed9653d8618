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
  expect((await check("2(A + A')x")).out).toBe('scaled: the derivative is 1/2 times the claim\n')
})

test('a claim that holds for symmetric matrices', async () => {
  expect((await check('2 A x')).out).toBe('equal-if: equal if A is symmetric\n')
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
