import { readFile } from 'node:fs/promises'
import { fail } from './failure.js'
import type { Terminal } from './terminal.js'

/** Longer programs are refused by the language anyway. */
const longest = 1 << 20

/** The program: the argument itself, a file that ends in `.gradus`, or `-` for standard input. */
export async function programOf(argument: string, terminal: Terminal): Promise<string> {
  return argument === '-' || argument.endsWith('.gradus') ? fileOrInput(argument, terminal) : argument
}

/** The text of a file; `-` is standard input. */
export async function fileOrInput(argument: string, terminal: Terminal): Promise<string> {
  if (argument === '-') return readAll(terminal.input)
  try {
    return await readFile(argument, 'utf8')
  } catch (e) {
    return fail('file/read', `${argument} cannot be read: ${reasonOf(e)}`)
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'permission denied',
}

function reasonOf(e: unknown): string {
  const { code, message } = e as NodeJS.ErrnoException
  return reasons[code ?? ''] ?? message
}

async function readAll(input: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of input) {
    size += chunk.length
    if (size > longest) fail('file/long', 'standard input is longer than 1 MiB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Lines as they arrive; a line that is longer than the limit arrives as null. Other line ends may stand inside of JSON strings. */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  const decoder = new TextDecoder()
  let rest = ''
  let tooLong = false
  for await (const chunk of input) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop()!
    for (const line of lines) {
      yield tooLong || line.length > longest ? null : line.replace(/\r$/, '')
      tooLong = false
    }
    if (rest.length > longest) {
      tooLong = true
      rest = ''
    }
  }
  rest += decoder.decode()
  if (tooLong) yield null
  else if (rest !== '') yield rest
}
