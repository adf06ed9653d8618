// The corpora in a method and layout, beside the chain rule: how many problems are refused, wrong, not verified, printed otherwise.
// `npm run methods -- [method] [layout] [--why] [--only=id,id]`
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { module } = await runnerImport(join(root, 'test/corpus/methods.ts'), {
  root,
  configFile: false,
  logLevel: 'warn',
})
const { everyProblem, outcomes, summary } = module
const words = process.argv.slice(2)
const why = words.includes('--why')
const wanted = (all) => (all.some((x) => words.includes(x)) ? all.filter((x) => words.includes(x)) : all)
const only = words
  .find((w) => w.startsWith('--only='))
  ?.slice(7)
  .split(',')
const every = everyProblem.filter((p) => !only || only.includes(p.id))

for (const method of wanted(['differential', 'components']))
  for (const layout of wanted(['numerator', 'denominator', 'mixed'])) {
    const start = performance.now()
    const all = outcomes(every, method, layout)
    console.log(
      method,
      layout,
      JSON.stringify(summary(all)),
      `${((performance.now() - start) / 1000).toFixed(0)} s`,
    )
    if (!why) continue
    for (const o of all)
      for (const kind of ['refused', 'wrong', 'unverified', 'other'])
        if (o[kind] !== undefined) console.log(`  ${o.id} ${kind}: ${[o[kind]].flat().join('   |   ')}`)
  }
