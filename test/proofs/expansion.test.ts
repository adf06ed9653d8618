import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/index.js'
import { expansionOf } from '../../src/proofs/expansion.js'
import { proofNamed, proofs } from '../../src/proofs/index.js'
import { expansionInLatex, expansionInUnicode } from '../../src/proofs/lines.js'

const strict = { throwOnError: true, strict: 'error', trust: false } as const

describe.each(proofs.map((p) => [p.name, p] as const))('%s', (_name, p) => {
  test('is told in LaTeX that can be set, and by a title', () => {
    const e = expansionOf(p)
    expect(e.title).not.toBe(p.of)
    for (const l of [...e.definitions, ...e.lines]) katex.renderToString(l.latex, strict)
    katex.renderToString(
      expansionInLatex(e, () => 'why'),
      strict,
    )
    expect(expansionInUnicode(e).length).toBeGreaterThan(e.lines.length)
  })

  test('leads on to proofs that there are', () => {
    for (const { expansion } of expansionOf(p).lines)
      expect(expansion === undefined || proofNamed(expansion)).toBeTruthy()
  })
})

/** The expansion of the first step that uses a rule, as lines. */
function expanded(program: string, options: Parameters<typeof derive>[1], rule: string) {
  const d = derive(program, options)
  const at = d.steps.findIndex((s) => s.rule === rule)
  const e = d.expand(at)!
  return { step: d.steps[at]!, lines: e.lines.map((l) => l.unicode), first: e.definitions[0]!.unicode, e }
}

describe('of a step', () => {
  test('in the names of the step, with its sizes', () => {
    const { step, first, lines, e } = expanded('p = softmax(x)', { wrt: 'x', where: 'x: d' }, 'softmax')
    expect(step.expansion).toBe('softmax')
    expect(first).toBe('p = softmax(x)')
    expect(lines).toContain('dt = 𝟙_dᵀ du = uᵀ dx')
    expect(lines.at(-1)).toBe('dp = (diag(p) − p pᵀ) dx')
    expect(e.where).toBeUndefined()
  })

  test('in LaTeX the differential of the new name is one', () => {
    const { e } = expanded('p = softmax(x)', { wrt: 'x' }, 'softmax')
    expect(e.lines.at(-1)!.sides[0]).toBe('\\mathrm{d}p')
  })

  test('in its own names where a name would be taken twice', () => {
    const { first, e } = expanded('u = softmax(t)', { wrt: 't', where: 't: n' }, 'softmax')
    expect(first).toBe('s = softmax(z)')
    expect(e.where).toBe('z: n')
  })

  test('in its own names where sizes are numbers, and where the operand is no name', () => {
    expect(expanded('p = softmax(x)', { wrt: 'x', where: 'x: 3' }, 'softmax').first).toBe('s = softmax(z)')
    expect(expanded('log det(2 A)', { wrt: 'A', where: 'A: n×n' }, 'logdet').first).toBe('f = logdet(X)')
  })

  test('a function of one number is proved for one number', () => {
    const { first } = expanded('a = tanh(W x)\nL = sum(a)', { wrt: 'W' }, 'tanh')
    expect(first).toBe('y = tanh(u)')
    expect(expanded('y = tanh(c)', { wrt: 'c', where: 'c: scalar' }, 'tanh').lines.at(-1)).toBe(
      'dy = (1 − y²) dc',
    )
  })

  test('for a matrix the proof for matrices', () => {
    const { e } = expanded('S = softmax(Z)\nL = ‖S‖²', { wrt: 'Z', where: 'Z: m×n' }, 'softmax')
    expect(e.name).toBe('softmax-rows')
  })

  test('by a matrix the rule that reads off its gradient', () => {
    const by = (wrt: string) => expanded('e = W x - y\nL = ‖e‖²', { wrt }, 'linear').e.name
    expect([by('W'), by('x')]).toEqual(['linear-matrix', 'linear'])
  })

  test('a step of the first order in a Hessian', () => {
    const { step } = expanded('f = logsumexp(x)', { wrt: 'x', order: 2 }, 'logsumexp')
    expect(step.expansion).toBe('logsumexp')
  })

  test('a step whose rule has no proof has none', () => {
    const d = derive('‖W x‖²', { wrt: 'W' })
    const at = d.steps.findIndex((s) => s.rule === 'name-parts')
    expect(d.steps[at]).not.toHaveProperty('expansion')
    expect(d.expand(at)).toBeUndefined()
    expect(d.expand(99)).toBeUndefined()
  })
})
