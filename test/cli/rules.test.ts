import { expect, test } from 'vitest'
import { operators } from '../../src/operators/index.js'
import { gradus, jsonLines } from './fake-terminal.js'

test('lists every operator', async () => {
  const { status, out } = await gradus(['rules', '--format', 'json'])
  expect(jsonLines(out).map((o) => o.name)).toEqual(operators.map((o) => o.name))
  expect(status).toBe(0)
})

test.each(['logdet', 'σ', 'Tr'])('one of them by any of its names: %s', async (name) => {
  const { status, out } = await gradus(['rules', name])
  expect(out.split('\n')[0]).toMatch(/^\w+: /)
  expect(status).toBe(0)
})

test('none of that name', async () => {
  expect(await gradus(['rules', 'lgdet'])).toEqual({
    status: 2,
    out: '',
    err: 'error: there is no rule lgdet\nhint: did you mean logdet?\n',
  })
})
