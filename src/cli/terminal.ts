import { styleText } from 'node:util'

/** Where the command reads and writes: the process, or a test. */
export interface Terminal {
  readonly input: AsyncIterable<Uint8Array>
  /** resolves when there is room for more; after the reader has gone it does nothing */
  out(text: string): Promise<void>
  /** for people: notes, warnings, errors */
  err(text: string): void
  readonly style: Style
  /** the same for standard output */
  readonly outStyle: Style
  /** columns of standard output, where it is a terminal */
  readonly columns?: number
  /** the reader of standard output has gone */
  readonly closed: boolean
}

export interface Style {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
}

export const plain: Style = { bold: (t) => t, dim: (t) => t, red: (t) => t }

/** The process's own streams. A reader that goes away (`| head -1`) ends the output, not in an error. */
export function terminal(): Terminal {
  const { stdin, stdout, stderr } = process
  let closed = false
  const gone = (e: NodeJS.ErrnoException): void => {
    if (e.code !== 'EPIPE') throw e
    closed = true
  }
  stdout.on('error', gone)
  stderr.on('error', gone)
  return {
    input: stdin,
    out: (text) =>
      closed || stdout.write(text)
        ? Promise.resolve()
        : new Promise((resolve) => {
            const done = (): void => {
              stdout.off('drain', done).off('close', done)
              resolve()
            }
            stdout.once('drain', done).once('close', done)
          }),
    err: (text) => {
      stderr.write(text)
    },
    style: stylesOf(stderr),
    outStyle: stylesOf(stdout),
    ...(stdout.isTTY && { columns: stdout.columns }),
    get closed() {
      return closed
    },
  }
}

/** Colour on a terminal that wants it: styleText looks at the stream, NO_COLOR and FORCE_COLOR. */
function stylesOf(stream: NodeJS.WriteStream): Style {
  const styled = (format: 'bold' | 'dim' | 'red') => (text: string) =>
    styleText(format, text, { stream, validateStream: true })
  return { bold: styled('bold'), dim: styled('dim'), red: styled('red') }
}
