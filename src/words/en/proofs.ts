/** proofs of rules: the titles of those that are no operator's; why a line holds */
export const proofs = {
  heads: {
    proof: ({ where }: { where: string }) => `proof, where ${where}`,
    titled: ({ title, where }: { title: string; where: string }) => `proof: ${title}, where ${where}`,
  },
  titles: {
    'chain-rule': 'Chain rule',
    linear: 'Affine map',
    'linear-matrix': 'Linear in a matrix',
    'read-off': 'Read off the Jacobian',
    'read-gradient': 'Read off the derivative',
    entrywise: 'Function of each entry',
    entries: 'Entry by entry',
    vectorise: 'Write with matrices',
    cyclic: 'Cyclic trace',
    'softmax-rows': 'Softmax of each row',
    stack: 'Stack the columns',
    quotient: 'Quotient rule',
  },
  reasons: {
    // ways to go on, in every proof
    definition: 'by definition',
    differentiate: 'differentiate both sides',
    solve: 'solve for the differential',
    rearrange: 'the same, rearranged',
    putIn: 'put in what the names stand for',
    collect: 'collect what stands with each differential',
    productRule: 'product rule: each factor varies in turn, the others stay',
    quotientRule: 'quotient rule',
    chainRule: 'chain rule',
    linear: 'linear in what varies: the differential goes in its place',
    sumRule: 'the differential of a sum is the sum of the differentials, term by term',
    constantFactor: 'what does not vary is a constant factor',
    constantOut: 'A is the derivative of the map, wherever it is taken',
    grow: 'exactly: let everything grow by its differential, and multiply out',
    firstOrder: 'the part of first order; a product of two differentials is of second order',
    indicatorStays: 'an indicator is constant except where it jumps',
    branches: 'away from the boundary the same branch holds nearby',
    ownTranspose: 'a scalar is its own transpose: both terms are equal',
    ownTrace: 'a scalar is its own trace',
    cyclic: 'a factor may go from one end of a trace to the other',
    readTrace: 'the trace of a product of transposed factors is their inner product',
    inverseFunction: 'one undoes the other',

    // exponentials and logarithms
    expOfSum: 'the exponential of a sum is the product of the exponentials',
    expLimit: '(eʰ − 1)/h goes to 1 as h goes to 0: so the number e is chosen',
    changeOfBase: 'another base is a constant factor',
    powerByExp: 'a power is written with the exponential, so that base and exponent may both vary',

    // trigonometric and hyperbolic functions
    additionTheorem: 'addition theorem',
    sineLimit: 'to first order in h, cos h is 1 and sin h is h',
    pythagorasRoot: 'cos² + sin² = 1, and the cosine is positive where the arcsine lies',
    hyperbolaRoot: 'cosh² − sinh² = 1, and this root is positive',
    complement: 'sine and cosine are each other’s, a quarter turn away',

    // what neural networks put on their entries
    oneMinusSigmoid: 'the numerator and 1 in the denominator belong together',
    sigmoidAgain: 'divided by the exponential above and below, it is the sigmoid',
    signTimes: 'a number is its absolute value with its sign',
    erfOfScaled: 'the normal distribution function is an error function, scaled',

    // sums over entries
    sumAsProduct: 'a sum is a product with ones',
    averageAsProduct: 'an average is a product with ones over their number',
    deviations: 'the deviations from the mean sum to 0',
    meanDropsOut: 'so the part through the mean is 0',
    factorsInTurn: 'each factor varies in turn, multiplied by all others',
    wholeOverOne: 'all factors but one are the whole over that one',
    entriesInTurn: 'product rule, entry by entry',
    collectEntries: 'collected back into arrays',
    selects:
      'the extreme entry is picked by a unit vector, which stays the same when the entries vary a little',

    // norms
    squareOfNorm: 'the square of the norm is the sum of the squares',
    signedSum: 'each absolute value is the entry with its sign, and signs are constant away from 0',
    powerOutside: 'the outer power',
    powersInside: 'the inner powers; the slope of an absolute value is the sign',
    normAgain: 'a power of the sum is a power of the norm',
    polarTrace:
      'polar decomposition: U times a symmetric matrix, whose trace is the sum of the singular values',
    orthonormalStays:
      'U keeps orthonormal columns or rows, so UᵀdU or dU Uᵀ is antisymmetric, and its inner product with a symmetric matrix is 0',
    leadingTrace: 'L = u vᵀ with the singular vectors of the largest singular value',
    leadingPairs:
      'the matrix takes the right singular vector to s times the left one, its transpose takes it back',
    unitStays: 'the matrix exchanges the two singular vectors, and these keep length 1',
    rightAngles:
      'the singular vectors keep length 1, so each varies at a right angle to itself: E and F project on that',
    differentiateRight: 'the image of the right vector, differentiated; E takes away what varies in s',
    differentiateLeft: 'the image of the left vector, differentiated; F takes away what varies in s',
    putOneIntoOther:
      'the second put into the first, times s; at a right angle to the right vector F changes nothing',
    invertApart: 'on the left vector itself s² is put in, so that the inverse exists',
    likewise: 'the other way round likewise, with the transpose',
    orthonormalVaries: 'the columns stay orthonormal',
    polarDefinition:
      'the polar decomposition of a matrix with more rows than columns; of others the transpose has one',
    symmetricFactor: 'P is symmetric, and so is dP',
    subtract: 'the difference: the terms with dP are equal',
    solveSylvester: 'a Sylvester equation for the differential',

    // probabilities
    softmaxQuotient: 'the exponentials over their own sum',
    softmaxName: 'written with the softmax again',
    logOfQuotient: 'the logarithm of a quotient is a difference',
    rowsAlone: 'each row over its own sum',

    // matrices
    multiplyRight: 'multiply by the inverse from the right',
    multiplyBoth: 'multiply by the inverse from the left, and by its transpose from the right',
    multiplyFactorLeft: 'multiply by the factor from the left',
    threeFactors: 'three factors vary in turn, and they do not commute; of another exponent as many',
    cofactors: 'expand along a row: the adjugate holds the cofactors, transposed',
    cofactorsFixed:
      'in the expansion along a row, each of its entries is multiplied by its cofactor, in which that row does not occur',
    entriesAsTrace: 'a sum over both indices is a trace',
    adjugateByInverse: 'the adjugate is the determinant times the inverse',
    logRule: 'the rule of the logarithm',
    penrose: 'a pseudo-inverse undoes what can be undone',
    projectorOut: 'the same with the projectors A and B',
    ofProjectorB: 'the differential of B, multiplied by the pseudo-inverse from the right',
    projectorA:
      'A keeps the matrix as it is, and that differentiated gives dA A; A is symmetric and A A = A, so dA is this plus its transpose',
    projectorB: 'likewise for B',
    orthogonalParts: 'put together: I − A and I − B take the pseudo-inverse to 0',
    blockSimilar: 'multiply out the blocks',
    blockFunction: 'a power series goes through a similarity, and through a block diagonal',
    blockLimit: 'let t go to 0: the quotient becomes the differential',
    upperRight: 'the Fréchet derivative is the name of that block, with one direction more for each d',
    pickBlock: 'the upper right block is picked by blocks of the identity',
    blockPower: 'the powers of the block matrix gather the direction at every place between the factors',
    choleskyDefinition: 'this is what the factor is, and it is lower triangular',
    lowerPart:
      'the first term is lower triangular, the second its transpose: below the diagonal only the first counts, on the diagonal half of the sum',
    diagonalSum: 'the trace is the sum of the diagonal',

    // rules of derivations
    jacobianIs: 'this is what the Jacobian is, at the value inside',
    unitVectors: 'a direction is a sum of unit vectors, each multiplied by its entry',
    columnsOfJacobian: 'the image of e_j is column j: no other matrix gives the same for every direction',
    entriesOfFactor:
      'each entry of the direction meets the same entry of the factor: no other matrix gives the same for every direction',
    entrySlopes: 'each entry depends on the same entry only',
    swapSums: 'the order in which is summed does not matter',
    traceAsSum: 'written with entries',
    columnByColumn: 'a matrix is the sum of its columns, each times a unit row',
    vecOfOuter: 'vec(a bᵀ) is b ⊗ a: column j is a, multiplied by b_j',
    vecLinear: 'A and B go to each column, and vec is linear',
    entryOfProduct: 'an entry of a product is a row times a column',
    onlyRow: 'only row i of W reaches the entry i',
    ofEntries: 'each entry that varies comes with its unit vectors',
    entryOfX: 'e_j picks the entry j',
    sumAlone: 'an index that stands in a sum alone is a product with ones',
    mixedProduct: '(M ⊗ N)(v ⊗ w) is M v ⊗ N w',
  },
}
