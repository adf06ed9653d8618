/** judgements of somebody's answer, or derivation */
export const claims = {
  verdicts: {
    equal: 'equal',
    transposed: 'transposed',
    scaled: 'scaled',
    'equal-if': 'equal-if',
    'wrong-shape': 'wrong-shape',
    different: 'different',
  },

  equal: ({ points, symbolic }: { points: number; symbolic: boolean }) =>
    `the same as the derivative at ${points} random points${symbolic ? ', and by the rules' : ''}`,
  transposed: ({ layout, asked }: { layout: string; asked: string }) =>
    `it is the transpose: right in ${layout}, and ${asked} was asked for`,
  asTranspose: ({ layout }: { layout: string }) => `the claim is laid out as in ${layout}`,
  scaled: ({ factor }: { factor: string }) => `the derivative is ${factor} times the claim`,
  scaledTransposed: ({ factor }: { factor: string }) =>
    `the derivative is ${factor} times the transpose of the claim`,
  wrongSign: 'the sign is wrong',
  wrongSignTransposed: 'the derivative is minus the transpose of the claim',
  equalIf: ({ conditions }: { conditions: readonly string[] }) => `only right if ${conditions.join(' and ')}`,
  bothShapes: ({ claim, derivative }: { claim: string; derivative: string }) =>
    `the claim has the shape ${claim}; the derivative ${derivative}`,
  noShape: ({ part, derivative }: { part: string; derivative: string }) =>
    `the parts of ${part} do not fit each other; the derivative has the shape ${derivative}`,
  fitting: ({ claim }: { claim: string }) => `${claim} would have the right shape`,
  missingFactor: ({ factor }: { factor: string }) => `the factor ${factor} is missing`,
  different: 'the two differ',
  noPoint: 'no point was found where both are defined',

  /** one term by which the two differ */
  terms: {
    missing: ({ term }: { term: string }) => `the term ${term} is missing`,
    extra: ({ term }: { term: string }) => `the term ${term} is too many`,
    sign: ({ term }: { term: string }) => `the term ${term} has the wrong sign`,
    coefficient: ({ term }: { term: string }) => `the term ${term} has another number in front`,
  },

  /** slips of writing: one thing stands for another */
  edits: {
    sign: 'a sign is wrong',
    'missing-transpose': 'a transpose is missing',
    'extra-transpose': 'a transpose too many',
    order: 'the factors stand in the wrong order',
    'elementwise-product': 'a matrix product stands where the product is elementwise',
    'matrix-product': 'an elementwise product stands where the matrix product belongs',
    diag: 'a diag is missing',
    inverse: 'an inverse or a division is the wrong way up',
    exponent: 'an exponent is wrong',
    'missing-factor': 'a factor is missing',
    'extra-factor': 'a factor too many',
    'missing-term': 'a term is missing',
    'extra-term': 'a term too many',
    coefficient: 'a number is wrong',
    letter: 'one letter stands for another',
    'not-differentiated': 'a function stands where its derivative belongs',
  },
  extraDiag: 'a diag too many',
  instead: ({ what, wrote, meant }: { what: string; wrote: string; meant: string }) =>
    `${what}: ${wrote} should be ${meant}`,
  insteadEverywhere: ({ what, wrote, meant }: { what: string; wrote: string; meant: string }) =>
    `${what}: ${wrote} should be ${meant} wherever it stands`,

  /** what the derivative would have to be, so that the claim is right */
  spoilt: ({ what, wrote, meant }: { what: string; wrote: string; meant: string }) =>
    `${what}: with ${wrote} for ${meant} the derivative becomes the claim`,
  spoiltEverywhere: ({ what, wrote, meant }: { what: string; wrote: string; meant: string }) =>
    `${what}: with ${wrote} for ${meant} wherever it stands the derivative becomes the claim`,

  /** slips on rules: what a rule was taken to be, and where */
  rules: {
    sign: ({ on }: { on: string }) => `the sign of the derivative of ${on} is wrong`,
    signOfPart: ({ on, what }: { on: string; what: string }) =>
      `the sign of the part that comes from ${what} is wrong in the derivative of ${on}`,
    coefficient: ({ on }: { on: string }) => `the number in the derivative of ${on} is wrong`,
    'not-differentiated': ({ on }: { on: string }) => `${on} was left as it is where its derivative belongs`,
    'mean-or-sum': ({ on }: { on: string }) => `a mean and a sum are confused in ${on}`,
    'product-rule': ({ on, what }: { on: string; what: string }) =>
      `the product rule has a term for each factor that varies: in ${on}, ${what} was taken as a constant`,
    oneFactorOnly: ({ on }: { on: string }) =>
      `the product rule has a term for each factor that varies: in ${on} only one was differentiated`,
    termTwice: ({ on, what }: { on: string; what: string }) =>
      `the product rule has a term for each factor that varies: in ${on}, that of ${what} was taken twice`,
    diagonalAlone: 'this is the diagonal of the derivative alone: the entries off it are missing',
    'sum-rule': ({ on, what }: { on: string; what: string }) =>
      `a sum is differentiated term by term: in ${on}, ${what} was left out`,
    'inner-derivative': ({ on, what }: { on: string; what: string }) =>
      `the chain rule was cut short: in ${on} the derivative of ${what} is missing`,
    'outer-derivative': ({ on }: { on: string }) =>
      `the chain rule has a link for each function: that of ${on} was passed over`,
    'inverse-rule': ({ on }: { on: string }) =>
      `d(X⁻¹) = −X⁻¹ dX X⁻¹, and dX stands between the two: ${on} was differentiated like a number`,
    'transposed-differential': ({ on, what }: { on: string; what: string }) =>
      `the differential of ${what} in ${on} was read off transposed`,
    'derivative-of-part': ({ on }: { on: string }) =>
      `this is the derivative of ${on} alone: what stands around it is missing`,
    'derivative-by-part': ({ on }: { on: string }) =>
      `the chain rule stops too early: this is the derivative by ${on}`,
    'other-variable': ({ on }: { on: string }) => `this is the derivative by ${on}`,
    'symmetric-variable': ({ on }: { on: string }) =>
      `${on} was taken to be symmetric; its entries are independent unless it is declared so`,
    'free-entries': ({ on }: { on: string }) =>
      `these are the partial derivatives by the free entries of ${on}, not the gradient among symmetric matrices`,
  },

  /** the power rule, half of it */
  powers: {
    'not-lowered': ({ on }: { on: string }) =>
      `the power rule lowers the exponent by one: in ${on} it was left as it is`,
    raised: ({ on }: { on: string }) =>
      `the power rule lowers the exponent by one: in ${on} it was raised, −2 goes to −3`,
    'not-brought-down': ({ on }: { on: string }) =>
      `the power rule brings the exponent down as a factor: in ${on} it was left out`,
  },

  /** a point at which the two differ */
  example: ({
    inputs,
    derivative,
    claim,
  }: {
    inputs: readonly string[]
    derivative: string
    claim: string
  }) => `at ${inputs.join(', ')} the derivative is ${derivative}, of the claim ${claim}`,
  exampleEntry: ({
    inputs,
    entry,
    derivative,
    claim,
  }: {
    inputs: readonly string[]
    entry: string
    derivative: string
    claim: string
  }) => `at ${inputs.join(', ')} entry ${entry} of the derivative is ${derivative}, of the claim ${claim}`,

  /** a line of somebody's derivation */
  line: {
    right: 'right',
    answer: 'right, and the derivative that was asked for',
    definition: 'names a part',
    follows: 'wrong, but it follows from a wrong line before',
    wrongSide: ({ side, reason }: { side: string; reason: string }) => `${side} is wrong: ${reason}`,
  },
  /** all of it */
  work: {
    wrong: ({ line }: { line: number }) => `line ${line} is the first that is wrong`,
    complete: ({ all }: { all: boolean }) =>
      `every line${all ? '' : ' that could be read'} is right, and the derivative is reached`,
    incomplete: ({ all }: { all: boolean }) =>
      `no line${all ? '' : ' that could be read'} is wrong; the derivative is not reached`,
    unread: ({ count }: { count: number }) => `${count} line${count === 1 ? '' : 's'} could not be judged`,
  },
}
