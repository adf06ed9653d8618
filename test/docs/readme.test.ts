import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { renewReadme, shell } from '../../docs/readme.js'

/** What the README shows is run, and must come out as it stands there. */
const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** Errors of the check differ in their digits from machine to machine. */
const settled = (text: string): string => text.replaceAll(/\d(?:\.\d+)?e-\d+/g, 'ε')

beforeAll(() => {
  expect(existsSync(join(root, 'dist/cli/main.js')), 'needs `npm run build`').toBe(true)
})

describe('the README', () => {
  it('shows what is printed (after a change on purpose: npm run readme)', () => {
    expect(settled(renewReadme(readme, root))).toBe(settled(readme))
  }, 60_000)

  it('opens with a line that works', () => {
    const [, line, answer] = /&& (npx \. .*?) +# (.*)/.exec(readme)!
    expect(shell(`${line} 2>/dev/null`, root, root)).toBe(answer)
  })

  it('names scripts and files that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    for (const [, name] of readme.matchAll(/npm run (\w+)/g)) expect(Object.keys(scripts)).toContain(name)
    for (const [, path] of readme.matchAll(/\]\((?!docs\/build)([^):]+)\)/g))
      expect(existsSync(join(root, path!)), path).toBe(true)
  })

  it('lists the options that the command has', () => {
    const help = shell('gradus --help', root, root)
    const options = (text: string): string[] => [...new Set(text.match(/--[a-z-]+/g))].sort()
    const offered = options(help.slice(help.indexOf('options:'), help.indexOf('Standard output')))
    const table = readme.match(/^\| `--.*?` \|/gm)!.join('\n')
    expect(options(`${table} --help --version --method`)).toEqual(offered)
  })
})
