import type { Operator } from '../expression/operator.js'
import type { Shape } from '../expression/shape.js'
import type { Spelling, Vocabulary } from '../language/vocabulary.js'
import { addOp } from './algebra/add.js'
import { diagOp, diagonalOp } from './algebra/diagonal.js'
import { hadamardOp } from './algebra/hadamard.js'
import { detOp, inverseOp, logdetOp, matrixPowerOp, powerFrechetOp } from './algebra/inverse.js'
import { powerOp } from './algebra/power.js'
import { productOp } from './algebra/product.js'
import { colSumOp, rowSumOp, sumOp } from './algebra/sums.js'
import { traceOp } from './algebra/trace.js'
import { tracePowerOp } from './algebra/trace-power.js'
import { transposeOp } from './algebra/transpose.js'
import { absOp, signOp, stepOp } from './elementwise/absolute.js'
import {
  equalOp,
  greaterEqualOp,
  greaterOp,
  lessEqualOp,
  lessOp,
  notEqualOp,
} from './elementwise/comparison.js'
import { expm1Op, expOp, log1pOp, log2Op, log10Op, logOp } from './elementwise/exponential.js'
import { clipOp, maxOfTwoOp, minOfTwoOp } from './elementwise/extremes.js'
import { digammaOp, lgammaOp, polygammaOp, trigammaOp } from './elementwise/gamma.js'
import { acoshOp, asinhOp, atanhOp, coshOp, sinhOp, tanhOp } from './elementwise/hyperbolic.js'
import { erfOp, geluOp, normalCdfOp } from './elementwise/normal.js'
import { piecewiseOp } from './elementwise/piecewise.js'
import { eluOp, leakyReluOp, reluOp } from './elementwise/rectifiers.js'
import { sqrtOp } from './elementwise/root.js'
import { sigmoidOp, siluOp, softplusOp } from './elementwise/sigmoid.js'
import { stopGradientOp } from './elementwise/stop.js'
import { acosOp, asinOp, atanOp, cosOp, secOp, sinOp, tanOp } from './elementwise/trigonometric.js'
import { guardedOp } from './indices/guarded.js'
import { adjugateOp } from './matrices/adjugate.js'
import { cholOp, halfLowerOp } from './matrices/cholesky.js'
import { expmFrechetOp, expmOp } from './matrices/exponential-of.js'
import { khatriRaoOp } from './matrices/khatri-rao.js'
import { blockDotOp, blockSumOp, kronOp } from './matrices/kron.js'
import { pinvOp } from './matrices/pinv.js'
import { sylvesterOp } from './matrices/sylvester.js'
import { trilOp, triuOp } from './matrices/triangle.js'
import { vecOp } from './matrices/vec.js'
import { argmaxOp, argminOp, maxOfOp, minOfOp } from './reductions/extremes-of.js'
import { crossEntropyOp, klOp } from './reductions/information.js'
import { dotOp, outerOp } from './reductions/inner-outer.js'
import { colMeanOp, meanOp, rowMeanOp, varOp } from './reductions/means.js'
import { norm1Op, normInfOp, normOp, pNormOp } from './reductions/norms.js'
import { productOfOp } from './reductions/product-of.js'
import { logSoftmaxOp, logSumExpOp, softmaxOp } from './reductions/softmax.js'
import { leadingPairOp, nuclearNormOp, polarOp, spectralNormOp } from './reductions/spectral.js'
import { squaredNormOp } from './reductions/squared-norm.js'

/** The rule book: every operator, families in the order in which a course meets them. */
export const operators: readonly Operator[] = [
  addOp,
  productOp,
  hadamardOp,
  transposeOp,
  powerOp,
  sqrtOp,
  // reductions
  sumOp,
  rowSumOp,
  colSumOp,
  meanOp,
  rowMeanOp,
  colMeanOp,
  varOp,
  productOfOp,
  dotOp,
  outerOp,
  // matrices
  traceOp,
  tracePowerOp,
  diagOp,
  diagonalOp,
  inverseOp,
  matrixPowerOp,
  detOp,
  logdetOp,
  adjugateOp,
  pinvOp,
  // functions of one number, entry by entry
  expOp,
  logOp,
  log2Op,
  log10Op,
  log1pOp,
  expm1Op,
  sinOp,
  cosOp,
  tanOp,
  secOp,
  asinOp,
  acosOp,
  atanOp,
  sinhOp,
  coshOp,
  tanhOp,
  asinhOp,
  acoshOp,
  atanhOp,
  absOp,
  signOp,
  stepOp,
  sigmoidOp,
  softplusOp,
  siluOp,
  reluOp,
  leakyReluOp,
  eluOp,
  erfOp,
  normalCdfOp,
  geluOp,
  lgammaOp,
  digammaOp,
  trigammaOp,
  polygammaOp,
  // comparisons, and what is made of them
  greaterOp,
  lessOp,
  greaterEqualOp,
  lessEqualOp,
  equalOp,
  notEqualOp,
  maxOfTwoOp,
  minOfTwoOp,
  clipOp,
  piecewiseOp,
  stopGradientOp,
  guardedOp,
  maxOfOp,
  minOfOp,
  argmaxOp,
  argminOp,
  // norms
  squaredNormOp,
  normOp,
  norm1Op,
  normInfOp,
  pNormOp,
  nuclearNormOp,
  spectralNormOp,
  polarOp,
  leadingPairOp,
  // probabilities
  softmaxOp,
  logSoftmaxOp,
  logSumExpOp,
  crossEntropyOp,
  klOp,
  // Kronecker products, vec, and functions of matrices
  kronOp,
  khatriRaoOp,
  vecOp,
  blockDotOp,
  blockSumOp,
  expmOp,
  expmFrechetOp,
  powerFrechetOp,
  sylvesterOp,
  cholOp,
  halfLowerOp,
  trilOp,
  triuOp,
]

/** Names that stand for one operator or another, by what they are applied to; and names that take sizes, not values. */
const shared: readonly {
  readonly spelling: Spelling
  readonly choose?: (args: readonly Shape[]) => Operator
}[] = [
  {
    spelling: { name: 'max', aliases: ['maximum', 'Max'], latex: String.raw`\max`, arity: [1, 16] },
    choose: (args) => (args.length === 1 ? maxOfOp : maxOfTwoOp),
  },
  {
    spelling: { name: 'min', aliases: ['minimum', 'Min'], latex: String.raw`\min`, arity: [1, 16] },
    choose: (args) => (args.length === 1 ? minOfOp : minOfTwoOp),
  },
  {
    spelling: { name: 'norm', aliases: ['norm2'], arity: [1, 2] },
    choose: (args) => (args.length === 1 ? normOp : pNormOp),
  },
  { spelling: { name: 'norm1', arity: [1, 1] }, choose: () => norm1Op },
  {
    spelling: diagOp.spelling!,
    choose: ([a]) => (a?.kind === 'matrix' ? diagonalOp : diagOp),
  },
  { spelling: { name: 'commutation', arity: [2, 2] } },
  { spelling: { name: 'unvec', arity: [3, 3] } },
]

const spelled = operators.filter(
  (o) => o.spelling && !shared.some((s) => s.spelling.name === o.spelling!.name),
)

/** The spellings of all functions of the language. */
export const vocabulary: Vocabulary = [...spelled.map((o) => o.spelling!), ...shared.map((s) => s.spelling)]

const bySpelling = new Map(spelled.map((o) => [o.spelling!.name, o] as const))
const byShapes = new Map(shared.map((s) => [s.spelling.name, s] as const))

/** The operator behind a function of the language, by its canonical name and what it is applied to. */
export const operatorNamed = (fn: string, args: readonly Shape[] = []): Operator | undefined =>
  bySpelling.get(fn) ?? byShapes.get(fn)?.choose?.(args)
