// Spoils the accepted answers of the collections of problems, one slip at a time, and prints how each slip is judged and named:
// `npm run claims -- [step]`, every step-th of them. Fails if a wrong answer is judged right.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [step = '1'] = process.argv.slice(2)
const { module } = await runnerImport(join(root, 'test/claims/table.ts'), {
  root,
  configFile: false,
  logLevel: 'warn',
})
const { text, sound } = module.run(Number(step), (done) => process.stderr.write(`${done}\n`))
process.stdout.write(`${text}\n`)
if (!sound) process.exitCode = 1
