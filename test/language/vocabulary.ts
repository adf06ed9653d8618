import type { Spelling, Vocabulary } from '../../src/language/vocabulary.js'

const one = (names: string): Spelling[] => names.split(' ').map((name) => ({ name, arity: [1, 1] }))
const two = (names: string): Spelling[] => names.split(' ').map((name) => ({ name, arity: [2, 2] }))
const called = (name: string, aliases: string, arity: readonly [number, number] = [1, 1]): Spelling => ({
  name,
  aliases: aliases.split(' '),
  arity,
})

/** All functions of the language, as far as reading them goes. */
export const vocabulary: Vocabulary = [
  ...one('exp log2 log10 log1p expm1 sqrt abs cos tan sec asin acos atan sinh cosh'),
  ...one('asinh acosh atanh gelu swish softplus erf step sign sin tanh silu'),
  called('log', 'ln'),
  called('sigmoid', 'σ sigma'),
  called('relu', 'ReLU'),
  called('Phi', 'Φ normcdf'),
  called('tr', 'trace Tr'),
  called('det', 'Det'),
  called('inv', 'inverse'),
  called('max', 'maximum', [1, 2]),
  called('min', 'minimum', [1, 2]),
  called('kl', 'KL', [2, 2]),
  ...one('sum mean var logdet pinv diag vec expm adj softmax log_softmax logsumexp row_sum col_sum row_mean'),
  ...one('col_mean chol lgamma digamma stop_gradient transpose'),
  { name: 'norm', arity: [1, 2] },
  ...two('leaky_relu elu dot outer kron cross_entropy commutation'),
  { name: 'clip', arity: [3, 3] },
]
