import { expect, test } from 'vitest'
import { toJson } from '../../src/api/json.js'
import { derive } from '../../src/index.js'

test('is plain data: it survives a round trip', () => {
  const d = derive('q = W x\nf = ‖q‖²', { wrt: 'W' })
  const json = toJson(d, { check: d.verify(), code: ['numpy'] })
  expect(JSON.parse(JSON.stringify(json))).toEqual(json)
})

test('a step fails, or passes, with its number', () => {
  const d = derive('‖W x‖²', { wrt: 'W', tolerance: 1e-16 })
  const { steps, check } = toJson(d, { check: d.verify() })
  expect(check?.ok).toBe(false)
  expect(steps.map((s) => s.ok)).toEqual(steps.map((s) => s.error! <= 1e-16))
})

test('what is not finite is null, and a reason is given', () => {
  const d = derive("log(-x'x)", { wrt: 'x' })
  const { check } = toJson(d, { check: d.verify() })
  expect(check).toMatchObject({ ok: false, samples: 0, reason: expect.stringContaining('log') })
  expect(JSON.stringify(check)).not.toContain('null')
})

test('unchecked steps claim nothing', () => {
  const { steps, check } = toJson(derive('‖W x‖²', { wrt: 'W' }))
  expect(check).toBeNull()
  expect(steps.every((s) => !('ok' in s))).toBe(true)
})

test('steps name the proofs of their rules, and hold them where that is asked for', () => {
  const d = derive('s = softmax(z)', { wrt: 'z' })
  const rule = (json: ReturnType<typeof toJson>) => json.steps.find((s) => s.rule === 'softmax')
  expect(rule(toJson(d))).toMatchObject({ expansion: 'softmax' })
  expect(toJson(d).steps.some((s) => 'expanded' in s)).toBe(false)
  const json = toJson(d, { expansions: true })
  expect(rule(json)!.expanded).toMatchObject({ title: 'Softmax', lines: expect.any(Array) })
  expect(JSON.parse(JSON.stringify(json))).toEqual(json)
})

test('names: of a definition, of nothing', () => {
  expect(toJson(derive('L = ‖W x‖²', { wrt: 'W' })).of).toBe('L')
  expect(toJson(derive('‖W x‖²', { wrt: 'W' })).of).toBeNull()
})

test('a Hessian: the steps of the gradient come first, and all are checked', () => {
  const d = derive("x'A x", { wrt: 'x', order: 2 })
  const json = toJson(d, { check: d.verify() })
  expect(json).toMatchObject({ order: 2, expression: { unicode: 'xᵀ A x' }, answer: { shape: ['n', 'n'] } })
  expect(json.steps.every((s) => s.ok)).toBe(true)
})
