import type { ClaimResult } from '../../src/index.js'

/**
 * Right answers spoilt as text, letter by letter, with no knowledge of what they mean: so the diagnosis is tried on slips that are not
 * made by its own means.
 */
export interface Mutation {
  readonly name: string
  /** all texts that differ from a right answer by this slip */
  readonly apply: (answer: string, wrt: string) => readonly string[]
  /** whether a diagnosis names it; absent where the slip has no name */
  readonly named?: (c: ClaimResult) => boolean
}

const slips =
  (...rules: string[]) =>
  (c: ClaimResult): boolean =>
    [c.slip, ...(c.otherSlips ?? [])].some((s) => s !== undefined && rules.includes(s.rule))

const either =
  (...tests: ((c: ClaimResult) => boolean)[]) =>
  (c: ClaimResult): boolean =>
    tests.some((t) => t(c))

const verdict =
  (...verdicts: string[]) =>
  (c: ClaimResult): boolean =>
    verdicts.includes(c.verdict)
const term =
  (...kinds: string[]) =>
  (c: ClaimResult): boolean =>
    c.term !== undefined && kinds.includes(c.term.kind)
const factor = (c: ClaimResult): boolean => c.factor !== undefined
const negative = (c: ClaimResult): boolean => c.factor?.source === '-1'

/** The text with each match replaced, one at a time. */
function each(answer: string, pattern: RegExp, by: string | ((...m: string[]) => string)): string[] {
  return [...answer.matchAll(pattern)].map((m) => {
    const put = typeof by === 'string' ? by : by(...(m as string[]))
    return answer.slice(0, m.index) + put + answer.slice(m.index + m[0].length)
  })
}

/** Pieces at the top level of brackets: [sign, term] pairs. */
function terms(answer: string): [string, string][] {
  const found: [string, string][] = []
  let depth = 0
  let start = 0
  let sign = '+'
  for (let i = 0; i < answer.length; i++) {
    const c = answer[i]!
    if ('([{⟨'.includes(c)) depth++
    else if (')]}⟩'.includes(c)) depth--
    else if (
      depth === 0 &&
      /[+−-]/.test(c) &&
      i > 0 &&
      /[\s)\wᵀ]/.test(answer[i - 1]!) &&
      /\s/.test(answer[i + 1] ?? '')
    ) {
      found.push([sign, answer.slice(start, i).trim()])
      sign = c
      start = i + 1
    }
  }
  found.push([sign, answer.slice(start).trim()])
  return found
}

const joined = (list: readonly [string, string][]): string =>
  list.map(([sign, t], i) => (i === 0 && sign === '+' ? t : `${sign} ${t}`)).join(' ')

const plain = (answer: string): boolean => !/[\\=]/.test(answer)
// a quote after f is a derivative
const mark = "ᵀ|(?<![fg]'?)'(?!\\()|\\^T\\b|\\^\\\\top|\\^\\{\\\\top\\}"
const letter = "(?<![\\w\\\\^_{])[A-Za-zα-ωΑ-ΩŷΣμ](?:[₀-₉]+|\\d+)?(?![\\w(₀-₉^_²³⁻ᵀ'}])"

export const mutations: readonly Mutation[] = [
  {
    name: 'sign of the whole',
    apply: (a) => (plain(a) ? [`-(${a})`] : []),
    named: either(negative, slips('sign')),
  },
  {
    name: 'sign of a term',
    apply: (a) => {
      const list = terms(a)
      return list.length < 2 || !plain(a)
        ? []
        : list.map((_, k) =>
            joined(
              list.map(([s, t], i) => (i === k ? [s === '+' ? '-' : '+', t] : [s, t]) as [string, string]),
            ),
          )
    },
    named: either(term('sign'), slips('sign'), negative),
  },
  {
    name: 'sign within',
    apply: (a) => each(a, /(?<=[\w)ᵀ⁻¹²']) ([+−-]) /gu, (_, s) => (s === '+' ? ' - ' : ' + ')),
    named: either(term('sign'), slips('sign'), negative),
  },
  { name: 'twice', apply: (a) => (plain(a) ? [`2 (${a})`] : []), named: verdict('scaled') },
  { name: 'half', apply: (a) => (plain(a) ? [`(1/2) (${a})`] : []), named: verdict('scaled') },
  {
    name: '2 or 1/2 dropped',
    apply: (a) => [
      ...each(a, /(?<![\w^_.{}₀-₉/])2(?= ?[\w(\\])(?![.\d/])/gu, ''),
      ...each(a, /(?<![\w^_.{}₀-₉/])1\/2 (?=[\w(\\])/gu, ''),
    ],
    named: either(factor, slips('coefficient', 'missing-factor'), term('coefficient')),
  },
  {
    name: 'times n',
    apply: (a, wrt) => (plain(a) && /\/n\b/.test(a) && wrt !== 'n' ? each(a, /\/n\b/g, '') : []),
    named: either(factor, slips('mean-or-sum', 'missing-factor'), term('coefficient')),
  },
  {
    name: 'other layout',
    apply: (a) => (plain(a) ? [`(${a})'`] : []),
    named: verdict('transposed'),
  },
  {
    name: 'transpose dropped',
    apply: (a) => each(a, new RegExp(mark, 'gu'), ' '),
    named: either(slips('missing-transpose'), verdict('transposed')),
  },
  {
    name: 'inverse transpose',
    apply: (a) => [...each(a, /⁻ᵀ/gu, '⁻¹'), ...each(a, /⁻¹/gu, '⁻ᵀ')],
    named: either(slips('missing-transpose', 'extra-transpose'), verdict('transposed')),
  },
  {
    name: 'transpose added',
    apply: (a) => each(a, /(?<![\w\\^_{])[A-Z](?:[₀-₉]+|\d+)?(?![\w(₀-₉^_²³⁻⁺ᵀ'}])/gu, (x) => `${x}'`),
    named: either(slips('extra-transpose'), verdict('transposed')),
  },
  {
    name: 'factors swapped',
    apply: (a) => each(a, new RegExp(`(${letter}) (${letter})`, 'gu'), (_, x, y) => `${y} ${x}`),
    named: slips('order'),
  },
  {
    name: 'marked factors swapped',
    apply: (a) =>
      each(
        a,
        /(?<![\w\\^_.])([A-Z](?:⁻¹|⁻ᵀ|ᵀ|')?) ([A-Z](?:⁻¹|⁻ᵀ|ᵀ|')?)(?![\w(₀-₉^_²³⁻ᵀ'])/gu,
        (_, x, y) => `${y} ${x}`,
      ),
    named: slips('order'),
  },
  {
    name: 'term dropped',
    apply: (a) => {
      const list = terms(a)
      return list.length < 2 || !plain(a) ? [] : list.map((_, k) => joined(list.filter((_, i) => i !== k)))
    },
    named: either(term('missing'), slips('missing-term', 'sum-rule', 'product-rule')),
  },
  {
    name: 'term added',
    apply: (a, wrt) => (plain(a) ? [`(${a}) + ${wrt}`] : []),
    named: either(term('extra'), slips('extra-term')),
  },
  {
    name: 'factor dropped',
    apply: (a) => each(a, new RegExp(`(?<= )${letter} `, 'gu'), ''),
    // the letter may have been a whole term
    named: either(factor, slips('missing-factor', 'missing-term')),
  },
  {
    name: 'elementwise to matrix product',
    apply: (a) => each(a, / ?(?:⊙|∘|\.\*) ?/gu, ' '),
    named: slips('elementwise-product'),
  },
  {
    name: 'matrix to elementwise product',
    apply: (a) => each(a, new RegExp(`(${letter}) (?=${letter})`, 'gu'), (_, x) => `${x} .* `),
    named: slips('matrix-product'),
  },
  {
    name: 'exponent dropped',
    apply: (a) => each(a, /[²³]|\^∘?[23](?!\d)/gu, ''),
    named: either(slips('exponent', 'power-rule', 'missing-factor'), factor),
  },
  {
    name: 'inverse dropped',
    apply: (a) => each(a, /⁻¹|\^-1(?!\d)/gu, ''),
    named: either(slips('inverse', 'exponent'), factor),
  },
  {
    name: 'diag dropped',
    apply: (a) => each(a, /\bdiag(?=\()/gu, ''),
    named: slips('diag'),
  },
]
