import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseExpression, parseProgram } from '../../src/language/parser.js'
import { vocabulary } from '../../src/operators/index.js'

const corpus = new URL('../../../shared/corpus/problems.jsonl', import.meta.url)

describe.skipIf(!existsSync(corpus))('the corpus (skipped where it is not beside the project)', () => {
  // more than one parse throws
  test('every program and every answer has exactly one parse', () => {
    const bad: string[] = []
    for (const line of readFileSync(corpus, 'utf8').trim().split('\n')) {
      const { id, program, where, expect: answer, functions } = JSON.parse(line)
      try {
        const { names } = parseProgram(program, {
          vocabulary,
          where,
          functions: Object.keys(functions ?? {}),
        })
        if (answer) parseExpression(answer, names, vocabulary)
      } catch (e) {
        bad.push(`${id}: ${(e as Error).message}`)
      }
    }
    expect(bad).toEqual([])
  })
})
