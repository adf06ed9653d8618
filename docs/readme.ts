import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs what the README shows, with the built package in `root`, and returns the README with what came out. */
export function renewReadme(readme: string, root: string): string {
  const place = mkdtempSync(join(tmpdir(), 'gradus-readme-'))
  try {
    for (const [, text] of readme.matchAll(blocksOf('gradus')))
      writeFileSync(join(place, 'network.gradus'), text!)
    const code = blocksOf('js').exec(readme)?.[1] ?? ''
    return readme
      .replace(blocksOf('console'), (_, session: string) => {
        const lines = [...session.matchAll(/^\$ (.*)$/gm)].map((m) => m[1]!)
        return fenced('console', lines.map((line) => `$ ${line}\n${shell(line, root, place)}`).join('\n'))
      })
      .replace(blocksOf('text'), () => fenced('text', javascript(code, root)))
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

const blocksOf = (language: string): RegExp => new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms')

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``

/** A line of shell in which `gradus` and `npx .` are the command; both streams, as a terminal shows them. */
export function shell(line: string, root: string, place: string): string {
  const command = `"${process.execPath}" "${join(root, 'dist/cli/main.js')}"`
  const script = `exec 2>&1\ngradus() { ${command} "$@"; }\n${line.replace('npx .', 'gradus')}`
  return spawnSync('bash', ['-c', script], { cwd: place, encoding: 'utf8' }).stdout.trimEnd()
}

function javascript(code: string, root: string): string {
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: root,
    encoding: 'utf8',
  })
  return `${run.stdout}${run.stderr}`.trimEnd()
}
