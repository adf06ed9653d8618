import type { Status } from '../../src/cli/command.js'
import { run } from '../../src/cli/run.js'
import { plain, type Terminal } from '../../src/cli/terminal.js'

export interface Ran {
  readonly status: Status
  readonly out: string
  readonly err: string
}

async function* chunksOf(chunks: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const c of chunks) yield Buffer.from(c, 'utf8')
}

/** Runs the command in this process. */
export async function gradus(args: readonly string[], ...input: readonly string[]): Promise<Ran> {
  let [out, err] = ['', '']
  const terminal: Terminal = {
    input: chunksOf(input),
    out: async (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    style: plain,
    outStyle: plain,
    closed: false,
  }
  const status = await run(args, terminal)
  return { status, out, err }
}

/** Lines of JSON. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into all of it
export const jsonLines = (text: string): any[] =>
  text
    .split('\n')
    .filter((l) => l !== '')
    .map((l) => JSON.parse(l))
