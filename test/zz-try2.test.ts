import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { derive, checkClaim } from '../src/index.js'
test('try', () => {
  const out: string[] = []
  for (const line of readFileSync('/work/shared/corpus/problems.jsonl', 'utf8').trim().split('\n')) {
    const p = JSON.parse(line)
    if (!/cases|elu|clip|kron|vec|pinv|expm|norm|‖_|gelu|Φ|silu|tukey|huber|max\(|maxout|Π|logsumexp|cosh|sigma|softplus/.test(p.id + p.program)) continue
    try {
      const d = derive(p.program, { wrt: p.wrt, where: p.where, layout: 'mixed', ...(p.of ? { of: p.of } : {}), order: p.order }) as any
      out.push(`${p.id} | ${p.program.replaceAll('\n', ' ; ')} | ${p.wrt} => ${d.source ?? d.answer?.source ?? ''}   EXPECT ${p.expect}`)
    } catch (x) {
      out.push(`ERR ${p.id}: ${(x as Error).message.split('\n')[0]} ${(x as Error).name} ${(x as Error).name === 'GradusError' ? '' : (x as Error).stack?.split('\n').slice(1,4).join(' ')}`)
    }
  }
  writeFileSync('/tmp/corp/try2.txt', out.join('\n'))
}, 200000)
