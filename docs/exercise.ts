import type { Derivation } from '../src/index.js'
import { parseProgram } from '../src/language/parser.js'
import type { DefinitionStatement, Syntax } from '../src/language/syntax.js'
import { vocabulary } from '../src/operators/index.js'
import { escapeHtml } from '../src/present/html.js'
import { printLatex } from '../src/print/latex.js'
import { latexName } from '../src/print/names.js'
import type { Worked } from './derivation.js'
import { displayMath, inlineMath, plainText, richText } from './math.js'
import { notesHtml } from './notes.js'
import { givenLatex, valuesOf } from './numbers.js'
import type { Exercise, Topic } from './topics/topic.js'

/** Works an exercise out by one variable, in both layouts. */
export type Work = (e: Exercise, wrt: string) => Worked[]

export const topicHtml = (t: Topic, work: Work): string => `
  <section class="topic" aria-labelledby="${t.id}">
    <h2 id="${t.id}">${richText(t.title)}${anchor(t.id, t.title)}</h2>
    <p class="lead">${richText(t.lead)}</p>
    ${t.exercises.map((e) => exerciseHtml(e, work)).join('')}
  </section>`

const variables = (e: Exercise): readonly string[] => (typeof e.wrt === 'string' ? [e.wrt] : e.wrt)

function exerciseHtml(e: Exercise, work: Work): string {
  const worked = variables(e).map((wrt) => ({ wrt, both: work(e, wrt) }))
  const first = worked[0]!.both[0]!.derivation
  return `
    <article class="exercise" aria-labelledby="${e.id}">
      <h3 id="${e.id}">${richText(e.title)}${anchor(e.id, e.title)}</h3>
      <div class="problem">
        <pre aria-label="as it is typed"><code>${escapeHtml(e.program)}</code>${e.where ? `\n<code class="where">${escapeHtml(e.where)}</code>` : ''}</pre>
        <div class="read">${definitionsLatex(e, first)
          .map((sides) => displayMath(...sides))
          .join('')}</div>
      </div>
      ${e.at ? `<p>Numbers: ${givenLatex(e.at).map(inlineMath).join(', ')}</p>` : ''}
      ${notesHtml([...first.assumptions, ...first.reading.scope.notes.map((p) => first.say(p))])}
      ${worked.map(({ wrt, both }) => variableHtml(e, wrt, both)).join('')}
    </article>`
}

/** The program, typeset as it was read; with numbers, what each definition is at them. */
function definitionsLatex(e: Exercise, d: Derivation): string[][] {
  const functions = Object.keys(e.functions ?? {})
  const { statements } = parseProgram(e.program, {
    vocabulary,
    functions,
    ...(e.where && { where: e.where }),
  })
  const latex = (s: Syntax): string => printLatex(s, vocabulary)
  const lines = statements.flatMap((s) =>
    s.type === 'definition'
      ? [[latex(leftOf(s)), latex(s.value)]]
      : s.type === 'expression'
        ? [[latexName(d.account.given.name), latex(s.value)]]
        : [],
  )
  const values = e.at ? valuesOf(d, e.at, d.reading.scope.definitions) : []
  return lines.map((line, i) => (values[i] === undefined ? line : [...line, values[i]]))
}

function leftOf({ name, indices }: DefinitionStatement): Syntax {
  const of: Syntax = { type: 'name', name }
  return indices.length === 0
    ? of
    : { type: 'component', of, at: indices.map((i) => ({ type: 'name', name: i })) }
}

/** How often, behind the name of the variable. */
const timesOver: Readonly<Record<number, string>> = { 1: '', 2: ', twice', 3: ', three times' }

function variableHtml(e: Exercise, wrt: string, both: readonly Worked[]): string {
  const { by } = both[0]!.derivation.account
  const id = `${e.id}-by-${wrt.replace(/[^\p{L}\p{N}]+/gu, '')}`
  const again = e.and ? ` and ${inlineMath(latexName(e.and))}` : timesOver[e.order ?? 1]
  return `
      <section class="variable" aria-labelledby="${id}">
        <h4 id="${id}">By ${inlineMath(latexName(by.name))}${again}${anchor(id, `${e.title} by ${wrt}`)}</h4>
        <div class="layouts">${both.map((w) => w.html).join('')}
        </div>
      </section>`
}

const anchor = (id: string, title: string): string =>
  ` <a class="anchor" href="#${id}" aria-label="Link to: ${plainText(title)}">#</a>`
