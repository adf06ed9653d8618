import { describe, expect, test } from 'vitest'
import { checkClaim, derive } from '../../src/index.js'

/** Sizes that are too large to check are checked at smaller ones, and it is said. */
const cases: readonly (readonly [f: string, wrt: string, where: string])[] = [
  ['‖W x‖²', 'W', 'W: 128×784; x: 784'],
  ['tr(A X)', 'X', 'A: 300×200; X: 200×300'],
  ['log det X', 'X', 'X: 100×100'],
  ['‖vec(X)‖²', 'X', 'X: 200×300'],
  [
    'cross_entropy(y, softmax(W2 relu(W1 x + b1) + b2))',
    'W1',
    'W1: 512×784; b1: 512; W2: 10×512; b2: 10; x: 784; y: 10 onehot',
  ],
]

describe('large sizes', () => {
  test.each(cases)('%s by %s with %s', (f, wrt, where) => {
    const d = derive(f, { wrt, where })
    const check = d.verify()
    expect(check.ok).toBe(true)
    const standIns = check.standIns!
    expect(standIns.size).toBeGreaterThan(0)
    // different sizes stay different
    expect(new Set(standIns.values()).size).toBe(standIns.size)
    expect([...standIns].every(([large, small]) => small < large)).toBe(true)
  })

  test('sizes that can be checked as they are', () => {
    const check = derive('‖W x‖²', { wrt: 'W', where: 'W: 14×20; x: 20' }).verify()
    expect(check.ok).toBe(true)
    expect(check.standIns).toBeUndefined()
  })

  test('sizes that hang together by arithmetic are not claimed to be checked', () => {
    const d = derive("c' unvec(x, 500, 400) D e", {
      wrt: 'x',
      where: 'x: 200000; c: 500; D: 400×3000; e: 3000',
    })
    const check = d.verify()
    expect(check.ok).toBe(false)
    expect(check.reason).toMatch(/many entries/)
  })

  test('a claim at large sizes', () => {
    const options = { wrt: 'W', where: 'W: 128×784; x: 784' }
    expect(checkClaim('‖W x‖²', "2 W x x'", options).verdict).toBe('equal')
    expect(checkClaim('‖W x‖²', "W x x'", options).verdict).toBe('scaled')
    expect(checkClaim('‖W x‖²', "2 x x' W'", options).verdict).toBe('transposed')
  })

  test('a number in a claim may be a size: that is no verdict', () => {
    const options = { wrt: 'w', where: 'X: 1000×50000; w: 50000' }
    expect(() => checkClaim('mean(X w)', "X' ones(1000)/1000", options)).toThrow(/cannot be compared/)
  })
})
