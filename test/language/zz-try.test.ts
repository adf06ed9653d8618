import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { parseProgram } from '../../src/language/parser.js'
import { renderProblem } from '../../src/language/render-error.js'
import { show } from './show.js'
import { vocabulary } from './vocabulary.js'

test('try', () => {
  for (const line of readFileSync('/tmp/try.txt', 'utf8').split('\n').filter(Boolean)) {
    const [prog, where] = line.split(' || where ')
    const program = prog!.replaceAll(' ⏎ ', '\n')
    try {
      const r = parseProgram(program, { vocabulary, ...(where && { where }) })
      console.log(
        line,
        '\n      ',
        r.statements
          .slice(0)
          .map((s: any) =>
            s.type === 'expression'
              ? show(s.value)
              : s.type === 'definition'
                ? `${s.name}${s.indices.length ? '_' + s.indices : ''} := ${show(s.value)}`
                : s.type === 'request'
                  ? `∂^${s.order} ${show(s.of)} by ${s.wrt}`
                  : s.type === 'condition'
                    ? 'cond ' + show(s.condition)
                    : `decl ${s.names.map((n: any) => n.name)}: ${s.shape.kind} ${[
                        'length',
                        'rows',
                        'columns',
                        'from',
                        'to',
                      ]
                        .filter((k) => s.shape[k])
                        .map((k) => show(s.shape[k]))
                        .join(
                          '×',
                        )} ${s.properties}${s.samples ? ' samples ' + s.samples.index + ' ' + show(s.samples.count) : ''}`,
          )
          .join('\n       '),
      )
    } catch (e: any) {
      console.log(
        line,
        '\n' + (e.problem ? renderProblem(e.problem, { program, where }) : e.stack).replace(/^/gm, '       '),
      )
    }
  }
})
