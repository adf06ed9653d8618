import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { dim } from '../../src/expression/dimension.js'
import { one, symbol } from '../../src/expression/make.js'
import {
  distinctPhrases,
  formula,
  named,
  phrase,
  samePhrase,
  shaped,
  type Term,
  told,
  verbatim,
} from '../../src/expression/phrase.js'
import { matrix, scalar, vector } from '../../src/expression/shape.js'
import { add } from '../../src/operators/algebra/build.js'
import { vocabulary } from '../../src/operators/index.js'
import { latexOf } from '../../src/print/derivation.js'
import { latexName } from '../../src/print/names.js'
import { say, sayTerm, type Voice } from '../../src/print/say.js'
import { shapeInLatex } from '../../src/print/shape.js'
import { gradus } from '../cli/fake-terminal.js'

const x = symbol('x1', vector(dim('n')))
const sum = add(x, x)

describe('what a sentence speaks of', () => {
  test.each<[Term, string, string]>([
    [named(x), 'x1', 'x1'],
    [formula(sum), '2 x₁', '2 x₁'],
    [shaped(matrix(dim('m'), dim('n'))), 'm×n', 'm×n'],
    [shaped(scalar), 'scalar', '标量'],
    [verbatim('x^2'), 'x^2', 'x^2'],
    [told('substitute').title, 'Substitute', '代入'],
  ])('%o is said in its language', (term, en, zh) => {
    expect(sayTerm(term, 'en')).toBe(en)
    expect(sayTerm(term, 'zh')).toBe(zh)
  })

  test('is rendered by the voice, inside other phrases and lists too', () => {
    const latex: Voice = {
      name: (name) => `$${latexName(name)}$`,
      formula: (e) => `$${latexOf(e, vocabulary)}$`,
      verbatim: (text) => `\\verb|${text}|`,
      sizes: (sizes) => `$${shapeInLatex(sizes)}$`,
    }
    const inner = phrase('lists.shape', { name: formula(sum), shape: shaped(matrix(dim('m'), dim('n'))) })
    const whole = phrase('lists.shapes', { shapes: [inner, named(x), verbatim('1_2')] })
    expect(say(whole, 'en', latex)).toBe('$2 x_{1}$: $m \\times n$; $x_{1}$; \\verb|1_2|')
    expect(say(whole, 'zh', latex)).toBe('$2 x_{1}$：$m \\times n$；$x_{1}$；\\verb|1_2|')
  })
})

describe('two phrases', () => {
  const all = (): ReturnType<typeof phrase>[] => [
    phrase('notes.row', { f: named(x) }),
    phrase('notes.row', { f: verbatim('x1') }),
    phrase('notes.row', { f: formula(sum) }),
    phrase('notes.row', { f: formula(one) }),
    phrase('notes.row', { f: shaped(scalar) }),
    phrase('notes.row', { f: shaped(x.shape) }),
    phrase('notes.row', { f: phrase('shapes.scalar') }),
    phrase('notes.constant', { f: named(x), x: named(x) }),
    phrase('lists.more', { count: 1 }),
    phrase('lists.more', { count: 2 }),
    phrase('steps.chain.text', { layout: 'mixed' }),
    phrase('steps.chain.text', { layout: 'numerator' }),
    phrase('rules.several', { titles: [named(x)] }),
    phrase('rules.several', { titles: [named(x), named(x)] }),
  ]

  test('are the same where they say the same of the same things', () => {
    const [a, b] = [all(), all()]
    a.forEach((p, i) => {
      b.forEach((q, j) => {
        expect(samePhrase(p, q), `${i} ${j}`).toBe(i === j)
      })
    })
  })

  test('of the same kind are told once', () => {
    expect(distinctPhrases([...all(), ...all()])).toEqual(all())
  })
})

test('LaTeX takes Chinese titles', async () => {
  const { out } = await gradus(['‖W x‖²', '--wrt', 'W', '--lang', 'zh', '--steps', '--no-check'])
  expect(out).toContain('\\text{标量}')
  expect(katex.renderToString(out, { strict: 'error', displayMode: true })).toContain('范数的平方')
})
