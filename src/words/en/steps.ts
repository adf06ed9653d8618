/** steps of the methods and around them, and the words of each that is no operator's rule */
export const steps = {
  inComponents: {
    title: 'Entry by entry',
    text: 'each component is differentiated by each, ∂x_i/∂x_j = δ_ij, and a delta takes a sum away',
  },
  nameParts: { title: 'Name the parts', text: 'each part is one rule, or one affine map' },
  vectorise: {
    title: 'Write with matrices',
    text: 'sums over indices are products of matrices, and formulas in components are entrywise',
  },
  recognise: { title: 'Rewrite', text: 'the same function in the form whose rule is known' },
  chain: {
    title: 'Chain rule',
    text: ({ layout }: { layout: 'numerator' | 'denominator' | 'mixed' }) =>
      ({
        numerator: 'numerator layout: the factors stand in the order of the composition, outermost first',
        denominator: 'denominator layout: the factors stand innermost first',
        mixed:
          'mixed layout: gradients are columns, Jacobians k×d, so each Jacobian is transposed before a gradient',
      })[layout],
  },
  paths: {
    title: 'Chain rule, summed over the paths',
    text: 'it is used in several places: the contributions add',
  },
  affine: { title: 'Affine map', text: 'the derivative of a linear map is the map itself' },
  affineTransposed: {
    title: 'Affine map',
    text: 'the derivative of a linear map is the map itself; denominator layout writes it transposed',
  },
  identityMap: { title: 'Sum', text: 'it enters unchanged' },
  linearInMatrix: {
    title: 'Linear in a matrix',
    text: 'write the differential as an inner product with the differential of the matrix and read off its other factor',
  },
  bilinear: { title: 'Product rule', text: 'it stands in more than one factor: each place varies in turn' },
  varyingExponent: {
    title: 'Power',
    text: 'an exponent that varies brings down the logarithm of the base',
  },
  quotient: { title: 'Quotient rule', text: 'what stands below varies too: d(a/b) = da/b − a db/b²' },
  substitute: { title: 'Substitute', text: 'put in what the names stand for, and simplify' },
  readOff: {
    title: 'Read off the Jacobian',
    text: 'what stands before the differential is the derivative',
  },
  readTransposed: {
    title: 'Read off the Jacobian',
    text: 'in denominator layout it is the transpose of what stands before the differential',
  },
  differential: { title: 'Differential', text: 'the answer as a linear map: it has more than two axes' },
  nameDerivative: {
    title: 'Name the derivative',
    text: 'simplified, and a column where it is one: this is differentiated again',
  },
  symmetric: {
    title: 'Symmetric',
    text: 'a second derivative does not depend on the order in which it is taken: the matrix is symmetric, and written so',
  },
  stackColumns: {
    title: 'Stack the columns',
    text: 'vec(A X B) = (Bᵀ ⊗ A) vec(X): entries in a column, column below column',
  },
  movingEntry: {
    title: 'Components',
    text: 'one entry of the variable moves alone: its differential is a product of unit vectors',
  },
  entryOf: { title: 'Components', text: 'the derivative, entry by entry' },
  direct: { title: 'Derivative', text: 'by definition' },
  upstream: { title: 'Upstream gradient', text: 'given: how the loss varies with the output' },

  // by differentials
  differentialOfLinear: {
    title: 'Differential of a linear map',
    text: 'what varies is replaced by its differential, constants stay',
  },
  differentialOfSum: {
    title: 'Differential of a sum',
    text: 'the differential of a sum is the sum of the differentials',
  },
  productRule: { title: 'Product rule', text: 'each factor varies in turn, the others stay' },
  putIn: {
    title: ({ differential }: { differential: string }) => `Put in ${differential}`,
    text: 'the differential of a part stands for what it was found to be',
  },
  cyclicTrace: {
    title: 'Cyclic trace',
    text: 'tr(A B) = tr(B A): the factors are turned until the differential stands last',
  },
  intoTrace: {
    title: 'As a trace',
    text: 'an inner product with the differential, ⟨G, dX⟩ = tr(Gᵀ dX)',
  },
  takeOut: {
    title: 'Collect',
    text: 'the terms have the differential as their last factor: it is taken out',
  },
  standsLast: {
    title: 'Collect',
    text: 'u ⊙ v = diag(u) v and (aᵀ v) u = u aᵀ v: the differential stands last',
  },
  readGradient: {
    title: 'Read off the derivative',
    text: ({ side, matrix }: { side: 'numerator' | 'denominator'; matrix: boolean }) =>
      side === 'numerator'
        ? `it is what stands before the differential, ${matrix ? 'df = tr(G dX)' : 'df = g dx'} in numerator layout`
        : `it is the transpose of what stands before the differential, ${matrix ? 'df = tr(Gᵀ dX)' : 'df = gᵀ dx'} in denominator layout`,
  },

  // by components
  inEntries: { title: 'In components', text: 'each entry is written in entries of what it is made of' },
  chainInEntries: {
    title: 'Chain rule in components',
    text: 'the contributions of all entries in between add',
  },
  pathsInEntries: {
    title: 'Chain rule in components',
    text: 'it is used in several places: the contributions add, those of all entries in between',
  },
  collectSums: {
    title: 'Collect the sums',
    text: 'sums over an index are entries of products of matrices',
  },
  collectMatrices: { title: 'Collect into matrices', text: 'all entries together, laid out' },
  allEntries: {
    title: 'All entries',
    text: 'no product of matrices says it: the derivative stays entry by entry',
  },
  totalDifferential: {
    title: 'Total differential',
    text: 'every entry of the variable moves at once: their contributions add',
  },
}

/** what is said beside a step's own reason */
export const reasons = {
  broughtForward:
    'what stands around a differential is brought before it: aᵀ(v ⊙ dz) = aᵀ diag(v) dz, and ⟨A, B ⊙ dZ⟩ = ⟨A ⊙ B, dZ⟩',
  ownTrace: 'a scalar is its own trace',
  turnedTrace: 'and the trace of a matrix is that of its transpose',
  ownTranspose: 'a scalar is its own transpose',
  entryByEntry: 'the rule, entry by entry',
  independent: ({ g, x }: { g: string; x: string }) => `${g} takes the entries of ${x} as independent`,
  directionWithin: ({ x, structure }: { x: string; structure: string }) => `d${x} is ${structure}, like ${x}`,
}

/** a step that applies several rules at once */
export const rules = {
  several: ({ titles }: { titles: readonly string[] }) => titles.join(', '),
  andOthers: ({ title }: { title: string }) => `${title} and others`,
  reasons: ({ reasons }: { reasons: readonly string[] }) => reasons.join('; '),
  /** properties that the equation rests on */
  since: ({ conditions }: { conditions: readonly string[] }) => `since ${conditions.join(' and ')}`,
}
