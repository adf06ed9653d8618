import { parseProgram } from '../src/language/parser.js'
import type { DefinitionStatement, Syntax } from '../src/language/syntax.js'
import { vocabulary } from '../src/operators/index.js'
import { printLatex } from '../src/print/latex.js'
import { latexName } from '../src/print/names.js'
import { type Worked, workOut } from './derivation.js'
import type { Exercise, Topic } from './exercises.js'
import { displayMath, escapeHtml, inlineMath, plainText, richText } from './math.js'
import { givenLatex } from './numbers.js'

export interface Page {
  readonly html: string
  readonly derivations: number
  /** what is wrong, a sentence each */
  readonly failures: readonly string[]
}

/** The whole page of worked exercises. */
export function renderPage(topics: readonly Topic[]): Page {
  const failures: string[] = []
  let derivations = 0
  const work = (e: Exercise, wrt: string): Worked[] => {
    const both = (['numerator', 'denominator'] as const).map((layout) => workOut(e, wrt, layout))
    derivations += both.length
    for (const w of both)
      if (!w.ok) failures.push(`${e.id} by ${wrt}, ${w.derivation.layout} layout: not verified`)
    return both
  }
  const sections = topics.map((t) => topicHtml(t, work)).join('')
  return { html: documentHtml(topics, sections, derivations), derivations, failures }
}

type Work = (e: Exercise, wrt: string) => Worked[]

const topicHtml = (t: Topic, work: Work): string => `
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
        <div class="read">${readLatex(e, worked[0]!.both[0]!).map(displayMath).join('')}</div>
      </div>
      ${e.at ? `<p>Numbers: ${givenLatex(e.at).map(inlineMath).join(', ')}</p>` : ''}
      ${notesHtml([...first.assumptions, ...first.notes])}
      ${worked.map(({ wrt, both }) => variableHtml(e, wrt, both)).join('')}
    </article>`
}

/** The program, typeset as it was read. */
function readLatex(e: Exercise, { derivation: d }: Worked): string[] {
  const functions = Object.keys(e.functions ?? {})
  const { statements } = parseProgram(e.program, {
    vocabulary,
    functions,
    ...(e.where && { where: e.where }),
  })
  const latex = (s: Syntax): string => printLatex(s, vocabulary)
  return statements.flatMap((s) =>
    s.type === 'definition'
      ? [`${latex(leftOf(s))} = ${latex(s.value)}`]
      : s.type === 'expression'
        ? [`${latexName(d.account.given.name)} = ${latex(s.value)}`]
        : [],
  )
}

function leftOf({ name, indices }: DefinitionStatement): Syntax {
  const of: Syntax = { type: 'name', name }
  return indices.length === 0
    ? of
    : { type: 'component', of, at: indices.map((i) => ({ type: 'name', name: i })) }
}

const notesHtml = (notes: readonly string[]): string =>
  notes.length === 0 ? '' : `<p class="note">${notes.map(escapeHtml).join('; ')}.</p>`

function variableHtml(e: Exercise, wrt: string, both: readonly Worked[]): string {
  const { by } = both[0]!.derivation.account
  const id = `${e.id}-by-${wrt.replace(/[^\p{L}\p{N}]+/gu, '')}`
  const twice = e.order === 2 ? ', twice' : ''
  return `
      <section class="variable" aria-labelledby="${id}">
        <h4 id="${id}">By ${inlineMath(latexName(by.name))}${twice}${anchor(id, `${e.title} by ${wrt}`)}</h4>
        <div class="layouts">${both.map((w) => w.html).join('')}
        </div>
      </section>`
}

const anchor = (id: string, title: string): string =>
  ` <a class="anchor" href="#${id}" aria-label="Link to: ${plainText(title)}">#</a>`

const contentsHtml = (topics: readonly Topic[]): string => `
  <nav aria-label="Contents" class="contents">
    <h2 id="contents">Contents</h2>
    <ul>${topics
      .map(
        (t) => `
      <li class="chapter"><a href="#${t.id}">${richText(t.title)}</a>
        <ul>${t.exercises.map((e) => `<li><a href="#${e.id}">${richText(e.title)}</a></li>`).join('')}</ul>
      </li>`,
      )
      .join('')}
    </ul>
  </nav>`

const icon =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path d='M2 14h4v-4h4V6h4V2' fill='none' stroke='%232a6f97' stroke-width='2'/></svg>"

const documentHtml = (
  topics: readonly Topic[],
  sections: string,
  derivations: number,
): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="Matrix derivatives, worked step by step in numerator and denominator layout, every line checked numerically.">
<title>Gradus: worked exercises</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="katex/katex.css">
<link rel="stylesheet" href="style.css">
<script src="katex/copy-tex.js" defer></script>
<script src="page.js" defer></script>
</head>
<body>
<a class="skip" href="#contents">Skip to the contents</a>
<header>
  <h1>Worked exercises</h1>
  <p>Matrix derivatives for neural networks, one named rule a line. Each exercise stands as it is typed, then derived twice: in <strong>numerator layout</strong>, where ${inlineMath('\\partial y/\\partial x')} has a row for each ${inlineMath('y_i')} and the chain rule reads from the outermost function to the innermost, and in <strong>denominator layout</strong>, where a gradient has the shape of its variable and the chain rule reads the other way.</p>
  <p>All ${derivations} derivations were made by Gradus. A ✓ means that both sides of the line were evaluated at random points, with derivatives taken as central differences, and agreed. A selected formula copies as LaTeX.</p>
</header>
<main>${contentsHtml(topics)}${sections}
</main>
<footer><p>Made with Gradus. Formulas are set by KaTeX.</p></footer>
</body>
</html>
`
