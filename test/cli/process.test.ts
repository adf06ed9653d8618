import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** The command as it is installed, built by `npm test` beforehand. */
const main = join(import.meta.dirname, '../../dist/cli/main.js')

const run = (args: string[], input = '', env = {}) => {
  const r = spawnSync(process.execPath, [main, ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  return { status: r.status, out: r.stdout, err: r.stderr }
}

describe.skipIf(!existsSync(main))('the process', () => {
  test('answers, with status 0', () => {
    expect(run(['||W x||^2', '--wrt', 'W'])).toMatchObject({ status: 0, out: '2 W x x^{\\top}\n' })
  })

  test('status 2, and no stack trace, for what cannot be read', () => {
    const { status, out, err } = run(['tr(A', '--wrt', 'A'])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).not.toContain(' at ')
  })

  test('no colour where there is no terminal', () => {
    expect(run(['x', '--wrt', 'y']).err).not.toContain('\u001b')
  })

  test('a reader that goes away ends it quietly', async () => {
    const child = spawn(process.execPath, [main, 'batch'], { stdio: ['pipe', 'pipe', 'pipe'] })
    let err = ''
    child.stderr.on('data', (d) => {
      err += d
    })
    child.stdin.on('error', () => {})
    const line = `${JSON.stringify({ program: '||W x||^2', wrt: 'W' })}\n`
    child.stdout.once('data', () => child.stdout.destroy())
    child.stdin.write(line.repeat(2000))
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
      child.once('close', (c, s) => resolve([c, s])),
    )
    expect({ code, signal, err }).toEqual({ code: 0, signal: null, err: '' })
  })

  test('batch answers each line as it is read', async () => {
    const child = spawn(process.execPath, [main, 'batch'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const line = `${JSON.stringify({ program: "x'x", wrt: 'x' })}\n`
    for (let i = 0; i < 2; i++) {
      const answer = new Promise<string>((resolve) => child.stdout.once('data', (d) => resolve(String(d))))
      child.stdin.write(line)
      expect(JSON.parse(await answer).answer.source).toBe('2 x')
    }
    child.stdin.end()
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
  })
})
