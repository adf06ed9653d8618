import type { Layout } from '../derivation/layout.js'
import type { ConditionName, SlipRule, TermSlip } from './diagnosis.js'

/**
 * The sentences about claims, in English: functions from data to text. Expressions and numbers come as text.
 */

const layoutName: Record<Layout, string> = {
  numerator: 'numerator layout',
  denominator: 'denominator layout',
  mixed: 'mixed layout',
}

const propertyPhrase: Record<ConditionName, (of: string) => string> = {
  symmetric: (of) => `${of} is symmetric`,
  antisymmetric: (of) => `${of} is antisymmetric`,
  diagonal: (of) => `${of} is diagonal`,
  orthogonal: (of) => `${of} is orthogonal`,
  positive: (of) => `${of} > 0`,
  negative: (of) => `${of} < 0`,
  onehot: (of) => `${of} is one-hot`,
  'sums-to-one': (of) => `the entries of ${of} sum to 1`,
  'unit-length': (of) => `‖${of}‖ = 1`,
}

/** What is said of a slip, with what it was made on, what was written and what was meant, as far as these are known. */
export interface SlipTexts {
  readonly wrote?: string
  readonly meant?: string
  readonly on?: string
  readonly what?: string
  /** wherever it stands */
  readonly everywhere?: boolean
}

const instead = (what: string, { wrote, meant, everywhere }: SlipTexts): string =>
  wrote !== undefined && meant !== undefined
    ? `${what}: ${wrote} should be ${meant}${everywhere ? ' wherever it stands' : ''}`
    : what

const slips: Record<SlipRule, (t: SlipTexts) => string> = {
  sign: (t) =>
    t.wrote === undefined
      ? t.what !== undefined
        ? `the sign of the part that comes from ${t.what} is wrong in the derivative of ${t.on}`
        : t.on !== undefined
          ? `the sign of the derivative of ${t.on} is wrong`
          : 'the sign is wrong'
      : instead('a sign is wrong', t),
  'missing-transpose': (t) => instead('a transpose is missing', t),
  'extra-transpose': (t) => instead('a transpose too many', t),
  order: (t) => instead('the factors stand in the wrong order', t),
  'elementwise-product': (t) => instead('a matrix product stands where the product is elementwise', t),
  'matrix-product': (t) => instead('an elementwise product stands where the matrix product belongs', t),
  diag: (t) => instead('diag is missing, or one too many', t),
  inverse: (t) => instead('an inverse or a division is the wrong way up', t),
  exponent: (t) => instead('an exponent is wrong', t),
  'missing-factor': (t) => instead('a factor is missing', t),
  'extra-factor': (t) => instead('a factor too many', t),
  'missing-term': (t) => instead('a term is missing', t),
  'extra-term': (t) => instead('a term too many', t),
  coefficient: (t) =>
    t.on === undefined ? instead('a number is wrong', t) : `the number in the derivative of ${t.on} is wrong`,
  'mean-or-sum': (t) => `a mean and a sum are confused in ${t.on}`,
  'product-rule': (t) =>
    t.what === undefined
      ? `the product rule has a term for each factor that varies: in ${t.on} only one was differentiated`
      : `the product rule has a term for each factor that varies: in ${t.on}, ${t.what} was taken as a constant`,
  'sum-rule': (t) => `a sum is differentiated term by term: in ${t.on}, ${t.what} was left out`,
  'inner-derivative': (t) =>
    `the chain rule was cut short: in ${t.on} the derivative of ${t.what} is missing`,
  'outer-derivative': (t) => `the chain rule has a link for each function: that of ${t.on} was passed over`,
  'not-differentiated': (t) =>
    t.on === undefined
      ? instead('a function stands where its derivative belongs', t)
      : `${t.on} was left as it is where its derivative belongs`,
  'power-rule': (t) => `bring the exponent down and lower it by one: one of the two was forgotten in ${t.on}`,
  'inverse-rule': (t) =>
    `d(X⁻¹) = −X⁻¹ dX X⁻¹, and dX stands between the two: ${t.on} was differentiated like a number`,
  'transposed-differential': (t) => `the differential of ${t.what} in ${t.on} was read off transposed`,
  'derivative-of-part': (t) => `this is the derivative of ${t.on} alone: what stands around it is missing`,
  'derivative-by-part': (t) => `the chain rule stops too early: this is the derivative by ${t.on}`,
  'other-variable': (t) => `this is the derivative by ${t.on}`,
  'symmetric-variable': (t) =>
    `${t.on} was taken to be symmetric; its entries are independent unless it is declared so`,
  'free-entries': (t) =>
    `these are the partial derivatives by the free entries of ${t.on}, not the gradient among symmetric matrices`,
}

const termSentence: Record<TermSlip['kind'], (term: string) => string> = {
  missing: (term) => `the term ${term} is missing`,
  extra: (term) => `the term ${term} is too many`,
  sign: (term) => `the term ${term} has the wrong sign`,
  coefficient: (term) => `the term ${term} has another number in front`,
}

export const words = {
  equal: (points: number, symbolic: boolean): string =>
    `equal at ${points} random points${symbolic ? ', and by the rules' : ''}`,
  transposed: (layout: Layout, asked: Layout): string =>
    `right in ${layoutName[layout]}: it is the transpose; asked for was ${layoutName[asked]}`,
  scaled: (factor: string): string => `the derivative is ${factor} times the claim`,
  scaledTransposed: (factor: string): string =>
    `the derivative is ${factor} times the transpose of the claim`,
  wrongSign: 'the sign is wrong',
  equalIf: (conditions: readonly string[]): string => `equal if ${conditions.join(' and ')}`,
  condition: (property: ConditionName, of: string): string => propertyPhrase[property](of),
  bothShapes: (claim: string, answer: string): string => `the claim is ${claim}; the derivative is ${answer}`,
  noShape: (answer: string): string =>
    `the parts of the claim do not fit each other; the derivative is ${answer}`,
  fitting: (text: string, right: boolean): string =>
    right ? `${text} has the right shape, and is the derivative` : `${text} would have the right shape`,
  asTranspose: (layout: Layout): string => `the claim is laid out as in ${layoutName[layout]}`,
  term: (kind: TermSlip['kind'], term: string): string => termSentence[kind](term),
  missingFactor: (factor: string): string => `the factor ${factor} is missing`,
  slip: (rule: SlipRule, texts: SlipTexts): string => slips[rule](texts),
  line: {
    right: 'right',
    answer: 'right, and the derivative that was asked for',
    definition: 'names a part',
    follows: 'wrong, but it follows from a wrong line before',
    wrongSide: (side: string, reason: string): string => `${side} is wrong: ${reason}`,
  },
  work: {
    wrong: (line: number): string => `line ${line} is the first that is wrong`,
    complete: 'every line is right, and the derivative is reached',
    incomplete: 'no line is wrong; the derivative is not reached',
    unread: (count: number): string => `${count} line${count === 1 ? '' : 's'} could not be judged`,
  },
  different: 'the two differ',
  noPoint: 'no point was found where both are defined',
  example: (
    inputs: string,
    entry: readonly number[] | undefined,
    derivative: string,
    claim: string,
  ): string =>
    `at ${inputs}${entry ? ` entry ${entry.length === 1 ? entry[0] : `(${entry.join(', ')})`} of the derivative` : ' the derivative'} is ${derivative}, of the claim ${claim}`,
}
