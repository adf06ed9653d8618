// Builds the page of worked exercises into docs/build. A derivation that does not pass its check fails the build.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { module } = await runnerImport(join(root, 'docs/build.ts'), {
  root,
  configFile: false,
  logLevel: 'warn',
})
const target = join(root, 'docs/build')
const { derivations, proofs, failures } = module.buildSite(join(root, 'docs'), target)
for (const failure of failures) process.stderr.write(`${failure}\n`)
process.stdout.write(
  `${join(target, 'index.html')}: ${derivations} derivations, ${proofs} proofs, ${failures.length} not verified\n`,
)
if (failures.length > 0) process.exitCode = 1
