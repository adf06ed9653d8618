import { GradusError, type Problem } from '../language/errors.js'
import type { Command, Status, Texts } from './command.js'
import { help, version } from './help.js'
import { readOptions } from './options.js'
import type { Terminal } from './terminal.js'

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
