import { GradusError, type Problem } from '../language/errors.js'
import { fail } from './failure.js'
import { help, version } from './help.js'
import { type Options, readOptions } from './options.js'
import type { Terminal } from './terminal.js'

/** Exit statuses: answered and checked; the check failed or the claim is wrong; the input could not be read. */
export type Status = 0 | 1 | 2

/** The texts that a problem may point into. */
export interface Texts {
  program: string
  where?: string
  claim?: string
}

/** A command: reads options, writes, and says how it went. It fills in `texts` as it learns them. */
export type Command = (options: Options, terminal: Terminal, texts: Texts) => Promise<Status>

/** Subcommands, loaded when they are called. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.js')).check,
  batch: async () => (await import('./batch.js')).batch,
  rules: async () => (await import('./rules.js')).rules,
}

/** Runs the command with the given arguments. Nothing is thrown: what went wrong is told on standard error. */
export async function run(args: readonly string[], terminal: Terminal): Promise<Status> {
  const [first, ...rest] = args
  if (first === undefined) {
    terminal.err(help())
    return 2
  }
  if (first === 'help' || args.includes('--help') || (args.length === 1 && first === '-h')) {
    await terminal.out(help())
    return 0
  }
  if (args.includes('--version')) {
    await terminal.out(`${version()}\n`)
    return 0
  }
  const texts: Texts = { program: '' }
  try {
    const named = Object.hasOwn(commands, first) ? commands[first] : undefined
    const options = readOptions(named ? rest : args)
    const command = named ? await named() : (await import('./derive.js')).deriveCommand
    return await command(options, terminal, texts)
  } catch (e) {
    if (e instanceof GradusError) await tell(e.problem, texts, terminal)
    else tellFault(e, terminal)
    return 2
  }
}

async function tell(problem: Problem, texts: Texts, terminal: Terminal): Promise<void> {
  const { renderProblem } = await import('../language/render-error.js')
  const text = renderProblem(problem, texts).trimEnd()
  terminal.err(`${text.replace(/^error:/, terminal.style.red('error:'))}\n`)
}

/** A fault of ours: the message, and where it arose only for those who ask. */
function tellFault(e: unknown, terminal: Terminal): void {
  const { message, stack } = e instanceof Error ? e : new Error(String(e))
  terminal.err(`${terminal.style.red('error:')} internal error: ${message}\n`)
  terminal.err(
    process.env.GRADUS_DEBUG
      ? `${stack}\n`
      : 'hint: this is a fault of gradus; GRADUS_DEBUG=1 shows where it arose\n',
  )
}

/** The one argument of a command. */
export function onlyArgument(positionals: readonly string[], what: string): string {
  const [only] = positionals
  if (only === undefined) fail('option/missing', `${what} is missing`, 'gradus --help shows how to call it')
  if (positionals.length > 1)
    fail(
      'option/many',
      `expected ${what} in one argument, and got ${positionals.length}`,
      `put it in quotes: '${positionals.join(' ').replaceAll("'", 'ᵀ')}'`,
    )
  return only
}
