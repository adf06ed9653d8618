import { type Derivation, derive, GradusError, type Layout } from '../../src/index.js'
import { present, presentDocument } from '../../src/present/present.js'
import { type Problem, problems, problemsIn } from '../corpus/problems.js'
import { compile, hasLatex, pasted } from './latex-run.js'
import { htmlLaw, type Law, latexLaw, markdownLaw, speechLaw } from './laws.js'

/** All documents of all problems: how many there are, and what is wrong with them. */
export function survey(layouts: readonly Layout[], tell: (line: string) => void): number {
  const laws: Readonly<Record<string, Law>> = {
    latex: latexLaw,
    markdown: markdownLaw,
    html: htmlLaw,
    speech: speechLaw,
  }
  let wrong = 0
  for (const layout of layouts) {
    const all = [...problems, ...problemsIn('textbook/problems.jsonl')].flatMap(
      (p) => derived(p, layout) ?? [],
    )
    for (const d of all)
      for (const [name, law] of Object.entries(laws))
        for (const w of law(d)) {
          wrong++
          tell(`${name}: ${d.reading.texts.program}: ${w}`)
        }
    tell(`${layout}: ${all.length} derivations in ${Object.keys(laws).join(', ')}`)
    if (hasLatex) wrong += compiled(all, tell)
  }
  return wrong
}

function derived(p: Problem, layout: Layout): Derivation | undefined {
  try {
    return derive(p.program, {
      wrt: p.wrt,
      order: p.order,
      layout,
      ...(p.where !== undefined && { where: p.where }),
      ...(p.of && { of: p.of }),
      ...(p.functions && { functions: p.functions }),
    })
  } catch (e) {
    if (e instanceof GradusError) return undefined
    throw e
  }
}

/** Both as a file and as blocks; where a bundle fails, one by one. */
function compiled(all: readonly Derivation[], tell: (line: string) => void): number {
  const bundle = 50
  const overfull: number[] = []
  let wrong = 0
  const forms: Readonly<Record<string, (ds: readonly Derivation[]) => string>> = {
    document: (ds) => presentDocument(ds, { check: false }),
    marked: (ds) => presentDocument(ds, { check: false, mark: true }),
    aligned: (ds) => pasted(ds.map((d) => present(d, 'latex', { steps: true, check: false }))),
  }
  for (const [name, form] of Object.entries(forms)) {
    for (let i = 0; i < all.length; i += bundle) {
      const some = all.slice(i, i + bundle)
      const run = compile(form(some))
      overfull.push(...run.overfull)
      if (run.ok) continue
      for (const d of some) {
        const one = compile(form([d]))
        if (one.ok) continue
        wrong++
        tell(`pdflatex, ${name}: ${d.reading.texts.program}: ${one.error}`)
      }
    }
    const wide = overfull.splice(0).sort((a, b) => b - a)
    tell(
      `pdflatex, ${name}: ${all.length} compiled, ${wide.length} lines too wide, by up to ${wide[0] ?? 0} pt`,
    )
  }
  return wrong
}
