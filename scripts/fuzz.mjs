// Derives many random problems and prints what became of them: `npm run fuzz -- 20000 [seed]`.
// Fails if an answer is wrong or unread, or if anything crashes.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [count = '2000', seed = '1'] = process.argv.slice(2)
const { module } = await runnerImport(join(root, 'test/random/table.ts'), {
  root,
  configFile: false,
  logLevel: 'warn',
})
const start = performance.now()
const tell = (line) => process.stderr.write(`${line}\n`)
const report = module.survey(
  Number(count),
  Number(seed),
  (done, now) => {
    const fates = [...now().fates].map(([f, n]) => `${f} ${n}`).join(', ')
    tell(`${done} in ${((performance.now() - start) / 1000).toFixed(0)} s: ${fates}`)
  },
  tell,
)
process.stdout.write(`${module.tableOf(report, true)}\n`)
if ([...report.fates.keys()].some((f) => !module.honest.includes(f))) process.exitCode = 1
