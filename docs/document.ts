import { escapeHtml } from '../src/present/html.js'
import { inlineMath, plainText, richText } from './math.js'
import { type RulePage, rulesFile } from './rules.js'
import type { Topic } from './topics/topic.js'

/** The file of a topic; the first one stands on the front page. */
export const fileOf = (topics: readonly Topic[], t: Topic): string =>
  t === topics[0] ? 'index.html' : `${t.id}.html`

/** The front page: what this is, the contents, the first topic. */
export const frontPage = (topics: readonly Topic[], body: string, derivations: number): string =>
  documentHtml(
    'Worked exercises',
    `
<header>
  <h1>Worked exercises</h1>
  <p>Matrix derivatives for neural networks, one named rule a line. Each exercise stands as it is typed, then derived twice: in <strong>numerator layout</strong>, where ${inlineMath('\\partial y/\\partial x')} has a row for each ${inlineMath('y_i')} and the chain rule reads from the outermost function to the innermost, and in <strong>denominator layout</strong>, where a gradient has the shape of its variable and the chain rule reads the other way.</p>
  <p>All ${derivations} derivations were made by Gradus. A ✓ means that both sides of the line were evaluated at random points, with derivatives taken as central differences, and agreed. A selected formula copies as LaTeX.</p>
</header>
<main>${contentsHtml(topics)}${body}
  ${turnHtml(topics, 0)}
</main>`,
  )

/** The page of one topic. */
export const topicPage = (topics: readonly Topic[], t: Topic, body: string): string =>
  documentHtml(
    plainText(t.title),
    `
<header class="home"><h1><a href="index.html">Worked exercises</a></h1></header>
<main>${body}
  ${turnHtml(topics, topics.indexOf(t))}
</main>`,
  )

/** The page of the rules, each with its proof. */
export const rulesPage = ({ body, proofs }: RulePage): string =>
  documentHtml(
    'The rule book',
    `
<header class="home"><h1><a href="index.html">Worked exercises</a></h1></header>
<main>
  <section class="topic" aria-labelledby="rules">
    <h2 id="rules">The rule book</h2>
    <p class="lead">Every rule by which the derivations go, and why it holds. Each of the ${proofs} proofs starts from what the operator is and ends with its differential; a line names the rule that it uses, whose own proof is one click away. ✓: both sides agree at random points, with the differential of each name taken as a central difference.</p>
    ${body}
  </section>
</main>`,
  )

function contentsHtml(topics: readonly Topic[]): string {
  const chapters = topics.map((t) => {
    const file = fileOf(topics, t)
    const items = t.exercises.map((e) => `<li><a href="${file}#${e.id}">${richText(e.title)}</a></li>`)
    return `
      <li class="chapter"><a href="${file}#${t.id}">${richText(t.title)}</a>
        <ul>${items.join('')}</ul>
      </li>`
  })
  return `
  <nav aria-label="Contents" class="contents">
    <h2 id="contents">Contents</h2>
    <ul>${chapters.join('')}
      <li class="chapter"><a href="${rulesFile}#rules">The rule book</a></li>
    </ul>
  </nav>`
}

/** Links to the topics before and after. */
function turnHtml(topics: readonly Topic[], at: number): string {
  const link = (t: Topic | undefined, rel: string, arrow: (title: string) => string): string =>
    t
      ? `<a rel="${rel}" href="${fileOf(topics, t)}#${t.id}">${arrow(richText(t.title))}</a>`
      : '<span></span>'
  return `<nav class="turn" aria-label="Topics before and after">${link(topics[at - 1], 'prev', (s) => `← ${s}`)}${link(topics[at + 1], 'next', (s) => `${s} →`)}</nav>`
}

const icon =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path d='M2 14h4v-4h4V6h4V2' fill='none' stroke='%232a6f97' stroke-width='2'/></svg>"

const description =
  'Matrix derivatives, worked step by step in numerator and denominator layout, every line checked numerically.'

const documentHtml = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(description)}">
<title>${title} · Gradus</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="katex/katex.css">
<link rel="stylesheet" href="style.css">
<script src="katex/copy-tex.js" defer></script>
<script src="page.js" defer></script>
</head>
<body>${body}
<footer><p>Made with Gradus; formulas set by KaTeX.</p></footer>
</body>
</html>
`
