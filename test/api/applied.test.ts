import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { type DeriveOptions, derive } from '../../src/index.js'
import { present } from '../../src/present/present.js'

/** Programs and a variable; a scalar, a vector and a matrix function; one and several lines; of second order. */
const cases: readonly [program: string, options: DeriveOptions][] = [
  ['‖y − W₂ tanh(W₁ x)‖²', { wrt: 'W1' }],
  ['z = W1 x + b; a = relu(z); L = norm2(y - W2 a)^2', { wrt: 'b' }],
  ["a'b/(norm2(a) norm2(b))", { wrt: 'a' }],
  ["x' A x/(x' x) + log(b' x)", { wrt: 'x' }],
  ['log det(A X + B)', { wrt: 'X', where: 'A: n×n; X: n×n; B: n×n' }],
  ['softmax(W x)', { wrt: 'x' }],
  ["x' A x + log(b' x)", { wrt: 'x', order: 2 }],
  ['-sum(y .* log(softmax(X w))) - c sum(exp(w))', { wrt: 'w', where: 'X: n×d; w: d; y: n' }],
]
const methods = ['chain', 'differential', 'components'] as const
const told = cases.flatMap(([program, options]) =>
  methods.map((method) => [method, program, derive(program, { ...options, method })] as const),
)

/** Steps by a rule that is a theorem on functions. */
const applying = new Set([
  'tanh',
  'relu',
  'log',
  'logdet',
  'softmax',
  'norm',
  'quotient',
  'exp',
  'chain-rule',
  'name-parts',
])

describe.each(told)('%s, %s', (_, __, d) => {
  const all = d.steps.map((step, i) => ({ step, applied: d.appliedTo(i) }))

  test('a rule is applied to something in the program', () => {
    const rules = all.filter(({ step }) => applying.has(step.rule))
    expect(rules.length).toBeGreaterThan(0)
    for (const { step, applied } of rules) expect(applied, step.unicode).not.toEqual([])
  })

  test('without the colour the line is the line', () => {
    for (const { applied } of all)
      for (const a of applied) {
        const plain = a.line.map((side) => side.latex).join(' = ')
        expect(a.latex('red').replace(/\\textcolor\{red\}\{/g, '').length).toBe(
          plain.length + marks(a.latex('red')),
        )
        for (const t of a.terms) expect(a.latex('red')).toContain(`\\textcolor{red}{${t.latex}}`)
        expect(() =>
          katex.renderToString(a.latex('red'), { throwOnError: true, strict: 'error' }),
        ).not.toThrow()
      }
  })

  test('the sizes of a product chain', () => {
    for (const { step } of all) {
      const { factors = [], shape } = step
      if (factors.length === 0) continue
      const [rows, columns] = [factors.map((f) => f[0]), factors.map((f) => f[1] ?? '1')]
      expect(rows.slice(1), step.unicode).toEqual(columns.slice(0, -1))
      expect([rows[0], columns.at(-1)].filter((d, i) => d !== '1' || shape[i] === '1')).toEqual(shape)
    }
  })
})

const marks = (latex: string): number => latex.split('\\textcolor{red}').length - 1

describe('marks in documents', () => {
  const d = derive('‖y − W₂ tanh(W₁ x)‖²', { wrt: 'W1' })

  test.each(['latex', 'markdown', 'unicode', 'speech'] as const)('%s: on request', (format) => {
    const plain = present(d, format, { steps: true })
    const marked = present(d, format, { steps: true, mark: true })
    const sign = format === 'latex' || format === 'markdown' ? /\\textcolor\{red\}/ : /applied to/i
    expect(plain).not.toMatch(sign)
    expect(marked).toMatch(sign)
  })

  test('HTML: always, of a class of its own', () => {
    expect(present(d, 'html', { steps: true })).toMatch(/<mstyle class="term" mathcolor="#\w+">/)
    expect(present(d, 'html', { steps: true, mark: false })).not.toContain('class="term"')
  })
})
