import { expansionsOf, type Rule, ruleBook, ruleNamed } from '../src/api/rules.js'
import { escapeHtml } from '../src/present/html.js'
import { checkProof, type LineCheck } from '../src/proofs/check.js'
import type { Expansion, ExpansionLine } from '../src/proofs/expansion.js'
import { proofNamed } from '../src/proofs/index.js'
import { displayMath, inlineMath } from './math.js'

/** Where a rule stands on its page. */
export const ruleId = (rule: string): string => `rule-${rule}`
export const rulesFile = 'rules.html'

/** The link to the rule that a proof, by its name, proves. */
export const proofLink = (proof: string): string => `${rulesFile}#${ruleId(ruleNamed(proof)!.name)}`

export interface RulePage {
  /** every rule with its proofs */
  readonly body: string
  readonly proofs: number
  /** what does not hold, a line each */
  readonly failures: readonly string[]
}

/** The rule book with its proofs; every line is checked while the page is made. */
export function rulePage(): RulePage {
  const failures: string[] = []
  const told = ruleBook().map((r) => ({ rule: r, proofs: expansionsOf(r) }))
  const articles = told.map(({ rule, proofs }) => {
    const html = proofs.map((e) => {
      const check = checkProof(proofNamed(e.name)!)
      if (!check.ok) failures.push(`the proof of ${e.name}: not verified`)
      return proofHtml(e, check.lines)
    })
    return ruleHtml(rule, html)
  })
  return {
    body: articles.join(''),
    proofs: told.reduce((n, { proofs }) => n + proofs.length, 0),
    failures,
  }
}

function ruleHtml(r: Rule, proofs: readonly string[]): string {
  const cited = r.cite
    ? ` (${escapeHtml(r.cite.work)}${r.cite.place ? `, ${escapeHtml(r.cite.place)}` : ''})`
    : ''
  return `
    <article class="exercise" aria-labelledby="${ruleId(r.name)}">
      <h3 id="${ruleId(r.name)}">${escapeHtml(r.title)} <a class="anchor" href="#${ruleId(r.name)}" aria-label="Link to: ${escapeHtml(r.title)}">#</a></h3>
      ${r.latex === undefined ? '' : `<div class="answer">${displayMath(r.latex)}</div>`}
      ${r.because === undefined ? '' : `<p class="note">${escapeHtml(r.because)}${cited}.</p>`}
      ${proofs.join('')}
    </article>`
}

function proofHtml(e: Expansion, checks: readonly LineCheck[]): string {
  const names = e.definitions.map((d) => inlineMath(d.latex)).join(', ')
  return `
      <p>${names}, where <code>${escapeHtml(e.where ?? '')}</code></p>
      <ol class="steps">${e.lines.map((l, i) => lineHtml(l, checks[i]!)).join('')}
      </ol>`
}

function lineHtml(l: ExpansionLine, { ok }: LineCheck): string {
  const rule = l.rule === undefined ? undefined : ruleNamed(l.rule)
  const link = (text: string): string =>
    rule ? `<a href="#${ruleId(rule.name)}">${escapeHtml(text)}</a>` : escapeHtml(text)
  const title = rule?.title.toLowerCase()
  const why =
    title === undefined || title === l.text ? link(l.text) : `${escapeHtml(l.text)} (${link(title)})`
  const mark = ok ? '<span class="ok">✓</span>' : '<span class="bad">✗</span>'
  return `
        <li class="step">
          <div class="line">${displayMath(...l.sides.map((s) => s.latex))}<span class="shape">${mark}</span></div>
          <p class="why">${why}</p>
        </li>`
}
