import type { NumberSyntax, Syntax } from '../../language/syntax.js'
import type { SlipRule } from '../diagnosis.js'
import type { Edit } from './edit.js'
import { letterEdits } from './letters.js'
import { placesIn } from './places.js'

type Change = readonly [SlipRule, Syntax, 'several'?]

/** Every tree that differs from this one by one small change, as people mistake one thing for another. */
export function* editsOf(root: Syntax): Generator<Edit> {
  for (const { node, put, under } of placesIn(root))
    for (const [rule, to, several] of changesOf(node)) {
      // that is the transpose around taken away, which is tried by itself
      if (rule === 'missing-transpose' && under?.type === 'transpose') continue
      yield { rule, from: node, to, tree: put(to), ...(several && { several: true }) }
    }
  yield* letterEdits(root)
}

function changesOf(s: Syntax): Change[] {
  switch (s.type) {
    case 'number':
      return numberChanges(s)
    case 'transpose':
      return [['extra-transpose', s.arg], ...inDiag(s)]
    case 'product':
      return [...productChanges(s.factors), ...turnedAndInverted(s), ...inDiag(s)]
    case 'quotient':
      return [
        ['extra-factor', s.numerator],
        ['inverse', product([s.numerator, s.denominator])],
        ['inverse', { type: 'quotient', numerator: s.denominator, denominator: s.numerator }],
        ['inverse', product([s.numerator, { type: 'inverse', arg: s.denominator }])],
        ['inverse', product([{ type: 'inverse', arg: s.denominator }, s.numerator])],
      ]
    case 'binary':
      return binaryChanges(s)
    case 'sum':
      return [...sumChanges(s), ...turnedAndInverted(s), ...inDiag(s), ...raised(s)]
    case 'negate':
      return [['sign', s.arg]]
    case 'power':
      return powerChanges(s)
    case 'inverse':
      return [
        ['inverse', s.arg],
        ['missing-transpose', transposed(s)],
      ]
    case 'call':
      return callChanges(s)
    case 'apply':
      return [
        ['not-differentiated', { ...s, order: s.order + 1 }],
        ...(s.order > 0 ? [['not-differentiated', { ...s, order: s.order - 1 }] as const] : []),
        ...turnedAndInverted(s),
        ...inDiag(s),
      ]
    case 'name':
      return [...turnedAndInverted(s), ...inDiag(s), ...raised(s)]
    case 'component':
    case 'norm':
    case 'bars':
      return [['missing-transpose', transposed(s)], ...raised(s)]
    case 'pseudoinverse':
    case 'constant':
    case 'matrix':
    case 'partial':
      return [['missing-transpose', transposed(s)]]
    default:
      return []
  }
}

const transposed = (arg: Syntax): Syntax => ({ type: 'transpose', arg })
const numeral = (x: number): NumberSyntax => ({ type: 'number', text: String(x) })
const power = (base: Syntax, exponent: number): Syntax & { type: 'power' } => ({
  type: 'power',
  base,
  exponent: numeral(exponent),
  elementwise: false,
})
const negated = (arg: Syntax): Syntax => ({ type: 'negate', arg })
const diagOf = (arg: Syntax): Syntax => ({ type: 'call', fn: 'diag', args: [arg] })
const product = (factors: readonly Syntax[]): Syntax =>
  factors.length === 1 ? factors[0]! : { type: 'product', factors }
const hadamard = (left: Syntax, right: Syntax): Syntax => ({ type: 'binary', op: 'hadamard', left, right })

const turnedAndInverted = (s: Syntax): Change[] => [
  ['missing-transpose', transposed(s)],
  ['inverse', { type: 'inverse', arg: s }],
]

/** Squared, cubed, or entry by entry. */
const raised = (s: Syntax): Change[] => [
  ['exponent', power(s, 2)],
  ['exponent', power(s, 3)],
  ['exponent', { ...power(s, 2), elementwise: true }],
]

const inDiag = (s: Syntax): Change[] => [['diag', diagOf(s)]]

function numberChanges(s: NumberSyntax): Change[] {
  const x = Number(s.text)
  if (!Number.isFinite(x) || x === 0 || x === 1) return []
  return [
    ['coefficient', numeral(1)],
    ['coefficient', { type: 'quotient', numerator: numeral(1), denominator: s }],
    ['coefficient', product([numeral(2), s])],
  ]
}

function productChanges(factors: readonly Syntax[]): Change[] {
  const out: Change[] = []
  const last = factors.length - 1
  for (let i = 0; i < last; i++) {
    const swapped = [...factors]
    ;[swapped[i], swapped[i + 1]] = [factors[i + 1]!, factors[i]!]
    out.push(['order', product(swapped)])
  }
  if (last > 1) {
    out.push(['order', product([...factors].reverse())])
    out.push(['order', product([factors[last]!, ...factors.slice(0, last)])])
    out.push(['order', product([...factors.slice(1), factors[0]!])])
  }
  const arrays = factors.map((f) =>
    f.type === 'number' ? f : f.type === 'transpose' ? f.arg : transposed(f),
  )
  out.push(['missing-transpose', product(arrays), 'several'])
  for (let i = 0; i < last; i++) {
    const both = hadamard(factors[i]!, factors[i + 1]!)
    out.push(['elementwise-product', product([...factors.slice(0, i), both, ...factors.slice(i + 2)])])
  }
  for (let i = 1; i <= last; i++)
    out.push(['elementwise-product', hadamard(product(factors.slice(0, i)), product(factors.slice(i)))])
  for (const [i, f] of factors.entries()) {
    const rest = product(factors.filter((_, k) => k !== i))
    out.push([f.type === 'number' ? 'coefficient' : 'extra-factor', rest])
  }
  // a part of the chain transposed as one: (A x)ᵀ, first all factors from the left, then from the right
  const numbers = factors[0]!.type === 'number' ? 1 : 0
  for (let i = 1; i < last; i++) {
    const [left, right] = [factors.slice(numbers, i + 1), factors.slice(i)]
    if (left.length > 1)
      out.push([
        'missing-transpose',
        product([...factors.slice(0, numbers), transposed(product(left)), ...factors.slice(i + 1)]),
      ])
    out.push(['missing-transpose', product([...factors.slice(0, i), transposed(product(right))])])
  }
  return out
}

function binaryChanges(s: Syntax & { type: 'binary' }): Change[] {
  const { op, left, right } = s
  const out: Change[] = [['missing-transpose', transposed(s)], ...inDiag(s)]
  if (op === 'hadamard')
    out.push(
      ['matrix-product', product([left, right])],
      ['matrix-product', product([right, left])],
      ['diag', product([diagOf(left), right])],
      ['extra-factor', left],
      ['extra-factor', right],
    )
  else if (op === 'divide') out.push(['extra-factor', left], ['inverse', hadamard(left, right)])
  else if (op === 'kron') out.push(['order', { ...s, left: right, right: left }])
  return out
}

function sumChanges(s: Syntax & { type: 'sum' }): Change[] {
  const out: Change[] = []
  for (const [i, t] of s.terms.entries()) {
    const terms = s.terms.map((u, k) =>
      k === i ? { ...u, sign: u.sign === '-' ? ('+' as const) : ('-' as const) } : u,
    )
    out.push(['sign', signed(terms)])
    out.push(['extra-term', signed(s.terms.filter((u) => u !== t))])
  }
  return out
}

function signed(terms: (Syntax & { type: 'sum' })['terms']): Syntax {
  const [first, ...rest] = terms
  if (rest.length > 0) return { type: 'sum', terms }
  return first!.sign === '-' ? negated(first!.term) : first!.term
}

function powerChanges(s: Syntax & { type: 'power' }): Change[] {
  const { base, exponent } = s
  const out: Change[] = [
    ['exponent', base],
    [s.elementwise ? 'matrix-product' : 'elementwise-product', { ...s, elementwise: !s.elementwise }],
  ]
  const add = (x: number): Syntax => {
    if (exponent.type === 'number') return numeral(Number(exponent.text) + x)
    return {
      type: 'sum',
      terms: [
        { sign: '+', term: exponent },
        { sign: x < 0 ? '-' : '+', term: numeral(1) },
      ],
    }
  }
  for (const x of [1, -1]) out.push(['exponent', { ...s, exponent: add(x) }])
  return [...out, ['missing-transpose', transposed(s)], ...inDiag(s)]
}

function callChanges(s: Syntax & { type: 'call' }): Change[] {
  const [arg] = s.args
  const out: Change[] = [['missing-transpose', transposed(s)]]
  if (s.fn === 'diag' && arg) return [...out, ['diag', arg], ['inverse', { type: 'inverse', arg: s }]]
  if (s.fn === 'inv' && arg) return [...out, ['inverse', arg]]
  return [...out, ...inDiag(s), ...raised(s)]
}
