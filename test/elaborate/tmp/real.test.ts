import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { elaborate, elaborateExpression } from '../../../src/elaborate/elaborate.js'
import { parseProgram, parseExpression } from '../../../src/language/parser.js'
import { vocabulary } from '../../../src/operators/index.js'
test('corpus', () => {
  const lines = readFileSync('../shared/corpus/problems.jsonl', 'utf8').trim().split('\n').map((l) => JSON.parse(l))
  let ok = 0, claims = 0, noshape=0
  const t = performance.now()
  for (const p of lines) {
    try {
      const parsed = parseProgram(p.program, { vocabulary, where: p.where, functions: Object.keys(p.functions ?? {}) })
      const e = elaborate(parsed); ok++
      if (e.assumptions.length) console.log('ASSUME', p.program, p.where, e.assumptions)
      if (e.notes.length) console.log('NOTE', p.program, '|', p.where, '|', e.notes.join(';'))
      if (p.expect) { try { elaborateExpression(parseExpression(p.expect, parsed.names, vocabulary), e, undefined, p.expect); noshape++ } catch (x: any) {console.log('CLAIM', p.expect, '|', p.where, x.problem?.message ?? x.stack) }; claims++ }
    } catch (e: any) {
      console.log(p.program, ' ### ', p.where, ' => ', e.problem ? e.problem.message + ' | ' + (e.problem.hint ?? '') : e.stack.split('\n').slice(0, 4).join(' '))
    }
  }
  console.log({ ok, claims, noshape, of: lines.length, ms: performance.now() - t })
})
