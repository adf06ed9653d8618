import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { type Names, parseExpression, parseProgram } from '../../src/language/parser.js'
import type { Syntax } from '../../src/language/syntax.js'
import { vocabulary } from '../../src/operators/index.js'
import { printLatex } from '../../src/print/latex.js'
import { printSource } from '../../src/print/source.js'
import { printUnicode } from '../../src/print/unicode.js'
import { declared, tree } from './random-syntax.js'

const printers = { source: printSource, unicode: printUnicode, latex: printLatex }

/** The tree without spans. */
const bare = (s: unknown): unknown =>
  Array.isArray(s)
    ? s.map(bare)
    : typeof s === 'object' && s !== null
      ? Object.fromEntries(
          Object.entries(s)
            .filter(([k, v]) => k !== 'span' && v !== undefined)
            .map(([k, v]) => [k, bare(v)]),
        )
      : s

/** Prints in each spelling and reads back; the failures, told in one line each. */
function failures(s: Syntax, names: Names): string[] {
  return Object.entries(printers).flatMap(([spelling, print]) => {
    const text = print(s, vocabulary)
    if (spelling === 'latex')
      try {
        katex.renderToString(text, { throwOnError: true, strict: 'error', trust: false })
      } catch (e) {
        return [`KaTeX: ${text}: ${(e as Error).message}`]
      }
    try {
      const back = parseExpression(text, names, vocabulary)
      if (JSON.stringify(bare(back)) === JSON.stringify(bare(s))) return []
      return [`${spelling}: ${text}\n   was ${JSON.stringify(bare(s))}\n   is  ${JSON.stringify(bare(back))}`]
    } catch (e) {
      return [`${spelling}: ${text}: ${(e as Error).message}`]
    }
  })
}

const corpus = new URL('../../../shared/corpus/problems.jsonl', import.meta.url)

describe.skipIf(!existsSync(corpus))('the corpus', () => {
  test('every expression is printed so that it reads back', () => {
    const bad: string[] = []
    for (const line of readFileSync(corpus, 'utf8').trim().split('\n')) {
      const { program, where, expect: answer, functions } = JSON.parse(line)
      const parsed = parseProgram(program, { vocabulary, where, functions: Object.keys(functions ?? {}) })
      for (const s of parsed.statements)
        if (s.type === 'expression' || s.type === 'definition') bad.push(...failures(s.value, parsed.names))
      if (answer) bad.push(...failures(parseExpression(answer, parsed.names, vocabulary), parsed.names))
    }
    expect(bad).toEqual([])
  })
})
const { names: known } = parseProgram('', {
  vocabulary,
  names: declared,
  indices: ['y'],
  functions: ['f'],
})

test('random trees are printed so that they read back', () => {
  fc.assert(
    fc.property(tree, (s) => {
      expect(failures(s, known)).toEqual([])
    }),
    { numRuns: 400 },
  )
})
