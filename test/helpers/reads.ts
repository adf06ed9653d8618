import { expect } from 'vitest'
import type { Derivation } from '../../src/index.js'

/** A space before a bracket is typography and does not count. */
const plain = (s: string): string => s.replaceAll(' ', '')

/** Holds that the lines stand in the derivation, in this order, that all of them are verified, and that the last one gives the answer. */
export function reads(d: Derivation, lines: readonly string[]): void {
  const told = d.steps.map((s) => plain(s.unicode))
  let from = 0
  for (const line of lines) {
    const at = told.findIndex((t, i) => i >= from && t === plain(line))
    expect(at, `${line}\nin\n${d.steps.map((s) => s.unicode).join('\n')}`).toBeGreaterThanOrEqual(0)
    from = at + 1
  }
  expect(d.verify().ok).toBe(true)
  // the last line gives the answer
  expect(told.at(-1)!.endsWith(plain(d.unicode))).toBe(true)
}
