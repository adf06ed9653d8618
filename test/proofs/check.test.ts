import { describe, expect, test } from 'vitest'
import { checkProof } from '../../src/proofs/check.js'
import { proofs } from '../../src/proofs/index.js'

describe.each(proofs.map((p) => [p.name, p] as const))('%s', (_name, p) => {
  test('every line holds, and the last one is the rule', () => {
    const { lines, rule, reason } = checkProof(p)
    expect(reason).toBeUndefined()
    for (const [i, l] of lines.entries()) expect(l.error, p.lines[i]!.says).toBeLessThanOrEqual(1e-6)
    expect(rule?.error ?? 0, 'the operator’s own rule').toBeLessThanOrEqual(1e-6)
  })
})
