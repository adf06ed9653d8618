// How time and memory grow with depth: networks of 10, 100 and 1,000 tanh layers, by the first weight matrix.
// A cost that is linear in the graph keeps the time for one layer the same.
import { derive } from '../dist/index.js'

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10, 100, 1000]
const work = {
  derive: (n) => derive(network(n), { wrt: 'W1', where: 'W1: d×d; x: d; y: d' }),
  steps: (_, d) => d.steps.length,
  latex: (_, d) => d.latex.length,
  numpy: (_, d) => d.toCode('numpy').source.length,
  check: (_, d) => d.verify({ samples: 1 }),
}

function network(n) {
  const layers = ['a1 = tanh(W1 x + b1)']
  for (let k = 2; k <= n; k++) layers.push(`a${k} = tanh(W${k} a${k - 1} + b${k})`)
  return [...layers, `L = ‖a${n} − y‖²`].join('\n')
}

/** Megabytes in use, after a collection where node was started with --expose-gc. */
function heap() {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 2 ** 20
}

/** Milliseconds for each kind of work, megabytes held by the derivation. */
function measure(n) {
  const before = heap()
  const times = {}
  let d
  let verdict
  for (const [name, run] of Object.entries(work)) {
    const start = performance.now()
    const result = run(n, d)
    times[name] = performance.now() - start
    if (name === 'derive') d = result
    if (name === 'check') verdict = result
  }
  const total = Object.values(times).reduce((a, b) => a + b)
  return { n, times, total, megabytes: heap() - before, ok: verdict.ok, error: verdict.maxRelativeError }
}

const row = (cells) =>
  process.stdout.write(`${cells.map((c, i) => (i === 0 ? c.padEnd(8) : c.padStart(11))).join('')}\n`)

for (let i = 0; i < 3; i++) measure(30) // warms up
const names = Object.keys(work)
row(['layers', ...names, 'total', 'ms/layer', 'ratio', 'heap MB', 'KB/layer', 'verified'])
let previous
for (const n of sizes) {
  const m = measure(n)
  const perLayer = m.total / n
  row([
    `${n}`,
    ...names.map((k) => `${m.times[k].toFixed(0)} ms`),
    `${m.total.toFixed(0)} ms`,
    perLayer.toFixed(2),
    previous === undefined ? '' : `×${(perLayer / previous).toFixed(2)}`,
    m.megabytes.toFixed(1),
    ((m.megabytes * 1024) / n).toFixed(1),
    m.ok ? m.error.toExponential(0) : 'NO',
  ])
  previous = perLayer
  if (!m.ok) process.exitCode = 1
}
