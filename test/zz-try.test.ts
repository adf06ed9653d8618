import { writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { derive } from '../src/index.js'
const list: [string, string, string][] = [
  ["det([x, 1; 2, 3])", 'x', 'x: scalar'],["det([x, 1; 2, x])", 'x', 'x: scalar'],["det(x A + B)", 'x', 'x: scalar; A: n×n'],["tr(A [x, 1; 2, x])", 'x', 'x: scalar; A: 2×2'],["logdet([x, 0; 0, x] + x A)", 'x', 'x: scalar; A: 2×2'],
  ["det([x^2, x; 2, x])", 'x', 'x: scalar'],
]
test('try', () => {
  const out: string[] = []
  for (const [e, wrt, where] of list) {
    try {
      const d = derive(e, { wrt, where }) as any
      const v = d.verify()
      out.push(`${v.ok ? 'ok ' : 'BAD'} ${e} | ${wrt} => ${d.source ?? d.answer?.source ?? ''}  ${v.ok ? '' : JSON.stringify({ r: v.reason, m: v.maxRelativeError, a: v.answer, s: v.steps })}`)
      if (!v.ok) for (const s of d.steps) out.push('      ' + s.title + ': ' + s.latex)
    } catch (x) {
      out.push(`ERR ${e} | ${wrt}: ${(x as Error).message.split('\n')[0]} ${(x as Error).name} ${(x as Error).name === 'GradusError' ? '' : (x as Error).stack?.split('\n').slice(1,4).join(' ')}`)
    }
  }
  writeFileSync('/tmp/corp/try.txt', out.join('\n'))
}, 200000)
