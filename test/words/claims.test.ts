import { describe, expect, test } from 'vitest'
import {
  type ClaimResult,
  checkClaim,
  checkWork,
  type DeriveOptions,
  type WorkResult,
} from '../../src/index.js'
import { gradus, jsonLines } from '../cli/fake-terminal.js'
import { englishIn } from './formulas.js'

type Row = readonly [program: string, claim: string, options: DeriveOptions]

/** A claim of every verdict, and slips of all sorts. */
const rows: readonly Row[] = [
  ["x' A x", "(A + A') x", { wrt: 'x' }],
  ["x' A x", "x' (A + A')", { wrt: 'x' }],
  ["x' A x", '2 A x', { wrt: 'x' }],
  ["x' A x", "2 x' A", { wrt: 'x' }],
  ["x' A x", 'A x', { wrt: 'x' }],
  ["x' A x", "A x - A' x", { wrt: 'x' }],
  ["x' A x", "A x + 2 A' x", { wrt: 'x' }],
  ["x' A x", "(A + A') x + x", { wrt: 'x' }],
  ["x' A x", "2 (A + A') x", { wrt: 'x' }],
  ["x' A x", "-(A + A') x", { wrt: 'x' }],
  ["x' A x", "A x x'", { wrt: 'x' }],
  ['||A x - b||^2', '2 A (A x - b)', { wrt: 'x', where: 'A: m×n; b: m' }],
  ['||A x - b||^2', '2 (A x - b)', { wrt: 'x', where: 'A: m×n; b: m' }],
  ["tr(X' A X)", 'A X', { wrt: 'X', where: 'A: n×n; X: n×p' }],
  ["a' inv(X) b", "-X^-T X^-T a b'", { wrt: 'X' }],
  ['log det X', "det(X) inv(X)'", { wrt: 'X' }],
  ['tr(A X)', "A + A' - diag(diag(A))", { wrt: 'X', where: 'A: n×n; X: n×n' }],
  ['norm(x)', 'x', { wrt: 'x' }],
  ['sum(relu(W x))', "W' ones(m)", { wrt: 'x', where: 'W: m×n' }],
  ['exp(x^2)', '2 x', { wrt: 'x', where: 'x: scalar' }],
  ['exp(x^2)', 'exp(2 x)', { wrt: 'x', where: 'x: scalar' }],
  ['x^3', '3 x^3', { wrt: 'x', where: 'x: scalar' }],
  ["x'y + a'x", 'x', { wrt: 'x' }],
  ['sum(x)', 'x', { wrt: 'x', where: 'x: n' }],
]

const wordsOf = (c: ClaimResult): string[] => [
  c.detail,
  ...(c.slip ? [c.slip.text] : []),
  ...(c.otherSlips ?? []).map((s) => s.text),
  ...(c.example ? [c.example.text] : []),
]

/** All that is no sentence. */
const withoutWords = (c: ClaimResult): unknown => ({
  ...c,
  detail: '',
  slip: c.slip && { ...c.slip, text: '' },
  otherSlips: c.otherSlips?.map((s) => ({ ...s, text: '' })),
  example: c.example && { ...c.example, text: '' },
})

describe('a judgement of a claim in Chinese', () => {
  test.each(rows)('%s: %s', (program, claim, options) => {
    const en = checkClaim(program, claim, options)
    const zh = checkClaim(program, claim, { ...options, language: 'zh' })
    expect(withoutWords(zh)).toEqual(withoutWords(en))
    expect(wordsOf(zh)).toHaveLength(wordsOf(en).length)
    for (const s of wordsOf(zh)) {
      expect(s).toMatch(/\p{Script=Han}/u)
      expect(englishIn(s, [program, claim]), s).toEqual([])
    }
  })
})

const work = "z = X w\n∂L/∂z = 2 (z - y)\n∂L/∂w = 2 X (z - y)\n∂L/∂w = 2 X' (z - y)"
const asked = { wrt: 'w', where: 'X: n×d' }

test('and of a derivation', () => {
  const program = 'L = ||X w - y||^2'
  const [en, zh] = (['en', 'zh'] as const).map((language) =>
    checkWork(program, work, { ...asked, language }),
  ) as [WorkResult, WorkResult]
  expect(zh.lines.map((l) => l.verdict)).toEqual(en.lines.map((l) => l.verdict))
  expect(zh.detail).toBe('第 3 行是最先出错的一行')
  for (const s of [zh.detail, ...zh.lines.map((l) => l.detail)]) expect(englishIn(s, [work]), s).toEqual([])
})

describe('the command', () => {
  const check = ['check', '||X w - y||^2', '--wrt', 'w', '--where', 'X: n×d', '--lang', 'zh']

  test('judges a claim', async () => {
    const { out, status } = await gradus([...check, '--claim', '2 X (X w - y)'])
    expect(status).toBe(1)
    expect(out).toMatch(/^形状不符：.+\n错处：.+\n改正：.+\n/)
    expect(englishIn(out)).toEqual([])
  })

  test('judges a derivation', async () => {
    const { out, status } = await gradus(
      [...check, '--of', 'L', '--work', '-'].with(1, 'L = ||X w - y||^2'),
      work,
    )
    expect(status).toBe(1)
    expect(out).toMatch(/第 3 行是最先出错的一行\n$/)
    expect(englishIn(out)).toEqual([])
  })

  test('as JSON the verdict is the same, the sentences are not', async () => {
    const claim = async (lang: string) =>
      jsonLines(
        (await gradus([...check, '--claim', '2 X (X w - y)', '--lang', lang, '--format', 'json'])).out,
      )[0].claim
    const [en, zh] = [await claim('en'), await claim('zh')]
    expect(zh.verdict).toBe(en.verdict)
    expect(zh.slip.rule).toBe(en.slip.rule)
    expect(zh.detail).not.toBe(en.detail)
  })
})
