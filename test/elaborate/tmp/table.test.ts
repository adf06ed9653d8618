import { test } from 'vitest'
import { readFileSync } from 'node:fs'
import { elaborate } from '../../../src/elaborate/elaborate.js'
import { parseProgram } from '../../../src/language/parser.js'
import { vocabulary } from '../../../src/operators/index.js'
import { shapeText } from '../../../src/expression/shape.js'
import { printExpression } from './show.js'
test('u', () => {
  for (const line of readFileSync('/tmp/rows.txt', 'utf8').split('\n')) {
    if (!line.trim()) continue
    const [p0, w] = line.split(' ## ')
    const p = p0!.replaceAll('\\\\n', '\n')
    try {
      const parsed = parseProgram(p, { vocabulary, ...(w && { where: w }) })
      const e = elaborate(parsed)
      console.log(line, '=>', [...e.shapes].map(([k, s]) => `${k}: ${shapeText(s)}`).join('; '), '|| result', shapeText(e.result.shape), printExpression(e.result), '||', e.assumptions.join('; '), '||', e.notes.join('; '), e.requests.map(r => `req ${r.ofName} ${r.wrt.map(x => x.name)} ${r.order}`).join())
    } catch (e: any) {
      console.log(line, '=> ERR', e.problem ? `${e.problem.code}: ${e.problem.message} [${e.problem.span ? (e.problem.input === 'where' ? w! : p).slice(e.problem.span.start, e.problem.span.end) : ''}] HINT ${e.problem.hint}` : e.stack)
    }
  }
})
