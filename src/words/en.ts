/**
 * English. A sentence is text, or a function of what it speaks of: strings are its names, formulas and phrases, already said; numbers and
 * choices come as they are. What another language must say is what stands here.
 */
export const en = {
  /** steps of the methods and around them, and the words of each that is no operator's rule */
  steps: {
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
    identityMap: { title: 'Sum', text: 'it enters unchanged' },
    linearInMatrix: {
      title: 'Linear in a matrix',
      text: 'write the differential as an inner product with the differential of the matrix and read off its other factor',
    },
    bilinear: { title: 'Product rule', text: 'it stands in more than one factor: each place varies in turn' },
    quotient: { title: 'Quotient rule', text: 'what stands below varies too: d(a/b) = da/b − a db/b²' },
    substitute: { title: 'Substitute', text: 'put in what the names stand for, and simplify' },
    readOff: {
      title: 'Read off the Jacobian',
      text: 'what stands before the differential is the derivative',
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
  },

  /** what is said beside a step's own reason */
  reasons: {
    broughtForward:
      'what stands around a differential is brought before it: aᵀ(v ⊙ dz) = aᵀ diag(v) dz, and ⟨A, B ⊙ dZ⟩ = ⟨A ⊙ B, dZ⟩',
    ownTrace: 'a scalar is its own trace',
    turnedTrace: 'and the trace of a matrix is that of its transpose',
    ownTranspose: 'a scalar is its own transpose',
    directionWithin: ({ x, structure }: { x: string; structure: string }) =>
      `d${x} is ${structure}, like ${x}`,
    entryByEntry: 'the rule, entry by entry',
  },

  /** a step that applies several rules at once */
  rules: {
    several: ({ titles }: { titles: readonly string[] }) => titles.join(', '),
    andOthers: ({ title }: { title: string }) => `${title} and others`,
    reasons: ({ reasons }: { reasons: readonly string[] }) => reasons.join('; '),
  },

  /** the rule book: each operator's title, and why its rule holds */
  operators: {
    add: { title: 'Sum', because: 'the differential of a sum is the sum of the differentials' },
    product: { title: 'Product', because: 'each factor varies in turn, and the order of the factors stays' },
    hadamard: { title: 'Hadamard product', because: 'the product rule holds entry by entry' },
    transpose: { title: 'Transpose', because: 'transposing only moves the entries' },
    power: {
      title: 'Power',
      because: 'bring the exponent down and lower it by one; a varying exponent brings down the logarithm',
    },
    sqrt: { title: 'Square root', because: 'the power rule with exponent ½' },
    sum: { title: 'Sum of the entries', because: 'a sum is linear, and every entry counts once' },
    row_sum: { title: 'Row sums', because: 'summing over the columns is a product with ones' },
    col_sum: { title: 'Column sums', because: 'summing over the rows is a product with ones' },
    mean: { title: 'Mean of the entries', because: 'a mean is a sum over the number of entries' },
    row_mean: {
      title: 'Row means',
      because: 'averaging over the columns is a product with ones over their number',
    },
    col_mean: {
      title: 'Column means',
      because: 'averaging over the rows is a product with ones over their number',
    },
    var: {
      title: 'Variance of the entries',
      because: 'the part through the mean is zero, since the deviations sum to 0',
    },
    product_of: {
      title: 'Product of the entries',
      because: 'each factor varies in turn: the product without it is the whole over it',
    },
    dot: { title: 'Inner product', because: 'the product rule, entry by entry, summed' },
    outer: { title: 'Outer product', because: 'each factor varies in turn' },
    trace: { title: 'Trace', because: 'the trace is linear' },
    trace_power: {
      title: 'Trace of a power',
      because: 'each of the k factors varies in turn, and the trace brings each to the end',
    },
    diag: { title: 'Diagonal matrix', because: 'diag only places the entries' },
    diagonal: { title: 'Diagonal of a matrix', because: 'taking the diagonal only picks entries' },
    inverse: { title: 'Differential of an inverse', because: 'differentiate X X⁻¹ = I' },
    matrix_power: {
      title: 'Power of a matrix',
      because: 'each of the k factors varies in turn, and they do not commute',
    },
    det: {
      title: 'Differential of a determinant',
      because: 'Jacobi’s formula: expand along a row and collect the cofactors',
    },
    logdet: { title: 'Differential of log det', because: 'd log u = du/u, and Jacobi’s formula for det' },
    adj: { title: 'Adjugate', because: 'the product rule on det(X) X⁻¹, for an invertible X' },
    pinv: {
      title: 'Differential of a pseudo-inverse',
      because:
        'where the rank is constant; the second and third term vanish for a square invertible matrix, one of them for any of full rank',
    },
    exp: { title: 'Exponential', because: 'the exponential is its own derivative' },
    log: {
      title: 'Logarithm',
      because: 'the logarithm inverts the exponential, so its slope is one over the argument',
    },
    log2: {
      title: 'Logarithm to base 2',
      because: 'a logarithm to base 2 is the natural one divided by ln 2',
    },
    log10: {
      title: 'Logarithm to base 10',
      because: 'a logarithm to base 10 is the natural one divided by ln 10',
    },
    log1p: { title: 'Logarithm of 1 + u', because: 'the logarithm’s rule, at 1 + u' },
    expm1: { title: 'Exponential minus 1', because: 'the constant does not vary' },
    sin: { title: 'Sine', because: 'the slope of the sine is the cosine' },
    cos: { title: 'Cosine', because: 'the slope of the cosine is minus the sine' },
    tan: { title: 'Tangent', because: 'the quotient rule on sin/cos, with sin² + cos² = 1' },
    sec: { title: 'Secant', because: 'differentiate 1/cos' },
    asin: { title: 'Arcsine', because: 'one over the slope of the sine at arcsin u' },
    acos: { title: 'Arccosine', because: 'arccos u is π/2 − arcsin u' },
    atan: { title: 'Arctangent', because: 'one over the slope of the tangent, 1 + tan², at arctan u' },
    sinh: { title: 'Hyperbolic sine', because: 'differentiate (eᵘ − e⁻ᵘ)/2' },
    cosh: { title: 'Hyperbolic cosine', because: 'differentiate (eᵘ + e⁻ᵘ)/2' },
    tanh: { title: 'Hyperbolic tangent', because: 'the quotient rule on sinh/cosh, with cosh² − sinh² = 1' },
    asinh: { title: 'Inverse hyperbolic sine', because: 'one over the slope of sinh' },
    acosh: { title: 'Inverse hyperbolic cosine', because: 'one over the slope of cosh' },
    atanh: {
      title: 'Inverse hyperbolic tangent',
      because: 'one over the slope of tanh, 1 − tanh², at atanh u',
    },
    abs: { title: 'Absolute value', because: 'slope 1 on the right of zero, −1 on the left' },
    sign: { title: 'Sign', because: 'it is constant except where it jumps' },
    step: { title: 'Unit step', because: 'it is constant except where it jumps' },
    sigmoid: { title: 'Sigmoid', because: 'with y = 1/(1 + e⁻ᵘ), e⁻ᵘ/(1 + e⁻ᵘ)² is y(1 − y)' },
    softplus: { title: 'Softplus', because: 'eᵘ/(1 + eᵘ) is the sigmoid' },
    silu: { title: 'SiLU (swish)', because: 'the product rule on u σ(u)' },
    relu: {
      title: 'Rectifier (ReLU)',
      because: 'where u is positive it passes through, elsewhere nothing does',
    },
    leaky_relu: { title: 'Leaky rectifier', because: 'slope 1 on the positive side, a on the other' },
    elu: { title: 'Exponential linear unit', because: 'each branch has its own slope' },
    erf: { title: 'Error function', because: 'erf is the integral of this density from 0' },
    Phi: {
      title: 'Normal distribution function',
      because: 'the slope of a distribution function is its density',
    },
    gelu: { title: 'Gaussian error linear unit', because: 'the product rule on u Φ(u)' },
    lgamma: { title: 'Logarithm of the gamma function', because: 'this is what the digamma function is' },
    digamma: {
      title: 'Digamma function',
      because: 'each polygamma function is the derivative of the one before',
    },
    trigamma: {
      title: 'Trigamma function',
      because: 'each polygamma function is the derivative of the one before',
    },
    polygamma: {
      title: 'Polygamma function',
      because: 'each polygamma function is the derivative of the one before',
    },
    greater: { title: 'Indicator', because: 'an indicator is constant except where it jumps' },
    less: { title: 'Indicator', because: 'an indicator is constant except where it jumps' },
    greater_equal: { title: 'Indicator', because: 'an indicator is constant except where it jumps' },
    less_equal: { title: 'Indicator', because: 'an indicator is constant except where it jumps' },
    equal: { title: 'Indicator', because: 'an indicator is constant except where it jumps' },
    not_equal: { title: 'Indicator', because: 'an indicator is constant except where it jumps' },
    max_of_two: {
      title: 'Larger of two',
      because: 'only the larger one is passed on, of equal ones the first; beside a number both are strict',
    },
    min_of_two: {
      title: 'Smaller of two',
      because: 'only the smaller one is passed on, of equal ones the first; beside a number both are strict',
    },
    clip: {
      title: 'Clipping',
      because: 'u passes between the bounds, and a bound beyond it; beside a number all are strict',
    },
    piecewise: { title: 'Cases', because: 'away from the boundary one branch holds nearby too' },
    stop_gradient: { title: 'Stopped gradient', because: 'by definition it is held constant' },
    guarded: { title: 'Condition', because: 'an indicator is constant; where it is 0 nothing counts' },
    max_of: {
      title: 'Largest entry',
      because: 'only the largest entry counts (of several, the first); argmax is 1 there and 0 elsewhere',
    },
    min_of: {
      title: 'Smallest entry',
      because: 'only the smallest entry counts (of several, the first); argmin is 1 there and 0 elsewhere',
    },
    argmax: {
      title: 'Position of the largest entry',
      because:
        'it is 1 at the first of the largest entries and 0 elsewhere, and stays so when they vary a little',
    },
    argmin: {
      title: 'Position of the smallest entry',
      because:
        'it is 1 at the first of the smallest entries and 0 elsewhere, and stays so when they vary a little',
    },
    norm: { title: 'Euclidean norm', because: 'differentiate ‖u‖² = uᵀu' },
    norm_1: { title: '1-norm', because: 'it is the sum of the absolute values' },
    norm_inf: { title: 'Maximum norm', because: 'only the entry of the largest absolute value counts' },
    p_norm: { title: 'p-norm', because: 'the chain rule through the power 1/p and the powers p' },
    squared_norm: {
      title: 'Squared norm',
      because: 'the squared norm is u · u, and both factors vary alike',
    },
    nuclear_norm: {
      title: 'Nuclear norm',
      because:
        'a singular value has the differential uᵀ dX v; they are summed. U Vᵀ is the polar factor of X',
    },
    spectral_norm: {
      title: 'Spectral norm',
      because: 'the largest singular value is u₁ᵀXv₁, and to first order its singular vectors do not count',
    },
    polar: {
      title: 'Orthogonal polar factor',
      because:
        'differentiate X = U P with P = UᵀX symmetric: a Sylvester equation for dU, which says the part of dX outside the columns or rows of X too',
    },
    leading_pair: {
      title: 'Leading singular vectors',
      because:
        'differentiate X v = σ u and Xᵀu = σ v for L = u vᵀ: each of du and dv stands at a right angle to its vector, where σ²I − XXᵀ and σ²I − XᵀX can be inverted; B is A with Xᵀ for X',
    },
    softmax: { title: 'Softmax', because: 'the quotient rule on exp(z)/(𝟙ᵀexp(z))' },
    log_softmax: { title: 'Log-softmax', because: 'log softmax(z) is z − 𝟙·logsumexp(z)' },
    logsumexp: { title: 'Log-sum-exp', because: 'exp(z) over its own sum is the softmax' },
    cross_entropy: { title: 'Cross-entropy', because: 'the logarithm’s rule, term by term' },
    kl: {
      title: 'Kullback–Leibler divergence',
      because: 'the product rule and the logarithm’s, term by term',
    },
    kron: { title: 'Kronecker product', because: 'every entry is a product of an entry of A and one of B' },
    khatri_rao: {
      title: 'Khatri–Rao product',
      because: 'its column k is the Kronecker product of the columns k',
    },
    vec: { title: 'Stacked columns', because: 'vec only moves the entries' },
    unvec: { title: 'Unstacked columns', because: 'unvec puts the entries back where vec took them' },
    commutation: { title: 'Commutation matrix', because: 'transposing permutes the entries of vec' },
    block_dot: { title: 'Inner products with blocks', because: 'A ⊗ B consists of the blocks A_ij B' },
    block_sum: { title: 'Weighted sum of blocks', because: 'A ⊗ B consists of the blocks A_ij B' },
    expm: { title: 'Matrix exponential', because: 'X and dX need not commute; where they do it is e^X dX' },
    expm_frechet: {
      title: 'Fréchet derivative of the matrix exponential',
      because: 'it is the upper right block of exp([X, D; 0, X]); a direction more doubles the blocks',
    },
    power_frechet: {
      title: 'Fréchet derivative of a power of a matrix',
      because: 'it is the upper right block of [X, D; 0, X]ᵏ; a direction more doubles the blocks',
    },
    sylvester: {
      title: 'Solution of a Sylvester equation',
      because: 'differentiate the equation: dY solves one with the same A and B',
    },
    chol: {
      title: 'Cholesky factor',
      because:
        'differentiate L Lᵀ = X: L⁻¹ dX L⁻ᵀ is L⁻¹dL plus its transpose, and L⁻¹dL is lower triangular',
    },
    half_lower: {
      title: 'Lower triangle with half the diagonal',
      because: 'it only picks and halves entries',
    },
    tril: { title: 'Lower triangle', because: 'it only picks entries' },
    triu: { title: 'Upper triangle', because: 'it only picks entries' },
    blocks: { title: 'Block matrix', because: 'blocks are only put side by side' },
    block: { title: 'Block of a matrix', because: 'each block meets the part of G that stands in its place' },
    zeros: { title: 'Zero', because: 'it is constant' },
    ones: { title: 'Vector of ones', because: 'it is constant' },
    identity: { title: 'Identity matrix', because: 'it is constant' },
    unit: { title: 'Unit vector', because: 'it is constant' },
    position: { title: 'Position', because: 'positions are whole numbers: they do not vary' },
    ordinal: { title: 'Index as a number', because: 'indices are whole numbers: they do not vary' },
    unknown: {
      title: 'Unknown function, entry by entry',
      because: 'each entry depends on the same entry only; its slope is called f′',
    },
    unknown_map: { title: 'Unknown function of a vector', because: 'this is what the Jacobian is' },
    unknown_jacobian: {
      title: 'Jacobian of an unknown function',
      because:
        'of a scalar function J_f is the gradient as a row, and the derivative of the gradient is the Hessian',
    },
    unknown_hessian: {
      title: 'Hessian of an unknown function',
      because: 'it is the derivative of the gradient',
    },
    partial: { title: 'Partial derivative', because: 'it is a name for what is found' },
  },

  layouts: {
    numerator: 'numerator layout',
    denominator: 'denominator layout',
    mixed: 'mixed layout',
  },

  /** numerator and denominator layout beside each other */
  compare: {
    line: ({ title, layout }: { title: string; layout: string }) => `${title}, ${layout}`,
    same: 'the same in both layouts',
    noAxes: 'a number has no layout: the same in both',
    onlyNumerator: 'this line is needed in numerator layout only',
    onlyDenominator: 'this line is needed in denominator layout only',
    swapped: 'the factors change places: a transpose turns a product round, (A B)ᵀ = Bᵀ Aᵀ',
    transposed: 'the one is the transpose of the other',
    turned: ({ shape, other }: { shape: string; other: string }) =>
      `${shape} in denominator layout, ${other} in numerator layout`,
    order: 'the same quantity, written in the order of each layout',
    numbers: ({ f, x }: { f: string; x: string }) =>
      `${f} and ${x} are numbers, and so is ∂${f}/∂${x}: on paper the layouts differ only in what stands between`,
    gradient: ({ f, x, own }: { f: string; x: string; own: string }) =>
      `In denominator layout ∂${f}/∂${x} is the gradient ∇${f}: it is shaped like ${x}, ${own}, so that one can step along it, ${x} − η ∇${f}.`,
    derivativeByVector: ({ f, x, turned }: { f: string; x: string; turned: string }) =>
      `In numerator layout it is the derivative, a linear map: a row, ${turned}, and d${f} = ∂${f}/∂${x} d${x} is a product without any transpose.`,
    derivativeByMatrix: ({ f, x, turned }: { f: string; x: string; turned: string }) =>
      `In numerator layout it is the derivative, shaped like ${x}ᵀ, ${turned}: entry (j, i) belongs to ${x}_ij, and d${f} = tr(∂${f}/∂${x} d${x}).`,
    tangent: ({ f, x, own, turned }: { f: string; x: string; own: string; turned: string }) =>
      `${x} is a number: ∂${f}/∂${x} is shaped like ${f} in numerator layout, ${turned}, and turned in denominator layout, ${own}.`,
    jacobian: ({ f, x, own, turned }: { f: string; x: string; own: string; turned: string }) =>
      `In numerator layout ∂${f}/∂${x} is the Jacobian, ${turned}: entry (i, j) is ∂${f}_i/∂${x}_j, and d${f} = ∂${f}/∂${x} d${x}. In denominator layout it is the transpose, ${own}: entry (i, j) is ∂${f}_j/∂${x}_i.`,
    differential: ({ f, x }: { f: string; x: string }) =>
      `∂${f}/∂${x} has more than two axes: neither layout is a matrix, and the differential d${f} is the same in both.`,
    chain: ({ left, numerator, denominator }: { left: string; numerator: string; denominator: string }) =>
      `Chain rule: in numerator layout the factors stand in the order of the composition, outermost first, ${left} = ${numerator}; in denominator layout every factor is transposed, and so they stand the other way round, ${left} = ${denominator}.`,
    mixed: ({ left, mixed }: { left: string; mixed: string }) =>
      `Machine learning mixes the two: gradients are columns and Jacobians keep the rows of what varies. There the Jacobian is transposed on the page, ${left} = ${mixed}.`,
    components: ({ numerator, denominator }: { numerator: string; denominator: string }) =>
      `Entry by entry every factor is a number, and numbers commute: these lines are the same in both layouts. The layouts part where the entries are collected: in numerator layout the variable’s index runs along the rows, ${numerator}; in denominator layout down the columns, ${denominator}.`,
    oneAnswer: 'The answer is its own transpose: both layouts give the same.',
    twoAnswers: 'The two answers are transposes of each other; neither is more right. Say which one you use.',
  },

  /** structures that a variable may have: the adjective, the step that projects, the note */
  structures: {
    within: 'Within the structure',
    symmetric: {
      adjective: 'symmetric',
      text: 'moving within symmetric matrices only the symmetric part of the gradient G counts: sym(G) = (G + Gᵀ)/2',
      note: ({ x }: { x: string }) =>
        `${x} is symmetric: this is the gradient in the space of symmetric matrices, sym(G), where G takes the entries of ${x} as independent; the popular 2G − G∘I lists the partial derivatives by the entries on and below the diagonal, which is not a gradient`,
    },
    antisymmetric: {
      adjective: 'antisymmetric',
      text: 'moving within antisymmetric matrices only the antisymmetric part of the gradient G counts: (G − Gᵀ)/2',
      note: ({ x }: { x: string }) =>
        `${x} is antisymmetric: this is the gradient in the space of antisymmetric matrices, (G − Gᵀ)/2`,
    },
    diagonal: {
      adjective: 'diagonal',
      text: 'moving within diagonal matrices only the diagonal of the gradient G counts: I ∘ G',
      note: ({ x }: { x: string }) =>
        `${x} is diagonal: this is the gradient in the space of diagonal matrices, I ∘ G`,
    },
    lower: {
      adjective: 'lower',
      text: 'moving within lower triangular matrices only that triangle of the gradient G counts: tril(G)',
      note: ({ x }: { x: string }) =>
        `${x} is lower triangular: this is the gradient in the space of such matrices, tril(G), where G takes all entries of ${x} as independent`,
    },
    upper: {
      adjective: 'upper',
      text: 'moving within upper triangular matrices only that triangle of the gradient G counts: triu(G)',
      note: ({ x }: { x: string }) =>
        `${x} is upper triangular: this is the gradient in the space of such matrices, triu(G), where G takes all entries of ${x} as independent`,
    },
  },

  /** what is to be known of an answer */
  notes: {
    mixed: ({ x, y }: { x: string; y: string }) =>
      `rows are the components of ${x}, columns those of ${y}: entry (i, j) is the derivative by ${x}_i and ${y}_j, in every layout`,
    linearMap: ({ differential }: { differential: string }) =>
      `${differential} is the derivative as a linear map, the same in every layout: to first order, how the function varies`,
    stacked: ({ f, x, side }: { f: string; x: string; side: 'numerator' | 'denominator' }) =>
      side === 'numerator'
        ? `rows are the entries of ${f}, columns those of ${x}, both stacked by columns (numerator layout)`
        : `rows are the entries of ${x}, columns those of ${f}, both stacked by columns (denominator layout)`,
    components: ({ f, x }: { f: string; x: string }) =>
      `entries of ${f} by entries of ${x}: the same in every layout, which only says whose positions come first, those of ${f} (numerator) or of ${x} (denominator)`,
    within: ({ x, structure }: { x: string; structure: string }) =>
      `${x} is ${structure}: so is its differential d${x}, and the derivative says nothing of other directions`,
    row: ({ f }: { f: string }) => `${f} is a row: it is differentiated as the column ${f}ᵀ`,
    constant: ({ f, x }: { f: string; x: string }) => `${f} does not depend on ${x}: the derivative is 0`,
    standIns: ({ sizes }: { sizes: readonly string[] }) => `checked at sizes ${sizes.join(', ')}`,
    noCode: ({ target, why }: { target: string; why: string }) => `no ${target} code: ${why}`,
    misspelt: ({ field, meant }: { field: string; meant: string }) =>
      `the field "${field}" was not read; did you mean "${meant}"?`,
  },

  /** kinds of names, by their letter in the inference of kinds */
  kinds: { s: 'scalar', v: 'vector', c: 'row vector', m: 'matrix' },

  /** how the input was read */
  reading: {
    byConvention: ({ name, kind }: { name: string; kind: string }) => `${name} is a ${kind}, by convention`,
    fromUse: ({ name, kind, use }: { name: string; kind: string; use: string }) =>
      `${name} is a ${kind}, from its use in ${use}`,
    position: ({ name }: { name: string }) => `${name} is a fixed position (an index)`,
    size: ({ size, of, axis }: { size: string; of: string; axis: 'size' | 'range' | 'length' }) =>
      `${size} names the ${axis} of ${of}`,
    sizes: ({ sizes, of }: { sizes: readonly string[]; of: string }) =>
      `${sizes.join(', ')} name the sizes of ${of}`,
    half: ({ a, b, c }: { a: string; b: string; c: string }) =>
      `${a}/${b}${c} is read (${a}/${b})${c}; the other reading is ${a}/(${b}${c})`,
    undeclared: ({ name, close }: { name: string; close: string }) => `${name} is not declared, ${close} is`,
    startsAt: ({ index, first }: { index: string; first: string }) =>
      `${index} starts at ${first}, where every subscript exists`,
    runsTo: ({ index, last }: { index: string; last: string }) =>
      `${index} runs to ${last}, where every subscript exists`,
    toEachRow: ({ term, factor }: { term: string; factor: string }) =>
      `${term} is added to each row: written out, 𝟙 ${factor}ᵀ`,
    expEntrywise: ({ x, exponent }: { x: string; exponent: string }) =>
      `e^${exponent} is read entry by entry; the matrix exponential is expm(${x})`,
    norm1: ({ norm }: { norm: string }) => `${norm} is read as the sum of the absolute values of all entries`,
    unequal: ({ i, j }: { i: string; j: string }) =>
      `the sum over ${i} ≠ ${j} is over ${i} alone; over all pairs it is sum_${j} sum_{${i} != ${j}}`,
    smallTranspose: '^t is read as the transpose: t stands nowhere else; declare t for a power',
  },

  /** shapes that are no product of sizes */
  shapes: { scalar: 'scalar', index: 'index' },

  /** the numeric check */
  check: {
    points: ({ samples, sizes, error }: { samples: number; sizes: readonly string[]; error: string }) =>
      `${samples} random point${samples === 1 ? '' : 's'}${sizes.length > 0 ? ` (${sizes.join(', ')})` : ''}, largest relative error ${error}, every line`,
    passed: ({ verdict }: { verdict: string }) => `checked: ${verdict}`,
    left: 'not checked',
    failed: ({
      step,
      title,
      equation,
      excess,
    }: {
      step: number
      title: string
      equation: string
      excess: string
    }) => `step ${step}, ${title}: ${equation} (${excess})`,
    answerFailed: ({ excess }: { excess: string }) =>
      `the answer differs from finite differences (${excess})`,
    excess: ({ error, allowed }: { error: string; allowed: string }) =>
      `relative error ${error}, allowed ${allowed}`,
    /** why no point was found */
    tooLarge:
      'arrays of so many entries take too long; sizes that are names (n for 784) are checked at small numbers',
    valuesTooLarge: 'the values are too large at every sampled point',
    kink: ({ operator }: { operator: string }) => `every sampled point lies at a kink of ${operator}`,
    rounding: 'rounding hides the derivative at every point tried',
    noSizes: 'no sizes fit the dimensions',
    nowhere: ({ demand, tries }: { demand: string; tries: number }) =>
      `${demand} at none of the ${tries} points tried`,
    operatorFinite: ({ operator }: { operator: string }) => `${operator} is finite`,
    valueFinite: 'the value is finite',
    conditionsHold: 'the conditions hold',
    jumps: ({ x }: { x: string }) =>
      `the function jumps where ${x} moves freely, so that differences tell nothing`,
  },

  /** before what the command tells, with the gap that a colon leaves */
  labels: {
    read: 'read: ',
    shapes: 'shapes: ',
    assumed: 'assumed: ',
    note: 'note: ',
    where: 'where: ',
    checked: 'checked: ',
    failed: 'check failed: ',
    notVerified: 'not verified: ',
    derivative: 'the derivative: ',
  },

  /** around a derivation that is handed in */
  documents: {
    derivative: ({ of, by }: { of: string; by: readonly string[] }) =>
      `Derivative of ${of} by ${by.join(', ')}`,
    layouts: {
      both: 'numerator and denominator layout',
      numerator: 'numerator layout',
      denominator: 'denominator layout',
      mixed: 'mixed layout',
    },
    given: ({ layout }: { layout: string }) => `Given, ${layout}`,
    assumed: ({ remarks }: { remarks: readonly string[] }) => `Assumed: ${remarks.join('; ')}.`,
    notes: ({ remarks }: { remarks: readonly string[] }) => `Note: ${remarks.join('; ')}.`,
    index: ({ name }: { name: string }) => `${name}, an index`,
    derivation: 'Derivation',
    answer: 'Answer',
    where: 'where',
    step: ({ number, title }: { number: string; title: string }) => `Step ${number}, ${title}`,
    shape: ({ shape }: { shape: string }) => `shape ${shape}`,
    by: ({ titles }: { titles: readonly string[] }) => `by: ${titles.join(', ')}`,
    /** a line of the program in which terms are marked; the terms by themselves */
    appliedIn: ({ line }: { line: string }) => `in ${line}`,
    appliedTo: ({ terms }: { terms: readonly string[] }) => `applied to ${terms.join(' and ')}`,
    proof: ({ title }: { title: string }) => `Proof, ${title}`,
    source: ({ source }: { source: string }) => `See ${source}.`,
  },

  /** lists of what the command tells */
  lists: {
    shape: ({ name, shape }: { name: string; shape: string }) => `${name}: ${shape}`,
    shapes: ({ shapes }: { shapes: readonly string[] }) => shapes.join('; '),
    more: ({ count }: { count: number }) => `… and ${count} more`,
    where: ({ equation }: { equation: string }) => `where ${equation}`,
    /** a capital, where it begins with a word and not with a formula, and a full stop */
    sentence: ({ text }: { text: string }) =>
      `${text.replace(/^[a-z]{2,}(?= |$)|^a (?=[a-z])/, (w) => w[0]!.toUpperCase() + w.slice(1))}.`,
    of: ({ derivative, what }: { derivative: string; what: string }) => `${derivative}: ${what}`,
  },

  /** proofs of rules: the titles of those that are no operator's; why a line holds */
  proofs: {
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
  },
}
