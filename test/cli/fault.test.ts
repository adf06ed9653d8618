import { expect, test, vi } from 'vitest'
import { gradus, jsonLines } from './fake-terminal.js'

vi.mock('../../src/api/derive.js', async (original) => {
  const real = await original<typeof import('../../src/api/derive.js')>()
  return {
    ...real,
    deriveAll: (program: string, options: object) => {
      if (program === 'broken') throw new TypeError('x is not a function')
      return real.deriveAll(program, options)
    },
  }
})

test('a fault of ours spoils one line of a batch only', async () => {
  const line = (id: number, program: string) => `${JSON.stringify({ id, program, wrt: 'x' })}\n`
  const { status, out } = await gradus(['batch'], line(1, 'broken'), line(2, "x'x"))
  const [broken, answered] = jsonLines(out)
  expect(broken).toMatchObject({
    id: 1,
    error: { message: 'internal error: x is not a function', line: null },
  })
  expect(answered).toMatchObject({ id: 2, answer: { source: '2 x' } })
  expect(status).toBe(1)
})

test('and is told without a stack trace', async () => {
  const { status, out, err } = await gradus(['broken', '--wrt', 'x'])
  expect({ status, out }).toEqual({ status: 2, out: '' })
  expect(err).toMatch(/^error: internal error: x is not a function\nhint: [^\n]*\n$/)
})
