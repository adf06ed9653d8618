import { GradusError } from '../../src/language/errors.js'
import { parseProgram } from '../../src/language/parser.js'
import { renderProblem } from '../../src/language/render-error.js'
import type { Statement } from '../../src/language/syntax.js'
import { show } from './show.js'
import { vocabulary } from './vocabulary.js'

/** The statements of a program, declared beside it or not. */
export const statements = (program: string, where?: string): readonly Statement[] =>
  parseProgram(program, { vocabulary, ...(where !== undefined && { where }) }).statements

/** The one expression of a text, with brackets around everything. */
export function tree(text: string, where?: string): string {
  const found = statements(text, where).filter((s) => s.type === 'expression')
  if (found.length !== 1) throw new Error(`${found.length} expressions in ${text}`)
  return show(found[0]!.value)
}

/** The statements in one line each. */
export const lines = (program: string, where?: string): string[] => statements(program, where).map(line)

function line(s: Statement): string {
  switch (s.type) {
    case 'expression':
      return show(s.value)
    case 'definition':
      return `${s.name}${s.indices.length > 0 ? `_{${s.indices.join(' ')}}` : ''} = ${show(s.value)}`
    case 'condition':
      return show(s.condition)
    case 'request':
      return `d${s.order === 2 ? '²' : ''} ${show(s.of)} by ${s.wrt.join(', ')}`
    case 'declaration': {
      const { shape } = s
      const sizes =
        shape.kind === 'vector'
          ? show(shape.length)
          : shape.kind === 'matrix'
            ? `${show(shape.rows)}×${show(shape.columns)}`
            : shape.kind === 'function'
              ? `${show(shape.from)}→${show(shape.to)}`
              : shape.kind
      const samples = s.samples ? ` for ${s.samples.index} = 1..${show(s.samples.count)}` : ''
      return `${s.names.map((n) => n.name).join(', ')}: ${[sizes, ...s.properties].join(' ')}${samples}`
    }
  }
}

/** What a user sees who types this; undefined if it is read. */
export function complaint(program: string, where?: string): string | undefined {
  try {
    statements(program, where)
    return undefined
  } catch (e) {
    if (!(e instanceof GradusError)) throw e
    return renderProblem(e.problem, { program, ...(where !== undefined && { where }) })
  }
}
