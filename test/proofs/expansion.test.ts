import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/index.js'
import { proofInLatex, proofInUnicode } from '../../src/present/proof.js'
import { expansionOf } from '../../src/proofs/expansion.js'
import { proofNamed, proofs } from '../../src/proofs/index.js'
import { readProof } from '../../src/proofs/read.js'
import { languages } from '../../src/words/catalogue.js'

const strict = { throwOnError: true, strict: 'error', trust: false } as const

describe.each(proofs.map((p) => [p.name, p] as const))('%s', (_name, p) => {
  test('is told in LaTeX that can be set, and by a title', () => {
    const e = expansionOf(p)
    expect(e.title).not.toBe(p.of)
    for (const l of [...e.definitions, ...e.lines]) katex.renderToString(l.latex, strict)
    katex.renderToString(proofInLatex(e), strict)
    expect(proofInUnicode(e).length).toBeGreaterThanOrEqual(e.lines.length)
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

test('in Chinese: the same formulas, other words', () => {
  for (const p of proofs) {
    const [en, zh] = [expansionOf(p), expansionOf(p, 'zh')]
    expect(zh.lines.map((l) => l.latex)).toEqual(en.lines.map((l) => l.latex))
    for (const l of zh.lines) expect(l.text, p.name).toMatch(/\p{Script=Han}|softmax/u)
  }
})

/** The words of a reason that stand for something in a proof: single letters, alone or with a mark. */
const letters = (reason: string): string[] =>
  reason
    .replace(/[\p{Lm}\p{No}⁻⁺]/gu, ' ')
    .replace(/^a |[ ,;:]a (?=[a-z])/g, ' ')
    .match(/(?<![\p{L}\p{M}])\p{L}(?![\p{L}\p{M}'’])/gu) ?? []

test('reasons do not speak of names that a derivation calls otherwise', () => {
  for (const p of proofs) {
    const { subject } = readProof(p)
    const { definition } = subject ?? {}
    if (definition?.kind !== 'apply' || definition.op.name !== p.of) continue
    const renamed = [subject!, ...definition.args].flatMap((s) => (s.kind === 'symbol' ? s.name : []))
    for (const { why } of p.lines)
      for (const language of ['en', 'zh'] as const) {
        const spoken = letters(languages[language].proofs.reasons[why])
        expect(
          spoken.filter((x) => renamed.includes(x)),
          `${p.name}: ${languages[language].proofs.reasons[why]}`,
        ).toEqual([])
      }
  }
})

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
    expect(e.lines.at(-1)!.sides[0]!.latex).toBe('\\mathrm{d}p')
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

  test('by differentials: in the names of the part whose differential it is', () => {
    const network = 'z = W x\na = tanh(z)\nU = X^-1\nL = sum(a) + tr(A U)'
    const told = (wrt: string, rule: string) =>
      expanded(network, { wrt, method: 'differential', where: 'W: m×n; x: n; X: k×k; A: k×k' }, rule)
    expect(told('W', 'tanh').first).toBe('y = tanh(u)')
    expect(told('X', 'inverse').lines.at(-1)).toBe('dU = −U dX U')
    expect(told('X', 'read-gradient').e.name).toBe('read-gradient')
  })

  test('by differentials: in its own names where the part has none on the page', () => {
    const { first, step } = expanded(
      'tr(A X^-1 B)',
      { wrt: 'X', method: 'differential', where: 'X: n×n; A: m×n; B: n×m' },
      'inverse',
    )
    expect(step.unicode).toBe('df = −tr(A X⁻¹ dX X⁻¹ B)')
    expect(first).toBe('P = X⁻¹')
  })

  test('turning the factors of a trace is no rule of the trace', () => {
    const { e } = expanded("a' X b", { wrt: 'X', method: 'differential', where: 'X: m×n' }, 'cyclic')
    expect(e.name).toBe('cyclic')
  })

  test('by components: of the part whose entries are differentiated', () => {
    const options = { wrt: 'X', method: 'components', where: 'X: n×n; A: n×n' } as const
    expect(expanded('U = X^-1\nf = tr(A U)', options, 'inverse').lines.at(-1)).toBe('dU = −U dX U')
    expect(expanded('U = X^-1\nf = tr(A U)', options, 'entries').e.name).toBe('entries')
  })

  test('a step whose rule has no proof has none', () => {
    const d = derive('‖W x‖²', { wrt: 'W' })
    const at = d.steps.findIndex((s) => s.rule === 'name-parts')
    expect(d.steps[at]).not.toHaveProperty('expansion')
    expect(d.expand(at)).toBeUndefined()
    expect(d.expand(99)).toBeUndefined()
  })
})
