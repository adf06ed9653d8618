import { test } from 'vitest'
import { parseProgram } from '../../src/language/parser.js'
import { renderProblem } from '../../src/language/render-error.js'
import { vocabulary } from './vocabulary.js'

const run = (name: string, text: string, where?: string) => {
  const t = performance.now()
  let res = 'ok'
  try {
    const r = parseProgram(text, { vocabulary, ...(where && { where }) })
    res = 'ok ' + r.statements.length
  } catch (e: any) {
    res = e.problem
      ? e.problem.code + ' ' + e.problem.message.slice(0, 80)
      : 'CRASH ' + String(e.stack).slice(0, 300)
  }
  console.log(name.padEnd(22), (performance.now() - t).toFixed(0).padStart(6), res)
}
test('perf', () => {
  const N = 1000
  const layers = [
    'h0 = x',
    ...Array.from({ length: N }, (_, i) => `h${i + 1} = tanh(W${i + 1} h${i} + b${i + 1})`),
    `L = ||h${N} - y||^2`,
  ].join('\n')
  run('layers', layers, 'x: n; y: n')
  run('layers', layers, 'x: n; y: n')
  run('layers', layers, 'x: n; y: n')
  const M = 65000
  for (const s of [
    '(',
    ')',
    '|',
    '||',
    '^',
    'x^',
    '-',
    'x',
    'x ',
    'x+',
    'x-',
    'x*',
    'x/',
    "x'",
    "'",
    '<',
    'x<',
    '<a,',
    'x<a,',
    '[',
    'x[',
    '{',
    '_',
    'x_',
    'x_i',
    'Σᵢ',
    'Σᵢ x',
    'log ',
    'log x ',
    'log x y ',
    'sum_i ',
    '√',
    '\\hat{',
    '\\hat ',
    '\\frac',
    '\\frac{',
    '\\mathbf{x}',
    '\\text{',
    '∂',
    'd',
    '²',
    'ᵀ',
    'xᵀ',
    'x²',
    'x.^',
    'f(',
    'f(x)',
    'a(b)',
    'x, ',
    'x: ',
    'x: n, ',
    'x: n; ',
    'x=',
    'x=x;',
    '&',
    '\\\\',
    ';',
    '\n',
    '1 ',
    '1',
    '.',
    '..',
    'a⊙',
    'a⊙b',
    "x''",
    'abc',
    'softmaxx',
    'in ',
    'for ',
    'cases(',
    'x if ',
    '⟨',
    '\\begin{cases}',
    '\\lVert ',
    '|x| ',
    '||x|| ',
    '|x||',
    'e^',
    'e^-',
    'x^{',
    'x^(',
    'W^{[1]}',
    'x_{i}',
    'x_{i,',
    'kl(a||b)',
    'kl(',
    'max(x,',
    '𝟙[',
    'I_',
    'x_1',
    '∇',
    '\u0302',
    'x\u0302',
    '@',
    '"',
    'é',
    'A:',
    'A : ',
    'p q',
    'hat',
    'xhat',
    '1.2.',
    '1e5',
    '#',
    '\\left',
    '$',
  ]) {
    run(JSON.stringify(s), s.repeat(Math.floor(M / s.length)))
  }
}, 600000)
