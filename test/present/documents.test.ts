import { describe, expect, test } from 'vitest'
import { type Derivation, type DeriveOptions, derive } from '../../src/index.js'
import { present, presentDocument } from '../../src/present/present.js'
import { type Problem, problemsIn } from '../corpus/problems.js'
import { compile, hasLatex, pasted } from './latex-run.js'
import { htmlLaw, type Law, latexLaw, markdownLaw, speechLaw } from './laws.js'

/** Forms and shapes of all kinds, and names that no format likes. */
const awkward: readonly (readonly [string, DeriveOptions])[] = [
  ['A X B', { wrt: 'X' }],
  ['A X B', { wrt: 'X', form: 'kronecker' }],
  ['A X B', { wrt: 'X', form: 'components' }],
  ['log det X', { wrt: 'X', order: 2 }],
  ["x' A y", { wrt: 'x', and: 'y' }],
  ['W x', { wrt: 'W', upstream: true }],
  ['‖X‖_*', { wrt: 'X' }],
  ['sum(max(0, x) ⊙ [x < 3])', { wrt: 'x', where: 'x: n' }],
  ['cases(x if x >= 0; a (exp(x) - 1) if x < 0)', { wrt: 'x', where: 'x: scalar; a: scalar' }],
  ["w_out' A w_out + rate ‖w_out‖²", { wrt: 'w_out', where: 'w_out: n; rate: scalar' }],
  ["é' A é", { wrt: 'é' }],
  ["ж' A ж", { wrt: 'ж' }],
  ['z_j = Σᵢ W_{ij} x_i²; sum(z)', { wrt: 'x' }],
  ['[A x; B x]', { wrt: 'x', where: 'x: n; A: m×n; B: k×n' }],
  ['Σ_{k} Π_{i} (x_i + c_k)', { wrt: 'x' }],
  ['f(W x)', { wrt: 'x' }],
  [
    "tr((A X B + C X D)' (A X B + C X D)) + tr(A X B X' C) + log(det(X' X + E)) + ‖X P Q R S‖² + a' X X' X b",
    { wrt: 'X' },
  ],
]

const sample: readonly Problem[] = problemsIn('textbook/problems.jsonl').filter((_, i) => i % 9 === 0)
const derivations: readonly Derivation[] = [
  ...awkward.map(([program, options]) => derive(program, options)),
  ...sample.map((p) =>
    derive(p.program, {
      wrt: p.wrt,
      order: p.order,
      layout: 'numerator',
      ...(p.where !== undefined && { where: p.where }),
      ...(p.of && { of: p.of }),
      ...(p.functions && { functions: p.functions }),
    }),
  ),
]

describe.each<[string, Law]>([
  ['latex: KaTeX sets it', latexLaw],
  ['markdown: every formula survives, and KaTeX sets it', markdownLaw],
  ['html: well-formed, with every step', htmlLaw],
  ['speech: words alone', speechLaw],
])('%s', (_, law) => {
  test(`in ${derivations.length} derivations`, () => {
    const wrong = derivations.flatMap((d) => law(d).map((w) => `${d.reading.texts.program}: ${w}`))
    expect(wrong.slice(0, 10)).toEqual([])
  })
})

test.skipIf(!hasLatex)(
  'latex: pdflatex compiles the file, and the blocks pasted into one',
  () => {
    // letters beyond Latin and Greek need an engine that has fonts for them
    const latin = derivations.filter((d) => !/\p{Script=Cyrillic}/u.test(d.reading.texts.program))
    const documents = [false, true].flatMap((mark) => [
      presentDocument(latin, { check: false, mark }),
      pasted(latin.map((d) => present(d, 'latex', { steps: true, check: false, mark }))),
    ])
    for (const tex of documents) {
      const { ok, error, overfull } = compile(tex)
      expect(error).toBe('')
      expect(ok).toBe(true)
      expect(overfull).toEqual([])
    }
  },
  60_000,
)
