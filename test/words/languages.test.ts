import { describe, expect, test } from 'vitest'
import {
  type Derivation,
  type DeriveOptions,
  derive,
  GradusError,
  type LanguageName,
} from '../../src/index.js'
import { gradus, jsonLines } from '../cli/fake-terminal.js'
import { derivationOf, problemsIn } from '../corpus/problems.js'
import { englishIn } from './formulas.js'

/** All that a derivation says, and all that it computes. */
const wordsOf = (d: Derivation): string[] => [
  ...d.steps.flatMap((s) => [s.title, s.text]).filter((t) => t !== ''),
  ...d.notes,
  ...d.assumptions,
]
const formulasOf = (d: Derivation) => ({
  answer: d.answer,
  where: d.where,
  shapes: d.shapes,
  steps: d.steps.map(({ title: _, text: __, ...rest }) => rest),
})

const rows: readonly (readonly [string, DeriveOptions])[] = [
  ['L = ‖W2 tanh(W1 x + b) - y‖²', { wrt: 'W1' }],
  ['L = ‖W2 tanh(W1 x + b) - y‖²', { wrt: 'W1', layout: 'numerator' }],
  ["f = x' A x", { wrt: 'x', order: 2 }],
  ["f = x' A y", { wrt: 'x', and: 'y' }],
  ['softmax(W x)', { wrt: 'x', upstream: true, layout: 'mixed' }],
  ['A X B', { wrt: 'X' }],
  ['A X B', { wrt: 'X', form: 'kronecker' }],
  ['A X B', { wrt: 'X', form: 'components' }],
  ['A X B', { wrt: 'X', form: 'kronecker', layout: 'numerator' }],
  ['tr(A S)', { wrt: 'S', where: 'S: n×n symmetric' }],
  ['tr(A S)', { wrt: 'S', where: 'S: n×n antisymmetric' }],
  ['tr(A S)', { wrt: 'S', where: 'S: n×n diagonal' }],
  ['tr(A S)', { wrt: 'S', where: 'S: n×n lower' }],
  ['tr(A S)', { wrt: 'S', where: 'S: n×n upper' }],
  ['‖S x - y‖²', { wrt: 'S', where: 'S: n×n upper', order: 2 }],
  ["x' A", { wrt: 'x' }],
  ["a' b", { wrt: 'c', where: 'c: n' }],
  ['sum_i sum_j A_ij x_i x_j', { wrt: 'x' }],
  ['sum_{i != j} x_i x_j', { wrt: 'x', where: 'x: n; j: index' }],
  ['sum_i (x_{i+1} - x_i)^2', { wrt: 'x', where: 'x: n' }],
  ['sum_i x_i x_{i-1}', { wrt: 'x', where: 'x: n' }],
  ['1/2σ² + x^t A x', { wrt: 'σ' }],
  ['sum(X + b)', { wrt: 'X', where: 'X: m×n; b: n' }],
  ['sum(e^A) + ‖A‖_1', { wrt: 'A', where: 'A: n×n' }],
  ['sum(f(W x))', { wrt: 'W', functions: { f: 'tanh' } }],
  ['sum(relu(x) .* sigmoid(x) + clip(x, -1, 1) .* exp(x))', { wrt: 'x', where: 'x: n' }],
  ['log det X + ‖X‖_*', { wrt: 'X', where: 'X: n×n' }],
  ['tr(A X⁻¹) + aᵀ X b tr(X)', { wrt: 'X', where: 'X: n×n', method: 'differential' }],
  ['tr(X A X)', { wrt: 'X', where: 'X: n×n', method: 'differential', layout: 'numerator' }],
  ['L = ‖W2 tanh(W1 x + b) - y‖²', { wrt: 'W1', method: 'differential' }],
  ['softmax(W x)', { wrt: 'x', method: 'differential' }],
  ['‖A x - b‖ + xᵀ x', { wrt: 'x', method: 'differential' }],
  ['A X B', { wrt: 'X', method: 'components' }],
  ['L = ‖W2 tanh(W1 x + b) - y‖²', { wrt: 'W1', method: 'components' }],
  ['tr(A X⁻¹ B X)', { wrt: 'X', where: 'X: n×n', method: 'components' }],
  ['sum_i (x_{i+1} - x_i)^2', { wrt: 'x', where: 'x: n', method: 'components' }],
]

describe('a language changes words only', () => {
  test.each(rows)('%s %o', (program, options) => {
    const [en, zh] = (['en', 'zh'] as const).map((language) => derive(program, { ...options, language })) as [
      Derivation,
      Derivation,
    ]
    expect(formulasOf(zh)).toEqual(formulasOf(en))
    expect(wordsOf(zh)).toHaveLength(wordsOf(en).length)
    wordsOf(zh).forEach((s, i) => {
      expect(s).not.toBe(wordsOf(en)[i])
      expect(englishIn(s, [program, options.where ?? '']), s).toEqual([])
    })
  })

  test('English is what is spoken without a wish', () => {
    expect(derive('x^2', { wrt: 'x' }).language).toBe('en')
    expect(wordsOf(derive('x^2', { wrt: 'x', language: 'en' }))).toEqual(wordsOf(derive('x^2', { wrt: 'x' })))
  })

  test('one that has no words is an error', () => {
    expect(() => derive('x^2', { wrt: 'x', language: 'xx' as LanguageName })).toThrow(GradusError)
  })
})

test('a quarter of the textbook problems, in Chinese, have no English word', { timeout: 60_000 }, () => {
  const quarter = problemsIn('textbook/problems.jsonl').filter((_, i) => i % 4 === 0)
  const left = quarter.flatMap((p) => {
    const d = derivationOf(p, 'mixed', { language: 'zh' })
    return wordsOf(d).flatMap((s) =>
      englishIn(s, [p.program, p.where ?? '']).map((w) => `${p.id}: ${w} in ${s}`),
    )
  })
  expect(left).toEqual([])
})

describe('the command', () => {
  test('tells in Chinese how it read and checked', async () => {
    const { out, err } = await gradus([
      '‖W x‖²',
      '--wrt',
      'W',
      '--lang',
      'zh',
      '--steps',
      '--format',
      'unicode',
    ])
    expect(err).toContain('形状：W：m×n；x：n')
    expect(err).toContain('已检验：5 个随机点')
    expect(out).toContain('范数的平方')
    expect([...err.split('\n'), ...out.split('\n')].flatMap((l) => englishIn(l))).toEqual([])
  })

  test('says why nothing could be checked', async () => {
    const { status, err } = await gradus(['log(-x^2)', '--wrt', 'x', '--lang', 'zh'])
    expect(status).toBe(1)
    expect(err).toMatch(/未能检验：试过的 \d+ 个点都不满足：log 有限/)
  })

  test('keeps the columns of a table apart, two to a character', async () => {
    const { out } = await gradus([
      'tanh(W x)',
      '--wrt',
      'x',
      '--lang',
      'zh',
      '--steps',
      '--format',
      'unicode',
    ])
    const columns = (text: string): number => [...text].length + (text.match(/\p{Script=Han}/gu) ?? []).length
    const starts = out
      .split('\n')
      .filter((l) => / {2}\S+ {2,}\S+ = /.test(l))
      .map((l) => columns(/^\S+ +\S+ +/.exec(l)![0]))
    expect(starts.length).toBeGreaterThan(1)
    expect(new Set(starts).size).toBe(1)
  })

  test('each line of a batch in its own language', async () => {
    const line = (lang: string | null) => `${JSON.stringify({ program: "x'x", wrt: 'x', lang, layuot: 1 })}\n`
    const { out } = await gradus(['batch', '--lang', 'zh'], line(null), line('en'), line('fr'))
    const [zh, en, wrong] = jsonLines(out)
    expect(zh.steps.at(-1).title).toMatch(/\p{Script=Han}/u)
    expect(zh.notes.at(-1)).toBe('字段“layuot”未被读取；是否应为“layout”？')
    expect(en.steps.at(-1).title).toBe('Product rule')
    expect(wrong.error.message).toBe('"lang": expected "en" or "zh"')
  })

  test('reads the rule book in it, and finds rules by their Chinese titles', async () => {
    const book = await gradus(['rules', '--lang', 'zh'])
    expect(book.out).toContain('logdet: 行列式对数的微分')
    expect((await gradus(['rules', '核范数', '--lang', 'zh'])).out).toMatch(/^nuclear_norm: 核范数\n/)
  })

  test('one that has no words is an error', async () => {
    expect(await gradus(['x^2', '--wrt', 'x', '--lang', 'fr'])).toMatchObject({
      status: 2,
      out: '',
      err: 'error: --lang fr: there is no such lang\nhint: one of en, zh\n',
    })
  })
})
