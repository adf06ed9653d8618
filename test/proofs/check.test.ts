import { describe, expect, test } from 'vitest'
import { operators } from '../../src/operators/index.js'
import { checkProof } from '../../src/proofs/check.js'
import { proofs } from '../../src/proofs/index.js'
import { line, type Proof, proof } from '../../src/proofs/proof.js'
import { languages } from '../../src/words/catalogue.js'

const named = (name: string): Proof => proofs.find((p) => p.name === name)!

describe.each(proofs.map((p) => [p.name, p] as const))('%s', (_name, p) => {
  test('every line holds, and the last one is the rule', () => {
    const { lines, rule, reason } = checkProof(p)
    expect(reason).toBeUndefined()
    for (const [i, l] of lines.entries()) expect(l.error, p.lines[i]!.says).toBeLessThanOrEqual(1e-6)
    expect(rule === undefined).toBe(!operators.some((o) => o.name === p.of))
    expect(rule?.error ?? 0, 'the operator’s own rule').toBeLessThanOrEqual(1e-6)
  })

  test('a factor 2 that is planted in a line is found', () => {
    const found = p.lines.map((_, i) => {
      const wrong = { ...p, lines: p.lines.map((l, k) => (k === i ? { ...l, says: spoiled(l.says) } : l)) }
      return checkProof(wrong).lines[i]!.ok
    })
    expect(found).toEqual(p.lines.map(() => false))
  })
})

/** The last side doubled; of an equation with 0 a sign changed, or the 0. */
function spoiled(says: string): string {
  const at = says.lastIndexOf(' = ') + 3
  const last = says.slice(at)
  if (last !== '0') return `${says.slice(0, at)}2 (${last})`
  return says.includes(' + ') ? says.replace(' + ', ' - ') : `${says.slice(0, at)}1`
}

describe('a planted mistake', () => {
  test.each([
    ['a lost sign', 'inverse', 'dP = -P dX P', 'dP = P dX P'],
    ['a swapped order', 'inverse', 'dP = -P dX P', 'dP = -dX P P'],
    ['a dropped transpose', 'chol', "dL L' + L dL' = dX", "dL L' + L dL = dX"],
    ['a forgotten term', 'softmax', "ds = s ⊙ dz - s (s' dz)", 'ds = s ⊙ dz'],
    ['a wrong power', 'sqrt', 'dy = du/(2 y)', 'dy = du/(2 y^2)'],
    ['the wrong projector', 'pinv', "dB = P dX (I - B) + (I - B) dX' P'", "dB = P dX B + B dX' P'"],
  ])('%s', (_what, name, right, wrong) => {
    const p = named(name)
    const at = p.lines.findIndex((l) => l.says === right)
    const { ok, lines } = checkProof({ ...p, lines: p.lines.with(at, { ...p.lines[at]!, says: wrong }) })
    expect(lines.map((l) => l.ok)).toEqual(p.lines.map((_, i) => i !== at))
    expect(ok).toBe(false)
  })

  test('a proof of another operator proves no rule', () => {
    const { lines, rule } = checkProof({ ...named('tanh'), of: 'sigmoid' })
    expect(lines.every((l) => l.ok)).toBe(true)
    expect(rule!.ok).toBe(false)
  })

  test('a proof that stops early proves no rule', () => {
    const p = proof('inverse', 'X: n×n invertible', 'P = X^-1', [line('dP X + P dX = 0', 'differentiate')])
    expect(() => checkProof(p)).toThrow('does not end with its differential')
  })

  test('where no point is defined nothing is proved', () => {
    const p = proof('log', 'u: scalar; -1 - u^2 > 0', 'y = log(u)', [line('dy = du/u', 'definition')])
    expect(checkProof(p)).toMatchObject({ ok: false, reason: { key: 'check.nowhere' } })
  })
})

/** What is linear, constant but for jumps, or a function by its definition: one sentence says why. */
const oneSentence = [
  'add',
  'transpose',
  'diag',
  'diagonal',
  'sign',
  'step',
  'erf',
  'lgamma',
  'digamma',
  'trigamma',
  'polygamma',
  'greater',
  'less',
  'greater_equal',
  'less_equal',
  'equal',
  'not_equal',
  'piecewise',
  'stop_gradient',
  'guarded',
  'argmax',
  'argmin',
  'vec',
  'block_dot',
  'block_sum',
  'half_lower',
  'tril',
  'triu',
]

test('every operator has a proof, or a sentence that is one', () => {
  const proved = new Set(proofs.map((p) => p.of))
  expect(operators.filter((o) => !proved.has(o.name)).map((o) => o.name)).toEqual(oneSentence)
  for (const o of operators) expect(o.explanation, o.name).toBeDefined()
})

test('every name is one proof’s, and every rule that a line uses is in the book', () => {
  expect(new Set(proofs.map((p) => p.name)).size).toBe(proofs.length)
  const known = new Set([...operators.map((o) => o.name), ...proofs.map((p) => p.of)])
  for (const p of proofs)
    for (const { by } of p.lines) expect(by === undefined || known.has(by), `${p.name}: ${by}`).toBe(true)
})

test('no proof leads back to itself', () => {
  const below = (name: string, above: readonly string[]): void => {
    expect(above, `${above.join(' → ')} → ${name}`).not.toContain(name)
    for (const p of proofs.filter((q) => q.of === name))
      for (const { by } of p.lines) if (by !== undefined) below(by, [...above, name])
  }
  for (const p of proofs) below(p.of, [])
})

test('every reason of the catalogue is given somewhere', () => {
  const given = new Set<string>(proofs.flatMap((p) => p.lines.map((l) => l.why)))
  expect(Object.keys(languages.en.proofs.reasons).filter((k) => !given.has(k))).toEqual([])
})
