import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { elaborate } from '../../../src/elaborate/elaborate.js'
import { shapeText } from '../../../src/expression/shape.js'
import { mini } from './mini.js'
test('corpus', () => {
  const lines = readFileSync('../shared/corpus/problems.jsonl', 'utf8').trim().split('\n').map((l) => JSON.parse(l))
  let ok = 0, unparsed = 0
  const errs = new Map<string, string[]>()
  for (const p of lines) {
    let parsed
    try { parsed = mini(p.program, p.where) } catch (e) { unparsed++; continue }
    try { elaborate(parsed); ok++ } catch (e: any) {
      const m = e.problem ? e.problem.message + ' | ' + (e.problem.hint ?? '') : e.stack.split('\n').slice(0, 3).join(' ')
      const k = e.message
      errs.set(k, [...(errs.get(k) ?? []), p.program + ' ### ' + p.where + ' => ' + m])
    }
  }
  console.log({ ok, unparsed })
  for (const [k, v] of errs) console.log(v.length, k, '\n   ', v[0])
})
