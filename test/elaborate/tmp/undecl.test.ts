import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { elaborate } from '../../../src/elaborate/elaborate.js'
import { parseProgram } from '../../../src/language/parser.js'
import { vocabulary } from '../../../src/operators/index.js'
test('corpus', () => {
  const lines = readFileSync('../shared/corpus/problems.jsonl', 'utf8').trim().split('\n').map((l) => JSON.parse(l))
  let ok = 0, same = 0, diff = 0, failed = 0, unparsed = 0
  for (const p of lines) {
    let decl
    try { decl = elaborate(parseProgram(p.program, { vocabulary, where: p.where, functions: Object.keys(p.functions ?? {}) })) } catch { continue }
    let parsed
    try { parsed = parseProgram(p.program, { vocabulary, functions: Object.keys(p.functions ?? {}) }) } catch (e: any) { unparsed++; continue }
    try {
      const e = elaborate(parsed); ok++
      const d: string[] = []
      for (const [k, s] of e.shapes) { const t = decl.shapes.get(k); if (!t) continue; if (t.kind === s.kind) same++; else { diff++; d.push(`${k}: ${s.kind} (declared ${t.kind})`) } }
      if (d.length) console.log('DIFF', JSON.stringify(p.program), d.join('; '))
    } catch (e: any) {
      failed++
      console.log('FAIL', JSON.stringify(p.program), ' ### ', p.where, ' => ', e.problem ? e.problem.message + ' | ' + (e.problem.hint ?? '') : e.stack.split('\n').slice(0, 4).join(' '))
    }
  }
  console.log({ ok, failed, unparsed, same, diff })
})
