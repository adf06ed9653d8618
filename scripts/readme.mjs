// Runs the README's examples and writes down what they print now.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { module } = await runnerImport(join(root, 'docs/readme.ts'), {
  root,
  configFile: false,
  logLevel: 'warn',
})
const file = join(root, 'README.md')
writeFileSync(file, module.renewReadme(readFileSync(file, 'utf8'), root))
