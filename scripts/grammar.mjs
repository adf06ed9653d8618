// Compiles grammar/gradus.ne to src/language/grammar.generated.ts. nearleyc exits with 0 whatever it finds, so anything
// on its standard error is a failure.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const nearleyc = join(
  dirname(createRequire(import.meta.url).resolve('nearley/package.json')),
  'bin',
  'nearleyc.js',
)
const run = spawnSync(
  process.execPath,
  [nearleyc, join(root, 'grammar/gradus.ne'), '--out', join(root, 'src/language/grammar.generated.ts')],
  { encoding: 'utf8' },
)
const complaint = run.error?.message ?? run.stderr
if (complaint || run.status !== 0) {
  process.stderr.write(`grammar/gradus.ne: ${complaint || `nearleyc ended with status ${run.status}`}\n`)
  process.exitCode = 1
}
