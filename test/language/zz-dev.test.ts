import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { parseExpression, parseProgram } from '../../src/language/parser.js'
import { renderProblem } from '../../src/language/render-error.js'
import { printLatex } from '../../src/print/latex.js'
import { printSource } from '../../src/print/source.js'
import { printUnicode } from '../../src/print/unicode.js'
import { show } from './show.js'
import { vocabulary } from './vocabulary.js'

test('corpus', () => {
  let bad = 0
  const out: string[] = []
  const seen = new Set()
  for (const l of readFileSync('/work/shared/corpus/problems.jsonl', 'utf8').split('\n').filter(Boolean)) {
    const p = JSON.parse(l)
    const r = parseProgram(p.program, {
      vocabulary,
      where: p.where,
      functions: Object.keys(p.functions ?? {}),
    })
    out.push('## ' + p.program.replaceAll('\n', ' ⏎ ') + '   W ' + p.where)
    const vs = r.statements.flatMap((s: any) => (s.value ? [s.value] : []))
    for (const s of r.statements as any[])
      if (s.value)
        out.push(
          '   ' +
            (s.name ? s.name + (s.indices.length ? `_{${s.indices}}` : '') + ' = ' : '') +
            show(s.value),
        )
      else if (s.type !== 'declaration') out.push(JSON.stringify(s))
    if (p.expect) {
      out.push('#E ' + p.expect)
      const e = parseExpression(p.expect, r.names, vocabulary)
      out.push('   ' + show(e))
      vs.push(e)
    }
    for (const v of vs)
      for (const [n, pr] of Object.entries({ printSource, printUnicode, printLatex })) {
        let t = ''
        try {
          t = pr(v, vocabulary)
          const b = parseExpression(t, r.names, vocabulary)
          if (show(b) !== show(v)) {
            bad++
            console.log(n, p.where, '\n', show(v), '\n', t, '\n', show(b))
          }
        } catch (e: any) {
          bad++
          console.log(n, t, e.problem ? renderProblem(e.problem, { program: '', claim: t }) : e.stack)
        }
      }
  }
  writeFileSync('/tmp/trees.txt', out.join('\n'))
  console.log('bad', bad)
})
