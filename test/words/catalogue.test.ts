import { describe, expect, test } from 'vitest'
import { operators } from '../../src/operators/index.js'
import { type Key, languageNames, languages, sentenceAt } from '../../src/words/catalogue.js'
import { englishIn } from './formulas.js'
import { samples } from './samples.js'

const keysOf = (tree: object, path: readonly string[] = []): Key[] =>
  Object.entries(tree).flatMap(([name, t]) =>
    typeof t === 'object' ? keysOf(t, [...path, name]) : ([[...path, name].join('.')] as Key[]),
  )

const keys = keysOf(languages.en)

const aboutsOf = (key: Key): readonly object[] | undefined =>
  (samples as Readonly<Record<string, readonly object[]>>)[key]

/** A sentence as it is said of each of its samples. */
function said(language: (typeof languageNames)[number], key: Key): string[] {
  const sentence = sentenceAt(language, key)
  if (typeof sentence === 'string') return [sentence]
  return aboutsOf(key)!.map((about) => sentence(about as never))
}

describe.each(languageNames)('%s', (language) => {
  test('says every sentence, and nothing else', () => {
    expect(keysOf(languages[language]).sort()).toEqual([...keys].sort())
    expect(keys.filter((k) => said(language, k).some((s) => s.trim() === ''))).toEqual([])
  })

  test('speaks of the same things in each', () => {
    const isText = (l: (typeof languageNames)[number], k: Key) => typeof sentenceAt(l, k) === 'string'
    expect(keys.filter((k) => isText(language, k) !== isText('en', k))).toEqual([])
    expect(keys.filter((k) => isText(language, k) === (aboutsOf(k) !== undefined))).toEqual([])
  })

  test('leaves nothing out of a sentence that it is about', () => {
    const left = Object.entries(samples).flatMap(([key, abouts]) =>
      said(language, key as Key).flatMap((sentence, i) =>
        Object.values(abouts[i] as object)
          .flat()
          .filter((v) => typeof v === 'number' || String(v).startsWith('«'))
          .filter((v) => !sentence.includes(String(v)))
          .map((v) => `${key}: ${v} is not in ${sentence}`),
      ),
    )
    expect(left).toEqual([])
  })

  test('says something else for each choice', () => {
    const alike = Object.keys(samples).filter((key) => {
      const all = said(language, key as Key)
      return new Set(all).size < all.length
    })
    expect(alike).toEqual([])
  })
})

test('what has words is an operator of the rule book, or one that is made where it is needed', () => {
  const listed = new Set<string>(operators.map((o) => o.name))
  expect(Object.keys(languages.en.operators).filter((name) => !listed.has(name))).toEqual([
    'unvec',
    'commutation',
    'blocks',
    'block',
    'zeros',
    'ones',
    'identity',
    'unit',
    'position',
    'ordinal',
    'unknown',
    'unknown_map',
    'unknown_jacobian',
    'unknown_hessian',
    'partial',
  ])
})

describe('Chinese', () => {
  test('has no English word outside formulas and names', () => {
    const english = keys.flatMap((key) =>
      said('zh', key).flatMap((s) => englishIn(s).map((w) => `${key}: ${w} in ${s}`)),
    )
    expect(english).toEqual([])
  })

  test('is written in Chinese characters, with full-width punctuation beside them', () => {
    // a list's separators, and titles that are only joined, have none of their own
    const joined = /^(lists\.|rules\.|compare\.line$)/
    const plain = keys.filter((k) => !joined.test(k) && said('zh', k).some((s) => !/\p{Script=Han}/u.test(s)))
    expect(plain).toEqual([])
    const half = keys.flatMap((k) =>
      said('zh', k).filter((s) => /\p{Script=Han}[,;:.?!()]|[,;:?!]\p{Script=Han}/u.test(s)),
    )
    expect(half).toEqual([])
  })

  test('puts a space between characters and the letters of formulas', () => {
    const tight = keys.flatMap((k) =>
      said('zh', k).filter((s) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(s)),
    )
    expect(tight).toEqual([])
  })
})
