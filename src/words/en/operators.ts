/** the rule book: each operator's title, and why its rule holds */
export const operators = {
  add: { title: 'Sum', because: 'the differential of a sum is the sum of the differentials' },
  product: { title: 'Product', because: 'each factor varies in turn, and the order of the factors stays' },
  hadamard: { title: 'Hadamard product', because: 'the product rule holds entry by entry' },
  transpose: { title: 'Transpose', because: 'transposing only moves the entries' },
  power: {
    title: 'Power',
    because: 'bring the exponent down and lower it by one',
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
  sigmoid: { title: 'Sigmoid', because: 'with σ = 1/(1 + e⁻ᵘ), e⁻ᵘ/(1 + e⁻ᵘ)² is σ(1 − σ)' },
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
    because: 'a singular value has the differential uᵀ dX v; they are summed. U Vᵀ is the polar factor of X',
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
    because: 'differentiate L Lᵀ = X: L⁻¹ dX L⁻ᵀ is L⁻¹dL plus its transpose, and L⁻¹dL is lower triangular',
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
}
