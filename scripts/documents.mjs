// Writes every derivation of the test problems in every format and holds that KaTeX, a Markdown parser, an HTML parser and, where it is
// installed, pdflatex take it: `npm run documents [-- numerator|denominator|mixed …]`.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const layouts = process.argv.length > 2 ? process.argv.slice(2) : ['denominator']
const { module } = await runnerImport(join(root, 'test/present/survey.ts'), {
  root,
  configFile: false,
  logLevel: 'warn',
})
const wrong = module.survey(layouts, (line) => process.stdout.write(`${line}\n`))
if (wrong > 0) process.exitCode = 1
