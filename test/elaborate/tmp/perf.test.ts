import { test } from 'vitest'
import { elaborate } from '../../../src/elaborate/elaborate.js'
import type { Statement, Syntax } from '../../../src/language/syntax.js'
const n = (name: string): Syntax => ({ type: 'name', name })
test('perf', () => {
  for (const declared of [true, false]) for (const N of [1000, 4000]) {
    const st: Statement[] = []
    if (declared) { st.push({ type: 'declaration', names: [{ name: 'h0' }], shape: { kind: 'vector', length: n('n') }, properties: [] })
      for (let i = 1; i <= N; i++) st.push({ type: 'declaration', names: [{ name: 'W' + i }], shape: { kind: 'matrix', rows: n('n'), columns: n('n') }, properties: [] }) }
    for (let i = 1; i <= N; i++) st.push({ type: 'definition', name: 'h' + i, indices: [], value: { type: 'call', fn: 'tanh', args: [{ type: 'sum', terms: [{ sign: '+', term: { type: 'product', factors: [n('W' + i), n('h' + (i - 1))] } }, { sign: '+', term: n('h' + (i - 1)) }] }] } })
    const t = performance.now()
    const e = elaborate({ source: '', where: '', statements: st, whereCount: 0, names: null as any } as any)
    console.log(declared, N, (performance.now() - t).toFixed(0), e.definitions.length, e.assumptions.length)
  }
  let s: Syntax = n('x')
  for (let i = 0; i < 10000; i++) s = { type: 'binary', op: 'hadamard', left: s, right: n('x') }
  let t = performance.now()
  try { const e = elaborate({ source: '', statements: [{ type: 'expression', value: s }], whereCount: 0 } as any); console.log('deep', performance.now() - t) } catch (e: any) { console.log('deep', e.stack.slice(0, 500)) }
  t = performance.now()
  const e = elaborate({ source: '', statements: [{ type: 'expression', value: { type: 'sum', terms: Array.from({ length: 10000 }, (_, i) => ({ sign: '+', term: n('x' + i) })) } }], whereCount: 0 } as any); console.log('wide', performance.now() - t)
})
